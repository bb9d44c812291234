import type { AreaFigures } from '@zca/domain/geography';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { SearchState } from '../../registry/index.ts';
import { writeSearch } from '../../registry/index.ts';
import { withValue } from '../shapeText.ts';

/** The greatest holders of an area; each leads to its records there. */
export function HolderTable(props: {
  readonly holders: AreaFigures['holders'];
  /** The search for the records of the area. */
  readonly search: SearchState;
}): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  const { rows, distinct, persons, withoutPersons, topShare, herfindahl } = props.holders;
  const of = (field: string, value: string) =>
    writeSearch({ ...props.search, q: withValue(props.search.q, field, value) });
  return (
    <section className="area-holders">
      <h3>
        {x.area.holders}{' '}
        {topShare !== null && herfindahl !== null && (
          <span className="note">
            {x.area.shares(`${(100 * topShare).toFixed(1)}%`, herfindahl.toFixed(3))}
          </span>
        )}
        {distinct !== null && <span className="note"> · {x.area.all(f.number(distinct))}</span>}
      </h3>
      <table className="map-table">
        <thead>
          <tr>
            <th scope="col">{x.area.holder}</th>
            <th scope="col">{x.area.industry}</th>
            <th scope="col" className="is-number">
              {x.area.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count, industry }) => (
            <tr key={name}>
              <th scope="row">
                <Link to="/search" search={of('holder', name)}>
                  {name}
                </Link>
              </th>
              <td>{industry === null ? '—' : say(industry.label)}</td>
              <td className="is-number">{count === null ? x.area.shortHidden : f.number(count)}</td>
            </tr>
          ))}
          {withoutPersons && persons !== 0 && (
            <tr>
              <th scope="row">{x.area.persons}</th>
              <td>—</td>
              <td className="is-number">
                {persons === null ? x.area.shortHidden : f.number(persons)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="note">
        {withoutPersons && `${x.area.unnamed} `}
        {x.area.joint}
      </p>
    </section>
  );
}
