import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Entry,
  entryColumns,
  INDICATORS,
  registerOf,
  REGISTERS,
  registersOf,
} from '../../src/indicators/index.ts';
import { definition, entry, factsOf, measure } from './support.ts';

const population = (year: number, quantity: number, category = 'yearbook') =>
  entry('population', { from: `${year}-12-31`, quantity, category, subject: '西安市' });

describe('per ten thousand inhabitants', () => {
  it('divides by the population at the end of the year before (O:B-1, O:B-2)', () => {
    const facts = (stock: number) =>
      factsOf([population(2020, 12_952_900), population(2021, 1)], stock);
    expect(measure('c4', '2021', facts(60_608)).value).toBeCloseTo(46.79, 2);
    expect(measure('1', '2021', facts(23_713)).value).toBeCloseTo(18.31, 2);
  });

  it('tells of the 48.00 of the plan which stock it implies (O:B-3)', () => {
    const facts = factsOf([population(2019, 10_203_500)], 48_977);
    expect(measure('c4', '2020', facts).value).toBeCloseTo(48, 2);
  });

  it('needs one patent more where the quotient is no whole number (O:B-4)', () => {
    const at = (stock: number, people: number) =>
      measure('1', '2025', factsOf([population(2024, people)], stock)).value!;
    expect(at(25_906, 12_952_900)).toBeGreaterThanOrEqual(20);
    expect(at(25_905, 12_952_900)).toBeLessThan(20);
    expect(at(26_336, 13_168_000)).toBeGreaterThanOrEqual(20);
    expect(at(26_335, 13_168_000)).toBeLessThan(20);
  });

  it('gives the national figure of 2025 (O:B-5)', () => {
    expect(
      measure('1', '2025', factsOf([population(2024, 1_408_280_000)], 2_292_000)).value,
    ).toBeCloseTo(16.275, 3);
  });

  it('has no value, and says why, without a population or with none living there (O:B-8)', () => {
    const absent = measure('1', '2025', factsOf([population(2023, 1)], 5));
    expect(absent).toMatchObject({ value: null, numerator: 5, denominator: null });
    expect(absent.reason!.zh).toContain('没有登记上年末的常住人口');
    const empty = measure('1', '2025', factsOf([population(2024, 0)], 5));
    expect(empty.value).toBeNull();
    expect(empty.reason!.zh).toContain('零');
  });

  it('prefers the revised series to the census, and that to a yearly report, then what was recorded last', () => {
    const value = (entries: readonly Entry[]) =>
      measure('1', '2021', factsOf(entries, 100)).denominator;
    const all = [
      population(2020, 1, 'yearbook'),
      population(2020, 2, 'census'),
      population(2020, 3, 'revised'),
    ];
    expect(value(all)).toBe(3);
    expect(value(all.slice(0, 2))).toBe(2);
    expect(value([population(2020, 7), population(2020, 8)])).toBe(8);
  });

  it('does not take the population of the districts for that of the city, nor the reverse', () => {
    const facts = factsOf([{ ...population(2024, 1000), area: '610113' }], 10);
    expect(measure('1', '2025', facts).value).toBeNull();
    expect(measure('1', '2025', facts, { area: '610113' }).value).toBe(100);
    expect(
      measure('1', '2025', factsOf([population(2024, 1000)], 10), { area: '610113' }).value,
    ).toBeNull();
  });
});

