import { PROBLEM_SENTENCES, type ProblemCode, type ProblemLanguage } from './messages.ts';

/** Where in the input something is. Absent fields are unknown or do not apply. */
export interface SourcePosition {
  /** Name of the entry, archive members joined by '!' (`week.zip!CN1.xml`). */
  readonly file: string;
  /** Worksheet name. */
  readonly sheet?: string;
  /** Physical line, from 1; a record spanning lines has the line where it begins. */
  readonly line?: number;
  /** Row number as a spreadsheet shows it, from 1, header and blank rows counted. */
  readonly row?: number;
  /** Column within the line in UTF-16 units, from 1. */
  readonly column?: number;
  /** Header of the cell concerned. */
  readonly field?: string;
  /** Offset in the bytes of the entry (decompressed), from 0. */
  readonly byteOffset?: number;
  /** Index of the document within an XML file, from 0. */
  readonly documentIndex?: number;
}

export type ProblemParams = Readonly<Record<string, string | number>>;

/**
 * A fact about the input that a person should know. `error`: the thing at this position was not
 * taken; `warning`: it was taken, but look at it.
 */
export interface FormatIssue {
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly position?: SourcePosition;
}

/** Thrown when an entry (or the whole input) cannot be read further. Never anything else is. */
export class FormatProblem extends Error implements FormatIssue {
  override readonly name = 'FormatProblem';
  readonly severity = 'error';
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly position?: SourcePosition;

  constructor(
    code: ProblemCode,
    params: ProblemParams = {},
    position?: SourcePosition,
    cause?: unknown,
  ) {
    super(fillTemplate(PROBLEM_SENTENCES[code].en, params), cause === undefined ? {} : { cause });
    this.code = code;
    this.params = params;
    if (position !== undefined) this.position = position;
  }
}

/** A sentence in the wanted language with its place in front: `a.csv, line 3: …`. */
export function describeProblem(problem: FormatIssue, language: ProblemLanguage): string {
  const sentence = fillTemplate(PROBLEM_SENTENCES[problem.code][language], problem.params);
  const place = problem.position === undefined ? '' : describePosition(problem.position, language);
  if (place === '') return sentence;
  return language === 'zh' ? `${place}：${sentence}` : `${place}: ${sentence}`;
}

function describePosition(position: SourcePosition, language: ProblemLanguage): string {
  const zh = language === 'zh';
  const parts = [position.file];
  if (position.sheet !== undefined) {
    parts.push(zh ? `工作表“${position.sheet}”` : `sheet “${position.sheet}”`);
  }
  if (position.documentIndex !== undefined) {
    const ordinal = position.documentIndex + 1;
    parts.push(zh ? `第 ${ordinal} 篇文献` : `document ${ordinal}`);
  }
  if (position.line !== undefined)
    parts.push(zh ? `第 ${position.line} 行` : `line ${position.line}`);
  else if (position.row !== undefined)
    parts.push(zh ? `第 ${position.row} 行` : `row ${position.row}`);
  if (position.column !== undefined) {
    parts.push(zh ? `第 ${position.column} 个字符` : `column ${position.column}`);
  }
  if (position.field !== undefined) {
    parts.push(zh ? `“${position.field}”列` : `field “${position.field}”`);
  }
  if (position.byteOffset !== undefined && position.line === undefined) {
    parts.push(zh ? `第 ${position.byteOffset} 字节` : `byte ${position.byteOffset}`);
  }
  return parts.join(zh ? '，' : ', ');
}

function fillTemplate(template: string, params: ProblemParams): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = params[key];
    return value === undefined ? whole : String(value);
  });
}

/** Turns whatever was thrown below into a FormatProblem with the given code. */
export function asProblem(
  thrown: unknown,
  code: ProblemCode,
  position: SourcePosition,
): FormatProblem {
  if (thrown instanceof FormatProblem) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new FormatProblem(code, { reason }, position, thrown);
}
