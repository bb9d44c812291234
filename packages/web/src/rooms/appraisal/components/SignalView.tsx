import type { ClueDetail } from '@zca/domain/appraisal';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useAppraisalTexts } from '../../../base/catalogue/appraisal/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import './Clues.css';

type Shown = ClueDetail['signals'][number];
type Pair = Extract<Shown['signal'], { readonly pairs: unknown }>['pairs'][number];

/** The nearest pairs, shown at first: a few copies of one text make very many. */
const PAIRS_AT_FIRST = 10;

/** One reason of a clue with what it rests on. */
export function SignalView(props: {
  readonly clue: string;
  readonly shown: Shown;
  readonly nameOf: (party: string) => string;
  /** What stands under its pairs. */
  readonly beside: ReactNode;
}): ReactNode {
  const { clue, shown, nameOf } = props;
  const { detail: w } = useAppraisalTexts();
  const { f, say } = useSpeech();
  const { signal } = shown;
  return (
    <div className="clue-signal">
      <h3>
        {signal.code} {say(shown.name)}
      </h3>
      <p>{say(shown.reason)}</p>
      <p className="note">{w.strength(f.number(shown.weight, 2), f.number(signal.strength, 2))}</p>
      {'pairs' in signal && signal.pairs.length > 0 && <Pairs clue={clue} pairs={signal.pairs} />}
      {props.beside}
      {signal.code === 'N6' && (
        <>
          <ul>
            {signal.links.map(({ kind, value }) => (
              <li key={`${kind} ${value}`}>
                <span className="note">{w.links[kind]}</span> {value}
              </li>
            ))}
          </ul>
          <ul aria-label={w.parties}>
            {signal.parties.map((party) => (
              <li key={party}>
                <a href={`/parties/${party}`}>{nameOf(party)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {signal.code === 'N7' && (
        <ul aria-label={w.transfers}>
          {signal.transfers.map(({ key, day, to }) => (
            <li key={key}>
              <a className="mono" href={`/r/${key}`}>
                {key}
              </a>
              <span>{f.day(day)}</span>
              <span className="note">{w.transferTo}</span>
              <a href={`/parties/${to}`}>{nameOf(to)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Pairs(props: { readonly clue: string; readonly pairs: readonly Pair[] }): ReactNode {
  const { clue, pairs } = props;
  const { detail: w } = useAppraisalTexts();
  const { f } = useSpeech();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className="clue-pairs" aria-label={w.pairs}>
        {(all ? pairs : pairs.slice(0, PAIRS_AT_FIRST)).map(
          ({ first, second, similarity, text, sameDay }) => (
            <li key={`${first} ${second}`}>
              <span className="mono">{first}</span>
              <span className="mono">{second}</span>
              <span>
                {w[text]} · {w.similarity} {f.percent(similarity)}
                {sameDay && ` · ${w.sameDay}`}
              </span>
              <Link
                to="/desk/clues/$id"
                params={{ id: clue }}
                search={{ first, second }}
                aria-label={w.openOf(first, second)}
                resetScroll={false}
              >
                {w.open}
              </Link>
            </li>
          ),
        )}
      </ul>
      {!all && pairs.length > PAIRS_AT_FIRST && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {w.morePairs(pairs.length - PAIRS_AT_FIRST)}
        </button>
      )}
    </>
  );
}
