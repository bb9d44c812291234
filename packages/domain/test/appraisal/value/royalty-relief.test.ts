import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addYears } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import {
  isValue,
  type RoyaltyInputs,
  type RoyaltyValue,
  royaltyRelief,
  VALUE_FAULT_WORDS,
} from '../../../src/appraisal/index.ts';

/** 万元 in fen. */
const TEN_THOUSAND = 1_000_000;
const tenThousands = (fen: number) => Number((fen / TEN_THOUSAND).toFixed(2));

/** The inputs of O:C-12. */
const INPUTS: RoyaltyInputs = {
  baseDay: '2026-10-31',
  legalEnd: '2041-03-31',
  economicYears: 5,
  revenue: [1000, 1200, 1300, 1200, 900].map((amount) => amount * TEN_THOUSAND),
  royaltyRate: 0.05,
  royaltyDecline: 0,
  taxRate: 0.15,
  discountRate: 0.18,
  convention: 'end',
  ownShare: 1,
};

function valued(change: Partial<RoyaltyInputs> = {}): RoyaltyValue {
  const result = royaltyRelief({ ...INPUTS, ...change });
  if (!isValue(result)) throw new Error(result.map(({ code }) => code).join(', '));
  return result;
}
const codes = (change: Partial<RoyaltyInputs>) => {
  const result = royaltyRelief({ ...INPUTS, ...change });
  return isValue(result) ? [] : result.map(({ code }) => code);
};

describe('the worked examples', () => {
  it('O:C-12: five years at the end of each', () => {
    const { value, rows, life } = valued();
    expect(tenThousands(value)).toBe(149.3);
    expect(rows.map(({ present }) => tenThousands(present))).toEqual([
      36.02, 36.63, 33.63, 26.31, 16.72,
    ]);
    expect(rows.map(({ royalty }) => tenThousands(royalty))).toEqual([50, 60, 65, 60, 45]);
    expect(rows.map(({ afterTax }) => tenThousands(afterTax))).toEqual([
      42.5, 51, 55.25, 51, 38.25,
    ]);
    expect(rows.map(({ from }) => from)).toEqual([
      '2026-10-31',
      '2027-10-31',
      '2028-10-31',
      '2029-10-31',
      '2030-10-31',
    ]);
    expect(life).toMatchObject({ economic: 5, years: 5, endedBy: 'market' });
  });

  it('O:C-13: in the midst of each year', () => {
    expect(tenThousands(valued({ convention: 'mid' }).value)).toBe(162.18);
  });

  it('O:C-14: without tax', () => {
    expect(tenThousands(valued({ taxRate: 0 }).value)).toBe(175.64);
  });

  it('O:C-15: with a rate that falls by a tenth each year', () => {
    const { value, rows } = valued({ royaltyDecline: 0.1 });
    expect(tenThousands(value)).toBe(126.37);
    expect(rows[2]!.royaltyRate).toBeCloseTo(0.0405, 12);
  });

  it('O:C-21: nothing is counted after the last day of protection', () => {
    const { value, rows, life } = valued({ legalEnd: '2029-10-30' });
    expect(life).toEqual({ legal: 3, economic: 5, years: 3, endedBy: 'law' });
    expect(rows.map(({ year }) => year)).toEqual([1, 2, 3]);
    expect(tenThousands(value)).toBe(106.27);
  });
});

describe('the remaining life', () => {
  it('counts the last day of protection itself', () => {
    expect(valued({ legalEnd: '2027-10-30' }).life.legal).toBe(1);
    const oneDay = valued({ legalEnd: INPUTS.baseDay }).life;
    expect(oneDay.years).toBe(1 / 365);
    // The year that begins on 2027-10-31 has a 29 February in it.
    expect(valued({ legalEnd: '2028-02-29' }).life.legal).toBe(1 + 122 / 366);
  });

  it('ends a year in part, and that part of its revenue counts', () => {
    const whole = valued({ economicYears: 5 });
    const part = valued({ economicYears: 4.5 });
    expect(part.rows[4]).toMatchObject({ year: 5, part: 0.5, revenue: 450 * TEN_THOUSAND });
    expect(part.value).toBeLessThan(whole.value);
    expect(part.rows.slice(0, 4)).toEqual(whole.rows.slice(0, 4));
  });

  it('may be longer than a patent’s term by law, where an adjustment made it so', () => {
    const { life } = valued({ legalEnd: '2050-10-30', economicYears: 5 });
    expect(life).toEqual({ legal: 24, economic: 5, years: 5, endedBy: 'market' });
  });

  it('begins on a leap day as well', () => {
    const { life, rows } = valued({ baseDay: '2024-02-29', legalEnd: '2026-02-27' });
    expect(life.legal).toBe(2);
    expect(rows.map(({ from }) => from)).toEqual(['2024-02-29', '2025-02-28']);
  });
});

