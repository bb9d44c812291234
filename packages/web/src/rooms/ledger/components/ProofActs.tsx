import type { JsonValue, VerifiedEntry } from '@zca/ledger';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import type { ProofCatalogue } from '../../../base/catalogue/proof/zh.ts';
import { useProofTexts } from '../../../base/catalogue/proof/index.ts';
import type { Verifier } from '../verifier.ts';
import { useVerifier } from '../verifier.ts';

/** Entries that are drawn at first. */
const FIRST = 100;
/** Characters of one value that are shown. */
const LONGEST = 600;

/** The entries of a proof in their order, each with what it says and what it keeps to itself. */
export function ProofActs({ entries }: { readonly entries: readonly VerifiedEntry[] }): ReactNode {
  const p = useProofTexts();
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FIRST);
  return (
    <section className="proof__acts">
      <h2>
        {p.acts} <span className="note">{p.actsNote(entries.length)}</span>
      </h2>
      <ol>
        {shown.map((entry, place) => (
          <Act key={place} entry={entry} />
        ))}
      </ol>
      {shown.length < entries.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {p.all(entries.length)}
        </button>
      )}
    </section>
  );
}

function Act({ entry }: { readonly entry: VerifiedEntry }): ReactNode {
  const p = useProofTexts();
  const { f } = useSpeech();
  const { number, at, hash, body, state } = entry;
  return (
    <li className="proof__act" data-state={state} aria-label={p.act(number)}>
      <span className="proof__number" aria-hidden="true">
        {number}
      </span>
      <p className="proof__when">
        <time dateTime={at}>{Number.isNaN(Date.parse(at)) ? at : f.instant(at)}</time>
        <span>{p.states[state]}</span>
      </p>
      {body === undefined ? <p className="note">{p.withheld}</p> : <Body body={body} />}
      <p className="mono proof__hash">
        {p.hash} {hash}
      </p>
    </li>
  );
}

function Body({ body }: { readonly body: JsonValue }): ReactNode {
  const { isCommitment } = useVerifier();
  if (typeof body !== 'object' || body === null || Array.isArray(body) || isCommitment(body)) {
    return (
      <p className="proof__value">
        <Value value={body} />
      </p>
    );
  }
  return (
    <dl className="proof__body">
      {Object.entries(body).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { readonly value: JsonValue }): ReactNode {
  const p = useProofTexts();
  const verifier = useVerifier();
  if (verifier.isCommitment(value)) return <span className="proof__closed">{p.undisclosed}</span>;
  const text = textOf(value, p, verifier);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A value on one line; one that was tampered with may be nested beyond writing. */
function textOf(value: JsonValue, p: ProofCatalogue, { isCommitment }: Verifier): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.join(p.between);
  }
  try {
    return JSON.stringify(value, (_, part: unknown) => (isCommitment(part) ? p.undisclosed : part));
  } catch {
    return '…';
  }
}
