import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHAPE_WORDS } from '../src/areas.ts';
import { RELATIVE_WORDS } from '../src/days.ts';
import { normalise, parse, print } from '../src/index.ts';
import { COMPARISON_SIGNS, OPERATOR_WORDS } from '../src/lexer.ts';
import { RESERVED_TAGS } from '../src/registry.ts';
import { CATALOGUE } from './catalogue.ts';
import { readGrammar, terminalsOf, undefinedNames, writeSentence } from './ebnf.ts';

const manual = readFileSync(new URL('../../../docs/query-language.md', import.meta.url), 'utf8');
const grammar = readGrammar(/```ebnf\n(.*?)```/su.exec(manual)?.[1] ?? '');
const terminals = (rule: string): string[] => terminalsOf(grammar.get(rule)).toSorted();
const operators = (operator: string): string[] =>
  Object.keys(OPERATOR_WORDS)
    .filter((word) => OPERATOR_WORDS[word] === operator)
    .toSorted();

/** Texts for what the grammar says in words, over the library catalogue. */
const SPECIAL: Readonly<Record<string, readonly string[]>> = {
  characters: ['氮化镓', 'silicon', '一种', 'x1'],
  'characters without blanks, quotation marks and brackets': ['氮化镓', 'GaN', '张三', 'C\\+\\+'],
  'characters with wildcards: a star for any run, a question mark for one': [
    '氮化*',
    '晶?管',
    '*晶?管',
    'sil*n',
  ],
  'number of characters, 0 to 1000': ['0', '5', '1000'],
  'tag of a text field': ['书名', 'ti', '提要', 'toc'],
  'tag of a field of names': ['作者', 'au', '编者'],
  'tag of a union': ['责任者', 'person'],
  'tag of a closed list': ['类型', 'kind'],
  'tag of a dated list': ['流通', 'act'],
  'tag of a hierarchy': ['架号', 'shelf'],
  'tag of a date': ['出版日', 'pub'],
  'tag of a number': ['页数', 'pages'],
  'tag of a place': ['位置', 'place'],
  symbol: ['A5', 'H01L29/778', 'b7'],
  '2020, 2020-05, 2020年5月, 2020Q1, 2020-05-01': [
    '2020',
    '2020-05',
    '2020年5月',
    '2020Q1',
    '2020-05-01',
  ],
  'an earlier day': ['1999', '2001-05', '2002Q3', '2003-12-31'],
  'a later day': ['2010', '2012-02-29', '2015Q4'],
  less: ['1', '10', '-3'],
  more: ['20', '1000'],
  'whole number': ['0', '7', '300'],
  longitude: ['108.94', '-3'],
  latitude: ['34.3', '0'],
  distance: ['5000', '1.5'],
  id: ['b1', 'b2'],
};

describe('the grammar in the manual', () => {
  it('defines every name that it uses', () => {
    expect(undefinedNames(grammar)).toEqual([]);
    expect(grammar.size).toBeGreaterThan(40);
  });

  it('has the words and signs of the language, no more and no fewer', () => {
    expect(terminals('and')).toEqual(operators('and'));
    expect(terminals('or')).toEqual(operators('or'));
    expect(terminals('not')).toEqual(operators('not'));
    const signs = [...terminals('is'), ...terminals('equal'), ...terminals('compare')];
    expect(signs.toSorted()).toEqual(COMPARISON_SIGNS.toSorted());
    expect(terminals('presence').filter((word) => word !== ':')).toEqual(
      [...RESERVED_TAGS.missing, ...RESERVED_TAGS.exists].toSorted(),
    );
    expect(terminals('records').filter((word) => /^[^:(),]+$/u.test(word))).toEqual(
      RESERVED_TAGS.ids.toSorted(),
    );
    expect(terminals('area')).toEqual(expect.arrayContaining([...SHAPE_WORDS]));
    const relative = [...terminals('relative'), ...terminals('named')];
    const bare = relative.map((word) => word.replace(/^个|(?<=[a-z]{3})s$/gu, ''));
    expect(bare.toSorted()).toEqual([...RELATIVE_WORDS].toSorted());
  });

  it('writes only what is read, and what is printed of it means the same', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 300, maxLength: 300 }), (numbers) => {
        let at = 0;
        const pick = (limit: number): number => (numbers[at++ % numbers.length] ?? 0) % limit;
        const special = (words: string): string => {
          // Values of a list belong to the field before them: these fit the fields that have one.
          const texts = words === 'value of the list' ? ['x'] : SPECIAL[words];
          if (texts === undefined) throw new Error(`nothing for: ${words}`);
          return texts[pick(texts.length)]!;
        };
        const text = fitLists(writeSentence(grammar, 'query', { pick, special }));
        const result = parse(text, CATALOGUE, { today: '2026-11-22' });
        const problems = result.ok
          ? []
          : result.problems.filter(({ code }) => code !== 'tooDeep' && code !== 'tooLarge');
        expect({ text, problems }).toEqual({ text, problems: [] });
        if (!result.ok) return;
        for (const language of ['zh', 'en'] as const) {
          const again = parse(print(result.condition, CATALOGUE, language), CATALOGUE);
          expect({ text, again: again.ok && again.condition }).toEqual({
            text,
            again: normalise(result.condition),
          });
        }
      }),
      { numRuns: 3000 },
    );
  });
});

/** Puts a value of its list behind each tag of a closed list. */
function fitLists(text: string): string {
  return text
    .replace(
      /((?:类型|kind)(?:!=|<>|[:=≠]))((?:全|all)?\(?)x((?:,x)*)/gu,
      (_, tag, every, rest) => {
        const values = `图书${String(rest).replaceAll('x', 'map')}`;
        return `${tag}${every}${values}`;
      },
    )
    .replace(/((?:流通|act)[:=])x/gu, '$1借出');
}
