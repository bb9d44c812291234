import type { PublicPaper } from '@zca/domain/papers';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useLetterTexts } from '../../../base/catalogue/letters/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { paperQuery } from '../queries.ts';
import './Verify.css';

/** What the platform says of a paper, and whether a file is that paper. */
export function PaperPage(): ReactNode {
  const { verify: v } = useLetterTexts();
  const { code } = useParams({ from: '/public/papers/$code' });
  const { data, error, refetch } = useQuery(paperQuery(code));
  useDocumentTitle(v.title);
  return (
    <article className="plain-page verify">
      <h1>{v.title}</h1>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting />}
      {data !== undefined && <Paper paper={data} />}
      <p className="verify__another">
        <Link to="/papers">{v.another}</Link>
      </p>
    </article>
  );
}

function Paper({ paper }: { readonly paper: PublicPaper }): ReactNode {
  const { f } = useSpeech();
  const { verify: v } = useLetterTexts();
  const holds = paper.state === 'valid';
  return (
    <>
      <p className={holds ? 'verify__state' : 'verify__state verify__state--withdrawn'}>
        <Icon name={holds ? 'check' : 'exclude'} size={20} />
        {holds ? v.valid : v.withdrawn(f.day(paper.withdrawnOn ?? ''))}
      </p>
      {paper.demonstration && <p className="verify__demonstration">{v.demonstration}</p>}
      <dl className="verify__facts">
        <div>
          <dt>{v.number}</dt>
          <dd lang="zh-CN">{paper.number}</dd>
        </div>
        <div>
          <dt>{v.name}</dt>
          <dd lang="zh-CN">{paper.title}</dd>
        </div>
        <div>
          <dt>{v.office}</dt>
          <dd lang="zh-CN">{paper.office}</dd>
        </div>
        <div>
          <dt>{v.day}</dt>
          <dd>{f.day(paper.day)}</dd>
        </div>
        <div>
          <dt>{v.hash}</dt>
          <dd className="mono verify__hash">{paper.sha256 ?? v.printing}</dd>
        </div>
      </dl>
      <p className="note">{v.privacy}</p>
      {paper.sha256 !== null && <Comparison sha256={paper.sha256} />}
    </>
  );
}

type Outcome =
  | { readonly kind: 'computing' }
  | { readonly kind: 'unreadable'; readonly name: string }
  | { readonly kind: 'computed'; readonly name: string; readonly sha256: string };

/** Hashes a file in the browser; the code for it is fetched with the first one. */
async function hashOf(file: File): Promise<string> {
  // The browser's own digest is withheld on plain http, which intranets use.
  const [{ sha256, toHex }, bytes] = await Promise.all([import('@zca/ledger'), file.arrayBuffer()]);
  return toHex(sha256.digest(new Uint8Array(bytes)));
}

function Comparison({ sha256 }: { readonly sha256: string }): ReactNode {
  const { verify: v } = useLetterTexts();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [over, setOver] = useState(false);
  const compare = (file: File | undefined) => {
    if (file === undefined) return;
    setOutcome({ kind: 'computing' });
    hashOf(file).then(
      (computed) => setOutcome({ kind: 'computed', name: file.name, sha256: computed }),
      () => setOutcome({ kind: 'unreadable', name: file.name }),
    );
  };
  return (
    <section
      className="verify__compare"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        compare(event.dataTransfer.files[0]);
      }}
    >
      <h2>{v.compare}</h2>
      <p>{v.compareLead}</p>
      <label className="button verify__file">
        <Icon name="upload" />
        {v.choose}
        <input
          className="verify__input"
          type="file"
          accept="application/pdf,.pdf"
          onChange={(event) => {
            compare(event.target.files?.[0]);
            // The same file can be chosen again.
            event.target.value = '';
          }}
        />
      </label>
      <div role="status">{outcome !== null && <Result outcome={outcome} sha256={sha256} />}</div>
    </section>
  );
}

function Result(props: { readonly outcome: Outcome; readonly sha256: string }): ReactNode {
  const { verify: v } = useLetterTexts();
  const { outcome, sha256 } = props;
  if (outcome.kind === 'computing') return <p className="note">{v.computing}</p>;
  if (outcome.kind === 'unreadable') {
    return <p className="verify__result verify__result--bad">{v.unreadable(outcome.name)}</p>;
  }
  const same = outcome.sha256 === sha256;
  return (
    <>
      <p className={same ? 'verify__result' : 'verify__result verify__result--bad'}>
        <Icon name={same ? 'check' : 'fault'} />
        {same ? v.same(outcome.name) : v.different(outcome.name)}
      </p>
      {!same && (
        <p className="note">
          {v.computed} <span className="mono verify__hash">{outcome.sha256}</span>
        </p>
      )}
    </>
  );
}
