import { describe, expect, it } from 'vitest';
import {
  CITY_AREA,
  type Entry,
  entryFaults,
  findArea,
  indicatorsOn,
  type OwnValue,
  peersOf,
  registerOf,
} from '../../src/indicators/index.ts';
import { entry, period } from './support.ts';

const figure = (subject: string, quantity: number, change: Partial<Entry> = {}) =>
  entry('peerFigures', { subject, category: '1', from: '2024-12-31', quantity, ...change });
const value = (number: number | null): OwnValue => ({ value: number, basis: 'published' });

describe('an indicator beside its peers', () => {
  it('stands for the city among cities that published the same for the same day, with their source', () => {
    const registered = [
      figure('样例甲市', 20, { evidence: { title: '统计公报', number: '甲统〔2025〕1号' } }),
      figure('样例乙市', 12),
      figure('样例丙市', 30, { from: '2023-12-31' }),
      figure('样例丁市', 40, { category: '2' }),
    ];
    const peers = peersOf('1', findArea(CITY_AREA)!, period('2024'), () => value(15), registered);
    expect(peers.rows.map(({ name, value: one, isOwn }) => [name.zh, one, isOwn])).toEqual([
      ['样例甲市', 20, false],
      ['西安市', 15, true],
      ['样例乙市', 12, false],
    ]);
    expect(peers).toMatchObject({ of: 'cities', rank: 2, known: 3 });
    expect(peers.rows[0]).toMatchObject({
      basis: 'registered',
      source: { title: '统计公报', number: '甲统〔2025〕1号' },
    });
  });

  it('stands for a district among districts and for a zone among zones; equals share a place', () => {
    const numbers: Record<string, number> = { '610103': 5, '610113': 7, '610102': 7 };
    const peers = peersOf(
      '1',
      findArea('610113')!,
      period('2024'),
      (area) => value(numbers[area] ?? null),
      [],
    );
    expect(peers.rows.every(({ code }) => findArea(code)?.kind === 'district')).toBe(true);
    expect(peers).toMatchObject({ of: 'areas', rank: 1, known: 3 });
    expect(peers.rows.slice(0, 3).map(({ code }) => code)).toEqual(['610102', '610113', '610103']);
    const without = peersOf('1', findArea('610104')!, period('2024'), () => value(null), []);
    expect(without).toMatchObject({ rank: null, known: 0 });
  });
});

describe('the register of other cities', () => {
  it('has the thirteen as its categories, by the titles that they bear', () => {
    const core = indicatorsOn('2025-12-31').filter(({ rank }) => rank === 'core');
    expect(registerOf('peerFigures').categories).toEqual(
      core.map(({ code, shortTitle }) => ({ value: code, title: shortTitle })),
    );
  });

  it('is kept for the whole city alone', () => {
    const line = figure('样例甲市', 20);
    const faults = (area: string) => entryFaults({ ...line, area }, () => true);
    expect(faults(CITY_AREA)).toEqual([]);
    expect(faults('610113').map(({ field }) => field)).toEqual(['area']);
  });
});
