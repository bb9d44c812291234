import { COUNTED_CONFIDENCE, PLACE_LEVELS } from '../places/index.ts';
import type { PlaceLevel, Placement, PlaceQuery } from '../places/index.ts';
import { mayBeHome } from './homes.ts';
import type { RightParty } from './model.ts';

/**
 * What is known of where a party sits. Where the address may be a home (`mayBeHome`), no point and nothing finer
 * than the district comes back.
 */
export function placeQueryOf(party: RightParty): PlaceQuery {
  const { address, postcode, division, country, location } = party;
  return { address, postcode, division, country, location, isPerson: mayBeHome(party) };
}

/** The code of the district or city in which a placement is sure enough to count; undefined otherwise. */
export function countedDivision(placement: Placement | undefined): string | undefined {
  if (placement === undefined || placement.confidence < COUNTED_CONFIDENCE) return undefined;
  return placement.level === 'elsewhere' ? undefined : placement.division;
}

/** The zone that a placement gives for sure. */
export function countedZone(placement: Placement | undefined): string | undefined {
  return countedDivision(placement) === undefined ? undefined : placement!.zone;
}

/** The level of the best-placed of several parties. */
export function bestLevel(placements: readonly Placement[]): PlaceLevel {
  return PLACE_LEVELS.find((level) => placements.some((one) => one.level === level)) ?? 'none';
}
