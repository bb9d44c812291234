import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useProtectionTexts } from '../../../base/catalogue/protection/index.ts';
import { type Call, officeOf, splitOf } from '../call.ts';
import { officesQuery } from '../queries.ts';

/** What the call is by the order, and which office seems competent. */
export function CallNature(props: {
  readonly call: Call;
  readonly onSend: (handler: string) => void;
}): ReactNode {
  const { call } = props;
  const { line: w } = useProtectionTexts();
  const { say } = useSpeech();
  const { data } = useQuery(officesQuery);
  const offices = data?.offices ?? [];
  const split = splitOf(call);
  const found = officeOf(call, new Set(offices.map(({ code }) => code)));
  const placement = found?.placement;
  const office =
    placement?.kind === 'office' ? offices.find(({ code }) => code === placement.code) : undefined;
  return (
    <section>
      <h2>{w.nature}</h2>
      <div aria-live="polite">
        {split === null && <p className="note">{w.natureEmpty}</p>}
        {split !== null && (
          <ul className="line__parts">
            {split.parts.map((part) => (
              <li key={part.kind === 'misrouted' ? part.matter : part.kind}>
                {part.kind === 'misrouted' ? (
                  <>
                    <b>{w.misrouted}</b>
                    <br />
                    {say(part.route)}
                  </>
                ) : (
                  <b>{part.kind === 'complaint' ? w.complaint : w.report}</b>
                )}
              </li>
            ))}
          </ul>
        )}
        {split?.linked === true && <p>{w.linked}</p>}
        {split?.advice.map((advice) => (
          <p key={advice.en}>{say(advice)}</p>
        ))}
      </div>
      {found !== null && (
        <>
          <h2>{w.office}</h2>
          <div aria-live="polite">
            {office !== undefined && (
              <p>
                <button type="button" className="button" onClick={() => props.onSend(office.code)}>
                  {say(office.name)}
                </button>{' '}
                <span className="note">{w.because(say(found.reason))}</span>
              </p>
            )}
            {placement?.kind === 'elsewhere' && <p>{w.elsewhere(placement.name)}</p>}
            {(placement?.kind === 'city' || placement?.kind === 'unknown') && (
              <p className="note">{w.officeNone}</p>
            )}
          </div>
        </>
      )}
      <p className="note">{w.advice}</p>
    </section>
  );
}
