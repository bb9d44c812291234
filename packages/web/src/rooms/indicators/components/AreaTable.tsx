import type { IndicatorDetail } from '@zca/domain/indicators';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import type { DrillAddress } from '../address.ts';
import { useFigures } from '../useFigures.ts';
import { StatusMark } from './StatusMark.tsx';

/** The same number in every area within reach; each leads to its own parts. */
export function AreaTable(props: {
  readonly detail: IndicatorDetail;
  readonly address: DrillAddress;
}): ReactNode {
  const { detail, address } = props;
  const { say } = useSpeech();
  const { areas: x, none } = useIndicatorTexts();
  const { figure, reason } = useFigures();
  const { decimals, code } = detail.definition;
  const nameOf = (area: string): string => {
    const known = detail.reach.find((each) => each.code === area);
    return known === undefined ? area : say(known.name);
  };
  // What keeps every area from a value is said once.
  const [first, ...others] = detail.areas.map((row) => (row.value === null ? reason(row) : null));
  const shared =
    first !== undefined && first !== null && others.every((each) => each === first) ? first : null;
  return (
    <section aria-label={x.title}>
      <h2>
        {x.title} <small>{x.note}</small>
      </h2>
      {shared !== null && <p className="figure__reason">{shared}</p>}
      {detail.areas.length === 0 ? (
        <p className="quiet">{x.none}</p>
      ) : (
        <div className="indicator-scroll">
          <table className="indicator-small">
            <thead>
              <tr>
                <th scope="col">{x.area}</th>
                <th scope="col" className="number">
                  {x.value}
                </th>
                <th scope="col" className="number">
                  {x.target}
                </th>
                <th scope="col">{x.status}</th>
              </tr>
            </thead>
            <tbody>
              {detail.areas.map((row) => (
                <tr key={row.area} aria-current={row.area === detail.area.code || undefined}>
                  <th scope="row">
                    <Link
                      to="/indicators/$code"
                      params={{ code }}
                      search={{ ...address, area: row.area }}
                      resetScroll={false}
                    >
                      {nameOf(row.area)}
                    </Link>
                  </th>
                  <td className="number">
                    {row.value === null ? (
                      <>
                        {none}
                        {shared === null && (
                          <>
                            {' '}
                            <span className="figure__reason" title={reason(row)}>
                              {reason(row)}
                            </span>
                          </>
                        )}
                      </>
                    ) : (
                      <Link
                        to="/indicators/$code"
                        params={{ code }}
                        search={{
                          ...address,
                          area: row.area,
                        }}
                        resetScroll={false}
                        aria-label={`${nameOf(row.area)} ${figure(row.value, decimals)}`}
                      >
                        {figure(row.value, decimals)}
                      </Link>
                    )}
                  </td>
                  <td className="number" title={row.targetBasis ?? undefined}>
                    {figure(row.target, decimals)}
                  </td>
                  <td>
                    <StatusMark status={row.status} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
