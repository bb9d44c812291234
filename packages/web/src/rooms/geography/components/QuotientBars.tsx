import type { AreaFigures } from '@zca/domain/geography';
import { EXPLANATIONS, explainNotComputed } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';

/** Share of the width on each side of 1 that the longest bar takes; the rest is for its number. */
const LONGEST = 34;

/** Location quotients as bars on both sides of 1, with what they mean and when not to believe them. */
export function QuotientBars(props: { readonly industries: AreaFigures['industries'] }): ReactNode {
  const { say } = useSpeech();
  const x = useMapTexts();
  const told = props.industries.map(({ quotient }) =>
    quotient?.computed === true ? Math.abs(quotient.quotient - 1) : 0,
  );
  const most = Math.max(0.5, ...told);
  const { says, method, doubts, sources } = EXPLANATIONS.concentration;
  const reasons = [
    ...new Set(
      props.industries.flatMap(({ quotient }) =>
        quotient?.computed === false ? [say(explainNotComputed(quotient))] : [],
      ),
    ),
  ];
  return (
    <section className="area-quotients">
      <h3>
        {x.area.quotients} <span className="note">{x.area.quotientsNote}</span>
      </h3>
      <ul>
        {props.industries.map(({ value, label, quotient }) => {
          const lq = quotient?.computed === true ? quotient.quotient : null;
          const length = lq === null ? 0 : (Math.abs(lq - 1) / most) * LONGEST;
          const isBelow = lq !== null && lq < 1;
          return (
            <li key={value}>
              <span>{say(label)}</span>
              <span className="area-bar">
                {lq === null ? (
                  <span className="area-bar__none">{quotient === null ? x.area.notTold : '—'}</span>
                ) : (
                  <>
                    <i
                      className={isBelow ? 'is-below' : 'is-above'}
                      style={{ width: `${length}%`, left: `${isBelow ? 50 - length : 50}%` }}
                    />
                    <b style={isBelow ? { right: `${51 + length}%` } : { left: `${51 + length}%` }}>
                      {lq.toFixed(2)}
                    </b>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="note area-average">{x.area.average}</p>
      {reasons.map((reason) => (
        <p key={reason} className="note">
          {reason}
        </p>
      ))}
      <details>
        <summary>{x.area.formula}</summary>
        <p>LQ = (eᵢ/e)/(Eᵢ/E); HHI = Σ sᵢ²</p>
        <p>{say(says)}</p>
        <p>{say(method)}</p>
        <h4>{x.area.doubts}</h4>
        <ul>
          {doubts.map((doubt) => (
            <li key={doubt.zh}>{say(doubt)}</li>
          ))}
        </ul>
        <h4>{x.area.sources}</h4>
        <p className="note">{sources.join('; ')}</p>
      </details>
    </section>
  );
}
