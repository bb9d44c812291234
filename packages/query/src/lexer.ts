import {
  closingQuotes,
  isBlank,
  isCloseBracket,
  isComma,
  isOpenBracket,
  isQuote,
  narrowUnit,
} from './text.ts';

/** A stretch of text with its escapes removed. */
export interface Run {
  /** What was meant. */
  readonly text: string;
  /** For each unit of `text`: true when it was escaped, so that it has no special meaning. */
  readonly literal: readonly boolean[];
  /** For each unit of `text`: its offset in the source. */
  readonly offsets: readonly number[];
  readonly from: number;
  readonly to: number;
}

export interface RunRules {
  /** Stop at a comma outside brackets. */
  readonly commas: boolean;
  /** Balanced brackets without blanks, not at the start, belong to the run: 华为（深圳）有限公司. */
  readonly brackets: boolean;
}

/** Reads from `from` up to a blank, bracket, quotation mark, `&&`, `||` (and comma, if so ruled). */
export function readRun(source: string, from: number, rules: RunRules): Run {
  const run = new RunBuilder(from);
  let depth = 0;
  let at = from;
  while (at < source.length) {
    const unit = source.charAt(at);
    if (unit === '\\' && at + 1 < source.length) {
      run.push(source.charAt(at + 1), true, at);
      at += 2;
      continue;
    }
    if (isBlank(unit) || isQuote(unit)) break;
    if (depth === 0 && rules.commas && isComma(unit)) break;
    if (isOpenBracket(unit)) {
      if (!rules.brackets || at === from) break;
      if (depth === 0 && !closesWithoutBlank(source, at)) break;
      depth++;
    } else if (isCloseBracket(unit)) {
      if (depth === 0) break;
      depth--;
    } else if (depth === 0 && isDoubledOperator(source, at)) break;
    run.push(unit, false, at);
    at++;
  }
  return run.finish(at);
}

/** Reads a quotation that opens at `from`. */
export function readQuotation(
  source: string,
  from: number,
): { readonly run: Run; readonly closed: boolean; readonly to: number } {
  const closing = closingQuotes(source.charAt(from));
  const run = new RunBuilder(from + 1);
  let at = from + 1;
  while (at < source.length) {
    const unit = source.charAt(at);
    if (unit === '\\' && at + 1 < source.length) {
      run.push(source.charAt(at + 1), true, at);
      at += 2;
    } else if (closing.includes(unit)) {
      return { run: run.finish(at), closed: true, to: at + 1 };
    } else {
      run.push(unit, false, at);
      at++;
    }
  }
  return { run: run.finish(at), closed: false, to: at };
}

/** Part of a run, by indexes into its text. */
export function sliceRun(run: Run, from: number, to: number = run.text.length): Run {
  return {
    text: run.text.slice(from, to),
    literal: run.literal.slice(from, to),
    offsets: run.offsets.slice(from, to),
    from: from < run.offsets.length ? (run.offsets[from] ?? run.to) : run.to,
    to: to < run.offsets.length ? (run.offsets[to] ?? run.to) : run.to,
  };
}

/** Every sign that `comparisonAt` reads but `==`, which is a slip for `=`. */
export const COMPARISON_SIGNS = [':', '=', '!=', '<>', '≠', '>', '>=', '<', '<=', '≥', '≤'];

export type Comparison = ':' | '!=' | '>' | '>=' | '<' | '<=';

/** The comparison written at an offset of the source, with its length in units. */
export function comparisonAt(
  source: string,
  at: number,
): { readonly comparison: Comparison; readonly length: number } | undefined {
  const first = narrowUnit(source.charAt(at));
  const second = narrowUnit(source.charAt(at + 1));
  if (first === '≥') return { comparison: '>=', length: 1 };
  if (first === '≤') return { comparison: '<=', length: 1 };
  if (first === '≠') return { comparison: '!=', length: 1 };
  if (first === ':') return { comparison: ':', length: 1 };
  if (first === '=') return { comparison: ':', length: second === '=' ? 2 : 1 };
  if (first === '!' && second === '=') return { comparison: '!=', length: 2 };
  if (first === '<' && second === '>') return { comparison: '!=', length: 2 };
  if (first !== '>' && first !== '<') return undefined;
  return second === '=' ? { comparison: `${first}=`, length: 2 } : { comparison: first, length: 1 };
}

