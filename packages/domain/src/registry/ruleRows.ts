import { isIpcSubclass, toHalfWidth } from '@zca/standards';
import type { Cell } from './cells.ts';
import { type ClassRow, RULE_STRENGTHS, type RuleStrength, splitPatterns } from './classRules.ts';
import type { Refusal } from './refusal.ts';
import { containsPattern, readRulePattern, type RulePattern } from './rulePattern.ts';
import { RULE_KIND_FACTS, type RuleKind } from './ruleSets.ts';
import { layoutColumn, TableLayout } from './tableLayout.ts';

/** The table in which a mapping is given out, edited and taken back. */
export const RULE_LAYOUT = new TableLayout([
  layoutColumn('id', '规则编号', 'Rule', ['编号', '序号'], true),
  layoutColumn('label', '类别', 'Label', ['类别代码', '产业', '主题'], true),
  layoutColumn('labelName', '类别名称', 'Label name', ['名称']),
  layoutColumn('symbols', '分类号', 'Symbols', ['IPC', 'IPC分类号', 'IPC 分类号'], true),
  layoutColumn('strength', '强度', 'Strength', [], true),
  layoutColumn('words', '关键词', 'Words', ['须有的词'], true),
  layoutColumn('except', '除外', 'Except', ['不含', '排除'], true),
  layoutColumn('sharedWith', '共有', 'Shared with', ['并列类别'], true),
  layoutColumn('reason', '理由', 'Reason', ['说明'], true),
]);

