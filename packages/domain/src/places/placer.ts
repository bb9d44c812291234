import { findOffice } from '@zca/standards';
import { AddressReader } from './addressReader.ts';
import { districtOutcome } from './districtEvidence.ts';
import { EnglishReader } from './englishReading.ts';
import type { CountryTable, Gazetteer, GazetteerStreet } from './model.ts';
import { namesOf } from './names.ts';
import {
  elsewhere,
  finished,
  nothing,
  type Outcome,
  refineOutcome,
  zoneOfPlace,
} from './outcome.ts';
import type { Basis, PlaceDoubt, Placement, PlaceQuery } from './placement.ts';
import { emptyReading, type Reading } from './reading.ts';
import { type Stated, StatedDivisions } from './statedDivision.ts';
import { SURE } from './sureness.ts';
import { Written } from './writing.ts';

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
  readonly #streets: ReadonlyMap<string, GazetteerStreet>;
  readonly #postcodes: ReadonlyMap<string, readonly string[]>;
  readonly #stated: StatedDivisions;

  constructor(gazetteer: Gazetteer, country: CountryTable) {
    this.gazetteer = gazetteer;
    this.#reader = new AddressReader(namesOf(gazetteer, country), gazetteer, this.#written);
    this.#english = new EnglishReader(gazetteer);
    this.#divisions = new Map(gazetteer.divisions.map(({ code, name }) => [code, name]));
    this.#streets = new Map(gazetteer.streets.map((street) => [street.code, street]));
    this.#postcodes = new Map(gazetteer.postcodes.map(({ code, divisions }) => [code, divisions]));
    this.#stated = new StatedDivisions(gazetteer, country);
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

  /** What the city, a district, zone, street office or town is called, by its code. */
  titleOf(code: string): { readonly zh: string; readonly en: string } | undefined {
    const { city, divisions, zones } = this.gazetteer;
    const found = [city, ...divisions, ...zones].find((one) => one.code === code);
    return found === undefined ? this.streetTitle(code) : { zh: found.name, en: found.en };
  }

  /**
   * Codes of the street offices and towns of a name, which several districts may have: as the gazetteer
   * writes it, with its district before it, or without 街道, 镇 and 乡 (小寨路).
   */
  streetsNamed(name: string): readonly string[] {
    const wanted = plain(name);
    const { streets } = this.gazetteer;
    const named = streets.filter(({ code, name: own, en, writings }) =>
      [own, this.streetTitle(code)?.zh ?? own, en ?? own, ...writings].some(
        (writing) => plain(writing) === wanted,
      ),
    );
    const found =
      named.length > 0
        ? named
        : streets.filter(({ code, name: own }) =>
            [own, this.streetTitle(code)?.zh ?? own].some(
              (writing) => bare(plain(writing)) === bare(wanted),
            ),
          );
    return found.map(({ code }) => code);
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
    const stated = this.#stated.read(query.division);
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
    const outcome = districtOutcome(this.gazetteer, { text, stated, delivers }, doubts);
    if (differs) outcome.confidence = Math.min(outcome.confidence, SURE.contradicted);
    refineOutcome(outcome, text, doubts);
    const zone = stated.zone?.code ?? text.zone?.code ?? zoneOfPlace(outcome, text);
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

/** Evidence that tells more than a district. */
const EXACT: ReadonlySet<string> = new Set(['statedPoint', 'street', 'landmark', 'road']);

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

/** A name without what it is: 小寨路街道办事处, 小寨路街办 and 小寨路街道 are 小寨路. */
const bare = (name: string): string => name.replace(/(?:街道办事处|街道办|街办|街道|镇|乡)$/, '');
