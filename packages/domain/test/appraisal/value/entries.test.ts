import { canonicalJson } from '../../../src/registry/index.ts';
import { describe, expect, it } from 'vitest';
import {
  isValue,
  readEntries,
  readRevenue,
  resultOf,
  royaltyRelief,
  writeRevenue,
} from '../../../src/appraisal/index.ts';

const ENTRIES = {
  baseDay: '2026-10-31',
  legalEnd: '2041-03-31',
  economicYears: 5,
  revenue: '1000万元、1200万元、1300万元、1200万元、900万元',
  royaltyRate: 5,
  taxRate: 15,
  discountRate: 18,
  convention: 'end',
};

describe('entries of a form', () => {
  it('become inputs: per cent become shares, texts of money become fen', () => {
    expect(readEntries(ENTRIES)).toEqual({
      baseDay: '2026-10-31',
      legalEnd: '2041-03-31',
      economicYears: 5,
      revenue: [1_000_000_000, 1_200_000_000, 1_300_000_000, 1_200_000_000, 900_000_000],
      royaltyRate: 0.05,
      royaltyDecline: 0,
      taxRate: 0.15,
      discountRate: 0.18,
      convention: 'end',
      ownShare: 1,
    });
  });

  it('that are missing, or of another type, are refused with their field and never taken for zero', () => {
    const faults = royaltyRelief(readEntries({ taxRate: '15', revenue: 5 }));
    expect(isValue(faults) ? [] : faults.map(({ field }) => field)).toEqual([
      'baseDay',
      'economicYears',
      'royaltyRate',
      'taxRate',
      'discountRate',
      'convention',
    ]);
    expect(readEntries({ ...ENTRIES, royaltyDecline: null, ownShare: null })).toEqual(
      readEntries(ENTRIES),
    );
  });
});

describe('the revenue of years as a text', () => {
  it('is read by its units, parted by blanks, 、 and ；', () => {
    expect(readRevenue('1,000.50 0;3万元；1亿元\n')).toEqual([
      100_050, 0, 3_000_000, 10_000_000_000,
    ]);
    expect(readRevenue('')).toEqual([]);
  });

  it('is written so that it is read as the same, and what is missing is not read at all', () => {
    expect(writeRevenue([1000, 12.5, 0])).toBe('1000万元、12.5万元、0万元');
    expect(readRevenue(writeRevenue([1000, undefined]))).toEqual([1_000_000_000, Number.NaN]);
  });

  it('is no number where it cannot be read, or is finer than a fen', () => {
    expect(readRevenue('1000万元、约1200万元、0.001元')).toEqual([
      1_000_000_000,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe('a result', () => {
  it('O:C-12: has one text, the same wherever it is computed', () => {
    const inputs = readEntries(ENTRIES);
    const value = royaltyRelief(inputs);
    if (!isValue(value)) throw new Error('none');
    const text = canonicalJson(resultOf(inputs, value));
    expect(text).toContain('"method":"royaltyRelief@1"');
    expect(text).toContain(`"value":${value.value}`);
    expect(text.startsWith('{"inputs":{"baseDay":"2026-10-31"')).toBe(true);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
  });
});
