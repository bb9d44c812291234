import { createHash } from 'node:crypto';
import { canonicalJson } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { generateCity, LEAST_RIGHTS, MOST_RIGHTS } from '../src/index.ts';

const OPTIONS = { seed: 42, rights: 2000, today: '2026-06-30' };

/**
 * SHA-256 over the canonical JSON of the 2,000 records of OPTIONS. A change of words, sentences,
 * topics or calibration changes it, and then every city of a seed is another city: say so in the
 * release notes, and put the value that the failing test prints here.
 */
const GOLDEN = 'be8ea3f1a8f3930afe6283de80b6a0c243ae2817106523171fd6f8e8abfc5610';

describe('a city', () => {
  it('is the same for the same seed, size and day, everywhere and for ever', () => {
    const hash = createHash('sha256');
    for (const right of generateCity(OPTIONS).rights()) hash.update(`${canonicalJson(right)}\n`);
    expect(hash.digest('hex')).toBe(GOLDEN);
  });

  it('gives the same record by index as in order, whatever was made before', () => {
    const inOrder = [...generateCity(OPTIONS).rights()];
    expect(inOrder).toHaveLength(OPTIONS.rights);
    const other = generateCity(OPTIONS);
    for (let step = 0; step < 400; step++) {
      const index = (step * 1237) % OPTIONS.rights;
      expect(canonicalJson(other.rightAt(index))).toBe(canonicalJson(inOrder[index]!));
    }
  });

  it('can be made in parts by several workers', () => {
    const whole = [...generateCity(OPTIONS).rights(0, 600)].map(canonicalJson);
    const parts = [
      ...generateCity(OPTIONS).rights(0, 211),
      ...generateCity(OPTIONS).rights(211, 600),
    ].map(canonicalJson);
    expect(parts).toEqual(whole);
  });

  it('is another one for another seed or day', () => {
    const first = [...generateCity(OPTIONS).rights(0, 50)].map(canonicalJson);
    for (const change of [{ seed: 43 }, { today: '2026-07-01' }]) {
      const other = [...generateCity({ ...OPTIONS, ...change }).rights(0, 50)].map(canonicalJson);
      expect(other.filter((record, i) => record === first[i])).toEqual([]);
    }
  });

  it('says which record stands where', () => {
    const city = generateCity(OPTIONS);
    const sections = { invention: 0, utilityModel: 0, design: 0, trademark: 0 };
    for (let index = 0; index < OPTIONS.rights; index++) {
      const place = city.placeAt(index);
      const right = city.rightAt(index);
      expect(right.collection === 'patent' ? right.kind : 'trademark').toBe(place.section);
      expect(right.filingDay?.slice(0, 4)).toBe(String(place.year));
      sections[place.section]++;
    }
    for (const section of ['invention', 'utilityModel', 'design', 'trademark'] as const) {
      expect(sections[section]).toBe(city.count(section));
    }
  });

  it('bears its seed in the notice, in both languages', () => {
    const { notice } = generateCity(OPTIONS);
    expect(notice.zh).toContain('42');
    expect(notice.en).toContain('42');
  });

  it('refuses sizes, seeds, days and places that it cannot have', () => {
    expect(() => generateCity({ ...OPTIONS, rights: LEAST_RIGHTS - 1 })).toThrow(RangeError);
    expect(() => generateCity({ ...OPTIONS, rights: MOST_RIGHTS + 1 })).toThrow(RangeError);
    expect(() => generateCity({ ...OPTIONS, seed: 0.5 })).toThrow(RangeError);
    expect(() => generateCity({ ...OPTIONS, today: '2026-02-30' })).toThrow(RangeError);
    expect(() => generateCity({ ...OPTIONS, today: '2021-12-31' })).toThrow(RangeError);
    expect(() => generateCity(OPTIONS).rightAt(2000)).toThrow(RangeError);
    expect(() => generateCity(OPTIONS).rightAt(-1)).toThrow(RangeError);
  });

  it('exists at the least size, on the first and the last day', () => {
    for (const today of ['2022-01-01', '2050-12-31']) {
      const city = generateCity({ seed: 7, rights: LEAST_RIGHTS, today });
      const days = [...city.rights()].flatMap((right) => right.events.map((event) => event.day));
      expect(days.every((day) => day <= today)).toBe(true);
    }
  });
});
