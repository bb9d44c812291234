import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analyse, Mark } from '../src/index.ts';
import { highlight, marks, parse, passage } from '../src/index.ts';
import { RIGHTS } from './rights.ts';

function marksOf(query: string, field?: string): Mark[] {
  const result = parse(query, RIGHTS, { today: '2026-11-22' });
  return result.ok ? marks(result.condition, field) : [];
}

/** The text with its hits in square brackets. */
function shown(text: string, query: string, analyse: Analyse = {}): string {
  return highlight(text, marksOf(query), analyse)
    .map((run) => (run.hit ? `[${run.text}]` : run.text))
    .join('');
}

const TRADITIONAL: Record<string, string> = { 鎵: '镓', 電: '电' };
const fold = (unit: string): string => TRADITIONAL[unit] ?? unit.normalize('NFKC').toLowerCase();

const segmented = (): string[] => ['氮化镓', '器件'];

describe('marks of a condition', () => {
  it('are its positive texts with their fields', () => {
    expect(marksOf('名称:(氮化镓 -硅) "a b"~3 权利人:西安 IPC:H01L 非 (非 摘要:b)')).toEqual([
      { kind: 'words', text: '氮化镓', fields: ['title'] },
      { kind: 'phrase', text: 'a', fields: ['abstract', 'claim', 'names', 'title'] },
      { kind: 'phrase', text: 'b', fields: ['abstract', 'claim', 'names', 'title'] },
      { kind: 'phrase', text: '西安', fields: ['holder'] },
      { kind: 'prefix', text: 'H01L', fields: ['ipc'] },
      { kind: 'words', text: 'b', fields: ['abstract'] },
    ]);
  });

  it('can be asked for one field', () => {
    expect(marksOf('名称:a 摘要:b', 'abstract')).toEqual([
      { kind: 'words', text: 'b', fields: ['abstract'] },
    ]);
  });
});

describe('highlighting', () => {
  it.each([
    ['一种氮化镓器件', '氮化镓', '一种[氮化镓]器件'],
    ['GaN and gan, organ', 'gan', '[GaN] and [gan], organ'],
    ['ＧａＮ器件', 'GaN', '[ＧａＮ]器件'],
    ['organ', '"gan"', 'or[gan]'],
    ['transistor, resist', 'resist*', 'transistor, [resist]'],
    ['resistor', 'resist*', '[resist]or'],
    ['氮化物与碳化物', '氮化* 碳化*', '[氮化]物与[碳化]物'],
    ['薄膜晶体管和晶闸管', '晶?管', '薄膜[晶体管]和[晶闸管]'],
    ['氮化镓的功率和器件', '氮化镓功率器件', '[氮化镓]的[功率]和[器件]'],
    ['aXXb', 'a* "Xb"', '[a]X[Xb]'],
    ['没有', '氮', '没有'],
  ])('%s ← %s', (text, query, expected) => {
    expect(shown(text, query)).toBe(expected);
  });

  it('sees through the normal form of the engine and keeps offsets', () => {
    expect(shown('氮化鎵㎡電路', '"镓㎡电"', { normaliseUnit: fold })).toBe('氮化[鎵㎡電]路');
  });

  it('marks the words of the engine when it is told them', () => {
    expect(shown('氮化镓与器', '氮化镓器件', { words: segmented })).toBe('[氮化镓]与器');
  });

  it('never changes the text', () => {
    const piece = fc.constantFrom('氮', '化', 'a', 'B', ' ', '。', 'İ', '\ud842\udfb7', '1');
    const text = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''));
    const mark = fc.record({
      kind: fc.constantFrom(
        'words' as const,
        'phrase' as const,
        'prefix' as const,
        'pattern' as const,
      ),
      text,
      fields: fc.constant(['title']),
    });
    fc.assert(
      fc.property(text, fc.array(mark, { maxLength: 4 }), fc.nat(20), (whole, wanted, length) => {
        expect(
          highlight(whole, wanted)
            .map((run) => run.text)
            .join(''),
        ).toBe(whole);
        const part = passage(whole, wanted, length);
        expect(part.runs.map((run) => run.text).join('')).toBe(whole.slice(part.from, part.to));
      }),
    );
  });
});

describe('the passage of a long text', () => {
  const text = `${'前言部分没有关系。'.repeat(20)}本发明涉及氮化镓，其功率高。${'后续部分没有关系。'.repeat(20)}氮化镓。`;

  it('is where most of the marks stand together, from the start of a sentence', () => {
    const part = passage(text, marksOf('氮化镓 功率'), 40);
    const cut = text.slice(part.from, part.to);
    expect(cut).toContain('氮化镓，其功率');
    expect(text.charAt(part.from - 1)).toBe('。');
    expect(part).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(cut.length).toBeLessThanOrEqual(40);
    expect(part.runs.filter((run) => run.hit).map((run) => run.text)).toEqual(['氮化镓', '功率']);
  });

  it('is the beginning when nothing is marked, and the whole when it is short', () => {
    expect(passage(text, [], 40)).toMatchObject({
      from: 0,
      to: 40,
      cutBefore: false,
      cutAfter: true,
    });
    expect(passage('短文', marksOf('短文'), 40)).toEqual({
      from: 0,
      to: 2,
      cutBefore: false,
      cutAfter: false,
      runs: [{ text: '短文', hit: true }],
    });
  });
});
