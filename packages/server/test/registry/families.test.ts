import type { Right, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';
import { applicationNumber, patent, trademark } from '../support/rights.ts';

const FIRST = applicationNumber(2019, 300_001);
const first = { ...patent({ number: FIRST, title: '一种轧机' }), kind: 'utilityModel' as const };
/** Claims the priority of the first application, whose check digit foreign offices leave out. */
const member = (serial: number, title: string, priorities: object[]): Right =>
  ({
    ...patent({ number: applicationNumber(2020, serial), title, filingDay: '2020-02-01' }),
    priorities,
  }) as Right;
const ofFirst = { country: 'CN', number: `CN${FIRST.slice(0, 12)}`, day: '2019-03-01' };
const foreign = { country: 'US', number: '62/900,001', day: '2019-05-01' };

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
  await platform.give([
    first,
    member(300_002, '一种轧机及方法', [ofFirst]),
    member(300_003, '一种轧机的控制', [ofFirst, foreign]),
    member(300_004, '轧机控制系统', [foreign, ofFirst]),
    member(300_005, '另一种轧机', [{ country: 'US', number: '62900001' }]),
    patent({ number: applicationNumber(2021, 300_006), title: '轧机辊' }),
    trademark({ number: '97000001', title: '轧机', nice: 7 }),
  ]);
});

const search = (rest: string) =>
  platform.read<SearchAnswer>(`/api/v1/rights?q=${encodeURIComponent('轧机')}&${rest}`);
const lines = (answer: SearchAnswer) =>
  answer.rows.map(({ key }) => [key, answer.families!.members[key]?.count ?? 0]);
const keyOf = (serial: number) => `CN${applicationNumber(2020, serial)}`;

describe('results by family', () => {
  it('have a line for each set of priorities, the first application among its own', async () => {
    const answer = await search('collapse=family&sort=filingDay&facets=collection');
    expect(answer.count).toBe(7);
    expect(answer.families!.count).toBe(5);
    expect(lines(answer)).toEqual([
      [`CN${FIRST}`, 1],
      [keyOf(300_003), 1],
      [keyOf(300_005), 0],
      [`CN${applicationNumber(2021, 300_006)}`, 0],
      ['TM97000001', 0],
    ]);
    const { members } = answer.families!;
    expect(members[`CN${FIRST}`]!.records.map(({ key }) => key)).toEqual([keyOf(300_002)]);
    expect(members[keyOf(300_003)]!.records.map(({ key }) => key)).toEqual([keyOf(300_004)]);
    // Facets go on counting records.
    const buckets = answer.facets[0]!.buckets.map(({ value, count }) => [value, count]);
    expect(buckets).toEqual([
      ['patent', 6],
      ['trademark', 1],
    ]);
  });

  it('come in pages that neither repeat nor leave out a family', async () => {
    const keys: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const rest = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: SearchAnswer = await search(`collapse=family&sort=-filingDay&size=2${rest}`);
      expect(page.families!.count).toBe(5);
      keys.push(...page.rows.map((row) => row.key));
      ({ cursor } = page);
    }
    expect(new Set(keys).size).toBe(5);
    expect(keys).toHaveLength(5);
  });

  it('count only members that the search finds', async () => {
    const answer = await search('collapse=family&include=type:utilityModel');
    expect(answer.count).toBe(1);
    expect(lines(answer)).toEqual([[`CN${FIRST}`, 0]]);
  });

  it('are not told of where nobody asked', async () => {
    expect((await search('size=1')).families).toBeNull();
  });
});
