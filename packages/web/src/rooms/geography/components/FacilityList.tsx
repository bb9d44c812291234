import type { MapFacilityGroup } from '@zca/domain/geography';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useMapTexts } from '../../../base/catalogue/geography/index.ts';

/** The twin of the facilities on the map, with those that have no place on it. */
export function FacilityList(props: { readonly groups: readonly MapFacilityGroup[] }): ReactNode {
  const { f, say } = useSpeech();
  const x = useMapTexts();
  return props.groups.map(({ kind, label, facilities }) => {
    const without = facilities.filter(({ point }) => point === null).length;
    const sources = [
      ...new Set(facilities.map(({ source }) => source).filter((one) => one !== '')),
    ];
    return (
      <details key={kind} className="map-facility-list">
        <summary>
          {say(label)} {f.number(facilities.length)}
          {without > 0 && <> · {x.facilities.without(without)}</>}
        </summary>
        <ul>
          {facilities.map(({ name, address, point, accuracyMetres }) => (
            <li key={name.zh}>
              {say(name)}
              {address !== undefined && <span className="note"> {address}</span>}{' '}
              <span className="note">
                {point === null
                  ? x.facilities.noPoint
                  : accuracyMetres !== undefined && x.facilities.within(accuracyMetres)}
              </span>
            </li>
          ))}
        </ul>
        <p className="note">{x.facilities.source(f.statements(sources))}</p>
      </details>
    );
  });
}
