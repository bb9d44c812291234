import type { Placement, PlaceQuery } from './placement.ts';
import type { Position } from './polygon.ts';

/** What an online geocoder found for an address, brought into our terms. */
export interface OnlinePlace {
  /** GB/T 2260 code of the district in which the point lies. */
  readonly division: string;
  readonly level: 'parcel' | 'street';
  /** CGCS2000. */
  readonly point: Position;
  readonly accuracyMetres: number;
  readonly provider: string;
}

/** Longer texts are no addresses. */
const LONGEST = 200;
/** How sure a district is that an online geocoder alone gives: as sure as a road on one postcode. */
const SURE = 0.8;

/**
 * The address that may be asked of an online geocoder for a placement, with the city before it where the
 * text does not name it; null when nothing may be asked: for a person, whose address may be a home, for
 * what is placed finer than a district already, and for what may lie in another city.
 */
export function onlineQuestion(
  query: PlaceQuery,
  placement: Placement,
  city: string,
): string | null {
  if (query.isPerson !== false) return null;
  if (placement.level !== 'district' && placement.level !== 'city') return null;
  const address = (query.address ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (!/\p{Script=Han}/u.test(address) || address.length > LONGEST) return null;
  return address.includes(city.replace(/市$/, '')) ? address : city + address;
}

/**
 * A placement made finer by what an online geocoder found, with the basis `online` before the others. What
 * contradicts the district that was told offline is not taken.
 */
export function withOnlinePlace(
  placement: Placement,
  address: string,
  found: OnlinePlace,
): Placement {
  if (placement.level !== 'district' && placement.level !== 'city') return placement;
  const { candidates, ...rest } = placement;
  const isToldOffline = placement.level === 'district';
  if (isToldOffline && placement.division !== found.division) return placement;
  if (!isToldOffline && candidates !== undefined && !candidates.includes(found.division))
    return placement;
  return {
    ...rest,
    level: found.level,
    division: found.division,
    point: [found.point[0], found.point[1]],
    accuracyMetres: found.accuracyMetres,
    confidence: isToldOffline ? placement.confidence : Math.min(placement.confidence, SURE),
    basis: [{ kind: 'online', text: address, entry: found.provider }, ...placement.basis],
    doubts: placement.doubts.filter((doubt) => doubt !== 'severalDistricts'),
  };
}
