import type { IndicatorDetail } from '@zca/domain/indicators';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useIndicatorTexts } from '../../../base/catalogue/indicators/index.ts';
import { useFigures } from '../useFigures.ts';

/** The number beside those of its peers, with where each comes from; nothing where there are none. */
export function PeerTable(props: { readonly detail: IndicatorDetail }): ReactNode {
  const { peers, definition } = props.detail;
  const { say } = useSpeech();
  const { peers: x, none } = useIndicatorTexts();
  const { figure } = useFigures();
  const others = peers.rows.filter(({ isOwn, value }) => !isOwn && value !== null);
  if (others.length === 0) return null;
  const rows = peers.rows.filter(({ isOwn, value }) => isOwn || value !== null);
  return (
    <section aria-label={x.title[peers.of]}>
      <h2>
        {x.title[peers.of]}{' '}
        {peers.rank !== null && <small>{x.rank(peers.rank, peers.known)}</small>}
      </h2>
      <div className="indicator-scroll">
        <table className="indicator-small">
          <thead>
            <tr>
              <th scope="col">{x.name[peers.of]}</th>
              <th scope="col" className="number">
                {x.value}
              </th>
              <th scope="col">{x.basis}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.code} ${row.name.zh}`} aria-current={row.isOwn || undefined}>
                <th scope="row">{say(row.name)}</th>
                <td className="number">
                  {row.value === null ? none : figure(row.value, definition.decimals)}
                </td>
                <td>
                  {row.basis === 'registered' ? (
                    <>
                      {row.source?.title} <span className="quiet">{row.source?.number}</span>
                    </>
                  ) : (
                    x.bases[row.basis]
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
