import type { Condition } from './condition.ts';
import type { FieldDefinition } from './field.ts';
import { operatorAt, operatorOf, readRun } from './lexer.ts';
import type { RegistryIndex } from './registry.ts';
import type { ProblemCode, QueryProblem, SyntaxNode, WarningCode } from './syntax.ts';
import type { Report } from './values.ts';
import { isBlank, isCloseBracket } from './text.ts';

/** What was being written where the text ends; completion starts from it. */
export interface OpenEnd {
  /** `word`: a plain word or the beginning of a tag; `value`: a value of `fields`. */
  readonly kind: 'word' | 'value';
  readonly from: number;
  readonly text: string;
  readonly fields: readonly FieldDefinition[];
}

/** A query with more problems than this has the first of them reported. */
export const MAX_PROBLEMS = 50;

/** Position in the source, and what was found so far. Shared by the parts of the parser. */
export class ParserState {
  readonly source: string;
  readonly index: RegistryIndex;
  readonly today: string | undefined;
  readonly defaults: readonly FieldDefinition[];
  readonly problems: QueryProblem[] = [];
  readonly warnings: QueryProblem[] = [];
  at = 0;
  depth = 0;
  openEnd: OpenEnd | undefined;

  constructor(source: string, index: RegistryIndex, today: string | undefined) {
    this.source = source;
    this.index = index;
    this.today = today;
    this.defaults = index.defaults.flatMap((name) => index.findByName(name) ?? []);
  }

  readonly report: Report = (code: ProblemCode, from, to, expected, params = {}) => {
    if (this.problems.length >= MAX_PROBLEMS) return;
    const known = typeof params === 'function' ? params() : params;
    this.problems.push({ code, from, to, params: known, expected });
  };

  warn(code: WarningCode, from: number, to: number, params: QueryProblem['params'] = {}): void {
    if (this.warnings.length >= MAX_PROBLEMS) return;
    this.warnings.push({ code, from, to, params, expected: [] });
  }

  get unit(): string {
    return this.source.charAt(this.at);
  }

  skipBlanks(): void {
    while (isBlank(this.unit)) this.at++;
  }

  /** True where no term can start: the end, or a closing bracket. */
  get atEnd(): boolean {
    return this.at >= this.source.length || isCloseBracket(this.unit);
  }

  /** The operator here, if any. */
  get operator() {
    return this.atEnd ? undefined : operatorAt(this.source, this.at);
  }

  /** True when the next run is an and/or word or symbol. */
  get atConnective(): boolean {
    const operator = this.operator?.operator;
    return operator === 'and' || operator === 'or';
  }

  noteOpenEnd(end: OpenEnd, to: number): void {
    if (to >= this.source.length) this.openEnd = end;
  }
}

/** Stands where something could not be read; the parse fails anyway. */
export const UNREAD: Condition = { op: 'all' };

/** A leaf of the syntax tree. */
export function termNode(from: number, to: number, condition: Condition): SyntaxNode {
  return { kind: 'term', from, to, condition, parts: [] };
}

/** The plain run at a position, up to a blank, bracket or quotation mark. */
export function plainRun(state: ParserState) {
  return readRun(state.source, state.at, { commas: false, brackets: false });
}

/** True for a lower-case English operator, which is an ordinary word. */
export function isLowerCaseOperator(text: string): boolean {
  return (
    text === text.toLowerCase() &&
    /^[a-z]+$/u.test(text) &&
    operatorOf(text.toUpperCase()) !== undefined
  );
}