/** Index into the text of a run of its first comparison that was not escaped, or -1. */
export function findComparison(source: string, run: Run): number {
  for (let index = 0; index < run.text.length; index++) {
    const offset = run.offsets[index] ?? 0;
    if (run.literal[index] === false && comparisonAt(source, offset) !== undefined) return index;
  }
  return -1;
}

export type Operator = 'and' | 'or' | 'not';

/** The words and symbols of the operators. */
export const OPERATOR_WORDS: Readonly<Record<string, Operator>> = {
  且: 'and',
  与: 'and',
  并且: 'and',
  AND: 'and',
  '&': 'and',
  '&&': 'and',
  或: 'or',
  或者: 'or',
  OR: 'or',
  '|': 'or',
  '||': 'or',
  非: 'not',
  不含: 'not',
  除: 'not',
  NOT: 'not',
};

/** The operator that a whole run (without escapes) stands for. */
export function operatorOf(text: string): Operator | undefined {
  const narrow = [...text].map(narrowUnit).join('');
  return Object.hasOwn(OPERATOR_WORDS, narrow) ? OPERATOR_WORDS[narrow] : undefined;
}

/**
 * The operator at an offset where a term could start: a word set off by blanks, brackets or
 * quotation marks, a doubled symbol, or a minus or exclamation mark directly before a term.
 */
export function operatorAt(
  source: string,
  at: number,
): { readonly operator: Operator; readonly to: number } | undefined {
  if (isDoubledOperator(source, at)) {
    return { operator: narrowUnit(source.charAt(at)) === '&' ? 'and' : 'or', to: at + 2 };
  }
  const unit = narrowUnit(source.charAt(at));
  if (unit === '-' || unit === '−' || unit === '!') {
    const next = source.charAt(at + 1);
    const beforeTerm = next !== '' && !isBlank(next) && !isCloseBracket(next);
    return beforeTerm ? { operator: 'not', to: at + 1 } : undefined;
  }
  let to = at;
  while (!endsWord(source, to)) {
    // Longer runs are no operators, and reading on to their end would take time at every term.
    if (++to - at > LONGEST_OPERATOR) return undefined;
  }
  const operator = operatorOf(source.slice(at, to));
  return operator === undefined ? undefined : { operator, to };
}

const LONGEST_OPERATOR = 3;

function endsWord(source: string, at: number): boolean {
  const unit = source.charAt(at);
  return (
    unit === '' ||
    isBlank(unit) ||
    isQuote(unit) ||
    isOpenBracket(unit) ||
    isCloseBracket(unit) ||
    isDoubledOperator(source, at)
  );
}

function isDoubledOperator(source: string, at: number): boolean {
  const unit = narrowUnit(source.charAt(at));
  return (unit === '&' || unit === '|') && narrowUnit(source.charAt(at + 1)) === unit;
}

function closesWithoutBlank(source: string, open: number): boolean {
  let depth = 0;
  for (let at = open; at < source.length; at++) {
    const unit = source.charAt(at);
    if (unit === '\\') at++;
    else if (isBlank(unit) || isQuote(unit)) return false;
    else if (isOpenBracket(unit)) depth++;
    else if (isCloseBracket(unit) && --depth === 0) return true;
  }
  return false;
}

class RunBuilder {
  readonly #from: number;
  #text = '';
  readonly #literal: boolean[] = [];
  readonly #offsets: number[] = [];

  constructor(from: number) {
    this.#from = from;
  }

  push(unit: string, literal: boolean, offset: number): void {
    this.#text += unit;
    this.#literal.push(literal);
    this.#offsets.push(offset);
  }

  finish(to: number): Run {
    return {
      text: this.#text,
      literal: this.#literal,
      offsets: this.#offsets,
      from: this.#from,
      to,
    };
  }
}
