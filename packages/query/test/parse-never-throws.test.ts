import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlight, marks, parse, passage, validate } from '../src/index.ts';
import { CATALOGUE } from './catalogue.ts';
import { REALISTIC_QUERIES } from './queries.ts';

const PIECES = [
  '(',
  '（',
  ')',
  '）',
  '"',
  '“',
  '”',
  '「',
  '」',
  ':',
  '：',
  '=',
  '>',
  '>=',
  '<',
  '≤',
  '!=',
  '!',
  '-',
  '－',
  '*',
  '？',
  '~',
  '~>5',
  '..',
  '[',
  ']',
  ',',
  '，',
  '\\',
  ' ',
  '　',
  '&&',
  '||',
  '且',
  '或',
  '非',
  'AND',
  'OR',
  'NOT',
  '书名',
  '出版',
  '页数',
  '类型',
  '分类',
  '位置',
  '无',
  'id',
  '图书',
  '2020',
  '2020-05-01',
  '近3年',
  'last 3 years',
  '圆(',
  '全(',
  '10',
  'abc',
  '氮化镓',
  '\ud842',
  '+',
  ';',
  '至',
];

const query = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join('')),
  fc
    .tuple(
      fc.constantFrom(...REALISTIC_QUERIES),
      fc.nat(),
      fc.nat(8),
      fc.constantFrom(...PIECES, ''),
    )
    .map(([text, at, cut, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + cut);
    }),
);

describe('any text at all', () => {
  it('is read or refused with problems that lie inside the text, in order, and gives only valid conditions', () => {
    fc.assert(
      fc.property(query, (text) => {
        const result = parse(text, CATALOGUE, { today: '2026-11-22' });
        const notes = result.ok ? result.warnings : result.problems;
        expect(result.ok || notes.length > 0).toBe(true);
        for (const note of notes) {
          expect(note.from).toBeGreaterThanOrEqual(0);
          expect(note.to).toBeGreaterThanOrEqual(note.from);
          expect(note.to).toBeLessThanOrEqual(text.length);
        }
        const valid = result.ok ? validate(result.condition, CATALOGUE) : undefined;
        expect(valid?.ok ?? true).toBe(true);
        const found = result.ok ? marks(result.condition) : [];
        const runs = highlight(text, found);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        expect(passage(text, found, 10).to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 5000 },
    );
  });

  it('is refused, not run out of stack, when brackets or signs nest without end', () => {
    for (const text of [
      '('.repeat(9_000),
      '!'.repeat(9_000),
      '书名:('.repeat(1_500),
      '"'.repeat(9_001),
    ]) {
      expect(parse(text, CATALOGUE).ok).toBe(false);
    }
  });

  it('is refused when longer than 10,000 units', () => {
    const result = parse('a'.repeat(10_001), CATALOGUE);
    expect(result.ok ? [] : result.problems.map((problem) => problem.code)).toEqual(['tooLong']);
    expect(parse('a'.repeat(10_000), CATALOGUE).ok).toBe(true);
  });
});
