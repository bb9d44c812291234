import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { Icon } from '../../../base/components/Icon.tsx';
import type { SearchState } from '../../registry/index.ts';
import { changeSearch, writeSearch } from '../../registry/index.ts';
import type { Picked } from '../canvas/CityMap.ts';
import { pickedShape } from '../pickedShape.ts';
import { withShape } from '../shapeText.ts';

/** What was pointed at: its number, and the ways on from it. */
export function PickedCard(props: {
  readonly picked: Picked;
  readonly threshold: number;
  readonly search: SearchState;
  readonly onNarrow: () => void;
  readonly onZoom: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { f } = useSpeech();
  const x = useMapTexts();
  const { picked } = props;
  const q = withShape(props.search.q, pickedShape(picked));
  return (
    <section className="map-picked" aria-label={x.picked.title}>
      <p role="status">
        <b>
          {picked.count === null
            ? x.picked.hidden(props.threshold)
            : x.picked.count(f.number(picked.count))}
        </b>
        <button type="button" aria-label={x.picked.close} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </p>
      <p className="map-picked__ways">
        <Link to="/search" search={writeSearch(changeSearch(props.search, { q }))}>
          {x.picked.list}
        </Link>
        <button type="button" className="link" onClick={props.onNarrow}>
          {x.picked.narrow}
        </button>
        {!picked.stacked && (
          <button type="button" className="link" onClick={props.onZoom}>
            {x.picked.zoom}
          </button>
        )}
      </p>
    </section>
  );
}
