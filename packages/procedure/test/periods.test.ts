import { describe, expect, it } from 'vitest';
import { buildWorkingCalendar, expandPublishedYear, PUBLISHED_YEARS } from '@zca/standards';
import {
  canExtend,
  endClock,
  extendClock,
  isCountable,
  pauseClock,
  recomputeClock,
  resumeClock,
  runOut,
} from '../src/clock.ts';
import { colourOf, daysFrom, instantOfShare, startClock } from '../src/index.ts';
import type { ClockState, LawValue } from '../src/index.ts';
import { CALENDAR, law } from './support/world.ts';

const at = (shanghai: string) => new Date(`${shanghai}:00.000+08:00`).toISOString();
const start = (day: string, value: LawValue, roll: ClockState['roll'] = 'restDay') =>
  startClock(value, roll, { day, at: at(`${day}T09:00`) }, CALENDAR);
const pauseOn = (clock: ClockState, day: string) => pauseClock(clock, day, at(`${day}T10:00`));
const resumeOn = (clock: ClockState, day: string) => resumeClock(clock, day, CALENDAR);

describe('a clock ends on the day that the law says', () => {
  it.each([
    ['P:T1', '2026-04-16', 7, 'workingDay', '2026-04-27', '2026-04-27'],
    ['P:T2', '2026-02-11', 7, 'workingDay', '2026-02-27', '2026-02-27'],
    ['P:T3', '2026-09-24', 7, 'workingDay', '2026-10-12', '2026-10-12'],
    ['P:T4', '2026-08-03', 60, 'day', '2026-10-02', '2026-10-08'],
    ['P:T5', '2026-05-06', 15, 'workingDay', '2026-05-26', '2026-05-26'],
    ['P:T6', '2026-06-01', 90, 'day', '2026-08-30', '2026-08-31'],
    ['P:T7', '2025-11-30', 3, 'month', '2026-02-28', '2026-02-28'],
    ['P:T8', '2026-09-18', 20, 'workingDay', '2026-10-22', '2026-10-22'],
    ['P:T9', '2026-07-01', 3, 'month', '2026-10-01', '2026-10-08'],
    ['P:T10', '2026-04-29', 5, 'workingDay', '2026-05-09', '2026-05-09'],
  ] as const)('%s: %s + %i %s', (_, day, count, unit, raw, due) => {
    const clock = start(day, law('k', count, unit));
    expect(clock).toMatchObject({ status: 'running', rawDueDay: raw, dueDay: due });
    expect(clock.dueAt).toBe(new Date(`${due}T24:00:00.000+08:00`).toISOString());
    expect(clock.missingYear).toBeNull();
  });

  it('P:T11: says that the calendar of 2028 is not loaded', () => {
    expect(start('2028-01-10', law('k', 7, 'workingDay'))).toMatchObject({
      status: 'running',
      dueDay: null,
      rawDueDay: null,
      dueAt: null,
      missingYear: 2028,
    });
    // Of calendar days the day before its roll is known.
    expect(start('2027-12-01', law('k', 60, 'day'))).toMatchObject({
      dueDay: null,
      rawDueDay: '2028-01-30',
      missingYear: 2028,
    });
    expect(start('2027-12-01', law('k', 60, 'day'), 'none')).toMatchObject({
      dueDay: '2028-01-30',
      missingYear: null,
    });
  });

  it('does not roll limits on power over goods (P:0.3 rule 5)', () => {
    expect(start('2026-09-03', law('k', 30, 'day'), 'none').dueDay).toBe('2026-10-03');
    expect(start('2026-09-03', law('k', 30, 'day')).dueDay).toBe('2026-10-08');
  });

  it('rolls from holidays alone where weekends are days like others', () => {
    expect(start('2026-06-01', law('k', 90, 'day'), 'holiday').dueDay).toBe('2026-08-30');
    expect(start('2026-08-03', law('k', 60, 'day'), 'holiday').dueDay).toBe('2026-10-08');
  });

  it('counts years', () => {
    expect(start('2023-04-20', law('k', 3, 'year')).dueDay).toBe('2026-04-20');
  });

  it('refuses to count what cannot be counted', () => {
    for (const count of [-1, 0.5, 36_501, Number.NaN]) {
      expect(isCountable(law('k', count, 'day'))).toBe(false);
      expect(() => start('2026-04-16', law('k', count, 'day'))).toThrow(RangeError);
    }
    expect(isCountable(law('k', 0, 'day'))).toBe(true);
    expect(isCountable(law('k', 36_500, 'day'))).toBe(true);
  });
});