describe('what is refused', () => {
  it.each([
    ['notInForce', { legalEnd: null }, { legalEnd: '2030-01-01' }],
    ['notInForce', { legalEnd: '2030-02-30' }, { legalEnd: '2030-02-28' }],
    ['notInForce', { legalEnd: '3000-01-01' }, { legalEnd: '2999-12-31' }],
    ['baseDay', { baseDay: '2026-13-01' }, { baseDay: '2026-12-01' }],
    ['baseDay', { baseDay: '' }, {}],
    ['baseAfterEnd', { legalEnd: '2026-10-30' }, { legalEnd: '2026-10-31' }],
    ['economicYears', { economicYears: 0 }, { economicYears: 0.1 }],
    ['economicYears', { economicYears: 20.1 }, { economicYears: 20, legalEnd: '2030-01-01' }],
    ['economicYears', { economicYears: Number.NaN }, {}],
    ['royaltyRate', { royaltyRate: 0 }, { royaltyRate: 0.0001 }],
    ['royaltyRate', { royaltyRate: 1 }, { royaltyRate: 0.9999 }],
    ['royaltyRate', { royaltyRate: Number.NaN }, {}],
    ['royaltyDecline', { royaltyDecline: -0.01 }, { royaltyDecline: 0 }],
    ['royaltyDecline', { royaltyDecline: 1 }, { royaltyDecline: 0.99 }],
    ['taxRate', { taxRate: -0.01 }, { taxRate: 0 }],
    ['taxRate', { taxRate: 1 }, { taxRate: 0.99 }],
    ['discountRate', { discountRate: 0 }, { discountRate: 0.0001 }],
    ['discountRate', { discountRate: -1 }, {}],
    ['discountRate', { discountRate: 1.01 }, { discountRate: 1 }],
    ['convention', { convention: 'start' as 'end' }, { convention: 'mid' }],
    ['ownShare', { ownShare: 0 }, { ownShare: 0.01 }],
    ['ownShare', { ownShare: 1.01 }, { ownShare: 1 }],
    ['revenue', { revenue: [-1, 1, 1, 1, 1] }, { revenue: [0, 1, 1, 1, 1] }],
    ['revenue', { revenue: [0.5, 1, 1, 1, 1] }, {}],
    ['revenue', { revenue: [Number.NaN, 1, 1, 1, 1] }, {}],
    ['revenue', { revenue: [10_000_000_000_001, 1, 1, 1, 1] }, {}],
    ['revenue', { revenue: Array<number>(21).fill(1) }, { revenue: Array<number>(20).fill(1) }],
    ['revenueShort', { economicYears: 5.1 }, { economicYears: 5 }],
    ['revenueShort', { revenue: [] }, {}],
  ] satisfies [string, Partial<RoyaltyInputs>, Partial<RoyaltyInputs>][])(
    '%s: %o, and not %o',
    (code, wrong, right) => {
      expect(codes(wrong)).toEqual([code]);
      expect(codes(right)).toEqual([]);
      const words = VALUE_FAULT_WORDS[code as keyof typeof VALUE_FAULT_WORDS];
      expect(words.zh.endsWith('。') && words.en.endsWith('.')).toBe(true);
    },
  );

  it('is told all at once, each with the field that is to be mended', () => {
    const faults = royaltyRelief({ ...INPUTS, legalEnd: null, taxRate: 2, ownShare: 0 });
    expect(faults).toEqual([
      { code: 'notInForce', field: 'legalEnd' },
      { code: 'taxRate', field: 'taxRate' },
      { code: 'ownShare', field: 'ownShare' },
    ]);
  });
});

const rate = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 1000), max: Math.round(max * 1000) }).map((n) => n / 1000);
const inputs: fc.Arbitrary<RoyaltyInputs> = fc
  .record({
    years: fc.integer({ min: 1, max: 200 }).map((tenths) => tenths / 10),
    legalDays: fc.integer({ min: 0, max: 9000 }),
    revenue: fc.array(fc.integer({ min: 0, max: 1_000_000_000_000 }), {
      minLength: 20,
      maxLength: 20,
    }),
    royaltyRate: rate(0.001, 0.3),
    royaltyDecline: rate(0, 0.5),
    taxRate: rate(0, 0.6),
    discountRate: rate(0.01, 1),
    convention: fc.constantFrom('end' as const, 'mid' as const),
    ownShare: rate(0.05, 1),
  })
  .map(({ years, legalDays, ...rest }) => ({
    ...rest,
    baseDay: '2026-10-31',
    legalEnd: new Date(Date.parse('2026-10-31T00:00:00Z') + legalDays * 86_400_000)
      .toISOString()
      .slice(0, 10),
    economicYears: years,
  }));
