import { isLatitude, isLongitude } from './areas.ts';
import type { Condition } from './condition.ts';
import { isCalendarDay } from './days.ts';
import type { FieldDefinition, FieldKind, FieldRegistry } from './field.ts';
import { isBlankPattern, MAX_DISTANCE } from './items.ts';
import { MAX_DEPTH, MAX_LENGTH, MAX_SIZE } from './parser.ts';
import type { RegistryIndex } from './registry.ts';
import { indexRegistry } from './registry.ts';
import { normalise } from './simplify.ts';

export type ConditionProblemCode =
  | 'notACondition'
  | 'unknownOp'
  | 'unknownField'
  | 'wrongKind'
  | 'wrongValue'
  | 'noFields'
  | 'emptyText'
  | 'noWildcard'
  | 'tooMany'
  | 'tooDeep'
  | 'tooLarge';

/** One fault of a condition that came from outside. */
export interface ConditionProblem {
  readonly code: ConditionProblemCode;
  /** JSON pointer (RFC 6901) to the faulty part. */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type ValidateResult =
  | { readonly ok: true /** In normal form. */; readonly condition: Condition }
  | { readonly ok: false; readonly problems: readonly ConditionProblem[] };

/** Largest number of values, ids or points in one node. */
export const MAX_VALUES = 10_000;
const MOST_PROBLEMS = 20;

type Fault = (
  code: ConditionProblemCode,
  path: string,
  params?: ConditionProblem['params'],
) => void;
type Part = Readonly<Record<string, unknown>>;

/**
 * Checks a value that came from outside (JSON): its shape, that the fields exist and are of a kind
 * that the op may ask, that values fit their field, depth at most 32 and at most 2,000 nodes. Never
 * throws; at most 20 problems are reported.
 */
export function validate(value: unknown, registry: FieldRegistry): ValidateResult {
  const problems: ConditionProblem[] = [];
  const fault: Fault = (code, path, params = {}) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, path, params });
  };
  const index = indexRegistry(registry);
  const waiting: { part: unknown; path: string; depth: number }[] = [
    { part: value, path: '', depth: 1 },
  ];
  let size = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { part, path, depth } = next;
    if (++size > MAX_SIZE) {
      fault('tooLarge', '', { most: MAX_SIZE });
      break;
    }
    if (depth > MAX_DEPTH) {
      fault('tooDeep', path, { most: MAX_DEPTH });
      break;
    }
    if (!isPart(part)) fault('notACondition', path);
    else if (part['op'] === 'not') {
      waiting.push({ part: part['of'], path: `${path}/of`, depth: depth + 1 });
    } else if (part['op'] === 'and' || part['op'] === 'or') {
      const of = part['of'];
      if (!Array.isArray(of)) fault('notACondition', `${path}/of`);
      else if (of.length > MAX_SIZE) fault('tooLarge', `${path}/of`, { most: MAX_SIZE });
      else {
        for (const [at, each] of [...of.entries()].toReversed()) {
          waiting.push({ part: each, path: `${path}/of/${at}`, depth: depth + 1 });
        }
      }
    } else checkLeaf(part, path, index, fault);
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, condition: normalise(value as Condition) };
}

const TEXT: readonly FieldKind[] = ['text'];
const WORDLIKE: readonly FieldKind[] = ['text', 'keyword'];
const LISTED: readonly FieldKind[] = ['keyword', 'integer', 'date'];
const ORDERED: readonly FieldKind[] = ['keyword', 'integer', 'decimal', 'date'];
const KEYWORD: readonly FieldKind[] = ['keyword'];
const POINT: readonly FieldKind[] = ['point'];
const EVERY_KIND: readonly FieldKind[] = [...ORDERED, 'text', 'point'];

