import type { IndicatorDetail } from '@zca/domain/indicators';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { useFigures } from '../useFigures.ts';

/** Every version that was published: the number, why it was corrected, its frozen list. */
export function Vintages(props: {
  readonly detail: IndicatorDetail;
  /** Staff see in which matter a value was audited. */
  readonly forStaff: boolean;
}): ReactNode {
  const { detail } = props;
  const { f } = useSpeech();
  const texts = useIndicatorTexts();
  const { published: x } = texts;
  const { figure, period: periodName } = useFigures();
  const { code, decimals } = detail.definition;
  return (
    <section aria-label={x.title}>
      <h2>
        {x.title} <small>{x.note}</small>
      </h2>
      {detail.published.length === 0 ? (
        <p className="quiet">{x.none}</p>
      ) : (
        <div className="indicator-scroll">
          <table className="indicator-small">
            <thead>
              <tr>
                <th scope="col">{x.period}</th>
                <th scope="col">{x.vintage}</th>
                <th scope="col" className="number">
                  {x.value}
                </th>
                <th scope="col">{x.at}</th>
                <th scope="col">{x.correction}</th>
                <th scope="col">{texts.evidence}</th>
                {props.forStaff && <th scope="col">{x.matter}</th>}
              </tr>
            </thead>
            <tbody>
              {detail.published.map((value) => (
                <tr key={`${value.period} ${value.vintage}`}>
                  <th scope="row">{periodName(value.period)}</th>
                  <td>{f.number(value.vintage)}</td>
                  <td className="number">
                    <Link
                      to="/indicators/$code"
                      params={{ code }}
                      search={{
                        period: value.period,
                        area: value.area,
                        source: 'published',
                        evidence: value.evidence,
                      }}
                      hash="parts"
                    >
                      {figure(value.value, decimals)}
                    </Link>
                  </td>
                  <td>{f.instant(value.publishedAt)}</td>
                  <td>{value.correction ?? <span className="quiet">{x.first}</span>}</td>
                  <td>
                    <Link
                      className="mono"
                      to="/indicators/evidence/$id"
                      params={{ id: value.evidence }}
                      title={value.evidenceHash}
                      aria-label={`${texts.evidence} ${value.evidenceHash.slice(0, 8)}`}
                    >
                      {value.evidenceHash.slice(0, 8)}
                    </Link>
                  </td>
                  {props.forStaff && (
                    <td>
                      <a href={`/desk/matters/${value.matter.id}`}>{value.matter.number}</a>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
