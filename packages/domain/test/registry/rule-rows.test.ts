import {
  containsPattern,
  type ClassRow,
  readRulePattern,
  readRuleRows,
  refusalMessage,
  RULE_KIND_FACTS,
  RULE_KINDS,
  RULE_LAYOUT,
  ruleCells,
  type RuleKind,
  testOf,
} from '@zca/domain/registry';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const GOOD = {
  规则编号: 'n.1',
  类别: 'XA-05',
  分类号: 'G06N3',
  强度: 'C',
  关键词: '',
  除外: '',
  共有: '',
  理由: '神经网络',
};

const read = (...rows: Partial<typeof GOOD>[]) =>
  readRuleRows(
    'industry',
    rows.map((row, index) => ({
      line: index + 2,
      cells: { ...GOOD, 规则编号: `n.${index + 1}`, ...row },
    })),
  );
const refused = (...rows: Partial<typeof GOOD>[]) =>
  read(...rows).refusals.map(({ line, refusal }) => `${line} ${refusal.rule}`);

describe('the table of a mapping', () => {
  it.each(RULE_KINDS)('%s: the shipped version is read back as it was given out', (kind) => {
    const { rows } = RULE_KIND_FACTS[kind].shipped;
    const lines = rows.map((row, index) => ({ line: index + 2, cells: ruleCells(kind, row) }));
    const reading = readRuleRows(kind, lines);
    expect(reading.refusals).toEqual([]);
    expect(reading.rows).toEqual(rows);
  });

  it('takes labels by code or name, symbols with any separators, strengths in any width', () => {
    const [row] = read({
      类别: '人工智能',
      分类号: 'g06n3、G06V，G10L13-25',
      强度: 'ｐ',
      关键词: '卫星｜北斗',
      除外: 'G06V20/13*',
      共有: 'XA-03',
    }).rows;
    expect(row).toEqual({
      id: 'n.1',
      label: 'XA-05',
      symbols: 'G06N3 G06V G10L13-25',
      strength: 'P',
      words: '卫星|北斗',
      except: 'G06V20/13*',
      sharedWith: 'XA-03',
      reason: '神经网络',
    });
  });

  it('refuses each row that cannot be right, with its line', () => {
    const faults: [Partial<typeof GOOD>, string][] = [
      [{ 规则编号: '' }, 'rules.id'],
      [{ 类别: 'XA-77' }, 'rules.label'],
      [{ 类别: '' }, 'rules.label'],
      [{ 分类号: '' }, 'rules.noSymbols'],
      [{ 分类号: 'G06N3*' }, 'rules.symbols'],
      [{ 分类号: 'G06N25-13' }, 'rules.symbols'],
      [{ 分类号: 'G06N3/40-08' }, 'rules.symbols'],
      [{ 分类号: 'G06' }, 'rules.symbols'],
      [{ 分类号: 'G06Z3' }, 'rules.subclass'],
      [{ 强度: 'X' }, 'rules.strength'],
      [{ 强度: '' }, 'rules.strength'],
      [{ 关键词: '卫星||北斗' }, 'rules.words'],
      [{ 关键词: '卫星|卫星' }, 'rules.words'],
      [{ 除外: 'H04L' }, 'rules.except'],
      [{ 共有: 'XA-05' }, 'rules.shared'],
      [{ 共有: 'XA-06 XA-06' }, 'rules.shared'],
      [{ 共有: 'Q' }, 'rules.label'],
      [{ 理由: '' }, 'rules.reason'],
    ];
    for (const [row, rule] of faults) expect([row, refused(row)]).toEqual([row, [`2 ${rule}`]]);
    expect(refused({}, { 规则编号: 'n.1', 分类号: 'G06V' })).toEqual(['3 rules.id']);
    // Every fault of a row is told at once.
    expect(refused({ 类别: '', 强度: '', 理由: '' })).toHaveLength(3);
  });

  it('refuses rows of one label and words that overlap, whichever is wider', () => {
    expect(refused({}, { 分类号: 'G06N3/08' })).toEqual(['3 rules.overlap']);
    expect(refused({ 分类号: 'G06N3/08*' }, { 分类号: 'G06V G06N' })).toEqual(['3 rules.overlap']);
    expect(refused({ 分类号: 'H01M10/613-667' }, { 分类号: 'H01M10/625' })).toHaveLength(1);
    expect(refused({}, { 类别: 'XA-06' })).toEqual([]);
    expect(refused({}, { 关键词: '脑' })).toEqual([]);
    expect(refused({}, { 分类号: 'G06N', 除外: 'G06N3' })).toEqual([]);
    expect(refused({}, { 分类号: 'G06N5' })).toEqual([]);
    const { refusals } = read({}, { 分类号: 'G06N3/08' });
    expect(refusalMessage(refusals[0]!.refusal)).toMatchObject({
      zh: expect.stringContaining('与第 2 行（n.1）重叠'),
      en: expect.stringContaining('overlaps line 2 (n.1)'),
    });
  });

  it('has a sentence in both languages for every refusal, with what was written', () => {
    const { refusals } = read({
      类别: 'XA-77',
      分类号: 'G06Z3',
      关键词: '|',
      共有: 'Q',
      强度: 'Z',
    });
    for (const { refusal } of refusals) {
      const { zh, en } = refusalMessage(refusal);
      expect(zh).toContain(String(refusal.params['value']));
      expect(en).toContain(String(refusal.params['value']));
      expect(`${zh}${en}`).not.toMatch(/\{\w+\}|rules\./);
    }
  });

  it('asks for every column that decides', () => {
    const required = RULE_LAYOUT.missing([]).map(({ field }) => field);
    expect(required).toEqual([
      ...['id', 'label', 'symbols', 'strength', 'words', 'except', 'sharedWith', 'reason'],
    ]);
  });
});