function checkLeaf(part: Part, path: string, index: RegistryIndex, fault: Fault): void {
  const { op } = part;
  const wrong = (key: string, params: ConditionProblem['params'] = {}): void =>
    fault('wrongValue', `${path}/${key}`, params);
  const oneField = (kinds: readonly FieldKind[]): FieldDefinition | undefined =>
    checkField(part['field'], `${path}/field`, kinds, String(op), index, fault);
  const textIn = (key: string): void => checkText(part[key], `${path}/${key}`, fault);
  switch (op) {
    case 'all':
    case 'none':
      return;
    case 'words':
    case 'phrase':
      checkFields(part['fields'], path, TEXT, op, index, fault);
      return textIn('text');
    case 'near': {
      checkFields(part['fields'], path, TEXT, op, index, fault);
      for (const [at, text] of listIn(part, 'texts', path, 1, fault).entries()) {
        checkText(text, `${path}/texts/${at}`, fault);
      }
      if (!isWithin(part['distance'], 0, MAX_DISTANCE) || !Number.isInteger(part['distance'])) {
        wrong('distance', { least: 0, most: MAX_DISTANCE });
      }
      if (typeof part['ordered'] !== 'boolean') wrong('ordered');
      return;
    }
    case 'prefix':
      checkFields(part['fields'], path, WORDLIKE, op, index, fault);
      return textIn('text');
    case 'wildcard':
      checkFields(part['fields'], path, WORDLIKE, op, index, fault);
      textIn('pattern');
      if (typeof part['pattern'] === 'string' && !/[*?＊？]/u.test(part['pattern'])) {
        fault('noWildcard', `${path}/pattern`);
      } else if (isBlankPattern(String(part['pattern']), 'wildcard')) {
        fault('emptyText', `${path}/pattern`);
      }
      return;
    case 'any':
    case 'every': {
      const field = oneField(op === 'any' ? LISTED : KEYWORD);
      for (const [at, value] of listIn(part, 'values', path, 0, fault).entries()) {
        if (field && !fits(field, value)) wrong(`values/${at}`, { field: field.name });
      }
      return;
    }
    case 'under':
      oneField(KEYWORD);
      for (const [at, text] of listIn(part, 'values', path, 0, fault).entries()) {
        checkText(text, `${path}/values/${at}`, fault);
      }
      return;
    case 'range':
    case 'span': {
      const field = oneField(op === 'range' ? ORDERED : KEYWORD);
      for (const key of ['from', 'to']) {
        const bound = part[key];
        if (bound === undefined) continue;
        if (!isPart(bound)) wrong(key);
        else if (field && !fits(field, bound['value']))
          wrong(`${key}/value`, { field: field.name });
        else if (bound['open'] !== undefined && typeof bound['open'] !== 'boolean') {
          wrong(`${key}/open`);
        }
      }
      return;
    }
    case 'exists':
      oneField(EVERY_KIND);
      return;
    case 'ids':
      for (const [at, id] of listIn(part, 'ids', path, 0, fault).entries()) {
        if (typeof id !== 'string' || id.length > MAX_LENGTH) wrong(`ids/${at}`);
      }
      return;
    case 'box':
    case 'polygon':
    case 'radius':
      oneField(POINT);
      return checkArea(part, path, wrong, fault);
    default:
      return fault('unknownOp', `${path}/op`, { op: String(op).slice(0, 40) });
  }
}

function checkArea(part: Part, path: string, wrong: (key: string) => void, fault: Fault): void {
  if (part['op'] === 'box') {
    for (const key of ['west', 'east']) if (!isLongitude(part[key])) wrong(key);
    for (const key of ['south', 'north']) if (!isLatitude(part[key])) wrong(key);
    if (Number(part['south']) > Number(part['north'])) wrong('south');
    return;
  }
  if (part['op'] === 'radius') {
    if (!isLongitude(part['longitude'])) wrong('longitude');
    if (!isLatitude(part['latitude'])) wrong('latitude');
    const radius = part['radiusMetres'];
    if (!isWithin(radius, 0, Number.MAX_VALUE) || radius === 0) wrong('radiusMetres');
    return;
  }
  let points = 0;
  for (const [at, ring] of listIn(part, 'rings', path, 1, fault).entries()) {
    if (!Array.isArray(ring) || ring.length < 3) {
      wrong(`rings/${at}`);
      continue;
    }
    points += ring.length;
    if (points > MAX_VALUES) return fault('tooMany', `${path}/rings`, { most: MAX_VALUES });
    const bad = ring.findIndex(
      (point) =>
        !Array.isArray(point) ||
        point.length !== 2 ||
        !isLongitude(point[0]) ||
        !isLatitude(point[1]),
    );
    if (bad >= 0) wrong(`rings/${at}/${bad}`);
  }
}

function fits(field: FieldDefinition, value: unknown): boolean {
  switch (field.kind) {
    case 'keyword':
      return (
        typeof value === 'string' &&
        value.length <= MAX_LENGTH &&
        (field.values === undefined || field.values.some((each) => each.value === value))
      );
    case 'integer':
      return Number.isSafeInteger(value);
    case 'decimal':
      return Number.isFinite(value);
    case 'date':
      return typeof value === 'string' && isCalendarDay(value);
    default:
      return false;
  }
}

function checkFields(
  names: unknown,
  path: string,
  kinds: readonly FieldKind[],
  op: string,
  index: RegistryIndex,
  fault: Fault,
): void {
  if (!Array.isArray(names) || names.length === 0) return fault('noFields', `${path}/fields`);
  if (names.length > MAX_SIZE) return fault('tooMany', `${path}/fields`, { most: MAX_SIZE });
  for (const [at, name] of names.entries()) {
    checkField(name, `${path}/fields/${at}`, kinds, op, index, fault);
  }
}

function checkField(
  name: unknown,
  path: string,
  kinds: readonly FieldKind[],
  op: string,
  index: RegistryIndex,
  fault: Fault,
): FieldDefinition | undefined {
  const field = typeof name === 'string' ? index.findByName(name) : undefined;
  if (field === undefined) fault('unknownField', path, { field: String(name).slice(0, 40) });
  else if (!kinds.includes(field.kind)) fault('wrongKind', path, { field: field.name, op });
  else return field;
  return undefined;
}

function checkText(text: unknown, path: string, fault: Fault): void {
  if (typeof text !== 'string') fault('wrongValue', path);
  else if (text.trim() === '') fault('emptyText', path);
  else if (text.length > MAX_LENGTH) fault('tooMany', path, { most: MAX_LENGTH });
}

function listIn(part: Part, key: string, path: string, least: number, fault: Fault): unknown[] {
  const list = part[key];
  if (!Array.isArray(list) || list.length < least) {
    fault('wrongValue', `${path}/${key}`);
    return [];
  }
  if (list.length <= MAX_VALUES) return list;
  fault('tooMany', `${path}/${key}`, { most: MAX_VALUES });
  return [];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}
