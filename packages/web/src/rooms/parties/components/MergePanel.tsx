import type { MatterDetail } from '@zca/domain/matters';
import type { PartyComparison, PartyLine } from '@zca/domain/parties';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePartyTexts } from '../../../base/catalogue/parties/index.ts';
import { FaultNotice } from '../../../base/components/Notice.tsx';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { comparisonQuery } from '../queries.ts';
import './MergePanel.css';

/** The two parties of a proposed merge side by side, with what speaks for and against. It decides nothing. */
export function MergePanel(props: { readonly detail: MatterDetail }): ReactNode {
  const idIn = (field: string): string => {
    const value = props.detail.values.find((one) => one.field === field)?.value;
    return typeof value === 'string' ? value : '';
  };
  const [first, second] = [idIn('first'), idIn('second')];
  // The matter of an undoing names no pair.
  return first === '' || second === '' ? null : <Pair first={first} second={second} />;
}

function Pair(props: { readonly first: string; readonly second: string }): ReactNode {
  const { panel: w } = usePartyTexts();
  const { data, error, refetch } = useQuery(comparisonQuery(props.first, props.second));
  return (
    <section className="merge-panel">
      <h2>{w.title}</h2>
      {error !== null && <FaultNotice fault={error} again={() => void refetch()} />}
      {data === undefined && error === null && <Waiting skeleton="record" />}
      {data !== undefined && <Compared pair={data} />}
    </section>
  );
}

function Compared(props: { readonly pair: PartyComparison }): ReactNode {
  const { pair } = props;
  const { panel: w } = usePartyTexts();
  const { f, say } = useSpeech();
  const most = Math.max(1, ...pair.reasons.map(({ weight }) => Math.abs(weight)));
  return (
    <>
      <div className="merge-panel__sides">
        <Side title={w.stays} party={pair.first} />
        {!pair.merged && <Side title={w.takenIn} party={pair.second} />}
      </div>
      {pair.merged && <p className="note">{w.merged}</p>}
      {pair.veto !== null && <p className="merge-panel__veto">{w.veto(say(pair.veto))}</p>}
      {pair.reasons.length > 0 && (
        <>
          <h3>{w.reasons}</h3>
          <ul className="merge-panel__reasons">
            {pair.reasons.map((reason) => (
              <li key={`${reason.code} ${reason.words.en}`}>
                <span>{say(reason.words)}</span>
                <span className="number">{signed(reason.weight, f.number)}</span>
                <span className="merge-panel__lane" aria-hidden="true">
                  <span
                    className={reason.weight < 0 ? 'merge-panel__against' : undefined}
                    style={{ width: `${(Math.abs(reason.weight) / most) * 100}%` }}
                  />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {pair.score !== null && (
        <p>
          <b>{w.score(f.number(pair.score))}</b>{' '}
          <span className="note">
            {w.thresholds(f.number(pair.mergeAt), f.number(pair.proposeAt))}
          </span>
        </p>
      )}
      <p className="note">{w.notice}</p>
    </>
  );
}

function signed(weight: number, number: (value: number) => string): string {
  return weight < 0 ? `−${number(-weight)}` : `+${number(weight)}`;
}

function Side(props: { readonly title: string; readonly party: PartyLine }): ReactNode {
  const { party } = props;
  const { panel: w, list, kinds } = usePartyTexts();
  return (
    <div>
      <h3>{props.title}</h3>
      <p>
        {/* A whole page load: the public pages stand in another frame. */}
        <a href={`/parties/${party.id}`}>{party.name}</a>
      </p>
      <p className="note">
        {[kinds[party.kind], party.count === null ? '' : list.rights(party.count)]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {party.otherNames.length > 0 && (
        <ul className="note" aria-label={w.otherNames}>
          {party.otherNames.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
