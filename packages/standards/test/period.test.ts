import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  buildWorkingCalendar,
  computePeriod,
  countWorkingDays,
  endOfHours,
  expandPublishedYear,
  explain,
  fromEpochDay,
  isInTime,
  isWorkingDay,
  officePeriod,
  type PeriodInput,
  PUBLISHED_YEARS,
  seedWorkingCalendar,
  serviceDay,
  suspensionEnd,
  toEpochDay,
  weekday,
  yearOf,
} from '../src/index.ts';
import { hasData, readData } from './sharedData.ts';

const calendar = seedWorkingCalendar();

function lastDay(
  start: string,
  count: number,
  unit: PeriodInput['unit'],
  rest: Partial<PeriodInput> = {},
): string {
  const end = computePeriod({ start, count, unit, roll: 'restDay', ...rest }, calendar);
  return end.ok ? end.value.lastDay : end.rule;
}

describe('statutory periods', () => {
  it.each([
    ['P:T1', '2026-04-16', 7, 'workingDay', '2026-04-27'],
    ['P:T2', '2026-02-11', 7, 'workingDay', '2026-02-27'],
    ['P:T3', '2026-09-24', 7, 'workingDay', '2026-10-12'],
    ['P:T4', '2026-08-03', 60, 'day', '2026-10-08'],
    ['P:T5', '2026-05-06', 15, 'workingDay', '2026-05-26'],
    ['P:T6', '2026-06-01', 90, 'day', '2026-08-31'],
    ['P:T7', '2025-11-30', 3, 'month', '2026-02-28'],
    ['P:T8', '2026-09-18', 20, 'workingDay', '2026-10-22'],
    ['P:T9', '2026-07-01', 3, 'month', '2026-10-08'],
    ['P:T10', '2026-04-29', 5, 'workingDay', '2026-05-09'],
    ['P:T11', '2028-01-10', 7, 'workingDay', 'CALENDAR_NOT_LOADED'],
    ['O:E-9', '2026-03-02', 7, 'workingDay', '2026-03-11'],
  ] as const)('%s: %s + %i %s ends on %s', (_, start, count, unit, expected) => {
    expect(lastDay(start, count, unit)).toBe(expected);
  });

  it('P:T4 keeps the raw last day beside the rolled one', () => {
    const end = computePeriod(
      { start: '2026-08-03', count: 60, unit: 'day', roll: 'restDay' },
      calendar,
    );
    expect(end).toMatchObject({ value: { rawLastDay: '2026-10-02', isRolled: true } });
  });

  it('P:T11 says which year is missing', () => {
    const end = computePeriod(
      { start: '2027-12-31', count: 5, unit: 'day', roll: 'restDay' },
      calendar,
    );
    expect(end).toMatchObject({ ok: false, params: { year: 2028 } });
    expect(!end.ok && explain(end, 'zh')).toContain('2028 年的工作日历尚未载入');
  });

  it('needs no calendar where nothing rolls', () => {
    expect(lastDay('2040-01-31', 1, 'month', { roll: 'none' })).toBe('2040-02-29');
  });

  it('does not roll limits on state power over goods (P:0.3 rule 5)', () => {
    expect(lastDay('2026-09-03', 30, 'day', { roll: 'none' })).toBe('2026-10-03');
    expect(lastDay('2026-09-03', 30, 'day')).toBe('2026-10-08');
  });

  it('rolls from holidays only when weekends are working days of the instrument', () => {
    expect(lastDay('2026-03-01', 6, 'day')).toBe('2026-03-09');
    expect(lastDay('2026-03-01', 6, 'day', { roll: 'holiday' })).toBe('2026-03-07');
  });

  it('counts the last day itself as in time', () => {
    const end = computePeriod(
      { start: '2026-03-02', count: 3, unit: 'day', roll: 'none' },
      calendar,
    );
    if (!end.ok) throw new Error('expected an end');
    expect(isInTime('2026-03-05', end.value)).toBe(true);
    expect(isInTime('2026-03-06', end.value)).toBe(false);
  });

  it.each([
    [{ start: '2026-02-30', count: 1, unit: 'day', roll: 'none' }, 'period.start'],
    [{ start: '2026-02-01', count: 1.5, unit: 'day', roll: 'none' }, 'period.count'],
    [{ start: '2026-02-01', count: -1, unit: 'day', roll: 'none' }, 'period.count'],
    [
      {
        start: '2026-02-01',
        count: 1,
        unit: 'day',
        roll: 'none',
        excluded: [{ from: '2026-02-03', to: '2026-02-02' }],
      },
      'period.span',
    ],
  ] as const)('refuses %j by the rule %s', (input, rule) => {
    expect(computePeriod(input, calendar)).toMatchObject({ ok: false, rule });
  });
});

