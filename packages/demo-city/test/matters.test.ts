import { describe, expect, it } from 'vitest';
import { demonstrationColleagues, type MatterOptions, planMatters } from '../src/index.ts';

const PRESENT = Date.parse('2026-11-20T10:00:00+08:00');
const OPTIONS: MatterOptions = {
  seed: 7,
  count: 300,
  from: '2026-05-20',
  present: PRESENT,
  offices: [
    { code: '610113', name: '雁塔区市场监督管理局' },
    { code: '610113.01', name: '小寨路所' },
    { code: 'XA-GX', name: '高新区市场监督管理局' },
  ],
  hasOperator: true,
  headsOf: new Set(['610113']),
  mediators: ['m1'],
};
const all = (options: MatterOptions) => {
  const plan = planMatters(options);
  return Array.from({ length: options.count }, (_, index) => plan(index));
};

describe('invented matters', () => {
  it('follow from seed and index alone', () => {
    const one = planMatters(OPTIONS);
    const other = planMatters(OPTIONS);
    other(3);
    expect(other(200)).toEqual(one(200));
    expect(planMatters({ ...OPTIONS, seed: 8 })(200)).not.toEqual(one(200));
  });

  it('lie between the first day and the present, each in order', () => {
    const first = Date.parse('2026-05-20T00:00:00+08:00');
    for (const { acts } of all(OPTIONS)) {
      expect(acts.length).toBeGreaterThan(0);
      const times = acts.map(({ at }) => at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(first);
      expect(times.at(-1)).toBeLessThanOrEqual(PRESENT);
    }
  });

  it('are done by those alone who are there', () => {
    const officers = all({ ...OPTIONS, hasOperator: false, headsOf: new Set(), mediators: [] })
      .flatMap(({ acts }) => acts)
      .flatMap(({ by }) => (by.kind === 'officer' ? [`${by.role} ${by.office}`] : []));
    expect([...new Set(officers)].toSorted()).toEqual([
      'city null',
      'district 610113',
      'district XA-GX',
      'station 610113.01',
    ]);
  });

  it('need somebody in a district', () => {
    expect(() => planMatters({ ...OPTIONS, offices: [] })).toThrow(RangeError);
  });

  it('favour a district where one is named', () => {
    const share = (favoured?: string) =>
      all(favoured === undefined ? OPTIONS : { ...OPTIONS, favoured }).filter(({ acts }) =>
        JSON.stringify(acts[0]!.input).includes('高新区'),
      ).length;
    expect(share('610113')).toBeLessThan(share());
  });

  it('have colleagues with names of their own in every office', () => {
    const colleagues = demonstrationColleagues();
    expect(new Set(colleagues.map(({ displayName }) => displayName)).size).toBe(colleagues.length);
    expect(colleagues).toContainEqual(
      expect.objectContaining({ grant: { role: 'head', jurisdiction: '610103' } }),
    );
  });
});
