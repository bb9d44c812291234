import type { Bound, Condition } from '@zca/query';
import { parseDay } from '../calendar.ts';
import { LensError } from '../error.ts';
import type { FieldTable, LensField } from '../schema.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { normaliseValue } from '../text/analyzer.ts';
import { compileGlob } from '../text/glob.ts';
import type { Glob } from '../text/glob.ts';
import type { Node } from './node.ts';

/** A word whose occurrences in a field count towards relevance. */
export interface ScoringTerm {
  readonly field: LensField;
  readonly word: string;
}

const MOST_NEAR_TEXTS = 10;

/** Checks conditions against the schema and analyses their texts; throws `LensError`. */
export class ConditionCompiler {
  readonly #fields: FieldTable;
  readonly #analyzer: Analyzer;
  readonly #terms = new Map<string, ScoringTerm>();

  constructor(fields: FieldTable, analyzer: Analyzer) {
    this.#fields = fields;
    this.#analyzer = analyzer;
  }

  /** The words that `words` and `phrase` conditions outside every `not` have named so far, once each. */
  scoringTerms(): ScoringTerm[] {
    return [...this.#terms.values()];
  }

  /** Compiles a condition; its words count towards relevance when `scores` is true. */
  compile(condition: Condition, scores: boolean): Node {
    switch (condition.op) {
      case 'all':
      case 'none':
        return condition;
      case 'and':
      case 'or': {
        const of = condition.of.map((child) => this.compile(child, scores));
        return condition.op === 'and' ? joined(of) : { op: 'or', of };
      }
      case 'not':
        return { op: 'not', of: this.compile(condition.of, false) };
      case 'words': {
        const fields = this.#textFields(condition.fields, 'words');
        const words = this.#words(this.#normalise(condition.text));
        if (scores) this.#score(fields, words);
        return joined(words.map((word) => ({ op: 'word', fields, word })));
      }
      case 'phrase': {
        const fields = this.#textFields(condition.fields, 'phrase');
        const text = this.#normalise(condition.text);
        if (scores) this.#score(fields, this.#words(text));
        return { op: 'phrase', fields, text };
      }
      case 'near':
        return this.#near(condition);
      case 'prefix':
        return this.#fitting(condition.fields, 'prefix', condition.text, true);
      case 'wildcard':
        return this.#fitting(condition.fields, 'wildcard', condition.pattern, false);
      case 'any':
        return this.#any(condition.field, condition.values);
      case 'every': {
        const values = [...new Set(condition.values)];
        const of = values.map((value) => this.#any(condition.field, [value]));
        this.#fields.getOf(condition.field, ['keyword', 'integer', 'date'], 'every');
        return { op: 'and', of };
      }
      case 'range':
        return this.#range(condition.field, condition.from, condition.to);
      case 'exists':
        return { op: 'exists', field: this.#fields.get(condition.field) };
      case 'ids':
        return { op: 'ids', ids: condition.ids };
      case 'box': {
        const { west, south, east, north } = condition;
        const field = this.#fields.getOf(condition.field, ['point'], 'box');
        requireNumbers(field, [west, south, east, north]);
        return { op: 'box', field, west, south, east, north };
      }
      case 'polygon': {
        const field = this.#fields.getOf(condition.field, ['point'], 'polygon');
        for (const ring of condition.rings) for (const point of ring) requireNumbers(field, point);
        return { op: 'polygon', field, rings: condition.rings };
      }
      case 'radius': {
        const { longitude, latitude, radiusMetres } = condition;
        const field = this.#fields.getOf(condition.field, ['point'], 'radius');
        requireNumbers(field, [longitude, latitude, radiusMetres]);
        return { op: 'radius', field, longitude, latitude, radiusMetres };
      }
      default:
        throw new LensError('invalid-question', {
          part: 'where',
          expected: `a known condition, not "${String((condition as { op: unknown }).op)}"`,
        });
    }
  }

  #normalise(text: string): string {
    return normaliseValue(this.#analyzer, text);
  }

  #words(normalised: string): string[] {
    return [...new Set(this.#analyzer.words(normalised))].filter((word) => word !== '');
  }

  #textFields(names: readonly string[], use: string): LensField[] {
    return [...new Set(names)].map((name) => this.#fields.getOf(name, ['text'], use));
  }

  #score(fields: readonly LensField[], words: readonly string[]): void {
    for (const field of fields) {
      for (const word of words) {
        const key = `${field.name} ${word}`;
        if (!this.#terms.has(key)) this.#terms.set(key, { field, word });
      }
    }
  }

  #near(condition: Extract<Condition, { op: 'near' }>): Node {
    const fields = this.#textFields(condition.fields, 'near');
    const { distance, ordered } = condition;
    if (!(distance >= 0)) {
      throw new LensError('invalid-question', { part: 'near.distance', expected: '0 or more' });
    }
    const texts = condition.texts.map((text) => this.#normalise(text)).filter((t) => t !== '');
    if (texts.length > MOST_NEAR_TEXTS) {
      throw new LensError('too-many', { part: 'near.texts', limit: MOST_NEAR_TEXTS });
    }
    if (texts.length === 0) return { op: 'phrase', fields, text: '' };
    return { op: 'near', fields, texts, distance, ordered };
  }

  #fitting(names: readonly string[], use: string, pattern: string, open: boolean): Node {
    const fields = [...new Set(names)].map((name) => {
      const field = this.#fields.getOf(name, ['text', 'keyword'], use);
      const normalise =
        field.kind === 'text' ? (text: string) => this.#normalise(text) : (text: string) => text;
      return {
        field,
        pattern: open ? prefixGlob(normalise(pattern)) : compileGlob(pattern, normalise),
      };
    });
    return { op: 'terms', fields };
  }

  #any(name: string, values: readonly (string | number)[]): Node {
    const field = this.#fields.getOf(name, ['keyword', 'integer', 'date', 'decimal'], 'any');
    if (field.kind === 'keyword') return { op: 'keywordAny', field, values: values.map(String) };
    return { op: 'numberAny', field, values: new Set(values.map((v) => numberFor(field, v))) };
  }

  #range(name: string, from: Bound | undefined, to: Bound | undefined): Node {
    const field = this.#fields.getOf(name, ['keyword', 'integer', 'date', 'decimal'], 'range');
    const fromOpen = from?.open === true;
    const toOpen = to?.open === true;
    if (field.kind === 'keyword') {
      const [low, high] = [from, to].map((bound) => bound && String(bound.value));
      return { op: 'keywordRange', field, from: low, fromOpen, to: high, toOpen };
    }
    const low = from === undefined ? Number.NEGATIVE_INFINITY : numberFor(field, from.value);
    const high = to === undefined ? Number.POSITIVE_INFINITY : numberFor(field, to.value);
    return {
      op: 'numberRange',
      field,
      from: fromOpen ? nextFloat(low, 1) : low,
      to: toOpen ? nextFloat(high, -1) : high,
    };
  }
}

/** All of the nodes together; those that fit everything are left out. */
export function joined(nodes: readonly Node[]): Node {
  const of = nodes.filter(({ op }) => op !== 'all');
  return of.length === 0 ? { op: 'all' } : of.length === 1 ? of[0]! : { op: 'and', of };
}

function prefixGlob(prefix: string): Glob {
  return { prefix, prefixOnly: true, matches: (text) => text.startsWith(prefix) };
}

/** The number that a value of a numeric or date field stands for; throws `invalid-value`. */
export function numberFor(field: LensField, value: string | number): number {
  if (field.kind === 'date') {
    const day = typeof value === 'string' ? parseDay(value) : undefined;
    if (day !== undefined) return day;
    throw new LensError('invalid-value', { field: field.name, value, expected: 'YYYY-MM-DD' });
  }
  const number =
    typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isNaN(number)) return number;
  throw new LensError('invalid-value', { field: field.name, value, expected: 'a number' });
}

function requireNumbers(field: LensField, numbers: readonly number[]): void {
  for (const value of numbers) {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw new LensError('invalid-value', {
        field: field.name,
        value: String(value),
        expected: 'a finite number',
      });
    }
  }
}

const floatView = new Float64Array(1);
const integerView = new BigInt64Array(floatView.buffer);

/** The next float above (direction 1) or below (−1). */
function nextFloat(value: number, direction: 1 | -1): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return direction * Number.MIN_VALUE;
  floatView[0] = value;
  integerView[0]! += value > 0 === direction > 0 ? 1n : -1n;
  return floatView[0];
}