describe('hours', () => {
  const clock = startClock(
    law('k', 24, 'hour'),
    'none',
    { day: '2026-09-30', at: at('2026-09-30T23:20') },
    CALENDAR,
  );

  it('run through nights and holidays, to the minute', () => {
    expect(clock).toMatchObject({ dueDay: '2026-10-01', dueAt: at('2026-10-01T23:20') });
    expect(endClock(clock, 'met', at('2026-10-01T23:19')).wasLate).toBe(false);
    expect(endClock(clock, 'met', at('2026-10-01T23:20')).wasLate).toBe(true);
  });

  it('P:K.8-7: a flaw found at nine is reported by nine of the next day', () => {
    const flaw = { day: '2026-03-06', at: at('2026-03-06T09:00') };
    const report = startClock(law('k', 24, 'hour'), 'none', flaw, CALENDAR);
    expect(report).toMatchObject({ dueDay: '2026-03-07', dueAt: at('2026-03-07T09:00') });
  });

  it('are never paused', () => {
    expect(pauseOn(clock, '2026-10-01')).toBe(clock);
  });

  it('are extended by hours and nothing else', () => {
    const extended = extendClock(clock, law('more', 12, 'hour'), CALENDAR);
    expect(extended.dueAt).toBe(at('2026-10-02T11:20'));
    expect(canExtend(law('k', 24, 'hour'), law('more', 1, 'day'))).toBe(false);
    expect(canExtend(law('k', 24, 'day'), law('more', 1, 'hour'))).toBe(false);
    expect(canExtend(law('k', 24, 'day'), law('more', 1, 'month'))).toBe(true);
    const days = start('2026-04-16', law('k', 24, 'day'));
    expect(() => extendClock(days, law('more', 1, 'hour'), CALENDAR)).toThrow(RangeError);
  });
});

describe('a pause', () => {
  it('moves calendar periods by its days (P:A.9-1: ten days of appraisal)', () => {
    const clock = start('2026-04-27', law('k', 60, 'day'));
    expect(clock.dueDay).toBe('2026-06-26');
    const paused = pauseOn(clock, '2026-05-11');
    expect(paused).toMatchObject({ status: 'paused', dueDay: null, rawDueDay: null, dueAt: null });
    expect(resumeOn(paused, '2026-05-21')).toMatchObject({
      status: 'running',
      dueDay: '2026-07-06',
      spans: [{ from: '2026-05-11', to: '2026-05-21' }],
    });
  });

  it('moves working days by its working days', () => {
    const clock = start('2026-03-02', law('k', 7, 'workingDay'));
    const resumed = resumeOn(pauseOn(clock, '2026-03-05'), '2026-03-09');
    expect([clock.dueDay, resumed.dueDay]).toEqual(['2026-03-11', '2026-03-13']);
  });

  it('of no whole day moves nothing', () => {
    const clock = start('2026-04-27', law('k', 60, 'day'));
    expect(resumeOn(pauseOn(clock, '2026-05-11'), '2026-05-11').dueDay).toBe('2026-06-26');
  });

  it('that begins on a rolled last day leaves that day for after it', () => {
    const clock = start('2026-08-03', law('k', 60, 'day'));
    expect([clock.rawDueDay, clock.dueDay]).toEqual(['2026-10-02', '2026-10-08']);
    expect(resumeOn(pauseOn(clock, '2026-10-08'), '2026-10-13').dueDay).toBe('2026-10-13');
    expect(resumeOn(pauseOn(clock, '2026-10-05'), '2026-10-06').dueDay).toBe('2026-10-09');
    const twice = resumeOn(pauseOn(clock, '2026-10-08'), '2026-10-13');
    expect(resumeOn(pauseOn(twice, '2026-10-13'), '2026-10-20').dueDay).toBe('2026-10-20');
  });

  it('does not undo that a clock ran out: on the last day it pauses, the day after not', () => {
    const clock = start('2026-04-16', law('k', 7, 'workingDay'));
    expect(pauseOn(clock, '2026-04-27').status).toBe('paused');
    expect(pauseOn(clock, '2026-04-28')).toBe(clock);
  });

  it('does nothing to a clock that is over, and a resumption nothing to one that runs', () => {
    const clock = start('2026-04-16', law('k', 7, 'workingDay'));
    const met = endClock(clock, 'met', at('2026-04-20T10:00'));
    expect(pauseOn(met, '2026-04-21')).toBe(met);
    expect(resumeOn(clock, '2026-04-21')).toBe(clock);
  });
});

