import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, fractionOfMoney, parseMoney, sumMoney } from '../src/index.ts';

describe('reading an amount', () => {
  it.each([
    ['1,234.56元', 123_456],
    ['￥1000', 100_000],
    ['12.5万元', 12_500_000],
    ['12.5万', 12_500_000],
    ['1.28亿元', 12_800_000_000],
    ['128 亿元', 1_280_000_000_000],
    ['0.1元', 10],
    ['0.30', 30],
    ['-5元', -500],
    ['人民币100元整', 10_000],
    ['５００元', 50_000],
    ['7分', 7],
    ['0.000001万元', 1],
    ['-0元', 0],
  ])('%s is %i fen', (text, fen) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: fen });
  });

  it('takes the unit that the column states', () => {
    expect(parseMoney('450', '万元')).toEqual({ ok: true, value: 450_000_000 });
  });

  it.each([
    ['', 'money.empty'],
    ['about 5', 'money.form'],
    ['1,23元', 'money.form'],
    ['1.2.3', 'money.form'],
    ['0.001元', 'money.precision'],
    ['0.0000001万元', 'money.precision'],
    ['99999999999亿元', 'money.range'],
  ])('refuses %j by the rule %s', (text, rule) => {
    expect(parseMoney(text)).toMatchObject({ ok: false, rule });
  });
});

describe('writing an amount', () => {
  it.each([
    [123_456, '元', undefined, '1,234.56'],
    [100_000, '元', undefined, '1,000.00'],
    [12_500_000, '万元', undefined, '12.5'],
    [1_280_000_000_000, '亿元', undefined, '128'],
    [1_285_000_000, '亿元', 2, '0.13'],
    [50, '元', 0, '1'],
    [49, '元', 0, '0'],
    [-49, '元', 0, '0'],
    [-123_456, '元', 1, '-1,234.6'],
    [1, '亿元', undefined, '0.0000000001'],
    [100, '元', 4, '1.0000'],
  ] as const)('%i fen in %s with %s decimals is %s', (fen, unit, decimals, text) => {
    expect(formatMoney(fen, unit, decimals)).toBe(text);
  });

  it('loses nothing on the way there and back', () => {
    const fen = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(fen, fc.constantFrom('元', '万元', '亿元'), (amount, unit) => {
        expect(parseMoney(formatMoney(amount, unit), unit)).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it('refuses fractions of a fen', () => {
    expect(() => formatMoney(0.5)).toThrow(RangeError);
  });
});

describe('shares and sums', () => {
  it('rounds half away from zero', () => {
    expect(fractionOfMoney(105, 1, 10)).toBe(11);
    expect(fractionOfMoney(-105, 1, 10)).toBe(-11);
    expect(fractionOfMoney(104, 1, 10)).toBe(10);
    expect(fractionOfMoney(200_000, 5, 100)).toBe(10_000);
  });

  it('is never further than half a fen from the exact share', () => {
    const part = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), part, part, (fen, n, d) => {
        const error = BigInt(fractionOfMoney(fen, n, d)) * BigInt(d) - BigInt(fen) * BigInt(n);
        expect((error < 0n ? -error : error) * 2n <= BigInt(d)).toBe(true);
      }),
    );
  });

  it('refuses a sum beyond exact integers', () => {
    expect(sumMoney([1, 2, 3])).toBe(6);
    expect(() => sumMoney([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(() => fractionOfMoney(1, 1, 0)).toThrow(RangeError);
  });
});
