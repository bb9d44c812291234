import { PROVINCES } from '@zca/standards';
import type { Gazetteer } from './model.ts';
import { emptyReading, type Reading } from './reading.ts';

type EnglishName =
  | { readonly kind: 'city' }
  | { readonly kind: 'province'; readonly code: string; readonly name: string }
  | { readonly kind: 'division'; readonly at: number }
  | { readonly kind: 'zone'; readonly at: number }
  | { readonly kind: 'road'; readonly at: number }
  | { readonly kind: 'landmark'; readonly at: number };

/** Most words of a name. */
const LONGEST = 8;
const ROAD_WORDS = /^(?:road|rd|street|st|avenue|ave|boulevard|blvd|building|hotel|lane)$/;

/** Words of a text in lower case; an apostrophe, and what follows it, belongs to its word. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(/['’`‘ʼ]/g, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

/**
 * Reads addresses in Latin letters: Yanta District, Xi'an, Shaanxi. They end with the largest place, so
 * of two provinces the later decides. Cities of other provinces are known by their province alone.
 */
export class EnglishReader {
  readonly #gazetteer: Gazetteer;
  readonly #names = new Map<string, EnglishName>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
    const add = (writing: string, name: EnglishName): void => {
      const key = wordsOf(writing).join(' ');
      if (key !== '' && !this.#names.has(key)) this.#names.set(key, name);
    };
    for (const { code, en, name } of PROVINCES) add(en, { kind: 'province', code, name });
    const { city } = gazetteer;
    for (const writing of [city.en, ...city.enWritings]) add(writing, { kind: 'city' });
    gazetteer.divisions.forEach((division, at) => {
      for (const writing of [division.en, ...division.enWritings]) {
        for (const word of ['district', 'county', 'dist', 'qu', 'xian']) {
          add(`${writing} ${word}`, { kind: 'division', at });
        }
      }
    });
    gazetteer.zones.forEach((zone, at) => {
      for (const writing of [zone.en, ...zone.enWritings]) add(writing, { kind: 'zone', at });
    });
    gazetteer.roads.forEach((road, at) => {
      for (const writing of road.en) add(writing, { kind: 'road', at });
    });
    gazetteer.landmarks.forEach((landmark, at) => {
      for (const writing of landmark.en) add(writing, { kind: 'landmark', at });
    });
  }

  read(text: string): Reading {
    const reading = emptyReading();
    const words = wordsOf(text);
    for (let at = 0; at < words.length; ) {
      const taken = this.#longest(words, at);
      if (taken === undefined) {
        if (/^\d{6}$/.test(words[at]!)) reading.postcode ??= words[at];
        at += 1;
        continue;
      }
      const next = words[at + taken.length];
      const isOther = next !== undefined && ROAD_WORDS.test(next);
      if (!isOther) this.#take(taken.name, words.slice(at, at + taken.length).join(' '), reading);
      at += taken.length;
    }
    if (reading.side === undefined && reading.division !== undefined) {
      reading.side = 'here';
      // Without tones many districts of the country are spelt alike.
      reading.nameElsewhereToo = !reading.ownProvince;
    }
    if (reading.side === 'elsewhere') {
      // What was understood as a place of the city has its namesake there.
      return {
        ...emptyReading(),
        side: 'elsewhere',
        elsewhere: reading.elsewhere,
        basis: reading.basis.filter(({ kind }) => kind === 'province'),
      };
    }
    return reading;
  }

  #longest(
    words: readonly string[],
    at: number,
  ): { readonly name: EnglishName; readonly length: number } | undefined {
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
      const name = this.#names.get(words.slice(at, at + length).join(' '));
      if (name !== undefined) return { name, length };
    }
    return undefined;
  }

  #take(name: EnglishName, text: string, reading: Reading): void {
    const { city, divisions, zones, roads, landmarks } = this.#gazetteer;
    switch (name.kind) {
      case 'province': {
        const isOwn = name.code.slice(0, 2) === city.code.slice(0, 2);
        reading.ownProvince = isOwn;
        if (!isOwn) {
          reading.side = 'elsewhere';
          reading.elsewhere = { name: name.name, code: name.code };
        } else if (reading.side === 'elsewhere') reading.side = undefined;
        reading.basis.push({ kind: 'province', text, entry: name.name });
        return;
      }
      case 'city':
        reading.cityNamed = true;
        reading.side = 'here';
        reading.basis.push({ kind: 'city', text, entry: city.name });
        return;
      case 'division': {
        const division = divisions[name.at]!;
        reading.division ??= { division, how: 'full' };
        reading.basis.push({ kind: 'division', text, entry: division.name });
        return;
      }
      case 'zone':
        reading.zone ??= zones[name.at];
        reading.basis.push({ kind: 'zone', text, entry: zones[name.at]!.name });
        return;
      case 'road':
        reading.roads.push(roads[name.at]!);
        reading.basis.push({ kind: 'road', text, entry: roads[name.at]!.name });
        return;
      case 'landmark': {
        const landmark = landmarks[name.at]!;
        reading.landmarks.push(landmark);
        if (landmark.distinct) reading.isDistinct = true;
        reading.basis.push({ kind: 'landmark', text, entry: landmark.name });
      }
    }
  }
}
