import type { MapFlows } from '@zca/domain/geography';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { SearchState } from '../../registry/index.ts';
import { changeSearch, writeSearch } from '../../registry/index.ts';

/** The twin of the arcs: every flow, those within an area and to places outside as well. */
export function FlowTable(props: {
  readonly flows: MapFlows;
  readonly search: SearchState;
}): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const { flows, search } = props;
  const areas = new Map(flows.areas.map((area) => [area.area, area]));
  const text = x.areaTable.hidden(flows.threshold);
  const number = (count: number | null): ReactNode =>
    count === null ? (
      <span className="map-hidden" title={text}>
        <span className="seen-by-readers">{text}</span>
      </span>
    ) : (
      f.number(count)
    );
  const nameOf = (code: string) => {
    const area = areas.get(code);
    return area === undefined ? code : say(area.name);
  };
  return (
    <>
      <p>
        <b>{x.flows.passings(x.flows.kind[flows.kind], f.number(flows.passings))}</b>
      </p>
      {/* Hundreds of pairs must not stretch the map beside them; a region that scrolls takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="map-flows" role="region" aria-label={x.layer.flows} tabIndex={0}>
        <table className="map-table">
          <caption className="seen-by-readers">{x.layer.flows}</caption>
          <thead>
            <tr>
              <th scope="col">{x.flows.from}</th>
              <th scope="col">{x.flows.to}</th>
              <th scope="col" className="is-number">
                {x.flows.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {flows.pairs.map(({ from, to, count }) => (
              <tr key={`${from}-${to}`}>
                <th scope="row">{nameOf(from)}</th>
                <td>
                  {areas.get(to)?.outside === true ? (
                    nameOf(to)
                  ) : (
                    <Link
                      to="/search"
                      title={x.flows.list(nameOf(to))}
                      search={writeSearch(
                        changeSearch(search, {
                          include: [
                            ...search.include,
                            `event:${flows.kind}`,
                            ...(flows.kind === 'transfer' ? [`district:${to}`] : []),
                          ],
                        }),
                      )}
                    >
                      {nameOf(to)}
                    </Link>
                  )}
                </td>
                <td className="is-number">{number(count)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {(['from', 'to', 'both'] as const).map((side) => (
              <tr key={side}>
                <th scope="row" colSpan={2}>
                  {x.flows.unknown[side]}
                </th>
                <td className="is-number">{number(flows.unknown[side])}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
      <p className="note">{x.flows.note}</p>
      {flows.cutOff > 0 && <p className="note">{x.flows.cutOff(f.number(flows.cutOff))}</p>}
      {flows.hidden > 0 && <p className="note">{text}</p>}
    </>
  );
}
