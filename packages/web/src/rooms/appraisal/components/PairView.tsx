import type { CluePair } from '@zca/domain/appraisal';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAppraisalTexts } from '../../../base/catalogue/appraisal/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { cluePairQuery } from '../queries.ts';
import './Clues.css';

/** Two texts side by side, what they share marked. */
export function PairView(props: {
  readonly clue: string;
  readonly first: string;
  readonly second: string;
  readonly close: () => void;
}): ReactNode {
  const { detail: w } = useAppraisalTexts();
  const { f } = useSpeech();
  const { clue, first, second } = props;
  const { data, error, refetch } = useQuery(cluePairQuery(clue, first, second));
  return (
    <section className="clue-pair" aria-label={w.openOf(first, second)}>
      <div className="clue-pair__head">
        {data !== undefined && (
          <b>
            {w[data.pair.text]} · {w.similarity} {f.percent(data.similarity)}
          </b>
        )}
        <span className="note">{w.sharedNote}</span>
        <button type="button" className="link-button" onClick={props.close}>
          {w.close}
        </button>
      </div>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="record" />}
      {data !== undefined && (
        <div className="clue-pair__sides">
          <Side side={data.first} />
          <Side side={data.second} />
        </div>
      )}
    </section>
  );
}

function Side(props: { readonly side: CluePair['first'] }): ReactNode {
  const { side } = props;
  const { f } = useSpeech();
  return (
    <div>
      {/* A whole page load: the public pages stand in another frame. */}
      <a href={`/r/${side.key}`}>{side.title}</a>
      <p className="note">
        {[side.key, side.filingDay === null ? '' : f.day(side.filingDay), f.list(side.applicants)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <p className="clue-pair__text">
        {placed(side.parts).map(({ at, text, shared }) =>
          shared ? <mark key={at}>{text}</mark> : text,
        )}
      </p>
    </div>
  );
}

/** Parts with the place at which each begins. */
function placed(parts: CluePair['first']['parts']) {
  let next = 0;
  return parts.map((part) => {
    const at = next;
    next += part.text.length;
    return { ...part, at };
  });
}
