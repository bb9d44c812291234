import type { Patent } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { generateCity } from '../src/index.ts';
import { nearPairs, sharedRuns } from './nearPairs.ts';

const RIGHTS = 32_300;
const city = generateCity({ seed: 2024, rights: RIGHTS, today: '2026-06-30' });
const patents: { index: number; text: string }[] = [];
const textOf = (patent: Patent): string => `${patent.title}\n${patent.abstract ?? ''}`;
for (let index = 0; index < RIGHTS; index++) {
  const right = city.rightAt(index);
  if (right.collection === 'patent') patents.push({ index, text: textOf(right) });
}
const sources = new Map([...city.planted()].map((pair) => [pair.index, pair.original]));
const sourceOf = (index: number): number => sources.get(index) ?? index;

describe('texts of 20,000 patents', () => {
  it('share at most 60 of 100 runs of eight characters, but for the planted pairs', () => {
    expect(patents.length).toBeGreaterThan(20_000);
    const pairs = nearPairs(
      patents.map((patent) => patent.text),
      0.6,
    );
    const unplanted = pairs
      .map(({ first, second }) => [patents[first]!, patents[second]!] as const)
      .filter(([first, second]) => sourceOf(first.index) !== sourceOf(second.index));
    expect(unplanted).toEqual([]);
  });

  it('share more in each planted pair', () => {
    expect(sources.size).toBeGreaterThan(40);
    const shares = [...sources].map(([index, original]) =>
      sharedRuns(textOf(city.rightAt(index) as Patent), textOf(city.rightAt(original) as Patent)),
    );
    const near = shares.filter((share) => share > 0.6).length;
    expect(near / shares.length).toBeGreaterThan(0.9);
  });

  it('are written once, never word for word the same', () => {
    expect(new Set(patents.map((patent) => patent.text)).size).toBe(patents.length);
  });

  it('do not trip over themselves', () => {
    const wrong =
      /的的|为为|[。，；：]{2}|undefined|NaN|[{}]|得到得到|方法方法|装置装置|系统系统|制备制备|有效便于|可便于/;
    const titleTwice = /(?!乙烯)(\p{Script=Han}{2,4})\1/u;
    const found = patents.flatMap(({ text }) => {
      const match = wrong.exec(text) ?? titleTwice.exec(text.split('\n')[0]!);
      return match === null ? [] : [`${match[0]}: ${text}`];
    });
    expect(found).toEqual([]);
  });
});
