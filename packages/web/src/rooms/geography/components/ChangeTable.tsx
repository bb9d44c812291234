import type { MapChanges } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { signed, signedPercent } from '../signed.ts';
import { LongTable } from './LongTable.tsx';

/** The twin of a map of changes: every area with both counts, the difference and the percentage. */
export function ChangeTable(props: {
  readonly changes: MapChanges;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const { changes } = props;
  const { before, after } = changes;
  const text = x.areaTable.hidden(changes.threshold);
  const rows = changes.rows.toSorted(
    (one, other) =>
      (other.difference ?? Number.NEGATIVE_INFINITY) - (one.difference ?? Number.NEGATIVE_INFINITY),
  );
  const number = (count: number | null, write = f.number): ReactNode =>
    count === null ? (
      <span className="map-hidden" title={text}>
        <span className="seen-by-readers">{text}</span>
      </span>
    ) : (
      write(count)
    );
  return (
    <>
      <LongTable label={x.layer.change} rows={rows.length}>
        <table className="map-table">
          <caption className="seen-by-readers">{x.change.caption(x.areaKind[changes.by])}</caption>
          <thead>
            <tr>
              <th scope="col">{x.areaTable.area}</th>
              {[before, after].map(({ from, to }) => (
                <th key={from} scope="col" className="is-number">
                  {x.years.range(from, to)}
                </th>
              ))}
              <th scope="col" className="is-number">
                {x.change.difference}
              </th>
              <th scope="col" className="is-number">
                {x.change.percent}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={row.code}
                className={row.code === props.selected ? 'is-selected' : undefined}
              >
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    aria-pressed={row.code === props.selected}
                    aria-label={x.areaTable.open(say(row.name))}
                    onClick={() => props.onSelect(row.code)}
                  >
                    {say(row.name)}
                  </button>
                </th>
                <td className="is-number">{number(row.before)}</td>
                <td className="is-number">{number(row.after)}</td>
                <td className="is-number">{number(row.difference, (n) => signed(n, f))}</td>
                <td className="is-number">
                  {row.percent === null ? '—' : signedPercent(row.percent)}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{x.areaTable.outside}</th>
              <td className="is-number">{number(before.outside)}</td>
              <td className="is-number">{number(after.outside)}</td>
              <td colSpan={2} aria-hidden="true" />
            </tr>
            <tr>
              <th scope="row">{x.areaTable.total}</th>
              <td className="is-number">{f.number(before.count)}</td>
              <td className="is-number">{f.number(after.count)}</td>
              <td className="is-number">{signed(after.count - before.count, f)}</td>
              <td aria-hidden="true" />
            </tr>
          </tfoot>
        </table>
      </LongTable>
      <p className="note">{x.change.note(changes.leastBase)}</p>
      <p className="note">{x.areaTable.joint}</p>
      {changes.hidden > 0 && <p className="note">{text}</p>}
    </>
  );
}
