import type { MapFacility, MapFacilityGroup } from '@zca/domain/geography';
import type { Placer } from '@zca/domain/places';
import type { Bilingual } from '@zca/query';
import type { OrganisationStore } from '../identity/index.ts';

/**
 * What a room puts on the map beside the rights. Rooms hand theirs in where rooms are put together; they
 * are listed anew with every answer, so they keep what is costly themselves.
 */
export interface MapFacilities {
  /** Names the group in addresses: letters alone. */
  readonly kind: string;
  readonly label: Bilingual;
  readonly list: () => Promise<readonly MapFacility[]> | readonly MapFacility[];
}

/** All groups with their facilities, in the order in which rooms contribute them. */
export function facilityGroups(
  contributions: readonly MapFacilities[],
): Promise<MapFacilityGroup[]> {
  return Promise.all(
    contributions.map(async ({ kind, label, list }) => ({
      kind,
      label,
      facilities: [...(await list())],
    })),
  );
}

/** Campuses and institutes, and zones and parks, as the gazetteer of the city has them. */
export function gazetteerFacilities({ gazetteer }: Placer): MapFacilities[] {
  const { landmarks, zones } = gazetteer;
  const landmarksOf = (kinds: readonly string[]): MapFacility[] =>
    landmarks.filter(({ kind }) => kinds.includes(kind)).map((landmark) => entry(landmark));
  return [
    {
      kind: 'campus',
      label: { zh: '高校院所', en: 'Universities and institutes' },
      list: () => landmarksOf(['campus', 'institute']),
    },
    {
      kind: 'park',
      label: { zh: '开发区与园区', en: 'Zones and parks' },
      list: () => [...zones.map((zone) => entry(zone)), ...landmarksOf(['park'])],
    },
  ];
}

/**
 * The stations of the bureau that are open. Addresses of offices are not kept: a station bears the name of its
 * street office or town and is shown in the middle of that; one whose name names none is only listed.
 */
export function stationFacilities(placer: Placer, offices: OrganisationStore): MapFacilities {
  const city = placer.gazetteer.city.name;
  const stationOf = (code: string, name: Bilingual): MapFacility => {
    const [division] = code.split('.');
    const address = `${city}${name.zh.replace(/所$/, '')}街道`;
    const placed = placer.place({ address, division });
    const isPlaced = placed.street !== undefined && placed.point !== undefined;
    return {
      name,
      point: isPlaced ? placed.point : null,
      ...(isPlaced && placed.accuracyMetres !== undefined
        ? { accuracyMetres: placed.accuracyMetres }
        : {}),
      level: isPlaced ? 'street' : 'district',
      source: '按所名对应的街道和镇 by the street office or town of its name',
    };
  };
  return {
    kind: 'station',
    label: { zh: '服务站点', en: 'Service stations' },
    list: async () => {
      const stations = await offices.list(['station']);
      return stations
        .filter(({ closedAt }) => closedAt === null)
        .map(({ code, name }) => stationOf(code, name));
    },
  };
}

/** Accuracy from which on a point still shows a single campus or building (`Placement.level`). */
const PARCEL_METRES = 500;

function entry(one: {
  readonly name: string;
  readonly en: string | readonly string[];
  readonly point?: readonly [number, number] | undefined;
  readonly accuracyMetres?: number | undefined;
  readonly source?: string | undefined;
}): MapFacility {
  const { name, en, point, accuracyMetres, source = '' } = one;
  const english = typeof en === 'string' ? en : en[0];
  return {
    name: { zh: name, en: english ?? name },
    point: point === undefined ? null : [point[0], point[1]],
    ...(accuracyMetres === undefined ? {} : { accuracyMetres }),
    level:
      point === undefined
        ? 'district'
        : (accuracyMetres ?? 0) <= PARCEL_METRES
          ? 'parcel'
          : 'street',
    source,
  };
}