describe('an extension', () => {
  it('counts on from the unrolled end', () => {
    const clock = start('2026-08-03', law('k', 60, 'day'));
    const longer = extendClock(clock, law('more', 30, 'day'), CALENDAR);
    expect(longer).toMatchObject({ rawDueDay: '2026-11-01', dueDay: '2026-11-02' });
    expect(longer.extensions).toHaveLength(1);
  });

  it('counts each span once, before and after it', () => {
    const paused = resumeOn(
      pauseOn(start('2026-03-01', law('k', 10, 'day')), '2026-03-05'),
      '2026-03-08',
    );
    const longer = extendClock(paused, law('more', 10, 'day'), CALENDAR);
    expect([paused.rawDueDay, longer.rawDueDay]).toEqual(['2026-03-14', '2026-03-24']);
    const again = resumeOn(pauseOn(longer, '2026-03-20'), '2026-03-22');
    expect(again.rawDueDay).toBe('2026-03-26');
  });

  it('given during a pause counts when time counts again, and answers what was asked', () => {
    const asked = {
      ...pauseOn(start('2026-03-01', law('k', 10, 'day')), '2026-03-05'),
      asked: { at: at('2026-03-05T10:00'), by: null },
    };
    const paused = extendClock(asked, law('more', 10, 'day'), CALENDAR);
    expect(paused).toMatchObject({ status: 'paused', dueDay: null });
    expect(paused).not.toHaveProperty('asked');
    expect(resumeOn(paused, '2026-03-08').rawDueDay).toBe('2026-03-24');
  });

  it('of working days follows days and the other way round', () => {
    const days = start('2026-09-01', law('k', 30, 'day'));
    expect(extendClock(days, law('more', 2, 'workingDay'), CALENDAR).dueDay).toBe('2026-10-09');
    const working = start('2026-04-16', law('k', 7, 'workingDay'));
    expect(extendClock(working, law('more', 4, 'day'), CALENDAR)).toMatchObject({
      rawDueDay: '2026-05-01',
      dueDay: '2026-05-06',
    });
  });
});

describe('the end of a clock', () => {
  const clock = start('2026-04-16', law('k', 7, 'workingDay'));

  it('is late from the first instant after the last day', () => {
    expect(endClock(clock, 'met', at('2026-04-27T23:59')).wasLate).toBe(false);
    expect(endClock(clock, 'met', at('2026-04-28T00:00')).wasLate).toBe(true);
  });

  it('does not hide lateness by becoming void', () => {
    expect(endClock(clock, 'void', at('2026-04-27T23:59')).wasLate).toBeNull();
    expect(endClock(clock, 'void', at('2026-04-28T00:00')).wasLate).toBe(true);
  });

  it('comes once', () => {
    const met = endClock(clock, 'met', at('2026-04-20T10:00'));
    expect(endClock(met, 'void', at('2026-04-30T10:00'))).toBe(met);
    expect(met).toMatchObject({ status: 'met', endedAt: at('2026-04-20T10:00') });
  });

  it('says nothing of lateness where the last day is unknown, unless it cannot be late', () => {
    const unknown = start('2028-01-10', law('k', 7, 'workingDay'));
    expect(endClock(unknown, 'met', at('2028-01-11T10:00')).wasLate).toBeNull();
    const half = start('2027-12-01', law('k', 60, 'day'));
    expect(endClock(half, 'met', at('2028-01-30T23:59')).wasLate).toBe(false);
    expect(endClock(half, 'met', at('2028-01-31T00:00')).wasLate).toBeNull();
    expect(endClock(pauseOn(clock, '2026-04-20'), 'met', at('2026-12-01T10:00')).wasLate).toBe(
      false,
    );
  });

  it('forgets what was asked and not answered', () => {
    const asked = { ...clock, asked: { at: at('2026-04-17T10:00'), by: 'x' } };
    expect(endClock(asked, 'met', at('2026-04-20T10:00'))).not.toHaveProperty('asked');
  });

  it('is written down once when it ran out', () => {
    const once = runOut(clock, at('2026-04-28T00:05'));
    expect(runOut(once, at('2026-04-29T00:05')).ranOutAt).toBe(at('2026-04-28T00:05'));
  });
});

