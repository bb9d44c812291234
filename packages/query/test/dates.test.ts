import { describe, expect, it } from 'vitest';
import { parse } from '../src/index.ts';
import { RIGHTS } from './rights.ts';

/** Both ends of the condition on the filing day, round brackets where the end is outside. */
function span(value: string, today = '2026-11-22'): string {
  const result = parse(`申请日${value}`, RIGHTS, { today });
  if (!result.ok) return result.problems.map((problem) => problem.code).join();
  const { condition } = result;
  if (condition.op === 'any') return condition.values.join();
  if (condition.op !== 'range') return condition.op;
  const { from, to } = condition;
  return `${from?.open ? '(' : '['}${from?.value ?? ''},${to?.value ?? ''}${to?.open ? ')' : ']'}`;
}

describe('a date of any precision means the whole unit', () => {
  it.each([
    [':2020', '[2020-01-01,2020-12-31]'],
    [':2020年', '[2020-01-01,2020-12-31]'],
    [':2020-05', '[2020-05-01,2020-05-31]'],
    [':2020/2', '[2020-02-01,2020-02-29]'],
    [':2021年2月', '[2021-02-01,2021-02-28]'],
    [':202005', '[2020-05-01,2020-05-31]'],
    [':2020Q1', '[2020-01-01,2020-03-31]'],
    [':2020年4季度', '[2020-10-01,2020-12-31]'],
    [':2020年第三季度', '[2020-07-01,2020-09-30]'],
    [':2020年上半年', '[2020-01-01,2020-06-30]'],
    [':2020H2', '[2020-07-01,2020-12-31]'],
    [':2020-05-01', '2020-05-01'],
    [':20200501', '2020-05-01'],
    [':2020.5.1', '2020-05-01'],
    [':2020年5月1日', '2020-05-01'],
    [':２０２０－０５－０１', '2020-05-01'],
    [':2020,2021-05-01', 'or'],
  ])('申请日%s', (value, expected) => {
    expect(span(value)).toBe(expected);
  });
});

describe('comparisons and ranges take the edges of units', () => {
  it.each([
    ['>=2020', '[2020-01-01,]'],
    ['>2020', '(2020-12-31,]'],
    ['<2020', '[,2020-01-01)'],
    ['<=2020-02', '[,2020-02-29]'],
    [':2018-2026', '[2018-01-01,2026-12-31]'],
    [':2018–2026', '[2018-01-01,2026-12-31]'],
    [':2018～2026', '[2018-01-01,2026-12-31]'],
    [':2018至2026', '[2018-01-01,2026-12-31]'],
    [':2018年到2026年5月', '[2018-01-01,2026-05-31]'],
    [':2018..2026', '[2018-01-01,2026-12-31]'],
    [':2018-01-01..2018-06-30', '[2018-01-01,2018-06-30]'],
    [':2018-01-2018-06', '[2018-01-01,2018-06-30]'],
    [':20180101-20180630', '[2018-01-01,2018-06-30]'],
    [':[2018,2020)', '[2018-01-01,2020-01-01)'],
    [':(2018,2020]', '(2018-12-31,2020-12-31]'],
    [':[2018,)', '[2018-01-01,]'],
    [':2018-', '[2018-01-01,]'],
    [':-2018', '[,2018-12-31]'],
    [':..2020', '[,2020-12-31]'],
    [':2020..', '[2020-01-01,]'],
  ])('申请日%s', (value, expected) => {
    expect(span(value)).toBe(expected);
  });
});

describe('days relative to 2026-11-22', () => {
  it.each([
    [':近3年', '[2023-11-23,2026-11-22]'],
    [':近三年', '[2023-11-23,2026-11-22]'],
    [':最近 6 个月', '[2026-05-23,2026-11-22]'],
    [':近半年', '[2026-05-23,2026-11-22]'],
    [':last 3 years', '[2023-11-23,2026-11-22]'],
    [':past 2 weeks', '[2026-11-09,2026-11-22]'],
    [':近1天', '2026-11-22'],
    [':未来6个月', '[2026-11-22,2027-05-21]'],
    [':next 1 quarter', '[2026-11-22,2027-02-21]'],
    [':今年', '[2026-01-01,2026-12-31]'],
    [':last year', '[2025-01-01,2025-12-31]'],
    [':上月', '[2026-10-01,2026-10-31]'],
    [':本季度', '[2026-10-01,2026-12-31]'],
    ['<今天', '[,2026-11-22)'],
    ['>=近3年', '[2023-11-23,]'],
  ])('申请日%s', (value, expected) => {
    expect(span(value)).toBe(expected);
  });

  it('keep to the last day of a shorter month', () => {
    expect(span(':近1个月', '2024-03-31')).toBe('[2024-03-01,2024-03-31]');
    expect(span(':近1年', '2024-02-29')).toBe('[2023-03-01,2024-02-29]');
  });

  it('need to know today', () => {
    const result = parse('申请日:近3年', RIGHTS);
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual([
      'todayUnknown',
    ]);
  });
});

describe('what is no date is refused', () => {
  it.each([
    [':abc', 'badDate'],
    [':2020-13', 'impossibleDay'],
    [':2021-02-29', 'impossibleDay'],
    [':1900-02-29', 'impossibleDay'],
    [':2020Q5', 'impossibleDay'],
    [':0000', 'impossibleDay'],
    [':2026..2018', 'reversedRange'],
    [':2018..x', 'badDate'],
    [':[2018', 'badRange'],
    [':', 'missingValue'],
  ])('申请日%s', (value, expected) => {
    expect(span(value)).toBe(expected);
  });
});
