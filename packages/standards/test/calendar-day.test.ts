import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  dayInShanghai,
  daysBetween,
  fromEpochDay,
  isCalendarDay,
  parseCalendarDay,
  toEpochDay,
  weekday,
} from '../src/index.ts';

const monthIndex = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
const anyDay = fc.integer({ min: -60_000, max: 60_000 }).map(fromEpochDay);

describe('reading a day', () => {
  it.each([
    '2017-07-21',
    '2017.07.21',
    '2017.7.21',
    '20170721',
    '2017/7/21',
    '2017/07/21',
    '2017年7月21日',
    '2017 年 7 月 21 日',
    '２０１７．０７．２１',
    '2017-07-21 00:00:00',
    ' 2017-07-21 ',
  ])('%j is 2017-07-21', (text) => {
    expect(parseCalendarDay(text)).toEqual({ ok: true, value: '2017-07-21' });
  });

  it.each([
    ['', 'calendarDay.empty'],
    ['0000-00-00', 'calendarDay.noSuchDay'],
    ['2021-02-29', 'calendarDay.noSuchDay'],
    ['2021.13.01', 'calendarDay.noSuchDay'],
    ['20210431', 'calendarDay.noSuchDay'],
    ['2017-07', 'calendarDay.form'],
    ['21.07.2017', 'calendarDay.form'],
    ['2017-07.21', 'calendarDay.form'],
    ['2017-07-21 13:00:00', 'calendarDay.form'],
  ])('%j is refused by the rule %s', (text, rule) => {
    expect(parseCalendarDay(text)).toMatchObject({ ok: false, rule });
  });

  it('knows leap years', () => {
    expect(isCalendarDay('2000-02-29')).toBe(true);
    expect(isCalendarDay('1900-02-29')).toBe(false);
    expect(isCalendarDay('2024-02-30')).toBe(false);
  });
});

describe('reckoning with days', () => {
  it('counts days from 1970 as the platform clock does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (epochDay) => {
        const iso = new Date(epochDay * 86_400_000).toISOString().slice(0, 10);
        expect(fromEpochDay(epochDay)).toBe(iso);
        expect(toEpochDay(iso)).toBe(epochDay);
        expect(weekday(iso) % 7).toBe(new Date(epochDay * 86_400_000).getUTCDay());
      }),
    );
  });

  it('orders days as strings', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });

  it('ends months on the corresponding day or the last of the month', () => {
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2022-12-31', 2)).toBe('2023-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('never jumps over a month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const result = addMonths(day, months);
        expect(monthIndex(result) - monthIndex(day)).toBe(months);
        expect(Number(result.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)));
      }),
    );
  });

  it('knows the day in Shanghai at an instant', () => {
    expect(dayInShanghai(Date.UTC(2026, 10, 22, 15, 59, 59))).toBe('2026-11-22');
    expect(dayInShanghai(Date.UTC(2026, 10, 22, 16, 0, 0))).toBe('2026-11-23');
  });

  it('refuses what is no day', () => {
    expect(() => addDays('2021-02-29', 1)).toThrow(RangeError);
    expect(() => fromEpochDay(0.5)).toThrow(RangeError);
  });
});