describe('completion of administrative cases', () => {
  const cases = (count: number, change: Partial<Entry>) =>
    Array.from({ length: count }, () =>
      entry('administrativeCases', { due: '2025-09-30', ...change }),
    );
  const pending = cases(12, { from: '2024-12-20' });
  const closed = (all: readonly Entry[], count: number) =>
    all.map((one, place) => (place < count ? { ...one, to: '2025-08-01' } : one));

  it('is what was closed of those pending and opened (P:B.8-9)', () => {
    const all = [...pending, ...cases(188, { from: '2025-02-01' })];
    expect(measure('12', '2025', factsOf(closed(all, 191))).value).toBeCloseTo(95.5, 10);
    expect(measure('12', '2025', factsOf(closed(all, 189))).value).toBeCloseTo(94.5, 10);
    expect(measure('12', '2025', factsOf([])).value).toBeNull();
  });

  it('is 96.0 for 312 closed of 325 due (O:B-10)', () => {
    const all = closed(cases(325, { from: '2025-02-01' }), 312);
    expect(measure('12', '2025', factsOf(all), { method: 'due' }).value).toBeCloseTo(96, 10);
  });

  it('counts by each method what the method says', () => {
    const all = [
      entry('administrativeCases', { from: '2024-11-01', due: '2025-01-30', to: '2025-02-10' }),
      entry('administrativeCases', { from: '2025-03-01', due: '2025-05-30', to: '2025-05-30' }),
      entry('administrativeCases', { from: '2025-12-01', due: '2026-02-28' }),
      entry('administrativeCases', { from: '2023-01-01', due: '2023-04-01', to: '2024-05-01' }),
    ];
    const at = (method: string) => {
      const { numerator, denominator } = measure('12', '2025', factsOf(all), { method });
      return [numerator, denominator];
    };
    expect(at('R1')).toEqual([2, 3]);
    expect(at('R2')).toEqual([1, 2]);
    expect(at('R3')).toEqual([1, 2]);
    expect(at('due')).toEqual([2, 2]);
  });

  it('counts merged cases once, with the other, and leaves suspended ones in', () => {
    const all = [
      entry('administrativeCases', { due: '2025-06-01', to: '2025-05-01' }),
      entry('administrativeCases', { due: '2025-06-01', category: 'merged', to: '2025-05-01' }),
      entry('administrativeCases', { due: '2025-06-01', category: 'suspended' }),
    ];
    expect(measure('12', '2025', factsOf(all))).toMatchObject({ numerator: 1, denominator: 2 });
  });

  it('never exceeds the whole, whatever the cases are', () => {
    const day = fc
      .integer({ min: 0, max: 1400 })
      .map((days) => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10));
    const anyCase = fc
      .record({ from: day, to: fc.option(day, { nil: undefined }), due: day })
      .map(({ from, to, due }) =>
        entry('administrativeCases', {
          from,
          due: due < from ? from : due,
          ...(to === undefined || to < from ? {} : { to }),
        }),
      );
    fc.assert(
      fc.property(fc.array(anyCase), fc.constantFrom('R1', 'R2', 'R3', 'due'), (all, method) => {
        const { numerator, denominator, value } = measure('12', '2025', factsOf(all), { method });
        // Without any case at all nothing is known, not even that there were none.
        expect(denominator === null).toBe(all.length === 0);
        expect(value === null).toBe(denominator === null || denominator === 0);
        if (denominator !== null) expect(numerator!).toBeLessThanOrEqual(denominator);
      }),
    );
  });
});

describe('satisfaction', () => {
  const score = (category: string, quantity: number) =>
    entry('satisfaction', { from: '2021-12-31', category, quantity, subject: '年度调查' });

  it('stands beside the national score (O:B-11)', () => {
    const facts = factsOf([score('whole', 81.7), score('nation', 80.61)]);
    expect(measure('13', '2021', facts)).toMatchObject({ value: 81.7, denominator: 80.61 });
  });

  it('is weighted from the groups where no composite was published (P:J.5-7)', () => {
    const groups = [score('holders', 83), score('professionals', 82), score('public', 80)];
    expect(measure('13', '2021', factsOf([...groups, score('nation', 82.36)])).value).toBeCloseTo(
      81.8,
      10,
    );
    expect(measure('13', '2021', factsOf(groups.slice(0, 2))).value).toBeNull();
    expect(measure('13', '2021', factsOf([...groups, score('whole', 90)])).value).toBe(90);
  });

  it('weighs right holders, professionals and the public .4, .3 and .3 (O:B-12)', () => {
    const groups = [score('holders', 82), score('professionals', 84), score('public', 79)];
    const measured = measure('13', '2021', factsOf([...groups, score('nation', 80.61)]));
    expect(measured.value).toBeCloseTo(81.7, 10);
    expect(measured.denominator).toBe(80.61);
  });

  it('takes the national score for every area', () => {
    const facts = factsOf([{ ...score('whole', 85), area: '610113' }, score('nation', 80)]);
    expect(measure('13', '2021', facts, { area: '610113' })).toMatchObject({
      value: 85,
      denominator: 80,
    });
  });
});

