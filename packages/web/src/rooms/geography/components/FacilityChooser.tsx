import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';
import { facilitiesQuery } from '../queries.ts';

/** Which facilities stand on the map beside the rights. */
export function FacilityChooser(props: {
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
}): ReactNode {
  const { say } = useSpeech();
  const x = useMapTexts();
  const { data } = useQuery(facilitiesQuery);
  const { shown, onChange } = props;
  if (data === undefined || data.groups.length === 0) return null;
  return (
    <fieldset className="map-facilities">
      <legend>{x.facilities.title}</legend>
      {data.groups.map(({ kind, label }) => {
        const isShown = shown.includes(kind);
        return (
          <label key={kind}>
            <input
              type="checkbox"
              checked={isShown}
              onChange={() =>
                onChange(isShown ? shown.filter((each) => each !== kind) : [...shown, kind])
              }
            />
            <span className="map-sign map-sign--facility" aria-hidden="true" />
            {say(label)}
          </label>
        );
      })}
    </fieldset>
  );
}
