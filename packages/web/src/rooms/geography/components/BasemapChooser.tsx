import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { basemapQuery } from '../../places/index.ts';

/** Which ground of the base map lies below the map; nothing where the operator has configured none. */
export function BasemapChooser(props: {
  readonly base: string | null;
  readonly onChange: (base: string | null) => void;
}): ReactNode {
  const { say } = useSpeech();
  const x = useMapTexts();
  const { data } = useQuery(basemapQuery);
  const grounds = (data?.layers ?? []).filter(({ overlay }) => !overlay);
  if (grounds.length === 0) return null;
  const isKnown = grounds.some(({ id }) => id === props.base);
  return (
    <label className="map-layers__choice">
      {x.basemap.title}
      <select
        value={isKnown ? (props.base ?? '') : ''}
        onChange={({ target }) => props.onChange(target.value === '' ? null : target.value)}
      >
        <option value="">{x.basemap.none}</option>
        {grounds.map(({ id, title }) => (
          <option key={id} value={id}>
            {say(title)}
          </option>
        ))}
      </select>
    </label>
  );
}