describe('other registers', () => {
  it('sums pledges in 亿元, cancelled ones too (O:B-14)', () => {
    const pledge = (amountFen: number, change: Partial<Entry> = {}) =>
      entry('pledges', { amountFen, category: 'patent', ...change });
    const all = [
      pledge(12_000_000_000),
      pledge(8_000_000_000, { category: 'trademark' }),
      pledge(5_000_000_000, { to: '2025-06-01' }),
      pledge(9_000_000_000, { from: '2026-01-01' }),
      pledge(9_000_000_000, { from: '2000-01-01' }),
    ];
    expect(measure('6', '2025', factsOf(all)).value).toBeCloseTo(2.5, 10);
    expect(measure('6', '2025', factsOf(all), { method: 'patents' }).value).toBeCloseTo(1.7, 10);
  });

  it('counts a firm once and only while its recognition lasts', () => {
    const firm = (change: Partial<Entry>) =>
      entry('modelEnterprises', { subject: '甲公司', category: 'nationalModel', ...change });
    const all = [
      firm({}),
      firm({ category: 'provincialModel' }),
      firm({ subjectCode: '91610131MA6TXXXX0X' }),
      firm({ subject: '乙公司', to: '2025-12-30' }),
      firm({ subject: '丙公司', to: '2025-12-31' }),
      firm({ subject: '丁公司', from: '2019-05-01', to: '2024-05-01' }),
    ];
    // The first three are one, told twice by its name and once by its code.
    expect(measure('7', '2025', factsOf(all)).value).toBe(2);
    expect(measure('7', '2025', factsOf(all), { method: 'new' }).value).toBe(3);
    // Brackets and spaces tell no firm from another.
    const written = ['丙（西安）公司', '丙(西安)公司', '丙 （西安） 公司'].map((subject) =>
      firm({ subject }),
    );
    expect(measure('7', '2025', factsOf(written)).value).toBe(1);
    const coded = { ...written[0]!, subjectCode: '91610131MA6TWWWW0W' };
    expect(measure('7', '2025', factsOf([...written, coded])).value).toBe(1);
    // Another code is another firm, whatever its name.
    const other = firm({ subjectCode: '91610131MA6TYYYY0Y' });
    expect(measure('7', '2025', factsOf([...all, other])).value).toBe(3);
  });

  it('is unknown in a zone or district where the register tells of none, and zero beside one that it tells of', () => {
    const firm = (subject: string, area: string) =>
      entry('modelEnterprises', { subject, category: 'nationalModel', area });
    const at = (area: string, ...entries: Entry[]) =>
      measure('7', '2025', factsOf(entries), { area });
    const city = firm('甲公司', '610100');
    const district = firm('乙公司', '610113');
    const zone = firm('丙公司', 'XA-GX');
    expect(at('610100', city).value).toBe(1);
    expect(at('610113', city)).toMatchObject({ value: null, numerator: null });
    expect(at('610113', city).reason?.zh).toContain('没有按区县登记');
    expect(at('610103', district).value).toBe(0);
    expect(at('XA-GX', district).reason?.zh).toContain('没有按开发区登记');
    expect(at('XA-QJ', zone)).toMatchObject({ value: 0, reason: null });
    expect(at('XA-GX', zone).value).toBe(1);
  });

  it('takes no person for another by the name alone', () => {
    const person = (change: Partial<Entry>) =>
      entry('talents', { subject: '张样例', category: 'national', ...change });
    const all = [person({ subjectCode: 'T-1' }), person({ subjectCode: 'T-2' }), person({})];
    expect(measure('11', '2025', factsOf(all)).value).toBe(3);
  });

  it('counts staff of the last end of a year, also while a year runs (O:B-13)', () => {
    const staff = (year: number, quantity: number) =>
      entry('serviceStaff', { from: `${year}-12-31`, quantity });
    const all = [staff(2024, 3000), staff(2024, 2950), staff(2025, 7000)];
    expect(measure('10', '2025Q3', factsOf(all)).value).toBe(0.595);
    expect(measure('10', '2025', factsOf(all)).value).toBe(0.7);
  });

  it('has no value while a register is empty, and zero once it is in use', () => {
    const empty = measure('7', '2025', factsOf([]));
    expect(empty.value).toBeNull();
    expect(empty.reason!.zh).toContain('还没有登记');
    expect(measure('12', '2025', factsOf([])).reason!.zh).toContain('行政执法案件');
    const elsewhere = entry('modelEnterprises', { area: '610103', category: 'nationalModel' });
    expect(measure('7', '2025', factsOf([elsewhere]), { area: '610113' }).value).toBe(0);
  });

  it('has columns of different names in every register', () => {
    for (const { key } of REGISTERS) {
      for (const language of ['zh', 'en'] as const) {
        const titles = entryColumns(key).map(({ title }) => title[language]);
        expect(new Set(titles).size, key).toBe(titles.length);
      }
    }
  });

  it('counts districts, not parks, that have a programme', () => {
    const unit = (area: string, subject: string) =>
      entry('pilotAreas', { area, subject, category: 'nationalPilot' });
    const all = [unit('610113', '雁塔区'), unit('610113', '雁塔区某园区'), unit('XA-GX', '高新区')];
    expect(measure('19', '2025', factsOf(all)).value).toBe(1);
    expect(measure('9', '2025', factsOf(all)).value).toBe(3);
  });
});

