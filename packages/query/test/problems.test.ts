import { describe, expect, it } from 'vitest';
import { EXPECTATIONS, explainProblem, MESSAGES, parse } from '../src/index.ts';
import type { QueryProblem } from '../src/index.ts';
import { RIGHTS } from './rights.ts';

function notes(query: string): readonly QueryProblem[] {
  const result = parse(query, RIGHTS, { today: '2026-11-22' });
  return result.ok ? result.warnings : result.problems;
}

/** Codes with the text that they point at. */
const pointed = (query: string): string[] =>
  notes(query).map(({ code, from, to }) => `${code} ${from} ‹${query.slice(from, to)}›`);

function say(query: string, language: 'zh' | 'en'): string[] {
  return notes(query).map((problem) => explainProblem(problem, language, query, RIGHTS));
}

function parameters(template: string): Set<string> {
  return new Set(Array.from(template.matchAll(/\{\w+\}/gu), (match) => match[0]));
}

describe('a problem points at what was read', () => {
  it.each<[string, string[]]>([
    ['申请日:abc', ['badDate 4 ‹abc›']],
    ['申请日: 类型:商标', ['missingValue 4 ‹›']],
    ['(申请日:)', ['missingValue 5 ‹›']],
    ['foo:bar', ['unknownTag 0 ‹foo›']],
    ['名称+foo:bar', ['unknownTag 3 ‹foo›']],
    ['foo:"a b" 权项数:x', ['unknownTag 0 ‹foo›', 'badInteger 14 ‹x›']],
    ['权项数:1.5', ['badInteger 4 ‹1.5›']],
    ['权项数:99999999999999999999', ['badInteger 4 ‹99999999999999999999›']],
    ['类型:发明', ['unknownValue 3 ‹发明›']],
    ['类型:商标,图', ['unknownValue 6 ‹图›']],
    ['类型:(商标 或 图)', ['unknownValue 9 ‹图›']],
    ['类型:"图"', ['unknownValue 4 ‹图›']],
    ['权项数:20-10', ['reversedRange 4 ‹20-10›']],
    ['名称>5', ['comparisonNotPossible 3 ‹5›']],
    ['权利人:"a b"~3', ['nearNotPossible 4 ‹"a b"~3›']],
    ['权项数:1*', ['patternNotPossible 4 ‹1*›']],
    ['权项数:全(1)', ['everyNotPossible 4 ‹全(1)›']],
    ['位置:西安', ['badArea 3 ‹西安›']],
    ['位置:圆(200,34,5)', ['badArea 3 ‹圆(200,34,5)›']],
    ['"a b"~', ['badDistance 6 ‹›']],
    ['"a b"~1001', ['badDistance 6 ‹1001›']],
    ['a "b', ['unclosedQuote 2 ‹"›']],
    ['a ""', ['emptyPhrase 2 ‹""›']],
    ['(a', ['unclosedBracket 0 ‹(›']],
    ['a) b', ['extraBracket 1 ‹)›']],
    ['a ()', ['emptyBrackets 2 ‹()›']],
    ['a 或', ['missingOperand 2 ‹或›']],
    ['AND a', ['missingOperand 0 ‹AND›']],
    ['a AND OR b', ['missingOperand 2 ‹AND›']],
    ['a 非', ['missingOperand 2 ‹非›']],
    ['无:foo', ['unknownTag 2 ‹foo›']],
    [
      'foo:1 (权项数:x 或 申请日:y',
      ['unknownTag 0 ‹foo›', 'unclosedBracket 6 ‹(›', 'badInteger 11 ‹x›', 'badDate 19 ‹y›'],
    ],
    ['a and b', ['lowerCaseOperator 2 ‹and›']],
    ['氮化镓？', ['questionMark 3 ‹？›']],
    ['类型:(商标 外观设计)', ['neverBoth 7 ‹外观设计›']],
    ['区县:(碑林区 雁塔区)', []],
    ['类型:商标, 且 a', ['trailingComma 5 ‹,›']],
    ['温度 >300', ['strayComparison 3 ‹>300›']],
  ])('%s', (query, expected) => {
    expect(pointed(query)).toEqual(expected);
  });
});

it('reports the first fifty problems of a query without end', () => {
  expect(notes('权项数:x '.repeat(1000)).map((problem) => problem.from)).toEqual(
    Array.from({ length: 50 }, (_, at) => at * 6 + 4),
  );
});

describe('a problem is explained', () => {
  it('with the place, what was expected and what was read', () => {
    expect(say('𠮷 申请日:abc', 'zh')).toEqual([
      '第 7 个字处：“申请日”后应为日期，如 2020、2020-05 或 2018-2026；读到“abc”',
    ]);
    expect(say('filed:abc', 'en')).toEqual([
      'At character 7: “filed” wants a date such as 2020, 2020-05 or 2018-2026; found “abc”',
    ]);
  });

  it('with the values of a closed list and the nearest of them', () => {
    expect(say('状态:有郊', 'zh')).toEqual([
      '第 4 个字处：“法律状态”没有“有郊”这个取值；可用：有效、审中、失效；是否要写“有效”？',
    ]);
    expect(say('kind:trademrak', 'en')).toEqual([
      'At character 6: “kind” has no value “trademrak”. It takes Granted invention, Invention application, Utility model, Design, Trademark. Did you mean “Trademark”?',
    ]);
  });

  it('with the nearest tag', () => {
    expect(say('申清日:2020', 'zh')[0]).toMatch(/没有名为“申清日”的字段.*是否要写“申请日”？$/u);
    expect(say('fild:2020', 'en')[0]).toMatch(/no field “fild”.*Did you mean “filed”\?$/u);
    expect(say('qwertz:2020', 'en')[0]).not.toMatch(/Did you mean/u);
  });
});

describe('the catalogue of messages', () => {
  it.each(Object.entries(MESSAGES))(
    '%s takes the same parameters in both languages',
    (_, message) => {
      expect(message.zh).toMatch(/[\u4e00-\u9fff]/u);
      expect(message.en).toMatch(/^[\p{ASCII}“”]+$/u);
      expect(parameters(message.zh)).toEqual(parameters(message.en));
    },
  );

  it('has an expectation in both languages for each kind', () => {
    for (const { zh, en } of Object.values(EXPECTATIONS)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/u);
      expect(en).toMatch(/^[\p{ASCII}“”]+$/u);
    }
  });
});
