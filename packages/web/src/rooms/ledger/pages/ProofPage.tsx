import type { BundleReport } from '@zca/ledger';
import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProofTexts } from '../../../base/catalogue/proof/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { ProofActs } from '../components/ProofActs.tsx';
import { ProofFindings, ProofVerdict } from '../components/ProofVerdict.tsx';
import { askPresentLog } from '../presentLog.ts';
import type { PresentState } from '../presentLog.ts';
import type { Verifier } from '../verifier.ts';
import { useFetchedVerifier, useVerifier, VerifierContext } from '../verifier.ts';
import './ProofPage.css';

/** Larger files are not read into the memory of a browser. */
const MOST_BYTES = 100 * 1024 * 1024;

type Chosen =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'read'; readonly text: string };

/** Verifies the proof of a matter in the browser alone, also without any network. */
export function ProofPage(): ReactNode {
  const p = useProofTexts();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [typedKeys, setTypedKeys] = useState('');
  const verifier = useFetchedVerifier();
  useDocumentTitle(p.title);
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MOST_BYTES) {
      setChosen({ kind: 'refused', sentence: p.tooLarge(file.name) });
      return;
    }
    setChosen({ kind: 'reading' });
    file.text().then(
      (text) => setChosen({ kind: 'read', text }),
      () => setChosen({ kind: 'refused', sentence: p.unreadable(file.name) }),
    );
  };
  return (
    <article className="plain-page proof">
      <h1>{p.title}</h1>
      <p>{p.lead}</p>
      {verifier === null ? (
        <Waiting />
      ) : (
        <VerifierContext value={verifier}>
          <Choice onFile={take} again={chosen?.kind === 'read'} />
          <Keys typed={typedKeys} onType={setTypedKeys} />
          <div role="status" className="proof__state">
            {chosen?.kind === 'reading' && <p className="note">{p.computing}</p>}
            {chosen?.kind === 'refused' && <p className="proof__refused">{chosen.sentence}</p>}
          </div>
          {chosen?.kind === 'read' && <Result text={chosen.text} keys={typedKeys} />}
        </VerifierContext>
      )}
    </article>
  );
}

function Choice(props: {
  readonly onFile: (file: File | undefined) => void;
  readonly again: boolean;
}): ReactNode {
  const p = useProofTexts();
  const [over, setOver] = useState(false);
  return (
    <div
      className="proof__choice"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onFile(event.dataTransfer.files[0]);
      }}
    >
      <label className="button button--primary proof__file">
        <Icon name="upload" />
        {props.again ? p.another : p.choose}
        <input
          className="proof__input"
          type="file"
          accept="application/json,.json"
          onChange={(event) => {
            props.onFile(event.target.files?.[0]);
            // The same file can be chosen again.
            event.target.value = '';
          }}
        />
      </label>
      <span className="note">{p.drop}</span>
    </div>
  );
}

function keysIn(
  text: string,
  { parseKey }: Verifier,
): { readonly keys: string[]; readonly wrongLine: number | null } {
  const lines = text.split('\n').map((line) => line.trim());
  const wrong = lines.findIndex((line) => line !== '' && parseKey(line) === undefined);
  return {
    keys: lines.filter((line) => parseKey(line) !== undefined),
    wrongLine: wrong === -1 ? null : wrong + 1,
  };
}

function Keys(props: {
  readonly typed: string;
  readonly onType: (text: string) => void;
}): ReactNode {
  const p = useProofTexts();
  const id = useId();
  const helpId = useId();
  const { wrongLine } = keysIn(props.typed, useVerifier());
  return (
    <details className="proof__keys">
      <summary>{p.keys}</summary>
      <label className="seen-by-readers" htmlFor={id}>
        {p.keys}
      </label>
      <textarea
        id={id}
        className="mono"
        rows={2}
        spellCheck={false}
        aria-describedby={helpId}
        value={props.typed}
        onChange={(event) => props.onType(event.target.value)}
      />
      <p id={helpId} className="note">
        {wrongLine === null ? p.keysHelp : p.keysWrong(wrongLine)}
      </p>
    </details>
  );
}

function Result({ text, keys }: { readonly text: string; readonly keys: string }): ReactNode {
  const p = useProofTexts();
  const { f } = useSpeech();
  const verifier = useVerifier();
  const [answer, setAnswer] = useState<{ of: string; state: PresentState } | null>(null);
  // What the platform said belongs to the proof about which it was asked.
  const present = answer?.of === text ? answer.state : null;
  const report = useMemo(
    () =>
      verifier.verifyBundleText(text, [...keysIn(keys, verifier).keys, ...(present?.keys ?? [])]),
    [verifier, text, keys, present],
  );
  const { checkpoint } = report;
  const verdict = present?.finding.level === 'fault' ? 'refuted' : report.verdict;
  return (
    <div className="proof__result">
      <div className="proof__side">
        <div role="status">
          <ProofVerdict verdict={verdict} />
        </div>
        <h2>{p.checks}</h2>
        <ProofFindings
          findings={present === null ? report.findings : [...report.findings, present.finding]}
        />
        {checkpoint !== undefined && (
          <>
            <dl className="proof__facts">
              <div>
                <dt>{p.chain}</dt>
                <dd className="mono">{report.chain}</dd>
              </div>
              <div>
                <dt>{p.size}</dt>
                <dd>{f.number(checkpoint.size)}</dd>
              </div>
              <div>
                <dt>{p.at}</dt>
                <dd>{f.instant(checkpoint.at)}</dd>
              </div>
            </dl>
            <Comparison
              checkpoint={checkpoint}
              present={present}
              onAnswer={(state) => setAnswer({ of: text, state })}
            />
          </>
        )}
      </div>
      {report.entries.length > 0 && <ProofActs entries={report.entries} />}
    </div>
  );
}

function Comparison(props: {
  readonly checkpoint: NonNullable<BundleReport['checkpoint']>;
  readonly present: PresentState | null;
  readonly onAnswer: (present: PresentState) => void;
}): ReactNode {
  const p = useProofTexts();
  const verifier = useVerifier();
  const [state, setState] = useState<'idle' | 'asking' | 'unreachable'>('idle');
  const ask = async () => {
    setState('asking');
    try {
      props.onAnswer(await askPresentLog(verifier, props.checkpoint));
      setState('idle');
    } catch {
      setState('unreachable');
    }
  };
  return (
    <section className="proof__compare">
      <h2>{p.compare}</h2>
      <p className="note">{p.compareLead}</p>
      <button
        type="button"
        className="button"
        disabled={state === 'asking'}
        onClick={() => void ask()}
      >
        {p.compareButton}
      </button>
      <p role="status" className="note">
        {state === 'unreachable' && p.unreachable}
        {props.present !== null && p.keysOfPlatform(props.present.inForce.join(' '))}
      </p>
    </section>
  );
}
