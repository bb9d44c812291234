import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { SearchState } from '../../registry/index.ts';
import { changeSearch, writeSearch } from '../../registry/index.ts';
import type { Picked } from '../canvas/CityMap.ts';
import { pickedShape } from '../pickedShape.ts';
import { withShape } from '../shapeText.ts';

/** Cells that a table lists; those with most records come first. */
const MOST_ROWS = 100;

/** The twin of tiles: the cells that the screen shows. */
export function CellTable(props: {
  readonly cells: readonly Picked[];
  readonly threshold: number;
  /** The search without a cell. */
  readonly search: SearchState;
}): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const shown = props.cells.slice(0, MOST_ROWS);
  if (shown.length === 0) return <p>{x.cellTable.none}</p>;
  return (
    <>
      <table className="map-table">
        <caption>{x.cellTable.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{x.cellTable.cell}</th>
            <th scope="col" className="is-number">
              {x.cellTable.count}
            </th>
            <th scope="col">{x.cellTable.list}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((cell) => {
            const middle = cell.at.map((degrees) => degrees.toFixed(4)).join(', ');
            return (
              <tr key={cell.id}>
                <th scope="row">{middle}</th>
                <td className="is-number">
                  {cell.count === null ? x.picked.hidden(props.threshold) : f.number(cell.count)}
                </td>
                <td>
                  <Link
                    to="/search"
                    search={writeSearch(
                      changeSearch(props.search, {
                        q: withShape(props.search.q, pickedShape(cell)),
                      }),
                    )}
                    aria-label={`${x.cellTable.list} ${middle}`}
                  >
                    {x.cellTable.list}
                  </Link>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">
        {x.cellTable.shown(f.number(shown.length), f.number(props.cells.length))}
      </p>
    </>
  );
}
