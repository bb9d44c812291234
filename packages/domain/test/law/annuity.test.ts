import { addDays, fromEpochDay, toEpochDay } from '@zca/standards';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annuityCharge,
  annuityDueDay,
  annuityFee,
  annuityTopUp,
  drugExtendedLastDay,
  patentYearOf,
  SEED_PARAMETERS,
  termAdjustmentDays,
} from '../../src/law/index.ts';

/** Year 7 of an invention filed on 2019-04-10: due 2025-04-10, full fee 2,000 yuan. */
const PATENT = { kind: 'invention', filingDay: '2019-04-10' } as const;

function charge(paidOn: string, reductions: number[] = []) {
  const result = annuityCharge(SEED_PARAMETERS, PATENT, 7, paidOn, reductions);
  if (result === null) throw new Error('expected a charge');
  return result;
}

describe('annuities', () => {
  it.each([
    ['O:E-26', '2025-05-10', 0],
    ['O:E-27', '2025-05-11', 5],
    ['O:E-28', '2025-06-10', 5],
    ['O:E-28', '2025-06-11', 10],
    ['O:E-29', '2025-10-10', 25],
  ])('%s: paid %s costs a surcharge of %i %%', (_, paidOn, percent) => {
    expect(charge(paidOn)).toMatchObject({
      state: 'late',
      dueDay: '2025-04-10',
      surchargePercent: percent,
      surchargeFen: 2000 * percent,
      totalFen: 200_000 + 2000 * percent,
    });
  });

  it('O:E-30: paid 2025-10-11 is too late; the right ended on the due day', () => {
    expect(charge('2025-10-11')).toMatchObject({ state: 'lapsed', dueDay: '2025-04-10' });
    expect(charge('2025-10-10').graceEndDay).toBe('2025-10-10');
    expect(charge('2025-04-10')).toMatchObject({ state: 'inTime', surchargeFen: 0 });
  });

  it('O:E-31: with 85 % reduction the surcharge is still of the full fee', () => {
    expect(charge('2025-06-10', [85])).toMatchObject({
      feeFen: 30_000,
      surchargeFen: 10_000,
      totalFen: 40_000,
    });
  });

  it('O:E-15: of two reductions the higher counts', () => {
    expect(charge('2025-04-10', [15]).feeFen).toBe(170_000);
    expect(charge('2025-04-10', [15, 85]).feeFen).toBe(30_000);
  });

  it('O:E-16: year 11 at 4,000 yuan with an open licence costs 3,400', () => {
    const result = annuityCharge(SEED_PARAMETERS, PATENT, 11, '2029-04-10', [15]);
    expect(result).toMatchObject({ fullFeeFen: 400_000, feeFen: 340_000 });
  });

  it('O:E-32: an invention filed 1997-06-03 owes year 6 by 2002-06-03', () => {
    expect(annuityDueDay('1997-06-03', 6)).toBe('2002-06-03');
  });

  it('an insufficient payment is topped up at the rate of the new day (O:E.7)', () => {
    const patent = { kind: 'invention', filingDay: '2023-04-10' } as const;
    const later = annuityCharge(SEED_PARAMETERS, patent, 2, '2024-06-20')!;
    expect(later.surchargeFen).toBe(9000);
    expect(annuityTopUp(later, later.feeFen + 2500)).toBe(6500);
    expect(annuityTopUp(later, later.totalFen + 1)).toBe(0);
  });

  it('twenty years of an invention cost 82,300 yuan in full (O:E.7)', () => {
    const years = Array.from({ length: 20 }, (_, i) => i + 1);
    const fees = years.map((year) => annuityFee(SEED_PARAMETERS, 'invention', year, '2025-01-01')!);
    expect(fees.reduce((sum, fee) => sum + fee, 0)).toBe(8_230_000);
    expect(annuityFee(SEED_PARAMETERS, 'invention', 21, '2025-01-01')).toBeNull();
  });

  it('designs have years 11 to 15 only since 2021-06-01', () => {
    expect(annuityFee(SEED_PARAMETERS, 'design', 11, '2021-05-31')).toBeNull();
    expect(annuityFee(SEED_PARAMETERS, 'design', 11, '2021-06-01')).toBe(300_000);
  });

  it('O:T.1-7: the surcharge grows with delay and stays within 25 %', () => {
    const delay = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(delay, delay, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((days) =>
          charge(addDays('2025-04-10', days)),
        );
        expect(early!.surchargeFen <= late!.surchargeFen).toBe(true);
        expect(late!.surchargeFen <= late!.fullFeeFen / 4).toBe(true);
      }),
    );
  });

  it('every day lies in the patent year between two due days', () => {
    const day = fc.integer({ min: toEpochDay('1990-01-01'), max: toEpochDay('2020-01-01') });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 7300 }), (filed, later) => {
        const filingDay = fromEpochDay(filed);
        const on = fromEpochDay(filed + later);
        const year = patentYearOf(filingDay, on);
        expect(annuityDueDay(filingDay, year) <= on).toBe(true);
        expect(on < annuityDueDay(filingDay, year + 1)).toBe(true);
      }),
    );
  });
});

describe('term adjustment', () => {
  const facts = {
    filingDay: '2020-01-10',
    publicationDay: '2021-07-10',
    examinationRequestDay: '2020-06-15',
    grantDay: '2025-03-05',
    reasonableDelayDays: 0,
    applicantDelayDays: 60,
  };

  it('O:E-35: 238 days less 60 of the applicant are 178', () => {
    expect(termAdjustmentDays(SEED_PARAMETERS, { ...facts, applicantDelayDays: 0 })).toBe(238);
    expect(termAdjustmentDays(SEED_PARAMETERS, facts)).toBe(178);
  });

  it('is never negative', () => {
    expect(termAdjustmentDays(SEED_PARAMETERS, { ...facts, applicantDelayDays: 900 })).toBe(0);
  });

  it('O:E-36: a drug approved 11.5 years after filing gains the full five years', () => {
    const input = { filingDay: '2013-03-01', approvalDay: '2024-09-01', lastDay: '2033-02-28' };
    expect(drugExtendedLastDay(SEED_PARAMETERS, input)).toBe('2038-02-28');
  });

  it('a drug is never protected beyond fourteen years after approval', () => {
    const input = { filingDay: '2013-03-01', approvalDay: '2022-09-01', lastDay: '2033-02-28' };
    expect(drugExtendedLastDay(SEED_PARAMETERS, input)).toBe('2036-08-31');
    const late = { ...input, lastDay: '2037-02-28' };
    expect(drugExtendedLastDay(SEED_PARAMETERS, late)).toBe('2037-02-28');
  });
});
