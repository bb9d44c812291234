import type { FlowPair, MapFlows } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';

/** The twin of the arcs: every flow, those within an area and to places outside as well. */
export function FlowTable(props: {
  readonly flows: MapFlows;
  /** Opens the records of a flow. */
  readonly onList: (flow: Pick<FlowPair, 'from' | 'to'>) => void;
}): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const { flows, onList } = props;
  const names = new Map(flows.areas.map(({ area, name }) => [area, say(name)]));
  const nameOf = (area: string) => names.get(area) ?? area;
  const text = x.areaTable.hidden(flows.threshold);
  const number = (count: number | null): ReactNode =>
    count === null ? (
      <span className="map-hidden" title={text}>
        <span className="seen-by-readers">{text}</span>
      </span>
    ) : (
      f.number(count)
    );
  return (
    <>
      <p>
        <b>{x.flows.passings(x.flows.kind[flows.kind], f.number(flows.passings))}</b>
      </p>
      {/* Hundreds of pairs must not stretch the map beside them; a region that scrolls takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="map-flows" role="region" aria-label={x.flows.table} tabIndex={0}>
        <table className="map-table">
          <caption className="seen-by-readers">{x.flows.table}</caption>
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
                <td>{nameOf(to)}</td>
                <td className="is-number">
                  {count === null ? (
                    number(null)
                  ) : (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={x.flows.list(nameOf(from), nameOf(to), f.number(count))}
                      onClick={() => onList({ from, to })}
                    >
                      {f.number(count)}
                    </button>
                  )}
                </td>
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
      <p className="note">{x.flows.listNote}</p>
      <p className="note">{x.flows.note}</p>
      {flows.cutOff > 0 && <p className="note">{x.flows.cutOff(f.number(flows.cutOff))}</p>}
      {flows.hidden > 0 && <p className="note">{text}</p>}
    </>
  );
}