describe('patterns', () => {
  const digits = (least: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: 4 });
  const group = fc.integer({ min: 1, max: 30 });
  const pattern = fc
    .oneof(
      fc.constant('H01M'),
      group.map((one) => `H01M${one}`),
      fc.tuple(group, group).map(([a, b]) => `H01M${Math.min(a, b)}-${Math.max(a, b)}`),
      fc.tuple(group, digits(2)).map(([a, b]) => `H01M${a}/${b}`),
      fc.tuple(group, digits(1)).map(([a, b]) => `H01M${a}/${b}*`),
      fc.tuple(group, digits(2), digits(2)).map(([a, b, c]) => {
        const [low, high] = [b, c].toSorted();
        return `H01M${a}/${low}-${high}`;
      }),
    )
    .map((text) => readRulePattern(text))
    .filter((read_) => read_ !== null);

  it('one that contains another includes every symbol of it', () => {
    fc.assert(
      fc.property(pattern, pattern, group, digits(2), (wider, narrower, main, sub) => {
        fc.pre(containsPattern(wider, narrower) && testOf(narrower)(main, sub));
        return testOf(wider)(main, sub);
      }),
      { numRuns: 300, maxSkipsPerRun: 2000 },
    );
  });

  it('each contains itself', () => {
    fc.assert(fc.property(pattern, (one) => containsPattern(one, one)));
  });
});

describe('what a version may name', () => {
  it('is what the index knows of each kind', () => {
    const bad = (kind: RuleKind, label: string): ClassRow => ({
      ...RULE_KIND_FACTS[kind].shipped.rows[0]!,
      label,
    });
    for (const kind of RULE_KINDS) {
      const cells = ruleCells(kind, bad(kind, 'nothing'));
      const { refusals } = readRuleRows(kind, [{ line: 2, cells }]);
      expect(refusals.map(({ refusal }) => refusal.rule)).toEqual(['rules.label']);
    }
  });
});
