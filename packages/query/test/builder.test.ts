import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conditionOfForm,
  conditionOfRow,
  formOf,
  normalise,
  operatorsOf,
  parse,
  print,
} from '../src/index.ts';
import type { BuilderNode, BuilderRow } from '../src/index.ts';
import { condition } from './arbitrary.ts';
import { CATALOGUE } from './catalogue.ts';
import { REALISTIC_QUERIES } from './queries.ts';

const TODAY = { today: '2026-11-22' };

function read(query: string) {
  const result = parse(query, CATALOGUE, TODAY);
  if (!result.ok) throw new Error(query);
  return result.condition;
}

const row = (
  field: string,
  operator: BuilderRow['operator'],
  values: string[],
  negated = false,
): BuilderRow => ({ kind: 'row', field, operator, values, negated });
const meaning = (each: BuilderRow): string | undefined => {
  const found = conditionOfRow(each, CATALOGUE);
  return found && print(found, CATALOGUE, 'zh');
};

describe('a form', () => {
  it('means exactly the condition that it was opened with', () => {
    fc.assert(
      fc.property(
        condition,
        fc.constantFrom('zh' as const, 'en' as const),
        (original, language) => {
          const form = formOf(original, CATALOGUE, language);
          expect(conditionOfForm(form, CATALOGUE)).toEqual({
            condition: normalise(original),
            unread: [],
          });
          // It is plain data, so that it can be kept and sent.
          expect(JSON.parse(JSON.stringify(form))).toEqual(form);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('gives back the text of every query that people write', () => {
    for (const query of REALISTIC_QUERIES) {
      const form = formOf(read(query), CATALOGUE, 'zh');
      expect(conditionOfForm(form, CATALOGUE, TODAY).condition).toEqual(read(query));
    }
  });

  it('shows rows where it can, and text only where no row would do', () => {
    const texts = (node: BuilderNode): string[] =>
      node.kind === 'text' ? [node.text] : node.kind === 'group' ? node.parts.flatMap(texts) : [];
    const shown = (query: string): string[] => texts(formOf(read(query), CATALOGUE, 'zh'));
    expect(shown('氮化镓 书名:"外延" 作者:华为 非 类型:图书 架号:A5 流通:借出@2020')).toEqual([]);
    expect(shown('(页数:10-20 或 出版>=2020) 非 (无:作者 "甲 乙"~5)')).toEqual([]);
    expect(shown('架号:A5..B9 主题:全(历史,法律) 责任者:张 流通:*@2020..')).toEqual([]);
    expect(shown('晶?管')).toEqual(['晶?管']);
    expect(shown('页数:[10,20)')).toEqual(['页数:[10,20)']);
    expect(shown('位置:圆(108,34,500)')).toEqual(['位置:圆(108,34,500)']);
    expect(formOf(read(''), CATALOGUE, 'zh').parts).toEqual([]);
  });
});

describe('a row', () => {
  it.each([
    [row('', 'words', ['氮化镓 器件']), '氮化镓 器件'],
    [row('title', 'phrase', ['氮化 镓'], true), '非 书名:"氮化 镓"'],
    [row('', 'near', ['5', '甲', '乙', '']), '"甲 乙"~5'],
    [row('summary', 'nearOrdered', ['0', '甲', '乙']), '提要:"甲 乙"~>0'],
    [row('author', 'contains', ['张']), '作者:张'],
    [row('author+editor', 'contains', ['张']), '责任者:张'],
    [row('shelf', 'under', ['A5', '', 'B']), '架号:A5,B'],
    [row('shelf', 'between', ['A9', 'A21']), '架号:A9..A21'],
    [row('type', 'any', ['book', 'map']), '类型:图书,地图'],
    [row('act', 'dated', ['lent', '2020', '2021-05']), '流通:借出@2020-01-01..2021-05-31'],
    [row('act', 'dated', ['', '', '2020']), '流通:*@..2020'],
    [row('publishedDay', 'between', ['2018', '2020']), '出版日:2018..2020'],
    [row('publishedDay', 'between', ['', '2020-05']), '出版日<=2020-05-31'],
    [row('pages', 'between', ['10', '']), '页数>=10'],
    [row('author', 'exists', [], true), '无:作者'],
  ])('%j', (each, text) => {
    expect(meaning(each)).toBe(text);
  });

  it.each([
    row('', 'words', ['  ']),
    row('', 'near', ['5', '甲', ' ']),
    row('', 'near', ['1001', '甲', '乙']),
    row('', 'near', ['', '甲', '乙']),
    row('author', 'contains', ['张*']),
    row('author', 'words', ['张']),
    row('type', 'any', ['unknown']),
    row('type', 'any', []),
    row('act', 'dated', ['lent', '2021', '2020']),
    row('author', 'dated', ['张', '2020', '']),
    row('publishedDay', 'between', ['2020-02-30', '']),
    row('publishedDay', 'between', ['2021', '2020']),
    row('publishedDay', 'between', ['', '']),
    row('pages', 'between', ['ten', '']),
    row('pages', 'every', ['1']),
    row('nothing', 'exists', []),
    row('title+nothing', 'words', ['a']),
    row('author+editor', 'any', ['张']),
  ])('that is not filled in, or mistaken, asks for nothing: %j', (each) => {
    expect(conditionOfRow(each, CATALOGUE)).toBeUndefined();
    const form = {
      kind: 'group',
      join: 'and',
      parts: [row('', 'words', ['a']), each],
      negated: false,
    } as const;
    const reading = conditionOfForm(form, CATALOGUE);
    expect(reading.unread).toEqual([[1]]);
    expect(print(reading.condition, CATALOGUE, 'zh')).toBe('a');
  });

  it('offers for every field only ways that can be filled in', () => {
    for (const field of [undefined, ...CATALOGUE.fields]) {
      expect(operatorsOf(field).length).toBeGreaterThan(0);
      for (const operator of operatorsOf(field)) {
        const value = field?.values?.[0]?.value ?? '5';
        const values =
          operator === 'dated'
            ? [value, '2020', '2021']
            : operator.startsWith('near')
              ? ['5', 'a', 'b']
              : operator === 'between' && field?.kind === 'date'
                ? ['2020', '2021']
                : [value, '6'];
        const usable = field?.values === undefined || operator === 'dated' ? values : [value];
        const each = row(field?.name ?? '', operator, usable);
        expect({
          field: field?.name,
          operator,
          found: conditionOfRow(each, CATALOGUE)?.op,
        }).not.toMatchObject({ found: undefined });
      }
    }
  });
});