const excluded = (from: string, to: string) => ({ from, to });

describe('spans that do not count', () => {
  it('shift calendar periods by their length, overlaps once', () => {
    const spans = [excluded('2026-03-10', '2026-03-15'), excluded('2026-03-12', '2026-03-20')];
    expect(lastDay('2026-03-01', 20, 'day', { excluded: spans })).toBe('2026-03-31');
  });

  it('shift working-day periods by their working days only', () => {
    const spans = [excluded('2026-03-05', '2026-03-09')];
    // Thursday and Friday are excluded; the weekend would not have counted anyway.
    expect(lastDay('2026-03-02', 7, 'workingDay', { excluded: spans })).toBe('2026-03-13');
  });

  it('do not shift when they begin after the end, or lie before the start', () => {
    const late = [excluded('2026-04-01', '2026-05-01')];
    const early = [excluded('2026-02-01', '2026-03-01')];
    expect(lastDay('2026-03-01', 20, 'day', { excluded: late, roll: 'none' })).toBe('2026-03-21');
    expect(lastDay('2026-03-01', 20, 'day', { excluded: early, roll: 'none' })).toBe('2026-03-21');
  });

  it('reach a span only through the shift of an earlier one', () => {
    const spans = [excluded('2026-03-10', '2026-03-15'), excluded('2026-03-24', '2026-03-26')];
    expect(lastDay('2026-03-01', 20, 'day', { excluded: spans, roll: 'none' })).toBe('2026-03-28');
  });
});

describe('properties of periods', () => {
  const start = fc
    .integer({ min: toEpochDay('2019-01-01'), max: toEpochDay('2026-06-30') })
    .map(fromEpochDay);
  const unit = fc.constantFrom('workingDay', 'day', 'month');
  const count = fc.integer({ min: 1, max: 5 });

  it('never end on a day of rest when they roll', () => {
    fc.assert(
      fc.property(start, count, unit, (from, n, u) => {
        const end = lastDay(from, n, u);
        expect(isWorkingDay(end, calendar)).toEqual({ ok: true, value: true });
      }),
    );
  });

  it('grow with the count and the start', () => {
    fc.assert(
      fc.property(start, count, unit, (from, n, u) => {
        expect(lastDay(from, n + 1, u) >= lastDay(from, n, u)).toBe(true);
        expect(lastDay(addDays(from, 1), n, u) >= lastDay(from, n, u)).toBe(true);
      }),
    );
  });

  it('hold exactly the working days asked for', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const end = lastDay(from, n, 'workingDay');
        expect(countWorkingDays(addDays(from, 1), addDays(end, 1), calendar)).toEqual({
          ok: true,
          value: n,
        });
      }),
    );
  });

  it('roll by the shortest way', () => {
    fc.assert(
      fc.property(start, count, (from, n) => {
        const raw = lastDay(from, n, 'day', { roll: 'none' });
        const rolled = lastDay(from, n, 'day');
        expect(countWorkingDays(raw, rolled, calendar)).toEqual({ ok: true, value: 0 });
      }),
    );
  });

  it('grow with every excluded day', () => {
    fc.assert(
      fc.property(start, unit, fc.integer({ min: 1, max: 20 }), (from, u, length) => {
        const span = { from: addDays(from, 1), to: addDays(from, 1 + length) };
        const end = lastDay(from, 2, u, { excluded: [span] });
        expect(end >= lastDay(from, 2, u)).toBe(true);
      }),
    );
  });
});

describe('periods in hours', () => {
  it('exclude the first hour where procedure law says so', () => {
    const day = endOfHours('2026-03-02T10:20', 24, { excludeStartHour: true });
    expect(day).toEqual({ ok: true, value: '2026-03-03T11:00' });
  });

  it('run from the minute itself for an alarm', () => {
    const day = endOfHours('2026-03-02T23:20', 24, { excludeStartHour: false });
    expect(day).toEqual({ ok: true, value: '2026-03-03T23:20' });
  });

  it('refuse a clock time that does not exist', () => {
    expect(endOfHours('2026-03-02T24:20', 1, { excludeStartHour: true })).toMatchObject({
      rule: 'period.start',
    });
  });
});

