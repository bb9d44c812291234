import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  formatsFor,
  monthsBetween,
  todayInCity,
} from '../src/base/catalogue/format.ts';
import { initialLanguage } from '../src/base/catalogue/index.tsx';
import { clockFace } from '../src/base/components/Clock.tsx';
import { csvText } from '../src/base/files.ts';

const zh = formatsFor('zh');
const en = formatsFor('en');

describe('writing numbers, days and money', () => {
  it('writes days as each language does', () => {
    expect(zh.day('2026-11-24')).toBe('2026-11-24');
    expect(en.day('2026-11-24')).toBe('24 Nov 2026');
    expect(en.day('no day')).toBe('no day');
  });

  it('writes instants in Asia/Shanghai', () => {
    expect(zh.instant('2026-11-23T16:05:00Z')).toBe('2026-11-24 00:05');
    expect(en.instant('2026-11-23T16:05:00Z')).toBe('24 Nov 2026 00:05');
  });

  it('groups thousands and writes fen as yuan', () => {
    expect(zh.number(1_024_318)).toBe('1,024,318');
    expect(zh.yuan(36_000)).toBe('360 元');
    expect(en.yuan(36_050)).toBe('CNY 360.50');
  });

  it('chooses the English plural and leaves Chinese alone', () => {
    expect(en.plural(1, 'record', 'records')).toBe('record');
    expect(en.plural(0, 'record', 'records')).toBe('records');
    expect(zh.plural(1, 'a', 'b')).toBe('b');
  });

  it('writes whole months as years and months', () => {
    expect(zh.months(173)).toBe('14 年 5 个月');
    expect(zh.months(24)).toBe('2 年');
    expect(zh.months(0)).toBe('0 个月');
    expect(en.months(13)).toBe('1 year 1 month');
  });

  it('counts whole months and days between calendar days', () => {
    expect(monthsBetween('2026-11-24', '2041-04-30')).toBe(173);
    expect(monthsBetween('2026-11-24', '2026-12-23')).toBe(0);
    expect(monthsBetween('2026-11-24', '2020-01-01')).toBe(0);
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4);
  });

  it('knows the day of the city, not of the browser', () => {
    expect(todayInCity(new Date('2026-11-23T16:00:00Z'))).toBe('2026-11-24');
    expect(todayInCity(new Date('2026-11-23T15:59:59Z'))).toBe('2026-11-23');
  });
});

describe('the language of the page', () => {
  it('is Chinese unless the address asks for English', () => {
    expect(initialLanguage('')).toBe('zh');
    expect(initialLanguage('?lang=en')).toBe('en');
    expect(initialLanguage('?lang=fr')).toBe('zh');
  });
});

describe('the look of a limit', () => {
  it('changes at half, at four fifths and when it is over', () => {
    expect(clockFace(200, 365).face).toBe('early');
    expect(clockFace(180, 365).face).toBe('half');
    expect(clockFace(73, 365).face).toBe('late');
    expect(clockFace(-1, 365)).toEqual({ face: 'over', used: 1 });
  });
});

describe('a table as a file', () => {
  it('has a byte-order mark, quotes what needs quoting, and runs no formula', () => {
    expect(
      csvText([
        ['名称', '件数'],
        ['甲,乙', 3],
        ['=1+1', -2],
        ['说"好"', 0],
      ]),
    ).toBe('\uFEFF名称,件数\r\n"甲,乙",3\r\n\'=1+1,-2\r\n"说""好""",0\r\n');
  });
});
