import { allOffices, PROVINCES } from '@zca/standards';
import type {
  CountryTable,
  Gazetteer,
  GazetteerDivision,
  GazetteerLandmark,
  GazetteerRoad,
  GazetteerStreet,
  GazetteerZone,
} from './model.ts';
import { NameTree } from './nameTree.ts';

/** What a name in a Chinese address may stand for. */
export type Name =
  | { readonly kind: 'home' }
  | { readonly kind: 'country'; readonly code: string; readonly name: string }
  | {
      readonly kind: 'province';
      readonly code: string;
      readonly name: string;
      readonly isShort: boolean;
    }
  | {
      readonly kind: 'city';
      readonly code: string;
      readonly name: string;
      readonly isShort: boolean;
    }
  /** A county or district outside the city. */
  | { readonly kind: 'county'; readonly code: string; readonly name: string }
  | {
      readonly kind: 'division';
      readonly division: GazetteerDivision;
      readonly how: 'full' | 'former' | 'short' | 'misspelt';
    }
  | {
      readonly kind: 'zone';
      readonly zone: GazetteerZone;
      readonly how: 'distinct' | 'plain' | 'short';
    }
  /** `isBare`: without 街道, 镇 or the like, which many other names are too. */
  | { readonly kind: 'street'; readonly street: GazetteerStreet; readonly isBare: boolean }
  | { readonly kind: 'road'; readonly road: GazetteerRoad }
  | { readonly kind: 'landmark'; readonly landmark: GazetteerLandmark };

/** Endings of cities' names that are left away at the beginning of an address. */
const CITY_ENDING = /(?:市|地区|盟|.{0,2}族自治州|.{2,}自治州|自治州)$/;
const STREET_ENDING = /(?:街道|镇|乡)$/;

/** Every name that the placing of addresses knows, of the city and of the rest of the country. */
export function namesOf(gazetteer: Gazetteer, country: CountryTable): NameTree<Name> {
  const tree = new NameTree<Name>();
  for (const name of ['中国', '中华人民共和国']) tree.add(name, { kind: 'home' });
  for (const { code, zh } of allOffices()) {
    if (code !== 'CN' && !PROVINCES.some(({ shortName }) => shortName === zh)) {
      tree.add(zh, { kind: 'country', code, name: zh });
    }
  }
  for (const { code, name, shortName } of PROVINCES) {
    tree.add(name, { kind: 'province', code, name, isShort: false });
    if (!name.endsWith('市') && name !== `${shortName}省`) {
      tree.add(`${shortName}省`, { kind: 'province', code, name, isShort: false });
    }
    tree.add(shortName, { kind: 'province', code, name, isShort: true });
  }
  addCountry(tree, gazetteer, country);
  addCity(tree, gazetteer);
  return tree;
}

function addCountry(tree: NameTree<Name>, { city }: Gazetteer, country: CountryTable): void {
  for (const { code, name, counties } of country.cities) {
    if (code === city.code.slice(0, 4)) continue;
    if (name !== '') {
      const short = name.replace(CITY_ENDING, '');
      tree.add(name, { kind: 'city', code: `${code}00`, name, isShort: false });
      if (short.length >= 2) {
        tree.add(short, { kind: 'city', code: `${code}00`, name, isShort: true });
      }
    }
    for (const [county, countyName] of counties) {
      tree.add(countyName, { kind: 'county', code: county, name: countyName });
    }
  }
  for (const [name, code] of country.otherNames) {
    tree.add(name, { kind: 'city', code, name, isShort: false });
  }
}

function addCity(tree: NameTree<Name>, gazetteer: Gazetteer): void {
  const { code, name, shortName } = gazetteer.city;
  tree.add(name, { kind: 'city', code, name, isShort: false });
  tree.add(shortName, { kind: 'city', code, name, isShort: true });
  for (const division of gazetteer.divisions) {
    tree.add(division.name, { kind: 'division', division, how: 'full' });
    tree.add(division.shortName, { kind: 'division', division, how: 'short' });
    for (const former of division.former) {
      tree.add(former.name, { kind: 'division', division, how: 'former' });
    }
    for (const writing of division.misspelt) {
      tree.add(writing, { kind: 'division', division, how: 'misspelt' });
    }
  }
  for (const zone of gazetteer.zones) {
    for (const writing of zone.writings) tree.add(writing, { kind: 'zone', zone, how: 'plain' });
    for (const writing of zone.distinctWritings) {
      tree.add(writing, { kind: 'zone', zone, how: 'distinct' });
    }
    for (const writing of zone.shortWritings)
      tree.add(writing, { kind: 'zone', zone, how: 'short' });
  }
  for (const street of gazetteer.streets) addStreet(tree, street);
  for (const road of gazetteer.roads) {
    for (const writing of [road.name, ...road.writings]) tree.add(writing, { kind: 'road', road });
  }
  for (const landmark of gazetteer.landmarks) {
    for (const writing of [landmark.name, ...landmark.writings]) {
      tree.add(writing, { kind: 'landmark', landmark });
    }
  }
}

/** A street office is written with or without 办事处; before it was one it was a town. */
function addStreet(tree: NameTree<Name>, street: GazetteerStreet): void {
  const stem = street.name.replace(STREET_ENDING, '');
  const strong = street.name.endsWith('街道')
    ? ['街道办事处', '街道办', '街道', '街办', '办事处', '镇', '乡']
    : ['镇', '乡', '街道办事处', '街道', '街办'];
  for (const ending of strong) tree.add(stem + ending, { kind: 'street', street, isBare: false });
  // 小寨路 is a road, which may run elsewhere too.
  if (stem.length >= 2 && !/[路街巷道]$/.test(stem)) {
    tree.add(stem, { kind: 'street', street, isBare: true });
  }
  for (const writing of street.writings)
    tree.add(writing, { kind: 'street', street, isBare: false });
}