describe('patent periods', () => {
  it('O:0-1: filed 1998-06-01, examination to be requested by 2001-06-01', () => {
    expect(lastDay('1998-06-01', 3, 'year', { roll: 'none' })).toBe('2001-06-01');
  });

  it('O:0-2: paper notice of 2008-06-06 is served on 2008-06-21; two months end 2008-08-21', () => {
    const served = serviceDay({ mode: 'paper', dispatched: '2008-06-06' });
    expect(served).toBe('2008-06-21');
    expect(lastDay(served, 2, 'month', { roll: 'none' })).toBe('2008-08-21');
  });

  it('O:0-3: electronic notice of 2022-12-31, two months end 2023-02-28', () => {
    const end = officePeriod({ mode: 'electronic', dispatched: '2022-12-31' }, 2, calendar);
    expect(end).toMatchObject({ value: { lastDay: '2023-02-28' } });
  });

  it('O:0-4: suspension asked 2025-03-10 and extended by six months ends 2026-09-10', () => {
    expect(suspensionEnd('2025-03-10', 6)).toBe('2026-09-10');
  });

  it('O:0-5: a period that ends on Saturday 2026-03-07 rolls to Monday 2026-03-09', () => {
    expect(lastDay('2026-01-07', 2, 'month')).toBe('2026-03-09');
  });

  it('a proved day of receipt prevails; the gazette serves after a month', () => {
    expect(serviceDay({ mode: 'paper', dispatched: '2026-03-02', received: '2026-03-05' })).toBe(
      '2026-03-05',
    );
    expect(serviceDay({ mode: 'gazette', published: '2026-01-31' })).toBe('2026-02-28');
  });
});

describe('working calendar', () => {
  it('knows the years that are published and no other', () => {
    expect(calendar.years).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(calendar.kindOf('2027-01-04')).toMatchObject({ rule: 'CALENDAR_NOT_LOADED' });
    expect(calendar.kindOf('2018-12-31')).toMatchObject({ rule: 'CALENDAR_NOT_LOADED' });
  });

  it('tells the kinds of days apart', () => {
    const kinds = ['2026-02-16', '2026-02-14', '2026-03-07', '2026-03-09'].map(
      (day) => calendar.kindOf(day).ok && calendar.kindOf(day),
    );
    expect(kinds).toMatchObject([
      { value: 'holiday' },
      { value: 'makeup' },
      { value: 'rest' },
      { value: 'work' },
    ]);
  });

  it('does not load a year with a gap', () => {
    const rows = expandPublishedYear(PUBLISHED_YEARS.at(-1)!);
    expect(buildWorkingCalendar(rows.slice(1)).years).toEqual([]);
    expect(buildWorkingCalendar(rows).years).toEqual([2026]);
  });

  it('refuses a notice typed wrongly', () => {
    const year = { year: 2027, notice: 'x', daysOff: ['01-01'], makeUpDays: [] as string[] };
    expect(() => expandPublishedYear({ ...year, daysOff: ['01-01', '01-01'] })).toThrow(/twice/);
    expect(() => expandPublishedYear({ ...year, makeUpDays: ['01-04'] })).toThrow(/no weekend/);
    expect(() => expandPublishedYear({ ...year, daysOff: ['02-29'] })).toThrow(RangeError);
  });
});

describe.skipIf(!hasData('administrative/holiday-cn/2026.json'))(
  'an independent holiday table',
  () => {
    it('agrees day by day from 2019 to 2026', () => {
      const expected = new Map<string, boolean>();
      for (let year = 2019; year <= 2027; year++) {
        const table = JSON.parse(readData(`administrative/holiday-cn/${year}.json`)) as {
          days: { date: string; isOffDay: boolean }[];
        };
        for (const { date, isOffDay } of table.days) expected.set(date, isOffDay);
      }
      const differences: string[] = [];
      for (let day = '2019-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
        // A day that the table does not list is an ordinary one: off on Saturday and Sunday.
        const isOff = expected.get(day) ?? weekday(day) > 5;
        const works = isWorkingDay(day, calendar);
        if (!works.ok || works.value === isOff) differences.push(day);
      }
      expect(differences).toEqual([]);
      expect(yearOf([...expected.keys()].at(-1)!)).toBe(2026);
    });
  },
);
