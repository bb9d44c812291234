import * as fc from 'fast-check';
import type { LawBook } from '@zca/procedure';
import { addDays, fromEpochDay, toEpochDay } from '@zca/standards';
import { SEED_PARAMETERS } from '@zca/domain/law';
import { describe, expect, it } from 'vitest';
import {
  CLOCK_RULES,
  type ClockFacts,
  clockRule,
  clocksStartedBy,
  dueOf,
  limitationOf,
  orderOn,
  rejectionBasis,
} from '../../src/protection/index.ts';
import { CALENDAR, LAW } from './facts.ts';

function lastDay(
  code: string,
  facts: ClockFacts,
  force: 'statutory' | 'service' = 'statutory',
): string | null {
  const due = dueOf(clockRule(code, force), facts, LAW, CALENDAR);
  if (!due.ok) return due.rule;
  return due.value?.lastDay ?? null;
}

const since = (start: string, receivedOn = start, rest: Partial<ClockFacts> = {}): ClockFacts => ({
  start,
  receivedOn,
  ...rest,
});

describe('limits of complaints', () => {
  it('P:A.9-1: received 2026-04-16, to be decided by 2026-04-27', () => {
    expect(lastDay('TS.ACCEPT', since('2026-04-16'))).toBe('2026-04-27');
  });

  it('P:A.9-1: accepted 2026-04-27, mediation ends 2026-06-26, with ten days of appraisal 2026-07-06', () => {
    const facts = since('2026-04-27', '2026-04-16');
    expect(lastDay('TS.MEDIATE', facts)).toBe('2026-06-26');
    const appraisals = [{ from: '2026-05-11', to: '2026-05-21' }];
    expect(lastDay('TS.MEDIATE', { ...facts, appraisals })).toBe('2026-07-06');
  });

  it('P:A.9-2: terminated 2026-06-26, both told by 2026-07-07', () => {
    expect(lastDay('TS.TERM_NOTICE', since('2026-06-26', '2026-04-16'))).toBe('2026-07-07');
  });

  it('P:A.9-3: received 2026-04-14 under order 20, mediation has 45 working days', () => {
    // Accepted after order 121 came into force: the law of the day of receipt holds to the end.
    const due = dueOf(clockRule('TS.MEDIATE'), since('2026-04-20', '2026-04-14'), LAW, CALENDAR);
    expect(due).toMatchObject({
      value: {
        lastDay: '2026-06-25',
        law: { documentNumber: '市场监管总局令第20号', unit: 'workingDay', count: 45 },
      },
    });
    expect(lastDay('TS.MEDIATE', since('2026-04-20', '2026-04-15'))).toBe('2026-06-22');
  });

  it('P:A.9-3: 45 working days from 2026-01-05 end on 2026-03-13', () => {
    expect(lastDay('TS.MEDIATE', since('2026-01-05'))).toBe('2026-03-13');
  });

  it('P:A.9-8: a report of 2026-05-06 is to be verified by 2026-05-26', () => {
    expect(lastDay('CF.VERIFY', since('2026-05-06'))).toBe('2026-05-26');
  });

  it('P:B.8-1: a clue of 2026-09-15 by 2026-10-12, extended by 2026-11-02', () => {
    expect(lastDay('CF.VERIFY', since('2026-09-15'))).toBe('2026-10-12');
    expect(lastDay('CF.VERIFY', since('2026-09-15', '2026-09-15', { extended: true }))).toBe(
      '2026-11-02',
    );
  });

  it('are not extended where the law knows no extension', () => {
    const extended = since('2026-04-16', '2026-04-16', { extended: true });
    expect(lastDay('TS.ACCEPT', extended)).toBeNull();
    expect(lastDay('TS.CITY_DISPATCH', extended, 'service')).toBeNull();
  });

  it('pause for an appraisal only where the law says so', () => {
    const appraisals = [{ from: '2026-04-18', to: '2026-04-28' }];
    expect(lastDay('TS.ACCEPT', since('2026-04-16', '2026-04-16', { appraisals }))).toBe(
      '2026-04-27',
    );
  });

  it('tell reporters by name within five working days by law before 2026-04-15, by promise since', () => {
    const before = since('2026-04-20', '2026-04-14');
    const after = since('2026-04-20', '2026-04-15');
    expect(lastDay('JB.FILING_NOTICE', before)).toBe('2026-04-27');
    expect(lastDay('JB.FILING_NOTICE', before, 'service')).toBeNull();
    expect(lastDay('JB.FILING_NOTICE', after)).toBeNull();
    expect(lastDay('JB.FILING_NOTICE', after, 'service')).toBe('2026-04-27');
  });

  it('refuse a year whose calendar is not loaded (P:T11)', () => {
    expect(lastDay('TS.ACCEPT', since('2028-01-10'))).toBe('CALENDAR_NOT_LOADED');
  });
});

