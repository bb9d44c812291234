import { addDays } from '@zca/standards';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EventCode,
  explainReason,
  type PatentFacts,
  REASONS,
  SEED_PARAMETERS,
  STATUSES,
  validityOf,
} from '../../src/law/index.ts';
import { event, granted, on, patent, statusOn } from './facts.ts';

const designEndDay = (filingDay: string) =>
  on(granted({ kind: 'design', filingDay, grantDay: '2022-01-04' }), '2022-02-01').term?.endDay;

describe('a patent of another office', () => {
  it('is not judged by Chinese law', () => {
    const result = on(granted({ country: 'US', kind: 'design' }), '2026-02-01');
    expect(result).toMatchObject({
      status: 'unknown',
      term: null,
      reason: { code: 'unknownForeign' },
    });
    expect(explainReason(result.reason, 'en')).toContain('United States');
    expect(on(granted({ country: 'CN' }), '2026-02-01').status).toBe('inForce');
  });
});

describe('the term of a patent', () => {
  it('O:E-33: a utility model filed 1999-09-06 ends on 2009-09-06, without a roll', () => {
    const facts = patent({
      kind: 'utilityModel',
      filingDay: '1999-09-06',
      grantDay: '2000-08-01',
      feePaidThroughYear: 10,
    });
    expect(on(facts, '2009-09-05')).toMatchObject({
      status: 'inForce',
      term: { lastDay: '2009-09-05', endDay: '2009-09-06' },
    });
    expect(on(facts, '2009-09-06')).toMatchObject({ status: 'expired', endDay: '2009-09-06' });
  });

  it('O:E-34: an adjusted term that ends 2041-12-01 has the end day 2041-12-02', () => {
    const facts = granted({
      filingDay: '2021-09-06',
      grantDay: '2025-12-02',
      termAdjustmentDays: 87,
    });
    expect(on(facts, '2026-01-01').term).toMatchObject({
      lastDay: '2041-12-01',
      endDay: '2041-12-02',
    });
  });

  it('takes the new end day that the gazette states', () => {
    const adjustment = event('termAdjustment', '2026-03-10', {
      details: { newEndDay: '2041-12-02' },
    });
    const facts = granted({
      filingDay: '2021-09-06',
      grantDay: '2025-12-02',
      events: [adjustment],
    });
    expect(on(facts, '2026-04-01').term?.lastDay).toBe('2041-12-01');
  });

  it('designs have fifteen years since 2021-06-01 and ten before', () => {
    expect(designEndDay('2021-05-31')).toBe('2031-05-31');
    expect(designEndDay('2021-06-01')).toBe('2036-06-01');
  });

  it('O:E-7: an invention filed 2020-12-01 is protected through 2040-11-30', () => {
    expect(on(granted({ filingDay: '2020-12-01' }), '2026-01-01').term?.lastDay).toBe('2040-11-30');
  });
});

describe('annuities decide', () => {
  const facts = granted({ feePaidThroughYear: 6 });

  it('in force to the due day, in grace for six months, then lapsed as of the due day', () => {
    expect(statusOn(facts, '2025-04-10')).toBe('inForce');
    expect(statusOn(facts, '2025-04-11')).toBe('grace');
    expect(statusOn(facts, '2025-10-10')).toBe('grace');
    expect(on(facts, '2025-10-11')).toMatchObject({
      status: 'lapsedFee',
      group: 'invalid',
      endDay: '2025-04-10',
      reason: { code: 'feesLapsed', params: { year: 7, due: '2025-04-10' } },
    });
  });

  it('show the rule with its article', () => {
    const { reason } = on(facts, '2025-10-11');
    expect(reason.parameters).toEqual([
      { key: 'patent.annuity.grace', article: '中华人民共和国专利法实施细则第一百一十五条' },
    ]);
    expect(explainReason(reason, 'zh')).toContain('第 7 年度年费');
    expect(explainReason(reason, 'en')).toContain('annuity of year 7');
  });

  it('give the next charge', () => {
    expect(on(facts, '2025-06-10').nextAnnuity).toMatchObject({
      isYearCertain: true,
      charge: { year: 7, dueDay: '2025-04-10', surchargePercent: 5, totalFen: 210_000 },
    });
  });

  it('no annuity is asked beyond the term', () => {
    const last = granted({
      filingDay: '2006-06-01',
      grantDay: '2008-01-01',
      feePaidThroughYear: 20,
    });
    expect(on(last, '2026-01-01')).toMatchObject({ status: 'inForce', nextAnnuity: null });
  });

  it('say that the paid year was taken as current when no register day confirms it', () => {
    expect(on(facts, '2025-10-11').cautions.map(({ code }) => code)).toEqual([
      'cautionFeesCurrent',
    ]);
    expect(on({ ...facts, registerAsOf: '2025-10-11' }, '2025-10-11').cautions).toEqual([]);
  });

  it('conclude nothing from a paid year that is out of date', () => {
    const old = { ...facts, registerAsOf: '2024-12-31' };
    expect(on(old, '2025-06-01')).toMatchObject({
      status: 'inForce',
      cautions: [{ code: 'cautionFeesUnknown' }],
    });
    expect(statusOn(old, '2026-06-01')).toBe('unknown');
  });
});