const of = (given: RoyaltyInputs): number => {
  const result = royaltyRelief(given);
  if (!isValue(result)) throw new Error(result[0]!.code);
  return result.value;
};

describe('any value', () => {
  it('is a whole number of fen, and the sum of its years to within a fen each', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        const result = royaltyRelief(given);
        if (!isValue(result)) throw new Error('none');
        expect(Number.isSafeInteger(result.value)).toBe(true);
        const sum = result.rows.reduce((total, { present }) => total + present, 0);
        expect(Math.abs(sum - result.value)).toBeLessThanOrEqual(result.rows.length);
        expect(result.rows.length).toBe(Math.ceil(result.life.years));
        expect(result.rows.every(({ part }) => part > 0 && part <= 1)).toBe(true);
      }),
    );
  });

  it('scales with money', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 2, max: 9 }), (given, times) => {
        const more = of({ ...given, revenue: given.revenue.map((amount) => amount * times) });
        // One rounding to a fen before, times the factor, and one after.
        expect(Math.abs(more - times * of(given))).toBeLessThanOrEqual(times);
      }),
    );
  });

  it('of a share and of the rest is that of the whole', () => {
    fc.assert(
      fc.property(inputs, rate(0.05, 0.95), (given, ownShare) => {
        const parts = of({ ...given, ownShare }) + of({ ...given, ownShare: 1 - ownShare });
        expect(Math.abs(parts - of({ ...given, ownShare: 1 }))).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('T.1-8: falls with discount and tax, rises with rate and revenue; the midst is worth more than the end', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 19 }), (given, place) => {
        const before = of(given);
        expect(
          of({ ...given, discountRate: Math.min(1, given.discountRate + 0.05) }),
        ).toBeLessThanOrEqual(before);
        expect(of({ ...given, taxRate: given.taxRate + 0.05 })).toBeLessThanOrEqual(before);
        expect(of({ ...given, royaltyRate: given.royaltyRate + 0.01 })).toBeGreaterThanOrEqual(
          before,
        );
        const revenue = given.revenue.map((amount, at) =>
          at === place ? amount + 100_000 : amount,
        );
        expect(of({ ...given, revenue })).toBeGreaterThanOrEqual(before);
        expect(of({ ...given, convention: 'mid' })).toBeGreaterThanOrEqual(
          of({ ...given, convention: 'end' }),
        );
      }),
    );
  });

  it('is never lowered by a later legal end or a longer economic life', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 400 }), (given, days) => {
        const later = new Date(Date.parse(`${given.legalEnd}T00:00:00Z`) + days * 86_400_000);
        const legalEnd = later.toISOString().slice(0, 10);
        expect(of({ ...given, legalEnd })).toBeGreaterThanOrEqual(of(given));
        const economicYears = Math.min(20, given.economicYears + days / 100);
        expect(of({ ...given, economicYears })).toBeGreaterThanOrEqual(of(given));
      }),
    );
  });

  it('is not told of a right that has lapsed, however much it would earn', () => {
    fc.assert(
      fc.property(inputs, (given) => {
        expect(isValue(royaltyRelief({ ...given, legalEnd: null }))).toBe(false);
        const past = addYears(given.baseDay, -1);
        expect(isValue(royaltyRelief({ ...given, legalEnd: past }))).toBe(false);
      }),
    );
  });

  it('does not depend on revenue after the life has ended', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 0, max: 1_000_000 }), (given, other) => {
        const result = royaltyRelief(given);
        if (!isValue(result)) throw new Error('none');
        const revenue = given.revenue.map((amount, at) =>
          at < result.rows.length ? amount : other,
        );
        expect(royaltyRelief({ ...given, revenue })).toEqual(result);
      }),
    );
  });
});

describe('the code of a value', () => {
  it('uses no function of Math that engines may compute differently', () => {
    for (const file of ['royaltyRelief.ts', 'entries.ts']) {
      const source = readFileSync(
        new URL(`../../../src/appraisal/value/${file}`, import.meta.url),
        'utf8',
      ).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      const used = source.match(/Math\.\w+|\*\*/g) ?? [];
      const exact = ['Math.round', 'Math.sqrt', 'Math.min', 'Math.ceil'];
      expect(used.filter((name) => !exact.includes(name))).toEqual([]);
    }
  });
});
