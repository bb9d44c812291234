import { describe as group, expect, it } from 'vitest';
import { describe, parse } from '../src/index.ts';
import { RIGHTS } from './rights.ts';

function said(query: string, language: 'zh' | 'en'): string {
  const result = parse(query, RIGHTS, { today: '2026-11-22' });
  return result.ok ? describe(result.condition, RIGHTS, language) : 'problem';
}

group('a condition in a sentence', () => {
  it.each([
    ['', '全部记录', 'all records'],
    ['非 *', '没有记录', 'no records'],
    [
      '氮化镓 类型:发明授权,商标',
      '含“氮化镓”，且类型为发明授权或商标',
      'contains “氮化镓” and kind is Granted invention or Trademark',
    ],
    [
      '名称:"a" 或 (b 非 c)',
      '名称含原文“a”，或（含“b”，且排除含“c”）',
      'ti contains exactly “a” or (contains “b” and not contains “c”)',
    ],
    ['申请日:2020Q1', '申请日在 2020Q1', 'filed in 2020Q1'],
    [
      '申请日:2018-2019',
      '申请日在 2018-01-01 至 2019-12-31',
      'filed from 2018-01-01 to 2019-12-31',
    ],
    [
      '申请日>2018 届满日<2020',
      '申请日晚于 2018-12-31，且届满日早于 2020-01-01',
      'filed after 2018-12-31 and expires before 2020-01-01',
    ],
    ['权项数:[1,5)', '权项数不小于 1、小于 5', 'claims at least 1 and under 5'],
    [
      '权项数:]1,] 权项数<=9',
      '权项数大于 1，且权项数不大于 9',
      'claims over 1 and claims at most 9',
    ],
    [
      '"a b"~>5',
      '“a”与“b”依次相隔不超过 5 字',
      'has “a” and “b” within 5 characters in this order',
    ],
    [
      '氮化* *晶?管',
      '有以“氮化”开头的词，且有形如“*晶?管”的词',
      'has a word beginning with “氮化” and has a word like “*晶?管”',
    ],
    [
      'IPC:H01L 权利人:西安',
      '分类以“H01L”开头，且权利人含“西安”',
      'ic begins with “H01L” and applicant contains “西安”',
    ],
    [
      '产业:全(新材料,第三代半导体)',
      '产业同时有第三代半导体和新材料',
      'industry has both Third-generation semiconductors and New materials',
    ],
    ['无:发明人 有:申请日', '没有发明人，且有申请日', 'has no in and has filed'],
    [
      '位置:圆(108.9,34.3,500)',
      '位置在108.9, 34.3 周围 500 米内',
      'location within 500 metres of 108.9, 34.3',
    ],
    ['id:(a,b)', '标识为a或b', 'id is a or b'],
    [
      `类别:${Array.from({ length: 12 }, (_, at) => at + 10).join()}`,
      '尼斯为10、11、12、13、14、15、16、17、18、19等 12 项',
      'nice is 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 or 2 others',
    ],
  ])('%s', (query, zh, en) => {
    expect([said(query, 'zh'), said(query, 'en')]).toEqual([zh, en]);
  });
});
