import { isValue, patentValue } from '@zca/domain/appraisal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computed,
  entriesOf,
  figuresOf,
  type Figures,
  NO_FIGURES,
  reachOf,
  SCALES,
  yearsOf,
} from '../src/rooms/appraisal/valueFigures.ts';

const SUBJECT = { baseDay: '2026-10-31', legalEnd: '2041-03-31', holders: ['一家公司'] };
const FIGURES: Figures = {
  ...NO_FIGURES,
  royaltyRate: '5',
  discountRate: '18',
  taxRate: '１５',
  economicYears: '5',
  revenue: ['1000', '1,200', '1300', '1200', '900'],
};

const valueOf = (figures: Figures, subject = SUBJECT) => {
  const { result } = computed(entriesOf(figures, subject));
  return isValue(result) ? result.value : result.map(({ field }) => field);
};

describe('figures as they are typed', () => {
  it('O:C-12: give the value, in full width and with commas as well', () => {
    expect(valueOf(FIGURES)).toBe(149_295_871);
  });

  it('that are empty or no numbers give none, and say which', () => {
    expect(valueOf(NO_FIGURES)).toEqual([
      'economicYears',
      'revenue',
      'royaltyRate',
      'taxRate',
      'discountRate',
    ]);
    expect(valueOf({ ...FIGURES, taxRate: '约15' })).toEqual(['taxRate']);
    expect(valueOf({ ...FIGURES, revenue: ['1000', '', '1300', '1200', '900'] })).toEqual([
      'revenue',
    ]);
  });

  it('need the share of a right that is owned jointly', () => {
    const joint = { ...SUBJECT, holders: ['一家公司', '一所大学'] };
    expect(valueOf(FIGURES, joint)).toEqual(['ownShare']);
    expect(valueOf({ ...FIGURES, ownShare: '50' }, joint)).toBe(74_647_935);
  });

  it('are the fields of the procedure, by their names', () => {
    const entries = entriesOf(FIGURES, SUBJECT);
    for (const name of Object.keys(entries)) expect(patentValue.fields).toHaveProperty(name);
    for (const { name } of SCALES) expect(patentValue.fields[name].type).toBe('number');
  });

  it('come back from a matter as they went', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 200 }),
        (amounts, tenths) => {
          const figures: Figures = {
            ...FIGURES,
            economicYears: String(tenths / 10),
            revenue: Array.from({ length: 20 }, (_, at) => String((amounts[at] ?? 7) / 100)),
          };
          const entries = entriesOf(figures, SUBJECT);
          const back = figuresOf((field) => entries[field]);
          expect(entriesOf(back, SUBJECT)).toEqual(entries);
        },
      ),
    );
  });
});

describe('sliders', () => {
  it('are as many as the forecast has years', () => {
    expect(yearsOf(NO_FIGURES)).toBe(1);
    expect(yearsOf({ ...FIGURES, economicYears: '4.2' })).toBe(5);
    expect(yearsOf({ ...FIGURES, economicYears: '400' })).toBe(20);
  });

  it('reach well beyond the largest revenue, and stay while it moves a little', () => {
    expect(reachOf(NO_FIGURES)).toBe(2000);
    expect(reachOf(FIGURES)).toBe(5000);
    expect(reachOf({ ...FIGURES, revenue: ['1400'] })).toBe(5000);
    expect(reachOf({ ...FIGURES, revenue: ['123456789'] })).toBeGreaterThan(123_456_789);
  });
});
