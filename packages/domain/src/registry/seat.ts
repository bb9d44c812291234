import { findDevelopmentZone, findDivision, findDivisionByCode, XIAN } from '@zca/standards';
import { DISTRICTS } from './districts.ts';
import type { Placement } from '../places/index.ts';
import type { RightParty } from './model.ts';
import { countedDivision, countedZone } from './placedParty.ts';

const DISTRICT_CODES: ReadonlySet<string> = new Set(DISTRICTS.map((one) => one.value));

/**
 * District or county of Xi'an of a party, today's code: the stated one, else that of a placement which is
 * sure enough to count; undefined elsewhere.
 */
export function districtOf(party: RightParty, placement?: Placement): string | undefined {
  const stated =
    party.division === undefined ? undefined : findDivisionByCode(party.division)?.code;
  if (stated !== undefined && DISTRICT_CODES.has(stated)) return stated;
  const placed = countedDivision(placement);
  return placed !== undefined && DISTRICT_CODES.has(placed) ? placed : undefined;
}

/**
 * Development zone of a party: stated as its division, named by its address in Xi'an, or that in which
 * the park or road lies where it is placed for sure.
 */
export function zoneOf(party: RightParty, placement?: Placement): string | undefined {
  if (party.division?.startsWith('XA-')) return party.division;
  const inXian = party.division?.startsWith('6101') ?? false;
  const named =
    party.address === undefined ? undefined : findDevelopmentZone(party.address, inXian)?.code;
  return named ?? countedZone(placement);
}

/** A place in Xi'an of which the district is not known. */
const CITY = XIAN.code;

/**
 * Where a right belongs in statistics: the district of its first-named holder, the city's code where the
 * holder is in Xi'an but in no known district, undefined elsewhere. Where no district is stated, a
 * placement that is sure enough to count tells it; without a placement, what the address says in full.
 * Source: O:B.1 (attribution).
 */
export function seatOf(party: RightParty | undefined, placement?: Placement): string | undefined {
  if (party === undefined) return undefined;
  const known = districtOf(party, placement);
  if (known !== undefined) return known;
  const { division, address } = party;
  const isHere =
    division !== undefined && (division.startsWith('XA-') || division.startsWith('6101'));
  // A province alone does not say that the holder is not in Xi'an.
  if (division !== undefined && !isHere && division !== '610000') return undefined;
  if (placement !== undefined) {
    return isHere || countedDivision(placement) === CITY ? CITY : undefined;
  }
  const found = address === undefined ? null : findDivision(address);
  if (found === null || (found.isCityAssumed && !isHere)) return isHere ? CITY : undefined;
  const { code } = found.division;
  return DISTRICT_CODES.has(code) ? code : isHere || code === CITY ? CITY : undefined;
}

/**
 * Where a geographical indication belongs: the district of its area where that is one alone, the city
 * where it is several; by its holder where the area names no place.
 */
export function seatOfArea(
  area: readonly RightParty[],
  holder: RightParty | undefined,
): string | undefined {
  const seats = new Set(area.flatMap((place) => seatOf(place) ?? []));
  const [only] = seats;
  if (seats.size === 1) return only;
  if (seats.size > 1) return CITY;
  return area.length === 0 && seatOf(holder) !== undefined ? CITY : undefined;
}