describe('silence proves nothing', () => {
  const facts = patent({ grantDay: '2021-06-01' });

  it('a grant alone proves force until its first grace period has passed', () => {
    // Granted in year 3, whose fee was paid; year 4 was due 2022-04-10.
    expect(on(facts, '2022-04-10')).toMatchObject({
      status: 'inForce',
      reason: { code: 'inForceByEvidence' },
    });
    expect(on(facts, '2022-10-10')).toMatchObject({
      status: 'inForce',
      cautions: [{ code: 'cautionFeesUnknown' }],
    });
    expect(on(facts, '2022-10-11')).toMatchObject({
      status: 'unknown',
      group: 'unknown',
      reason: { code: 'unknownFees' },
    });
  });

  it('a pledge registered later proves force then', () => {
    const pledged = { ...facts, events: [event('pledge', '2024-11-01')] };
    expect(statusOn(pledged, '2025-04-10')).toBe('inForce');
    expect(statusOn(pledged, '2025-10-11')).toBe('unknown');
  });

  it('a register that shows no end proves force on its day', () => {
    expect(on({ ...facts, registerAsOf: '2026-11-01' }, '2026-11-22')).toMatchObject({
      status: 'inForce',
      reason: { code: 'inForceByRegister', params: { day: '2026-11-01' } },
    });
  });

  it('an application is pending for a while and then unknown', () => {
    const pending = patent({ publications: [{ kind: 'A', day: '2020-10-13' }] });
    expect(statusOn(pending, '2020-10-12')).toBe('pendingUnpublished');
    expect(statusOn(pending, '2020-10-13')).toBe('published');
    expect(statusOn(pending, '2022-04-10')).toBe('published');
    expect(on(pending, '2026-01-01')).toMatchObject({
      status: 'unknown',
      reason: { code: 'unknownPending' },
    });
    expect(statusOn({ ...pending, registerAsOf: '2026-01-01' }, '2026-01-01')).toBe('published');
  });

  it('no facts, no status', () => {
    const empty: PatentFacts = { collection: 'patent', kind: 'design', events: [] };
    expect(on(empty, '2026-01-01').reason.code).toBe('unknownNoDates');
    const noFiling: PatentFacts = { ...empty, grantDay: '2020-01-01' };
    expect(on(noFiling, '2026-01-01').reason.code).toBe('unknownNoFilingDay');
  });

  it('a missing legal parameter makes the status unknown and names it', () => {
    const bare = SEED_PARAMETERS.filter(({ key }) => key !== 'patent.term.invention');
    expect(validityOf(bare, granted(), '2026-01-01')).toMatchObject({
      status: 'unknown',
      reason: { code: 'unknownParameter', params: { key: 'patent.term.invention' } },
    });
  });
});

const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

describe('reasons', () => {
  it('name the same parameters in both languages', () => {
    for (const { zh, en } of Object.values(REASONS)) {
      expect(new Set(parametersOf(zh))).toEqual(new Set(parametersOf(en)));
    }
  });

  it('of any facts, on any day, there is one status with a complete sentence', () => {
    const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays('1995-01-01', days));
    const codes: EventCode[] = [
      'publication',
      'grant',
      'lapse',
      'restoration',
      'pledge',
      'invalidation',
      'licence',
      'partialInvalidation',
      'expiry',
    ];
    const facts = fc.record({
      collection: fc.constant('patent' as const),
      kind: fc.constantFrom('invention' as const, 'utilityModel' as const, 'design' as const),
      filingDay: maybe(day),
      grantDay: maybe(day),
      feePaidThroughYear: maybe(fc.integer({ min: 1, max: 25 })),
      registerAsOf: maybe(day),
      events: fc.array(
        fc.record({ code: fc.constantFrom(...codes), day, effectiveDay: maybe(day) }),
      ),
    });
    fc.assert(
      fc.property(facts, day, (known, today) => {
        const result = on(known, today);
        expect(Object.keys(STATUSES)).toContain(result.status);
        for (const reason of [result.reason, ...result.cautions]) {
          expect(explainReason(reason, 'zh')).not.toMatch(/[{}]/);
          expect(explainReason(reason, 'en')).not.toMatch(/[{}]/);
        }
        expect(result.group !== 'valid' || result.endDay === null).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