describe('a year of the calendar that is loaded later', () => {
  const days = PUBLISHED_YEARS.flatMap((year) => expandPublishedYear(year));
  const loaded = buildWorkingCalendar([
    ...days,
    ...expandPublishedYear({ year: 2027, notice: 'n', daysOff: ['01-01'], makeUpDays: [] }),
  ]);

  it('lets the last day be computed, and changes nothing else', () => {
    const waiting = start('2026-12-28', law('k', 7, 'workingDay'));
    expect(waiting).toMatchObject({ missingYear: 2027, dueDay: null });
    expect(recomputeClock(waiting, CALENDAR)).toEqual(waiting);
    expect(recomputeClock(waiting, loaded)).toMatchObject({
      missingYear: null,
      dueDay: '2027-01-07',
    });
    const known = start('2026-04-16', law('k', 7, 'workingDay'));
    expect(recomputeClock(known, loaded)).toBe(known);
    const paused = pauseOn(waiting, '2026-12-29');
    expect(paused.missingYear).toBeNull();
    expect(recomputeClock(paused, loaded)).toBe(paused);
  });
});

describe('the colour of a clock', () => {
  const shares = { amber: 0.5, orange: 0.2 };
  // Ten days exactly, from midnight to midnight.
  const clock = startClock(
    law('k', 9, 'day'),
    'none',
    { day: '2026-03-01', at: at('2026-03-01T00:00') },
    CALENDAR,
  );

  it.each([
    ['2026-03-01T00:00', 'green'],
    ['2026-03-05T23:59', 'green'],
    ['2026-03-06T00:00', 'amber'],
    ['2026-03-08T23:59', 'amber'],
    ['2026-03-09T00:00', 'orange'],
    ['2026-03-10T23:59', 'orange'],
    ['2026-03-11T00:00', 'red'],
    ['2027-01-01T00:00', 'red'],
  ] as const)('at %s is %s', (now, colour) => {
    expect(colourOf(clock, at(now), shares)).toBe(colour);
  });

  it('changes at the instants that are told', () => {
    expect(instantOfShare(clock, 0.5)).toBe(at('2026-03-06T00:00'));
    expect(instantOfShare(clock, 0.2)).toBe(at('2026-03-09T00:00'));
    expect(instantOfShare(clock, 0)).toBe(clock.dueAt);
  });

  it('leaves out the days that did not count', () => {
    const resumed = resumeOn(pauseOn(clock, '2026-03-02'), '2026-04-02');
    expect(colourOf(resumed, at('2026-04-02T08:00'), shares)).toBe('green');
    expect(instantOfShare(resumed, 0.5)).toBe(at('2026-04-06T00:00'));
  });

  it('is grey where no time counts', () => {
    const late = at('2027-01-01T00:00');
    expect(colourOf(pauseOn(clock, '2026-03-02'), late, shares)).toBe('grey');
    expect(instantOfShare(pauseOn(clock, '2026-03-02'), 0.5)).toBeNull();
    expect(colourOf(endClock(clock, 'met', at('2026-03-02T00:00')), late, shares)).toBe('grey');
    const unknown = start('2028-01-10', law('k', 7, 'workingDay'));
    expect(colourOf(unknown, late, shares)).toBe('grey');
    expect(instantOfShare(unknown, 0.5)).toBeNull();
  });

  it('is orange at once when there is no time at all', () => {
    const none = startClock(
      law('k', 0, 'hour'),
      'none',
      { day: '2026-03-01', at: at('2026-03-01T00:00') },
      CALENDAR,
    );
    expect(colourOf(none, at('2026-02-28T23:59'), shares)).toBe('orange');
    expect(colourOf(none, at('2026-03-01T00:00'), shares)).toBe('red');
  });

  it('goes with bars that count days', () => {
    expect(daysFrom('2026-02-27', '2026-03-02')).toBe(3);
  });
});
