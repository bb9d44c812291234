import { findDivisionByCode, findOffice, PROVINCES } from '@zca/standards';
import { EnglishReader } from './englishReading.ts';
import type {
  CountryTable,
  Gazetteer,
  GazetteerLandmark,
  GazetteerRoad,
  GazetteerStreet,
  Point,
} from './model.ts';
import { namesOf } from './names.ts';
import type { Basis, PlaceDoubt, Placement, PlaceLevel, PlaceQuery } from './placement.ts';
import { AddressReader, emptyReading, type Reading } from './reading.ts';
import { Written } from './writing.ts';

/** A landmark whose point is at least so exact stands for the parcel itself. */
const PARCEL_METRES = 500;

/*
 * How sure a district is by what tells it. The figures order the evidence; how often each is right is
 * measured in docs/places.md, and none is a probability.
 */
const SURE = {
  statement: 0.98,
  cityAndDistrict: 0.97,
  formerName: 0.95,
  provinceAndDistrict: 0.93,
  street: 0.93,
  postcodeAndDistrict: 0.92,
  landmark: 0.9,
  bareStreet: 0.78,
  placeAndDistrict: 0.85,
  roadAndPostcode: 0.85,
  road: 0.78,
  onePostcode: 0.8,
  narrowedRoad: 0.75,
  oneZone: 0.75,
  districtAlone: 0.75,
  shortName: 0.7,
  misspelling: 0.7,
  contradicted: 0.6,
  nameElsewhereToo: 0.55,
  city: 0.95,
  postcodeCity: 0.8,
  zoneBeyondCity: 0.6,
  provinceElsewhere: 0.97,
  nameOfElsewhere: 0.9,
} as const;

/** What a stated division says. */
interface Stated {
  readonly side: 'here' | 'elsewhere' | undefined;
  readonly district?: string;
  readonly zone?: string;
  readonly name: string;
}

interface Outcome {
  level: PlaceLevel;
  confidence: number;
  division?: string;
  street?: string;
  zone?: string;
  point?: Point | undefined;
  accuracyMetres?: number | undefined;
  candidates?: readonly string[];
}

/**
 * Places addresses by a gazetteer, offline: with the level that the address allows, how sure that is, and
 * the pieces of text that gave it. A text that names another city is never placed in the city. One placer
 * serves one thread; it holds a buffer and no state between two addresses.
 */
export class Placer {
  readonly gazetteer: Gazetteer;
  readonly #reader: AddressReader;
  readonly #english: EnglishReader;
  readonly #written = new Written();
  readonly #divisions: ReadonlyMap<string, string>;
  readonly #zones: ReadonlyMap<string, Gazetteer['zones'][number]>;
  readonly #streets: ReadonlyMap<string, GazetteerStreet>;
  readonly #postcodes: ReadonlyMap<string, readonly string[]>;
  readonly #formerCodes: ReadonlyMap<string, string>;
  readonly #elsewhere: ReadonlyMap<string, string>;

