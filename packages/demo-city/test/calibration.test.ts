import type { Right } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { DISTRICT_WEIGHTS } from '../src/calibration.ts';
import { generateCity, PUBLISHED } from '../src/index.ts';

const RIGHTS = 200_000;
const city = generateCity({ seed: 11, rights: RIGHTS, today: '2026-06-30' });
const sample: Right[] = [...city.rights(0, 16_000)];
const patents = sample.filter((right) => right.collection === 'patent');
const between = (day: string | undefined, from: number, to: number): boolean =>
  day !== undefined && Number(day.slice(0, 4)) >= from && Number(day.slice(0, 4)) <= to;

describe('the calibrated city', () => {
  it('has 38 trademarks among 100 rights', () => {
    expect(city.count('trademark') / RIGHTS).toBeCloseTo(0.38, 3);
  });

  it('files 50.44 % more patents in 2016–2020 than in 2011–2015', () => {
    let [before, after] = [0, 0];
    for (let index = 0; index < RIGHTS; index++) {
      const { section, year } = city.placeAt(index);
      if (section === 'trademark') continue;
      if (year >= 2011 && year <= 2015) before++;
      if (year >= 2016 && year <= 2020) after++;
    }
    expect(after / before - 1).toBeCloseTo(PUBLISHED.applicationGrowth, 2);
  });

  it('grants about 119.72 % more in 2016–2020 than in 2011–2015', () => {
    const granted = (from: number, to: number): number =>
      patents.filter((patent) => between(patent.grantDay, from, to)).length;
    const growth = granted(2016, 2020) / granted(2011, 2015) - 1;
    expect(Math.abs(growth - PUBLISHED.grantGrowth)).toBeLessThan(0.2);
  });

  it('has the mix of kinds of 2016–2020', () => {
    const filed = patents.filter((patent) => between(patent.filingDay, 2016, 2020));
    const share = (kind: string): number =>
      filed.filter((patent) => patent.kind === kind).length / filed.length;
    expect(Math.abs(share('invention') - 0.6)).toBeLessThan(0.03);
    expect(Math.abs(share('utilityModel') - 0.325)).toBeLessThan(0.03);
    expect(Math.abs(share('design') - 0.075)).toBeLessThan(0.02);
  });

  it('spreads holders over the districts by their weights', () => {
    const counts = new Map<string, number>();
    for (const right of sample) {
      const code = right.applicants[0]!.division!;
      counts.set(code, (counts.get(code) ?? 0) + 1 / sample.length);
    }
    expect([...counts.keys()].toSorted()).toEqual(Object.keys(DISTRICT_WEIGHTS).toSorted());
    const order = [...counts].toSorted((a, b) => b[1] - a[1]).map(([code]) => code);
    expect(order[0]).toBe('610113');
    // Few universities hold many rights, so shares stray from the weights of single holders.
    for (const [code, weight] of Object.entries(DISTRICT_WEIGHTS)) {
      expect(Math.abs(counts.get(code)! - weight)).toBeLessThan(0.12);
    }
  });

  it('has about 1.4 holders a patent and some on trademarks too', () => {
    const mean = (list: readonly Right[]): number =>
      list.reduce((sum, right) => sum + right.applicants.length, 0) / list.length;
    expect(mean(sample)).toBeGreaterThan(1.3);
    expect(mean(sample)).toBeLessThan(1.5);
  });

  it('has heavy-tailed holders: the head holds much, most hold little', () => {
    const counts = new Map<string, number>();
    for (const right of sample) {
      const { name } = right.applicants[0]!;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const sorted = [...counts.values()].toSorted((a, b) => b - a);
    const top = sorted.slice(0, Math.ceil(sorted.length / 100)).reduce((sum, n) => sum + n, 0);
    expect(top / sample.length).toBeGreaterThan(0.2);
    expect(sorted.filter((n) => n === 1).length / sorted.length).toBeGreaterThan(0.5);
  });

  it('has legal events, families, citations, licences and pledges', () => {
    const codes = new Map<string, number>();
    for (const right of sample) {
      for (const { code } of right.events) codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    for (const code of ['transfer', 'licence', 'pledge', 'openLicence', 'restoration']) {
      expect(codes.get(code) ?? 0, code).toBeGreaterThan(3);
    }
    const granted = patents.filter((p) => p.kind === 'invention' && p.grantDay !== undefined);
    const cited = granted.filter((patent) => patent.citations !== undefined).length;
    expect(cited / granted.length).toBeGreaterThan(0.6);
    expect(patents.some((patent) => patent.family !== undefined)).toBe(true);
    expect(patents.some((patent) => patent.pct === true)).toBe(true);
  });

  it('files PCT applications in proportion: 0.6 % of the patent applications of 2020', () => {
    const filed = (from: number, to: number): readonly [pct: number, all: number] => {
      let [pct, all] = [0, 0];
      for (let index = 0; index < RIGHTS; index++) {
        const { section, year } = city.placeAt(index);
        if (year < from || year > to || section === 'trademark') continue;
        all++;
        if (section !== 'invention') continue;
        const right = city.rightAt(index);
        if (right.collection === 'patent' && right.internationalApplication !== undefined) pct++;
      }
      return [pct, all];
    };
    const [base, allOfBase] = filed(2020, 2020);
    expect(Math.abs(base / allOfBase - 449 / 74_614)).toBeLessThan(0.002);
    const [later, allLater] = filed(2021, 2025);
    expect(Math.abs(later / allLater - 2_816 / 434_200)).toBeLessThan(0.0013);
    // The last whole year is known too, for many enter the national phase early.
    const [last, allOfLast] = filed(2025, 2025);
    expect(last / allOfLast).toBeGreaterThan(0.0035);
  });

  it('tells of each PCT application a number of its own and days in their order', () => {
    const days = (number: string): number => Number(/^WO(\d{4})/.exec(number)?.[1]);
    const phases = [...generateCity({ seed: 3, rights: 60_000, today: '2026-06-30' }).rights()]
      .filter((right) => right.collection === 'patent')
      .filter(({ pct }) => pct === true);
    expect(phases.length).toBeGreaterThan(60);
    const numbers = phases.map(({ internationalApplication }) => internationalApplication);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const phase of phases) {
      const published = phase.publications[0]!.day!;
      expect(phase.internationalApplication).toContain(`PCT/CN${phase.filingDay!.slice(0, 4)}/`);
      expect(phase.priorities![0]!.day! < phase.filingDay!).toBe(true);
      expect(days(phase.internationalPublication!)).toBeLessThanOrEqual(
        Number(published.slice(0, 4)),
      );
      expect(published <= '2026-06-30').toBe(true);
    }
  });

  it('cites only records of its own that exist', () => {
    const byNumber = new Map<string, string>();
    const small = generateCity({ seed: 4, rights: 5000, today: '2026-06-30' });
    const all = [...small.rights()].filter((right) => right.collection === 'patent');
    for (const patent of all) {
      for (const { number, day } of patent.publications) byNumber.set(number, day!);
    }
    let known = 0;
    for (const patent of all) {
      for (const { number } of patent.citations ?? []) {
        if (!number.startsWith('CN')) continue;
        expect(byNumber.has(number), `${patent.key} cites ${number}`).toBe(true);
        known++;
      }
    }
    expect(known).toBeGreaterThan(100);
  });
});
