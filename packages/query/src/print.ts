import { SHAPE_NAMES } from './areas.ts';
import type { Condition, RangeCondition, SpanCondition } from './condition.ts';
import { writeDated, writeDays } from './dated.ts';
import { escapeRun, escapeWord, isSimple, isSimpleName, quote, quoteTexts } from './escape.ts';
import type { FieldDefinition, FieldRegistry } from './field.ts';
import type { Language, RegistryIndex } from './registry.ts';
import {
  findListedValue,
  findListedValues,
  indexRegistry,
  preferredTag,
  unionTag,
  writtenValue,
} from './registry.ts';
import { normalise } from './simplify.ts';

const WORDS = {
  zh: { or: '或', not: '非', every: '全', missing: '无', ids: '标识' },
  en: { or: 'OR', not: 'NOT', every: 'all', missing: 'none', ids: 'id' },
} as const;

/** Where a part stands, and so whether it needs brackets. */
type Place = 'whole' | 'inAnd' | 'inOr' | 'inNot';

interface Printer {
  readonly index: RegistryIndex;
  readonly language: Language;
}

/**
 * Writes a condition in the query language. For every condition that `validate` accepts, parsing the
 * result gives `normalise(condition)`. Fields that the registry lacks are written by their names.
 */
export function print(condition: Condition, registry: FieldRegistry, language: Language): string {
  const printer = { index: indexRegistry(registry), language };
  return write(printer, normalise(condition), 'whole');
}

function write(printer: Printer, condition: Condition, place: Place): string {
  const words = WORDS[printer.language];
  const bracketed = (text: string): string => (place === 'whole' ? text : `(${text})`);
  switch (condition.op) {
    case 'all':
      return '*';
    case 'none':
      return `${words.not} *`;
    case 'and':
      return bracketed(condition.of.map((part) => write(printer, part, 'inAnd')).join(' '));
    case 'or':
      return bracketed(
        condition.of.map((part) => write(printer, part, 'inOr')).join(` ${words.or} `),
      );
    case 'not':
      if (condition.of.op === 'exists') {
        return `${words.missing}:${tagOf(printer, condition.of.field)}`;
      }
      return `${words.not} ${write(printer, condition.of, 'inNot')}`;
    case 'words': {
      const written = condition.text.split(' ').map(escapeWord);
      const text = written.join(' ');
      const scope = scopeOf(printer, condition.fields);
      if (written.length === 1) {
        // In a field an address is no exception: only plain words know addresses.
        return scope === ''
          ? text
          : scope + escapeRun(condition.text, { commas: false, pattern: false });
      }
      if (scope === '') return place === 'whole' || place === 'inAnd' ? text : `(${text})`;
      const inner = condition.text
        .split(' ')
        .map((word) => escapeRun(word, { commas: false, pattern: false }));
      return `${scope}(${inner.join(' ')})`;
    }
    case 'phrase':
      return scopeOf(printer, condition.fields) + quote(condition.text);
    case 'near': {
      const distance = `~${condition.ordered ? '>' : ''}${condition.distance}`;
      return scopeOf(printer, condition.fields) + quoteTexts(condition.texts) + distance;
    }
    case 'prefix':
      return scopeOf(printer, condition.fields) + writePrefix(printer, condition);
    case 'wildcard':
      return scopeOf(printer, condition.fields) + writeWildcard(printer, condition);
    case 'any':
      return `${tagOf(printer, condition.field)}:${writeValues(printer, condition)}`;
    case 'under':
      return `${tagOf(printer, condition.field)}:${condition.values.map(writeUnder).join()}`;
    case 'every':
      return `${tagOf(printer, condition.field)}:${words.every}(${writeValues(printer, condition)})`;
    case 'span':
      return tagOf(printer, condition.field) + writeRange(printer, condition);
    case 'range': {
      const dated = writeDated(printer.index, condition, printer.language);
      if (dated !== undefined) return dated;
      return tagOf(printer, condition.field) + writeRange(printer, condition);
    }
    case 'exists':
      return `${tagOf(printer, condition.field)}:*`;
    case 'ids': {
      const ids = condition.ids.map((id) => (isSimple(id) ? id : quote(id)));
      return `${words.ids}:${ids.length === 1 ? ids.join() : `(${ids.join()})`}`;
    }
    case 'box':
    case 'polygon':
    case 'radius':
      return `${tagOf(printer, condition.field)}:${writeArea(condition, printer.language)}`;
  }
}

/** A value that stands for itself and all below it: never quoted, since quotes ask for it alone. */
function writeUnder(value: string): string {
  return escapeRun(value, { commas: true, pattern: false }).replace(/\.\.|…/gu, '\\$&');
}

function tagOf(printer: Printer, name: string): string {
  const field = printer.index.findByName(name);
  return field === undefined ? name : preferredTag(printer.index, field, printer.language);
}