  constructor(gazetteer: Gazetteer, country: CountryTable) {
    this.gazetteer = gazetteer;
    this.#reader = new AddressReader(namesOf(gazetteer, country), gazetteer, this.#written);
    this.#english = new EnglishReader(gazetteer);
    this.#divisions = new Map(gazetteer.divisions.map(({ code, name }) => [code, name]));
    this.#zones = new Map(gazetteer.zones.map((zone) => [zone.code, zone]));
    this.#streets = new Map(gazetteer.streets.map((street) => [street.code, street]));
    this.#postcodes = new Map(gazetteer.postcodes.map(({ code, divisions }) => [code, divisions]));
    this.#formerCodes = new Map(
      gazetteer.divisions.flatMap(({ code, former }) =>
        former.flatMap((one): [string, string][] =>
          one.code === undefined ? [] : [[one.code, code]],
        ),
      ),
    );
    this.#elsewhere = new Map(
      country.cities.flatMap(({ code, name, counties }): [string, string][] => [
        [`${code}00`, name],
        ...counties.map(([county, countyName]): [string, string] => [county, name + countyName]),
      ]),
    );
  }

  /** Where somebody sits, as far as what is known of it tells. */
  place(query: PlaceQuery): Placement {
    const reading = this.#read(query.address);
    const placement = this.#placeOf(query, reading);
    return query.isPerson === true ? this.#ofPerson(placement) : placement;
  }

  /** What a street office or town is called, with its district; by its code of nine digits. */
  streetTitle(code: string): { readonly zh: string; readonly en: string } | undefined {
    const street = this.#streets.get(code);
    const district = this.gazetteer.divisions.find((one) => one.code === code.slice(0, 6));
    if (street === undefined || district === undefined) return undefined;
    return {
      zh: district.name + street.name,
      en: `${district.en}, ${street.en ?? street.name}`,
    };
  }

  #read(address: string | undefined): Reading {
    if (address === undefined || address.trim() === '') return emptyReading();
    if (!/[\u3400-\u9fff]/.test(address)) return this.#english.read(address);
    this.#written.fill(address);
    return this.#reader.read();
  }

  #placeOf(query: PlaceQuery, reading: Reading): Placement {
    const { country } = query;
    if (country !== undefined && country !== 'CN') {
      const name = findOffice(country)?.zh ?? country;
      const basis: Basis = { kind: 'statedCountry', text: country, entry: name };
      return elsewhere(name, country, SURE.statement, [basis], []);
    }
    const stated = this.#stated(query.division);
    if (stated.side === 'elsewhere') {
      const basis: Basis[] = [
        { kind: 'statedDivision', text: query.division!, entry: stated.name },
        ...reading.basis,
      ];
      const differs = reading.side === 'here';
      return elsewhere(
        stated.name,
        query.division!,
        differs ? SURE.contradicted : SURE.statement,
        basis,
        differs ? ['statementDiffers'] : [],
      );
    }
    if (reading.doubts.includes('twoCities') && stated.side === undefined) {
      return nothing('twoCities', reading.basis);
    }
    if (reading.side === 'elsewhere' && stated.side === undefined) {
      const { name, code } = reading.elsewhere!;
      const first = reading.basis[0]?.kind;
      const sure =
        first === 'province' || first === 'country' ? SURE.provinceElsewhere : SURE.nameOfElsewhere;
      return elsewhere(name, code, sure, reading.basis, []);
    }
    return this.#here(query, reading, stated);
  }

  /** What a stated division says; the own province says nothing of the city. */
  #stated(code: string | undefined): Stated {
    if (code === undefined || code === '') return { side: undefined, name: '' };
    const zone = this.#zones.get(code);
    if (zone !== undefined) return { side: 'here', zone: code, name: zone.name };
    const { city } = this.gazetteer;
    const today = this.#formerCodes.get(code) ?? code;
    const district = this.#divisions.get(today);
    if (district !== undefined) return { side: 'here', district: today, name: district };
    if (code.startsWith(city.code.slice(0, 4))) return { side: 'here', name: city.name };
    const province = `${code.slice(0, 2)}0000`;
    if (code === province && province.slice(0, 2) === city.code.slice(0, 2)) {
      return { side: undefined, name: '' };
    }
    const provinceName = PROVINCES.find((one) => one.code === province)?.name;
    if (provinceName === undefined) return { side: undefined, name: '' };
    const below = this.#elsewhere.get(code) ?? findDivisionByCode(code)?.name ?? '';
    return { side: 'elsewhere', name: below === provinceName ? below : provinceName + below };
  }

  #here(query: PlaceQuery, reading: Reading, stated: Stated): Placement {
    const basis: Basis[] = [];
    const doubts: PlaceDoubt[] = [];
    if (stated.side === 'here') {
      basis.push({ kind: 'statedDivision', text: query.division!, entry: stated.name });
    }
    const differs = stated.side === 'here' && reading.side === 'elsewhere';
    if (differs) doubts.push('statementDiffers');
    const text = differs ? emptyReading() : reading;
    basis.push(...text.basis);
    const postcode = query.postcode?.trim() || text.postcode;
    const delivers = postcode === undefined ? undefined : this.#postcodes.get(postcode);
    const isNamed = stated.side === 'here' || text.side === 'here' || text.isDistinct;
    if (!isNamed && delivers === undefined) {
      return this.#unplaced(query, text, basis);
    }
    if (delivers !== undefined) {
      const names = delivers.map((code) => this.#divisions.get(code)).join('、');
      basis.push({ kind: 'postcode', text: postcode!, entry: names });
    }
    const outcome = this.#district(text, stated, delivers, doubts);
    if (differs) outcome.confidence = Math.min(outcome.confidence, SURE.contradicted);
    this.#finer(outcome, text, doubts);
    const zone = stated.zone ?? text.zone?.code ?? this.#zoneOfPlace(outcome, text);
    if (zone !== undefined) outcome.zone = zone;
    this.#statedPoint(query, outcome, basis, doubts);
    return finished(outcome, basis, doubts);
  }

  /** Neither city nor district, zone, landmark or postcode of it is named. */
  #unplaced(query: PlaceQuery, text: Reading, basis: readonly Basis[]): Placement {
    if (query.location !== undefined && this.#isWithin(query.location)) {
      const outcome: Outcome = { level: 'city', confidence: 0 };
      const given: Basis[] = [...basis];
      this.#statedPoint(query, outcome, given, []);
      return finished({ ...outcome, confidence: SURE.statement }, given, []);
    }
    if ((query.address ?? '').trim() === '' && text.postcode === undefined && !query.postcode) {
      return nothing('noAddress', basis);
    }
    if (text.roads.length + text.streets.length > 0 || text.zone !== undefined) {
      return nothing('cityNotNamed', basis);
    }
    const isProvince = text.ownProvince || query.division !== undefined;
    return nothing(isProvince ? 'provinceOnly' : 'nothingKnown', basis);
  }

  /** The district by the strongest evidence there is, or the city. */
  #district(
    text: Reading,
    stated: Stated,
    delivers: readonly string[] | undefined,
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
      const confidence = this.#sureOfWritten(text, stated.side === 'here', delivers, doubts);
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
    const zone = stated.zone === undefined ? text.zone : this.#zones.get(stated.zone);
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
      (ofRoads.length > 0 || ofStreets.length > 0
        ? only(narrowed, SURE.narrowedRoad)
        : undefined) ??
      only(ofZone ?? [], SURE.oneZone) ??
      only(delivers ?? [], SURE.onePostcode);
    if (found !== undefined) return found;
    const possible = [narrowed, ofRoads, ofStreets, ofLandmarks, ofZone ?? [], delivers ?? []].find(
      (codes) => codes.length > 0,
    );
    if (possible !== undefined) doubts.push('severalDistricts');
    return {
      level: 'city',
      division: this.gazetteer.city.code,
      confidence: this.#sureOfCity(text, stated.side === 'here', zone, doubts),
      ...(possible === undefined ? {} : { candidates: possible }),
    };
  }

  #sureOfCity(
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

  #sureOfWritten(
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

  /** Makes an outcome as exact as the landmark, street or road allows that lies in its district. */
  #finer(outcome: Outcome, text: Reading, doubts: PlaceDoubt[]): void {
    const district = outcome.level === 'district' ? outcome.division : undefined;
    const isIn = (code: string): boolean => district === undefined || code === district;
    const landmark = text.landmarks.find(({ division }) => isIn(division));
    const street = [...text.streets, ...text.bareStreets].find(({ code }) =>
      isIn(code.slice(0, 6)),
    );
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

  #zoneOfPlace(outcome: Outcome, text: Reading): string | undefined {
    if (outcome.level !== 'parcel' && outcome.level !== 'street') return undefined;
    const landmark = text.landmarks.find(({ division }) => division === outcome.division);
    return landmark?.zone ?? text.roads.find(({ zone }) => zone !== undefined)?.zone;
  }

  #statedPoint(
    { location }: PlaceQuery,
    outcome: Outcome,
    basis: Basis[],
    doubts: PlaceDoubt[],
  ): void {
    if (location === undefined) return;
    if (!this.#isWithin(location)) {
      doubts.push('pointOutside');
      return;
    }
    basis.unshift({ kind: 'statedPoint', text: location.join(','), entry: location.join(', ') });
    outcome.level = 'parcel';
    outcome.point = [location[0], location[1]];
    delete outcome.accuracyMetres;
  }

  #isWithin([longitude, latitude]: readonly [number, number]): boolean {
    const [west, south, east, north] = this.gazetteer.city.bounds;
    return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
  }

  /** No finer than the district: an address of a person may be a home. */
  #ofPerson(placement: Placement): Placement {
    const { level, division, elsewhere: name, confidence, basis, doubts, candidates } = placement;
    if (level === 'elsewhere' || level === 'none') return placement;
    const isDistrict = division !== undefined && this.#divisions.has(division);
    return {
      level: isDistrict ? 'district' : division === undefined ? 'none' : 'city',
      ...(division === undefined ? {} : { division }),
      ...(name === undefined ? {} : { elsewhere: name }),
      ...(placement.zone === undefined ? {} : { zone: placement.zone }),
      confidence,
      basis: basis.filter(({ kind }) => !EXACT.has(kind)),
      doubts: level === 'parcel' || level === 'street' ? [...doubts, 'person'] : doubts,
      ...(candidates === undefined ? {} : { candidates }),
    };
  }
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

/** Evidence that tells more than a district. */
const EXACT: ReadonlySet<string> = new Set(['statedPoint', 'street', 'landmark', 'road']);

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

function finished(
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

function elsewhere(
  name: string,
  division: string,
  confidence: number,
  basis: readonly Basis[],
  doubts: readonly PlaceDoubt[],
): Placement {
  return { level: 'elsewhere', elsewhere: name, division, confidence, basis, doubts };
}

function nothing(reason: PlaceDoubt, basis: readonly Basis[]): Placement {
  return { level: 'none', confidence: 0, basis, doubts: [reason] };
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