describe('the clocks that an event starts', () => {
  const codes = (trigger: Parameters<typeof clocksStartedBy>[0], receivedOn: string) => {
    const started = clocksStartedBy(trigger, since(receivedOn), LAW, CALENDAR);
    return started.ok
      ? started.value.map(({ rule }) => `${rule.force} ${rule.code}`)
      : started.rule;
  };

  it.each([
    ['complaintReceived', ['statutory TS.ACCEPT']],
    ['complaintAccepted', ['statutory TS.MEDIATE']],
    ['mediationTerminated', ['statutory TS.TERM_NOTICE']],
    ['clueFound', ['statutory TS.CLUE_VERIFY']],
    ['reportReceived', ['statutory CF.VERIFY']],
    ['ipReportReceived', ['service JB.IP_VERIFY']],
    ['competenceDisputed', ['statutory TS.JURIS_DISPUTE']],
    ['cityReceived', ['service TS.CITY_DISPATCH']],
    ['countyReceived', ['service TS.COUNTY_DISPATCH', 'service TS.FIRST_CONTACT']],
  ] as const)('%s starts %j', (trigger, expected) => {
    expect(codes(trigger, '2026-05-06')).toEqual(expected);
  });

  it('depend on the law of the day of receipt', () => {
    expect(codes('namedReportDecided', '2026-04-14')).toEqual(['statutory JB.FILING_NOTICE']);
    expect(codes('namedReportDecided', '2026-04-15')).toEqual(['service JB.FILING_NOTICE']);
  });

  it('has a dated row for every rule', () => {
    const known = new Set(SEED_PARAMETERS.map(({ key }) => key));
    expect(CLOCK_RULES.filter(({ parameter }) => !known.has(parameter))).toEqual([]);
  });

  it('promises less time than the law allows (P:A.7)', () => {
    expect(lastDay('JB.IP_VERIFY', since('2026-05-06'), 'service')! < '2026-05-26').toBe(true);
    expect(lastDay('TS.FIRST_CONTACT', since('2026-04-16'), 'service')).toBe('2026-04-20');
  });
});

describe('the limit of three years', () => {
  const of = (knewHarmOn: string | null, receivedOn: string) => {
    const found = limitationOf({ knewHarmOn, receivedOn }, LAW, CALENDAR);
    return found.ok ? found.value : found.rule;
  };

  it('P:A.9-4: known 2023-04-20, in time on 2026-04-20 and too late on 2026-04-21', () => {
    expect(of('2023-04-20', '2026-04-20')).toMatchObject({ kind: 'inTime', lastDay: '2026-04-20' });
    expect(of('2023-04-20', '2026-04-21')).toMatchObject({
      kind: 'late',
      basis: rejectionBasis(121, 'late'),
    });
    expect(rejectionBasis(121, 'late')?.article).toBe('第十六条第四项');
  });

  it('cites the order of the day of receipt', () => {
    expect(of('2023-04-14', '2026-04-14')).toMatchObject({
      kind: 'inTime',
      basis: { order: 20, article: '第十五条第四项' },
    });
  });

  it('rolls over a holiday at its end', () => {
    expect(of('2023-10-02', '2026-10-08')).toMatchObject({ kind: 'inTime', lastDay: '2026-10-08' });
    expect(of('2023-10-02', '2026-10-09')).toMatchObject({ kind: 'late', lastDay: '2026-10-08' });
  });

  it('needs no calendar where no roll could matter', () => {
    expect(of('2000-01-01', '2026-05-06')).toMatchObject({ kind: 'late', lastDay: '2003-01-01' });
    expect(of('2024-12-30', '2027-12-30')).toMatchObject({ kind: 'inTime' });
    expect(of('2024-12-30', '2027-12-31')).toBe('CALENDAR_NOT_LOADED');
  });

  it('is unknown while nobody has said when the harm was known', () => {
    expect(of(null, '2026-05-06')).toEqual({ kind: 'unknown' });
  });

  it('divides the days in two (property)', () => {
    const day = fc
      .integer({ min: toEpochDay('2020-06-01'), max: toEpochDay('2023-06-01') })
      .map(fromEpochDay);
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1400 }), (knew, after) => {
        const received = addDays(knew, after);
        const found = of(knew, received);
        if (typeof found === 'string' || found.kind === 'unknown') throw new Error('no answer');
        expect(found.kind).toBe(received <= found.lastDay ? 'inTime' : 'late');
      }),
    );
  });
});

describe('the order in force', () => {
  it('is that of the day of receipt', () => {
    expect(orderOn(LAW, '2020-01-01')).toBe(20);
    expect(orderOn(LAW, '2026-04-14')).toBe(20);
    expect(orderOn(LAW, '2026-04-15')).toBe(121);
  });

  it('is not known before the first, nor where nobody has modelled it', () => {
    expect(() => orderOn(LAW, '2019-12-31')).toThrow(/No order .* 2019-12-31/);
    const later: LawBook = (key, day) => ({ ...LAW(key, day)!, documentNumber: '令第150号' });
    expect(() => orderOn(later, '2026-05-06')).toThrow(/令第150号/);
  });
});
