import { describe, expect, it } from 'vitest';
import { describeProblem, FormatProblem, PROBLEM_SENTENCES } from '../src/index.ts';

function params(text: string): string[] {
  return (text.match(/\{\w+\}/g) ?? []).toSorted();
}

describe('sentences', () => {
  it.each(Object.entries(PROBLEM_SENTENCES))(
    '%s says the same in both languages',
    (_code, { zh, en }) => {
      expect(params(zh)).toEqual(params(en));
      expect(zh).toMatch(/[。]$/);
      expect(en).toMatch(/^[A-Z{].*\.$/s);
    },
  );

  it('begin with the place', () => {
    const position = { file: 'a.zip!b.csv', line: 3, row: 3, column: 7, field: '申请号' };
    const problem = new FormatProblem('row-too-short', { found: 1, expected: 2 }, position);
    expect(describeProblem(problem, 'zh')).toBe(
      'a.zip!b.csv，第 3 行，第 7 个字符，“申请号”列：该行只有 1 列，表头有 2 列，缺少的按空值处理。',
    );
    expect(describeProblem(problem, 'en')).toBe(
      'a.zip!b.csv, line 3, column 7, field “申请号”: The row has 1 cells, the header 2; the missing ones are taken as empty.',
    );
    const inDocument = { file: 'w.xml', documentIndex: 1, byteOffset: 9 };
    expect(describeProblem(new FormatProblem('xml-truncated', {}, inDocument), 'en')).toMatch(
      /^w\.xml, document 2, byte 9: /,
    );
    expect(describeProblem(new FormatProblem('table-empty'), 'zh')).toBe('表中没有任何内容。');
  });
});
