import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TitleRow } from '../../src/registry/classes/classTree.ts';
import { ClassTree } from '../../src/registry/classes/classTree.ts';

/** What finding means, written down without regard to its cost. */
function plainly(tree: ClassTree, symbols: readonly string[], text: string, most: number) {
  if (text.trim() === '') return tree.children('').slice(0, most);
  const ordered = symbols.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const beginning = text.replace(/\s/g, '').toUpperCase();
  const word = text.trim().toLowerCase();
  const begins = ordered.filter((symbol) => symbol.startsWith(beginning));
  const titled = ordered.filter((symbol) => {
    const { zh, en } = titles.get(tree)?.get(symbol) ?? {};
    return word.length >= 2 && [zh, en].some((title) => title?.toLowerCase().includes(word));
  });
  return [...new Set([...begins, ...titled])].slice(0, most);
}

const titles = new WeakMap<ClassTree, Map<string, { zh?: string; en?: string }>>();

function treeOf(rows: readonly TitleRow[]): ClassTree {
  const tree = new ClassTree('ipc', rows);
  const known = new Map<string, { zh?: string; en?: string }>();
  for (const { symbol, language, title } of rows) {
    known.set(symbol, { ...known.get(symbol), [language]: title });
  }
  titles.set(tree, known);
  return tree;
}

/** The symbols of a tree, with those that it has implied. */
function symbolsOf(tree: ClassTree, symbol = ''): string[] {
  return tree.children(symbol).flatMap((child) => [child, ...symbolsOf(tree, child)]);
}

const symbol = fc
  .tuple(
    fc.constantFrom('A', 'G', 'H'),
    fc.constantFrom('', '01', '06'),
    fc.constantFrom('', 'F', 'L'),
    fc.constantFrom('', '3/00', '3/01', '13/00', '13/011'),
  )
  .map(([section, number, letter, group]) =>
    number === '' ? section : letter === '' ? section + number : section + number + letter + group,
  );
const title = fc
  .array(
    fc.constantFrom('输入', '装置', 'Input', 'İnput', ' ', 'ΣΑΣ', 'G06', 'g06f', 'ab', 'aab'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join(''));
const row = fc.record({
  symbol,
  language: fc.constantFrom('zh', 'en'),
  title,
  depth: fc.constant(null),
  place: fc.constant(null),
});
const asked = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    'g',
    'G06',
    ' g 06 f',
    'G06F3/',
    '输',
    '输入',
    'aab',
    'σασ',
    '\0',
    'ab\0',
  ),
  symbol,
  title,
);

describe('finding a class', () => {
  it('gives what a plain scan of all symbols and titles gives', () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        asked,
        fc.integer({ min: 0, max: 12 }),
        (rows, text, most) => {
          const tree = treeOf(rows);
          expect(tree.find(text, most)).toEqual(plainly(tree, symbolsOf(tree), text, most));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds a word in the middle of a title in either language, whatever its case', () => {
    const tree = treeOf([
      { symbol: 'G06F3/01', language: 'zh', title: '用户与计算机的交互', depth: null, place: null },
      { symbol: 'G06F3/01', language: 'en', title: 'Input arrangements', depth: null, place: null },
    ]);
    expect(tree.find('计算机', 9)).toEqual(['G06F3/01']);
    expect(tree.find('ARRANGE', 9)).toEqual(['G06F3/01']);
    // The end of one title and the beginning of the next make no word.
    expect(tree.find('交互input', 9)).toEqual([]);
    expect(tree.find('G06F4', 9)).toEqual([]);
  });

  it('gives the top of a scheme for an empty text', () => {
    const rows = ['H01L', 'A01B', 'A01B1/00'].map((each) => ({
      symbol: each,
      language: 'zh',
      title: each,
      depth: null,
      place: null,
    }));
    expect(treeOf(rows).find('', 9)).toEqual(['A', 'H']);
    expect(treeOf(rows).find(' ', 1)).toEqual(['A']);
    expect(treeOf([]).find('', 9)).toEqual([]);
  });
});
