import type { MapFacilityGroup } from '@zca/domain/geography';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSpeech } from '../../base/catalogue/index.tsx';
import { useMapTexts } from '../../base/catalogue/geography/index.ts';
import type { FacilityMark } from './canvas/facilityLayer.ts';
import { facilitiesQuery } from './queries.ts';

/** The groups of facilities that are shown, and their marks on the map. */
export interface ShownFacilities {
  readonly groups: readonly MapFacilityGroup[];
  readonly marks: readonly FacilityMark[];
}

export function useFacilities(shown: readonly string[]): ShownFacilities {
  const { say } = useSpeech();
  const x = useMapTexts();
  const asked = useQuery({ ...facilitiesQuery, enabled: shown.length > 0 });
  const key = shown.join(',');
  return useMemo(() => {
    const kinds = key.split(',');
    const groups = (asked.data?.groups ?? []).filter(({ kind }) => kinds.includes(kind));
    const marks = groups.flatMap(({ kind, facilities }) =>
      facilities.flatMap(({ name, point, accuracyMetres }, place): FacilityMark[] => {
        if (point === null) return [];
        const title =
          accuracyMetres === undefined ? say(name) : x.facilities.about(say(name), accuracyMetres);
        return [{ id: `${kind}/${place}`, title, at: point }];
      }),
    );
    return { groups, marks };
  }, [asked.data, key, say, x]);
}
