import type { Gazetteer, GazetteerStreet } from './model.ts';
import type { Outcome } from './outcome.ts';
import type { PlaceDoubt } from './placement.ts';
import type { Reading } from './reading.ts';
import type { Stated } from './statedDivision.ts';
import { SURE } from './sureness.ts';

/** What may tell the district. */
export interface Evidence {
  readonly text: Reading;
  readonly stated: Stated;
  /** Districts in which the postcode delivers. */
  readonly delivers: readonly string[] | undefined;
}

/** The district by the strongest evidence there is, or the city. */
export function districtOutcome(
  gazetteer: Gazetteer,
  { text, stated, delivers }: Evidence,
  doubts: PlaceDoubt[],
): Outcome {
  const written = text.division?.division.code;
  if (stated.district !== undefined) {
    const differs = written !== undefined && written !== stated.district;
    if (differs) doubts.push('statementDiffers');
    const confidence = differs ? SURE.districtAlone : SURE.statement;
    return { level: 'district', division: stated.district, confidence };
  }
  if (written !== undefined) {
    const confidence = sureOfWritten(text, stated.side === 'here', delivers, doubts);
    return { level: 'district', division: written, confidence };
  }
  const isSureOfCity = text.cityNamed || stated.side === 'here' || text.isDistinct;
  const only = (codes: readonly string[], confidence: number): Outcome | undefined =>
    codes.length === 1
      ? {
          level: 'district',
          division: codes[0]!,
          // A postcode alone does not vouch for the city as its name does.
          confidence: isSureOfCity ? confidence : Math.min(confidence, SURE.onePostcode),
        }
      : undefined;
  const ofStreets = districtsOf(text.streets);
  const ofLandmarks = distinct(text.landmarks.map(({ division }) => division));
  const ofBare = districtsOf(text.bareStreets);
  const ofRoads = common(text.roads.map(({ divisions }) => divisions));
  const zone = stated.zone ?? text.zone;
  const ofZone = zone?.whollyInCity === true ? zone.divisions : undefined;
  const agrees = (codes: readonly string[]): boolean =>
    delivers?.length === 1 && delivers[0] === codes[0];
  const narrowed = common(
    [ofRoads.length > 0 ? ofRoads : ofStreets, ofZone, delivers].flatMap((codes) =>
      codes === undefined || codes.length === 0 ? [] : [codes],
    ),
  );
  const found =
    only(ofStreets, SURE.street) ??
    only(ofLandmarks, SURE.landmark) ??
    only(ofBare, SURE.bareStreet) ??
    only(ofRoads, agrees(ofRoads) ? SURE.roadAndPostcode : SURE.road) ??
    (ofRoads.length > 0 || ofStreets.length > 0 ? only(narrowed, SURE.narrowedRoad) : undefined) ??
    only(ofZone ?? [], SURE.oneZone) ??
    only(delivers ?? [], SURE.onePostcode);
  if (found !== undefined) return found;
  const possible = [narrowed, ofRoads, ofStreets, ofLandmarks, ofZone ?? [], delivers ?? []].find(
    (codes) => codes.length > 0,
  );
  if (possible !== undefined) doubts.push('severalDistricts');
  return {
    level: 'city',
    division: gazetteer.city.code,
    confidence: sureOfCity(text, stated.side === 'here', zone, doubts),
    ...(possible === undefined ? {} : { candidates: possible }),
  };
}

function sureOfCity(
  text: Reading,
  isStated: boolean,
  zone: Gazetteer['zones'][number] | undefined,
  doubts: PlaceDoubt[],
): number {
  if (isStated) return SURE.statement;
  if (text.cityNamed) return SURE.city;
  if (zone !== undefined && !zone.whollyInCity) {
    doubts.push('beyondCity');
    return SURE.zoneBeyondCity;
  }
  return text.isDistinct ? SURE.landmark : SURE.postcodeCity;
}

function sureOfWritten(
  text: Reading,
  isStated: boolean,
  delivers: readonly string[] | undefined,
  doubts: PlaceDoubt[],
): number {
  const { how } = text.division!;
  if (how === 'short') return SURE.shortName;
  if (how === 'misspelt') return SURE.misspelling;
  const full = how === 'former' ? SURE.formerName : SURE.cityAndDistrict;
  if (text.cityNamed || isStated) return full;
  if (text.ownProvince) return Math.min(full, SURE.provinceAndDistrict);
  if (delivers !== undefined) return SURE.postcodeAndDistrict;
  if (text.nameElsewhereToo) {
    doubts.push('nameElsewhereToo');
    return SURE.nameElsewhereToo;
  }
  doubts.push('cityNotNamed');
  return SURE.districtAlone;
}

function distinct(codes: readonly string[]): string[] {
  return [...new Set(codes)];
}

function districtsOf(streets: readonly GazetteerStreet[]): string[] {
  return distinct(streets.map(({ code }) => code.slice(0, 6)));
}

/** What all lists hold; what the first holds where they have nothing in common. */
function common(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.reduce<readonly string[]>((left, right, at) => {
    if (at === 0) return right;
    const both = left.filter((code) => right.includes(code));
    return both.length > 0 ? both : left;
  }, []);
}