describe('the definitions', () => {
  it('are the thirteen of box 1 in order, other targets from 14 on, and the statistics', () => {
    const core = INDICATORS.filter(({ rank }) => rank === 'core').map(({ code }) => code);
    expect(core).toEqual(Array.from({ length: 13 }, (_, place) => String(place + 1)));
    expect(
      INDICATORS.filter(({ rank }) => rank === 'target').map(({ code }) => Number(code)),
    ).toEqual([14, 15, 16, 17, 18, 19]);
    expect(new Set(INDICATORS.map(({ code, version }) => `${code}@${version}`)).size).toBe(
      INDICATORS.length,
    );
  });

  it('adopt at most one target each, and state the bases and targets of box 1', () => {
    for (const { code, targets } of INDICATORS) {
      expect(targets.filter(({ adopted }) => adopted).length, code).toBeLessThanOrEqual(1);
    }
    const stated = Array.from({ length: 13 }, (_, place) => {
      const { base, targets } = definition(String(place + 1));
      return [base.value, targets.find(({ adopted }) => adopted)?.value];
    });
    expect(stated).toEqual([
      [null, 20],
      [449, 800],
      [181, 260],
      [4, 10],
      [11, 15],
      [128, 150],
      [97, 180],
      [301, 400],
      [11, 15],
      [0.6, 1],
      [8, 15],
      [100, 95],
      [null, null],
    ]);
  });

  it('show each contradiction of the plan beside the number (O:B-15)', () => {
    for (const code of ['1', '4', '5', '6', '7', '8', '9', '11']) {
      expect(definition(code).notes.length, code).toBeGreaterThan(0);
    }
    const goal = (code: string) => definition(code).targets.find(({ adopted }) => adopted)!.value!;
    const together = definition('4').targets.find(({ text }) => text.zh.includes('合计'))!;
    expect(goal('4') + goal('5')).toBe(together.value);
  });

  it('read registers that exist', () => {
    for (const one of INDICATORS) {
      for (const key of registersOf(one)) expect(registerOf(key).key).toBe(key);
    }
  });
});