/** A row of the table as it was read, by its line. */
export interface RuleLine {
  readonly line: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface RuleReading {
  /** The rows in their order; of use only where nothing was refused. */
  readonly rows: readonly ClassRow[];
  /** Every fault of every line, in the order of lines. */
  readonly refusals: readonly { readonly line: number; readonly refusal: Refusal }[];
}

interface Read {
  readonly line: number;
  readonly row: ClassRow;
  readonly patterns: readonly RulePattern[];
  readonly except: readonly RulePattern[];
}

/**
 * Reads the table of a mapping whole: a mapping of which a part was left out would sort wrongly, so
 * it is taken only where nothing is refused. Refused are an id that is missing or used twice, an
 * unknown label, symbols that are not well formed or whose subclass the IPC does not have, an unknown
 * strength, words or exceptions without effect, a missing reason, and a row whose symbols another row of
 * the same label and words has already.
 */
export function readRuleRows(kind: RuleKind, lines: readonly RuleLine[]): RuleReading {
  const refusals: { line: number; refusal: Refusal }[] = [];
  const read: Read[] = [];
  const lineOfId = new Map<string, number>();
  for (const { line, cells } of lines) {
    const faults: Refusal[] = [];
    const fault = (rule: string, field: string, value = '') =>
      faults.push({ rule, field, params: value === '' ? {} : { value } });
    const text = RULE_LAYOUT.read(cells);
    const id = text.id ?? '';
    if (id === '' || lineOfId.has(id)) fault('rules.id', 'id', id === '' ? ' ' : id);
    else lineOfId.set(id, line);
    const label = labelOf(kind, text.label ?? '');
    if (label === undefined) fault('rules.label', 'label', text.label ?? ' ');
    const symbols = patternsOf(text.symbols ?? '', 'symbols', fault);
    if (text.symbols === undefined) fault('rules.noSymbols', 'symbols');
    const except = patternsOf(text.except ?? '', 'except', fault);
    for (const { text: written, pattern } of except) {
      const isWithin = symbols.some(({ pattern: own }) => containsPattern(own, pattern));
      if (symbols.length > 0 && !isWithin) fault('rules.except', 'except', written);
    }
    const strength = strengthOf(text.strength ?? '');
    if (strength === undefined) fault('rules.strength', 'strength', text.strength ?? ' ');
    const words = wordsOf(text.words);
    if (words === null) fault('rules.words', 'words', text.words);
    const shared = sharedLabels(kind, label, text.sharedWith ?? '', fault);
    if (text.reason === undefined) fault('rules.reason', 'reason');
    for (const refusal of faults) refusals.push({ line, refusal });
    if (faults.length > 0) continue;
    const row: ClassRow = {
      id,
      label: label!,
      symbols: symbols.map((one) => one.text).join(' '),
      strength: strength!,
      ...(words === undefined ? {} : { words: words! }),
      ...(except.length === 0 ? {} : { except: except.map((one) => one.text).join(' ') }),
      ...(shared.length === 0 ? {} : { sharedWith: shared.join(' ') }),
      reason: text.reason!,
    };
    const own: Read = {
      line,
      row,
      patterns: symbols.map(({ pattern }) => pattern),
      except: except.map(({ pattern }) => pattern),
    };
    const overlap = overlapOf(own, read);
    if (overlap !== undefined) refusals.push({ line, refusal: overlap });
    read.push(own);
  }
  return { rows: read.map(({ row }) => row), refusals };
}

type Fault = (rule: string, field: string, value?: string) => void;

/** The label that a cell names by its code or by its name in either language. */
function labelOf(kind: RuleKind, written: string): string | undefined {
  const name = written.trim().toLowerCase();
  return RULE_KIND_FACTS[kind].labels.find(({ value, label }) =>
    [value, label.zh, label.en].some((one) => one.toLowerCase() === name),
  )?.value;
}

function patternsOf(
  cell: string,
  field: string,
  fault: Fault,
): { readonly text: string; readonly pattern: RulePattern }[] {
  const written = toHalfWidth(cell)
    .toUpperCase()
    .replace(/[,、;\s]+/g, ' ');
  return splitPatterns(written).flatMap((text) => {
    const pattern = readRulePattern(text);
    if (pattern === null) fault('rules.symbols', field, text);
    else if (!isIpcSubclass(pattern.subclass)) fault('rules.subclass', field, text);
    else return [{ text, pattern }];
    return [];
  });
}

function strengthOf(written: string): RuleStrength | undefined {
  const text = toHalfWidth(written).trim().toUpperCase();
  return RULE_STRENGTHS.find((one) => one === text);
}

/** Words as they are kept; undefined for none, null where one of them is empty or stands twice. */
function wordsOf(written: string | undefined): string | undefined | null {
  if (written === undefined) return undefined;
  const words = written
    .replace(/｜/g, '|')
    .split('|')
    .map((word) => word.trim());
  return words.includes('') || new Set(words).size < words.length ? null : words.join('|');
}

function sharedLabels(
  kind: RuleKind,
  label: string | undefined,
  cell: string,
  fault: Fault,
): string[] {
  const written = cell.split(/[,，、;；\s]+/).filter((one) => one !== '');
  const labels = written.map((one) => labelOf(kind, one));
  written.forEach((one, index) => {
    const found = labels[index];
    if (found === undefined) fault('rules.label', 'sharedWith', one);
    else if (found === label || labels.indexOf(found) < index) {
      fault('rules.shared', 'sharedWith', one);
    }
  });
  return labels.filter((one) => one !== undefined);
}

/** An earlier row of the same label and words that already has a symbol of this one, or the reverse. */
function overlapOf(own: Read, earlier: readonly Read[]): Refusal | undefined {
  const texts = splitPatterns(own.row.symbols);
  for (const other of earlier) {
    if (other.row.label !== own.row.label || other.row.words !== own.row.words) continue;
    for (const [index, pattern] of own.patterns.entries()) {
      const met = other.patterns.some(
        (one) =>
          (containsPattern(one, pattern) && !leavesOut(other, pattern)) ||
          (containsPattern(pattern, one) && !leavesOut(own, one)),
      );
      if (met) {
        const params = { value: texts[index]!, line: other.line, id: other.row.id };
        return { rule: 'rules.overlap', field: 'symbols', params };
      }
    }
  }
  return undefined;
}

function leavesOut({ except }: Read, pattern: RulePattern): boolean {
  return except.some((one) => containsPattern(one, pattern));
}

/** A row as the table gives it out; `readRuleRows` reads it back as it was. */
export function ruleCells(kind: RuleKind, row: ClassRow): Record<string, string> {
  const name = RULE_KIND_FACTS[kind].labels.find(({ value }) => value === row.label)?.label.zh;
  return {
    id: row.id,
    label: row.label,
    labelName: name ?? '',
    symbols: row.symbols,
    strength: row.strength,
    words: row.words ?? '',
    except: row.except ?? '',
    sharedWith: row.sharedWith ?? '',
    reason: row.reason,
  };
}
