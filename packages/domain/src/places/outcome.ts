import type { GazetteerLandmark, GazetteerRoad, GazetteerStreet, Point } from './model.ts';
import type { Basis, PlaceDoubt, Placement, PlaceLevel } from './placement.ts';
import type { Reading } from './reading.ts';
import { SURE } from './sureness.ts';

/** A landmark whose point is at least so exact stands for the parcel itself. */
const PARCEL_METRES = 500;

/** A placement while it is made. */
export interface Outcome {
  level: PlaceLevel;
  confidence: number;
  division?: string;
  street?: string;
  zone?: string;
  point?: Point | undefined;
  accuracyMetres?: number | undefined;
  candidates?: readonly string[];
}

/** Makes an outcome as exact as the landmark, street or road allows that lies in its district. */
export function refineOutcome(outcome: Outcome, text: Reading, doubts: PlaceDoubt[]): void {
  const district = outcome.level === 'district' ? outcome.division : undefined;
  const isIn = (code: string): boolean => district === undefined || code === district;
  const landmark = text.landmarks.find(({ division }) => isIn(division));
  const street = [...text.streets, ...text.bareStreets].find(({ code }) => isIn(code.slice(0, 6)));
  const road = text.roads.find(({ divisions }) => divisions.some(isIn));
  if (district === undefined) return;
  if (text.landmarks.length > 0 && landmark === undefined) doubts.push('roadElsewhere');
  else if (text.roads.length > 0 && road === undefined) doubts.push('roadElsewhere');
  if (doubts.includes('roadElsewhere')) {
    outcome.confidence = Math.min(outcome.confidence, SURE.onePostcode);
  }
  if (street !== undefined || landmark?.distinct === true) confirm(outcome, doubts);
  const code = street?.code ?? landmark?.street;
  if (code !== undefined) outcome.street = code;
  const exact = landmark ?? road ?? street;
  if (exact === undefined) return;
  outcome.level = 'street';
  takePoint(outcome, landmark, road, street);
}

/** The zone of the landmark or road that made an outcome so exact. */
export function zoneOfPlace(outcome: Outcome, text: Reading): string | undefined {
  if (outcome.level !== 'parcel' && outcome.level !== 'street') return undefined;
  const landmark = text.landmarks.find(({ division }) => division === outcome.division);
  return landmark?.zone ?? text.roads.find(({ zone }) => zone !== undefined)?.zone;
}

/** A town or landmark that only this city has confirms a district named without its city. */
function confirm(outcome: Outcome, doubts: PlaceDoubt[]): void {
  const at = doubts.findIndex((one) => one === 'cityNotNamed' || one === 'nameElsewhereToo');
  if (at < 0) return;
  doubts.splice(at, 1);
  outcome.confidence = Math.max(outcome.confidence, SURE.placeAndDistrict);
}

/** Kinds of landmarks that are no one parcel. */
const WIDE: ReadonlySet<string> = new Set(['park', 'area']);

function takePoint(
  outcome: Outcome,
  landmark: GazetteerLandmark | undefined,
  road: GazetteerRoad | undefined,
  street: GazetteerStreet | undefined,
): void {
  if (landmark?.point !== undefined) {
    const isExact = !WIDE.has(landmark.kind) && landmark.accuracyMetres! <= PARCEL_METRES;
    if (isExact) outcome.level = 'parcel';
  }
  // A road through several districts has no one point.
  const local = road !== undefined && road.divisions.length > 1 ? undefined : road;
  const best = [landmark, local, street].find((entry) => entry?.point !== undefined);
  if (best === undefined) return;
  outcome.point = best.point;
  outcome.accuracyMetres = best.accuracyMetres;
}

/** An outcome as it is told. */
export function finished(
  outcome: Outcome,
  basis: readonly Basis[],
  doubts: readonly PlaceDoubt[],
): Placement {
  const { level, confidence, division, street, zone, point, accuracyMetres, candidates } = outcome;
  return {
    level,
    ...(division === undefined ? {} : { division }),
    ...(street === undefined ? {} : { street }),
    ...(zone === undefined ? {} : { zone }),
    ...(point === undefined ? {} : { point }),
    ...(accuracyMetres === undefined ? {} : { accuracyMetres }),
    confidence,
    basis,
    doubts,
    ...(candidates === undefined ? {} : { candidates }),
  };
}

/** Outside the city. */
export function elsewhere(
  name: string,
  division: string,
  confidence: number,
  basis: readonly Basis[],
  doubts: readonly PlaceDoubt[],
): Placement {
  return { level: 'elsewhere', elsewhere: name, division, confidence, basis, doubts };
}

/** Nowhere, and why. */
export function nothing(reason: PlaceDoubt, basis: readonly Basis[]): Placement {
  return { level: 'none', confidence: 0, basis, doubts: [reason] };
}
