import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNormaliser,
  groupsOf,
  jaccard,
  NearTexts,
  sharedStretches,
  shinglesOf,
} from '../src/index.ts';

/** A seeded sequence of integers below a bound (mulberry32). */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const letters = [
  ...'散热电池外壳控制器传感信号壳体轴承密封齿轮卫星天线阵列冷却通道涂层纤维复合材料',
];
const written = (roll: (below: number) => number, length: number): string =>
  Array.from({ length }, () => letters[roll(letters.length)]).join('');

/** The same text with some characters replaced. */
const changed = (text: string, roll: (below: number) => number, changes: number): string => {
  const characters = [...text];
  for (let turn = 0; turn < changes; turn++)
    characters[roll(characters.length)] = letters[roll(letters.length)]!;
  return characters.join('');
};

describe('texts that are nearly the same', () => {
  it('are found whatever their place, and no pair below the estimate is given', () => {
    const roll = dice(7);
    const texts: string[] = [];
    const planted: [number, number][] = [];
    for (let index = 0; index < 2000; index++) {
      const text = written(roll, 120 + roll(120));
      texts.push(text);
      if (index % 10 === 0) {
        planted.push([texts.length - 1, texts.length]);
        texts.push(changed(text, roll, roll(5)));
      }
    }
    const near = new NearTexts();
    for (const text of texts) near.add(text);
    const { first, second, full, crowded } = near.candidates(0.6);
    expect({ full, crowded }).toEqual({ full: false, crowded: 0 });
    const found = new Set(Array.from(first, (a, at) => `${a},${second[at]}`));
    const sets = texts.map((text) => shinglesOf(text));
    const alike = planted.filter(([a, b]) => jaccard(sets[a]!, sets[b]!) >= 0.8);
    expect(alike.length).toBeGreaterThan(150);
    expect(alike.filter(([a, b]) => !found.has(`${a},${b}`))).toEqual([]);
    Array.from(first).forEach((a, at) =>
      expect(near.estimate(a, second[at]!)).toBeGreaterThanOrEqual(0.6),
    );
  });

  it('are the same pairs for the same seed, and estimates lie near the Jaccard similarity', () => {
    const roll = dice(3);
    const base = written(roll, 300);
    const texts = Array.from({ length: 60 }, (_, index) => changed(base, roll, index));
    const run = (seed: number) => {
      const near = new NearTexts({ seed, bins: 256, rows: 4 });
      for (const text of texts) near.add(text);
      return near;
    };
    const near = run(5);
    expect(near.candidates(0.5)).toEqual(run(5).candidates(0.5));
    const sets = texts.map((text) => shinglesOf(text));
    const errors = texts.map((_, at) => near.estimate(0, at) - jaccard(sets[0]!, sets[at]!));
    // Six standard deviations of an estimate from 256 bins at its widest (σ ≤ 0.03125).
    for (const error of errors) expect(Math.abs(error)).toBeLessThan(6 * 0.03125);
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(
      0.03,
    );
  });

  it('estimate short texts without a bias from empty bins', () => {
    const roll = dice(11);
    const differences: number[] = [];
    for (let turn = 0; turn < 400; turn++) {
      const base = written(roll, 26);
      const near = new NearTexts();
      near.add(base);
      const other = changed(base, roll, 2);
      near.add(other);
      differences.push(near.estimate(0, 1) - jaccard(shinglesOf(base), shinglesOf(other)));
    }
    expect(
      Math.abs(differences.reduce((sum, error) => sum + error, 0) / differences.length),
    ).toBeLessThan(0.04);
  });

  it('form one group however many bear the same text, without looking at every pair', () => {
    const near = new NearTexts();
    const roll = dice(1);
    const same = written(roll, 100);
    for (let index = 0; index < 3000; index++)
      near.add(index % 3 === 0 ? written(roll, 100) : same);
    const { first, second, crowded } = near.candidates(0.9);
    expect(crowded).toBeGreaterThan(0);
    expect(first.length).toBeLessThan(2000 * 40);
    const groups = groupsOf(Array.from(first, (a, at) => [a, second[at]!] as const));
    expect(groups).toHaveLength(1);
    expect(groups[0]).toHaveLength(2000);
  });

  it('leave out texts too short to be compared, and stop at the pairs that memory is given for', () => {
    const near = new NearTexts({ least: 5 });
    for (let index = 0; index < 4; index++) near.add('散热电池外壳');
    near.add('，。；');
    near.add('');
    expect(near.candidates(0.5).first).toHaveLength(0);
    const many = new NearTexts();
    for (let index = 0; index < 200; index++) many.add('一种散热电池外壳及其控制器');
    const { first, full } = many.candidates(0.5, 1024);
    expect(full).toBe(true);
    expect(first).toHaveLength(1024);
    expect(() => new NearTexts({ bins: 48 })).toThrow(RangeError);
    expect(() => new NearTexts({ bins: 64, rows: 5 })).toThrow(RangeError);
  });
});

describe('what two texts share', () => {
  it('is counted over shingles of characters and words: 7 of 9 is below 0.80 (example G-1)', () => {
    const value = jaccard(new Set([...'ABCDEFGH']), new Set([...'ABCDEFGX']));
    expect(value).toBeCloseTo(0.7778, 4);
    expect(jaccard(new Set(), new Set())).toBe(0);
    expect(shinglesOf('一种 LED灯，5V供电', 3)).toEqual(
      new Set(
        ['一 种 led', '种 led 灯', 'led 灯 5v', '灯 5v 供', '5v 供 电'].map((text) =>
          text.replace('led', 'LED').replace('5v', '5V'),
        ),
      ),
    );
  });

  it('is marked in the texts as they were given', () => {
    const normalise = createNormaliser({ 電: '电' });
    const one = '本发明公开ＬＥＤ電池，包括外壳。';
    const other = '公开led电池，包括支架。';
    const [left, right] = sharedStretches(one, other, { width: 3, normalise });
    expect(left.map(({ from, to }) => one.slice(from, to))).toEqual(['公开ＬＥＤ電池，包括']);
    expect(right.map(({ from, to }) => other.slice(from, to))).toEqual(['公开led电池，包括']);
  });

  it('covers all of two equal texts and nothing of two unlike ones, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const normalise = createNormaliser();
        const [left] = sharedStretches(text, text, { width: 2, normalise });
        const tokens = shinglesOf(normalise(text), 1).size;
        if (left.length > 0) {
          expect(left).toHaveLength(1);
          expect(text.slice(left[0]!.from, left[0]!.to).length).toBeGreaterThan(0);
        } else expect(tokens).toBeLessThan(2);
      }),
    );
    expect(sharedStretches('散热电池外壳', '齿轮轴承密封')).toEqual([[], []]);
  });
});
