import type { Bound, Condition, SpanCondition } from '@zca/query';
import { findDivision, normaliseNumberText, parseLocarno } from '@zca/standards';
import { classSpan, readClassSymbol } from './classSymbol.ts';

/** What a loaded scheme of classification knows of the dots of its subgroups. */
export interface ClassHierarchy {
  /**
   * The symbols below a subgroup, without itself, in canonical form; undefined when the scheme does
   * not tell the depth of its subgroups.
   */
  below(scheme: 'ipc' | 'cpc', symbol: string): readonly string[] | undefined;
  /** Codes of the street offices and towns of a name; none for a name that nobody knows. */
  streets?(name: string): readonly string[];
}

/** Without a scheme a subgroup is taken as it is written. */
export const NO_HIERARCHY: ClassHierarchy = { below: () => undefined };

const ORDERED: Readonly<Record<string, string>> = { ipc: 'ipcOrder', cpc: 'cpcOrder' };

const compact = (text: string): string => normaliseNumberText(text).replace(/\s/g, '');

/**
 * A condition on classes and divisions as the index can answer it: symbols in canonical form, a
 * symbol with all below it, ranges in the order of the classification. Other conditions stay.
 */
export function classCondition(leaf: Condition, hierarchy: ClassHierarchy): Condition {
  switch (leaf.op) {
    case 'under':
      return { op: 'or', of: leaf.values.map((value) => underOf(leaf.field, value, hierarchy)) };
    case 'any':
    case 'every':
      return canonicalOf(leaf.field) === undefined
        ? leaf
        : { ...leaf, values: leaf.values.map((value) => canonicalOf(leaf.field)!(String(value))) };
    case 'prefix':
    case 'wildcard': {
      if (!leaf.fields.every((field) => canonicalOf(field) !== undefined)) return leaf;
      return leaf.op === 'prefix'
        ? { ...leaf, text: compact(leaf.text) }
        : { ...leaf, pattern: compact(leaf.pattern) };
    }
    case 'span':
      return orderedSpan(leaf);
    default:
      return leaf;
  }
}

/** True when a span ends before it begins in the order of the classification. */
export function isReversed(span: SpanCondition): boolean {
  const range = orderedSpan(span);
  if (range.op !== 'range' || range.from === undefined || range.to === undefined) return false;
  return range.from.value > range.to.value;
}

/** How a value of a field is written in the index; undefined for fields that hold no classes. */
function canonicalOf(field: string): ((text: string) => string) | undefined {
  switch (field) {
    case 'ipc':
    case 'cpc':
      return (text) => readClassSymbol(text)?.canonical ?? compact(text);
    case 'ipcSubclass':
    case 'ipcGroup':
      return compact;
    case 'locarno':
      return locarnoOf;
    case 'nice':
      return (text) => (/^\d$/.test(compact(text)) ? `0${compact(text)}` : compact(text));
    case 'division':
      return divisionOf;
    default:
      return undefined;
  }
}

function underOf(field: string, value: string, hierarchy: ClassHierarchy): Condition {
  switch (field) {
    case 'locarno':
      return { op: 'prefix', fields: [field], text: locarnoOf(value) };
    case 'street':
      return underStreet(field, value, hierarchy);
    case 'division':
      return { op: 'prefix', fields: [field], text: divisionOf(value).replace(/(?:00)+$/, '') };
    case 'ipc':
    case 'cpc':
      return underSymbol(field, value, hierarchy);
    default:
      return { op: 'any', field, values: [value] };
  }
}

/** A street by its code, or all of a district by the beginning of it; else by its name. */
function underStreet(field: string, value: string, { streets }: ClassHierarchy): Condition {
  const code = compact(value);
  const named = /^\d+$/.test(code) ? [] : (streets?.(value) ?? []);
  return named.length === 0
    ? { op: 'prefix', fields: [field], text: code }
    : { op: 'any', field, values: named };
}

/**
 * A section, class, subclass or main group with all that is written below it. A subgroup has below
 * it what the scheme says; where no scheme tells, what begins with it as written.
 */
function underSymbol(field: 'ipc' | 'cpc', value: string, hierarchy: ClassHierarchy): Condition {
  const symbol = readClassSymbol(value);
  if (symbol === undefined) return { op: 'prefix', fields: [field], text: compact(value) };
  const { level, canonical, subclass, mainGroup } = symbol;
  if (level === 'mainGroup') {
    return { op: 'prefix', fields: [field], text: `${subclass!}${mainGroup!}/` };
  }
  const below = level === 'subgroup' ? hierarchy.below(field, canonical) : undefined;
  return below === undefined
    ? { op: 'prefix', fields: [field], text: canonical }
    : { op: 'any', field, values: [canonical, ...below] };
}

/** Both ends of a span include what is written below them, unless they are outside it. */
function orderedSpan({ field, from, to }: SpanCondition): Condition {
  const ends = ({ value }: Bound): { readonly first: string; readonly last: string } => {
    const symbol = ORDERED[field] === undefined ? undefined : readClassSymbol(String(value));
    if (symbol !== undefined) return classSpan(symbol);
    const first = canonicalOf(field)?.(String(value)) ?? String(value);
    return { first, last: `${first}~` };
  };
  const low = from && (from.open === true ? ends(from).last : ends(from).first);
  const high = to && (to.open === true ? ends(to).first : ends(to).last);
  return {
    op: 'range',
    field: ORDERED[field] ?? field,
    ...(low === undefined ? {} : { from: { value: low } }),
    ...(high === undefined ? {} : { to: { value: high, ...(to?.open ? { open: true } : {}) } }),
  };
}

function locarnoOf(text: string): string {
  const padded = compact(text).replace(/^(\d)(?=-|$)/, '0$1');
  const parsed = parseLocarno(padded);
  return parsed.ok ? parsed.value.canonical : padded;
}

/** The code of a division that is written as its name or its code. */
function divisionOf(text: string): string {
  return /^\d+$/.test(compact(text))
    ? compact(text)
    : (findDivision(text)?.division.code ?? text.trim());
}