/** Nothing for the default text fields; otherwise the tags and a colon. */
function scopeOf(printer: Printer, fields: readonly string[]): string {
  if (fields.join() === printer.index.defaults.join()) return '';
  const union = printer.index.findUnion(fields);
  if (union !== undefined) return `${unionTag(union, printer.language)}:`;
  return `${fields.map((name) => tagOf(printer, name)).join('+')}:`;
}

/** True when a bare value of the fields is read with their way of matching. */
function readsBare(
  { index }: Printer,
  names: readonly string[],
  match: 'starts' | 'contains',
  text: string,
): boolean {
  if (match === 'starts' && names.length > 1) return false;
  const fields = names.map((name) => index.findByName(name));
  return fields.every((field) => readsFieldBare(field, match, text));
}

function readsFieldBare(
  field: FieldDefinition | undefined,
  match: 'starts' | 'contains',
  text: string,
): boolean {
  return (
    field?.kind === 'keyword' &&
    field.match === match &&
    isSimpleName(text) &&
    !text.includes('..') &&
    findListedValues(field, text) === undefined
  );
}

function writePrefix(printer: Printer, condition: Extract<Condition, { op: 'prefix' }>): string {
  const { fields, text } = condition;
  if (readsBare(printer, fields, 'starts', text)) return text;
  // An operator word needs its escape even before the star.
  return `${escapeRun(text, { commas: true, pattern: false })}*`;
}

function writeWildcard(
  printer: Printer,
  condition: Extract<Condition, { op: 'wildcard' }>,
): string {
  const { fields, pattern } = condition;
  const inner = /^\*([^*?]+)\*$/u.exec(pattern)?.[1];
  if (inner !== undefined && readsBare(printer, fields, 'contains', inner)) return inner;
  return escapeRun(pattern, { commas: true, pattern: true });
}

function writeValues(
  printer: Printer,
  condition: Extract<Condition, { op: 'any' | 'every' }>,
): string {
  const field = printer.index.findByName(condition.field);
  return condition.values
    .map((value) => {
      if (typeof value === 'number' || field?.kind === 'date') return String(value);
      const written = field === undefined ? value : writtenValue(field, value, printer.language);
      const listed = field !== undefined && findListedValue(field, value) !== undefined;
      const exact = listed || field?.match === undefined || field.match === 'exact';
      const inEvery = condition.op === 'every';
      return isSimple(written) && (exact || inEvery) ? written : quote(written);
    })
    .join();
}

function writeRange(
  printer: Printer,
  { field: name, from, to }: RangeCondition | SpanCondition,
): string {
  const field = printer.index.findByName(name);
  const bare =
    field?.match === 'under' &&
    [from, to].every((end) => end === undefined || isSimple(String(end.value)));
  const full = (value: string | number): string =>
    typeof value === 'number' || field?.kind === 'date' || bare ? String(value) : quote(value);
  // A bound at the edge of a year is written as the year: `>=` and `<` mean its first day, `>` and `<=` its last.
  const short = (value: string | number, edge: '-01-01' | '-12-31'): string =>
    field?.kind === 'date' && String(value).endsWith(edge)
      ? String(value).slice(0, 4)
      : full(value);
  if (from === undefined) {
    if (to === undefined) return ':*';
    return to.open === true ? `<${short(to.value, '-01-01')}` : `<=${short(to.value, '-12-31')}`;
  }
  if (to === undefined) {
    return from.open === true
      ? `>${short(from.value, '-12-31')}`
      : `>=${short(from.value, '-01-01')}`;
  }
  if (from.open === true || to.open === true) {
    const [opening, closing] = [from.open === true ? ']' : '[', to.open === true ? '[' : ']'];
    const round = opening === '[' && closing === '[' ? ')' : closing;
    return `:${opening}${full(from.value)},${full(to.value)}${round}`;
  }
  if (field?.kind === 'decimal' && from.value === to.value) return `:${String(from.value)}`;
  if (field?.kind === 'date') {
    return `:${writeDays({ first: String(from.value), last: String(to.value) })}`;
  }
  return `:${full(from.value)}..${full(to.value)}`;
}

function writeArea(
  area: Extract<Condition, { op: 'box' | 'polygon' | 'radius' }>,
  language: Language,
): string {
  const names = SHAPE_NAMES[language];
  if (area.op === 'radius') {
    return `${names.circle}(${area.longitude},${area.latitude},${area.radiusMetres})`;
  }
  if (area.op === 'box') {
    return `${names.box}(${area.west},${area.south},${area.east},${area.north})`;
  }
  const rings = area.rings.map((ring) => ring.map(([x, y]) => `${x} ${y}`).join(', '));
  return `${names.polygon}(${rings.join('; ')})`;
}
