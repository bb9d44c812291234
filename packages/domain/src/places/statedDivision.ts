import { findDivisionByCode, PROVINCES } from '@zca/standards';
import type { CountryTable, Gazetteer, GazetteerZone } from './model.ts';

/** What a stated division says. */
export interface Stated {
  readonly side: 'here' | 'elsewhere' | undefined;
  readonly district?: string;
  readonly zone?: GazetteerZone;
  readonly name: string;
}

/** Reads the divisions that sources state by their codes. */
export class StatedDivisions {
  readonly #city: Gazetteer['city'];
  readonly #divisions: ReadonlyMap<string, string>;
  readonly #zones: ReadonlyMap<string, GazetteerZone>;
  readonly #formerCodes: ReadonlyMap<string, string>;
  readonly #elsewhere: ReadonlyMap<string, string>;

  constructor({ city, divisions, zones }: Gazetteer, country: CountryTable) {
    this.#city = city;
    this.#divisions = new Map(divisions.map(({ code, name }) => [code, name]));
    this.#zones = new Map(zones.map((zone) => [zone.code, zone]));
    this.#formerCodes = new Map(
      divisions.flatMap(({ code, former }) =>
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

  /** What a stated division says; the own province says nothing of the city. */
  read(code: string | undefined): Stated {
    if (code === undefined || code === '') return { side: undefined, name: '' };
    const zone = this.#zones.get(code);
    if (zone !== undefined) return { side: 'here', zone, name: zone.name };
    const city = this.#city;
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
}
