import type { MapAreas } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { digitsOf } from '../shading.ts';
import { LongTable } from './LongTable.tsx';

/** The twin of a shaded map: every area with its number. */
export function AreaTable(props: {
  readonly areas: MapAreas;
  /** Records a square kilometre by code, where sizes are known. */
  readonly density: ReadonlyMap<string, number | null>;
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
}): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const { areas, density } = props;
  const hasDensity = density.size > 0;
  const rows = areas.rows.toSorted((one, other) => (other.count ?? -1) - (one.count ?? -1));
  const hidden = (
    <span className="map-hidden" title={x.areaTable.hidden(areas.threshold)}>
      <span className="seen-by-readers">{x.areaTable.hidden(areas.threshold)}</span>
    </span>
  );
  return (
    <>
      <LongTable label={x.layer[areas.by]} rows={rows.length}>
        <table className="map-table">
          <caption className="seen-by-readers">{x.areaTable.caption(x.layer[areas.by])}</caption>
          <thead>
            <tr>
              <th scope="col">{x.areaTable.area}</th>
              <th scope="col" className="is-number">
                {x.areaTable.count}
              </th>
              <th scope="col" className="is-number">
                {x.areaTable.share}
              </th>
              {hasDensity && (
                <th scope="col" className="is-number">
                  {x.areaTable.perKm2}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name, count }) => {
              const perKm2 = density.get(code);
              return (
                <tr key={code} className={code === props.selected ? 'is-selected' : undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      aria-pressed={code === props.selected}
                      aria-label={x.areaTable.open(say(name))}
                      onClick={() => props.onSelect(code)}
                    >
                      {say(name)}
                    </button>
                  </th>
                  <td className="is-number">{count === null ? hidden : f.number(count)}</td>
                  <td className="is-number">
                    {count === null || areas.count === 0
                      ? '—'
                      : `${((100 * count) / areas.count).toFixed(1)}%`}
                  </td>
                  {hasDensity && (
                    <td className="is-number">
                      {perKm2 === null || perKm2 === undefined
                        ? '—'
                        : f.number(perKm2, digitsOf(perKm2))}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{x.areaTable.outside}</th>
              <td className="is-number">
                {areas.outside === null ? hidden : f.number(areas.outside)}
              </td>
              <td colSpan={hasDensity ? 2 : 1} aria-hidden="true" />
            </tr>
            <tr>
              <th scope="row">{x.areaTable.total}</th>
              <td className="is-number">{f.number(areas.count)}</td>
              <td colSpan={hasDensity ? 2 : 1} aria-hidden="true" />
            </tr>
          </tfoot>
        </table>
      </LongTable>
      <p className="note">{x.areaTable.joint}</p>
      {areas.hidden > 0 && <p className="note">{x.areaTable.hidden(areas.threshold)}</p>}
    </>
  );
}
