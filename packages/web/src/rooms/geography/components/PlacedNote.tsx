import type { PlacedCounts } from '@zca/domain/geography';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import type { SearchState } from '../../registry/index.ts';
import { changeSearch, writeSearch } from '../../registry/index.ts';

const COARSE = ['district', 'city', 'elsewhere', 'none'] as const;

/** How exactly what was found is placed; every number opens. */
export function PlacedNote(props: {
  readonly placed: PlacedCounts;
  readonly count: number;
  readonly search: SearchState;
}): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const { placed, count, search } = props;
  const share = count === 0 ? '—' : `${((100 * placed.point) / count).toFixed(1)}%`;
  return (
    <section className="map-placed" aria-label={x.placed.title}>
      <p>
        <b>{x.placed.count(f.number(count))}</b> · {x.placed.point(share)}
      </p>
      <ul>
        {COARSE.filter((level) => placed[level] > 0).map((level) => (
          <li key={level}>
            {x.placed[level]}{' '}
            <Link
              to="/search"
              search={writeSearch(
                changeSearch(search, { include: [...search.include, `placeLevel:${level}`] }),
              )}
            >
              {f.number(placed[level])}
            </Link>
          </li>
        ))}
      </ul>
      <p className="note">{x.placed.persons}</p>
    </section>
  );
}
