import {
  type Condition,
  mapLeaves,
  marks,
  normalise,
  parse,
  type ParseResult,
  type QueryProblem,
  type SyntaxNode,
} from '@zca/query';
import {
  normaliseNumberText,
  type NumberCandidate,
  parseApplicationNumber,
  recogniseNumber,
} from '@zca/standards';
import {
  type ClassHierarchy,
  classCondition,
  isReversed,
  NO_HIERARCHY,
} from './classConditions.ts';
import { RIGHT_FIELD_REGISTRY } from './fieldRegistry.ts';
import { patentKey, publicationKeyOf, trademarkKey } from './key.ts';
import type { CalendarDay } from './model.ts';
import { partyCondition } from './partyConditions.ts';

/** What a text in the search box means. */
export type Understanding =
  | {
      readonly ok: true;
      /** Ask this. */
      readonly condition: Condition;
      /** What was written, to be shown again. */
      readonly written: Condition;
      /**
       * Keys of the record that the text may be the number of, likeliest first; empty when it is no
       * number. The caller jumps to the first that exists.
       */
      readonly candidates: readonly string[];
      /** The readings of the text as a number. */
      readonly numbers: readonly NumberCandidate[];
      /** Words and phrases to highlight. */
      readonly marks: readonly string[];
      readonly warnings: readonly QueryProblem[];
    }
  | { readonly ok: false; readonly problems: readonly QueryProblem[] };

/**
 * Reads the search box: a number in any written form, else the query language. Pure; never throws.
 * A number asks for records that bear it, and for texts in which it stands as typed. Where none of
 * the candidates exists and one record answers, that record is the one meant: a publication number
 * does not tell the application number by which the record is kept.
 */
export function understand(
  text: string,
  today: CalendarDay,
  hierarchy: ClassHierarchy = NO_HIERARCHY,
): Understanding {
  const numbers = recogniseNumber(text) ?? [];
  const parsed: ParseResult = parse(text, RIGHT_FIELD_REGISTRY, { today });
  if (numbers.length > 0) {
    const bearing: Condition[] = numbers.flatMap(conditionsOf);
    // As words, the pieces of a number would meet half the index; as a run of characters, few texts.
    const isPlain = parsed.ok && parsed.condition.op === 'words';
    const written: Condition[] = isPlain
      ? [{ op: 'phrase', fields: parsed.condition.fields, text: text.trim() }]
      : [];
    return {
      ok: true,
      condition: normalise({ op: 'or', of: [...bearing, ...written] }),
      written: parsed.ok ? parsed.condition : { op: 'or', of: bearing },
      candidates: [...new Set(numbers.flatMap(keysOfNumber))],
      numbers,
      marks: [text.trim()],
      warnings: [],
    };
  }
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const reversed = reversedSpans(parsed.syntax);
  if (reversed.length > 0) return { ok: false, problems: reversed };
  const condition = withCanonicalNumbers(parsed.condition);
  return {
    ok: true,
    condition: askedCondition(withSpelling(condition), hierarchy),
    written: condition,
    candidates: [],
    numbers: [],
    marks: shownMarks(condition),
    warnings: parsed.warnings,
  };
}

/** Spans of classes that end before they begin, which only the classification can tell. */
function reversedSpans(node: SyntaxNode): QueryProblem[] {
  if (node.kind !== 'term') return node.parts.flatMap(reversedSpans);
  const { condition, from, to } = node;
  if (condition.op !== 'span' || !isReversed(condition)) return [];
  const field = RIGHT_FIELD_REGISTRY.fields.find((each) => each.name === condition.field);
  const params = {
    field: field?.label ?? condition.field,
    fieldName: condition.field,
    first: condition.from?.value ?? '',
    last: condition.to?.value ?? '',
  };
  return [{ code: 'reversedRange', from, to, params, expected: ['range'] }];
}

/** What an engine is asked for a condition as people write it: classes, divisions and names resolved. */
export function askedCondition(
  condition: Condition,
  hierarchy: ClassHierarchy = NO_HIERARCHY,
): Condition {
  return normalise(mapLeaves(condition, (leaf) => partyCondition(classCondition(leaf, hierarchy))));
}

const PLAIN_FIELDS = RIGHT_FIELD_REGISTRY.fields
  .filter((field) => field.searchedByDefault === true)
  .map((field) => field.name)
  // Conditions in normal form have their fields in this order.
  .toSorted()
  .join();

/**
 * Plain words of four or more small Latin letters may also be the pinyin of a holder's name or its
 * initials (weiqu, wqlgdx): each is looked for in texts or as the beginning of a spelling. Shorter
 * words and capitals (GaN) are far more often terms, and would meet names by chance.
 */
function withSpelling(condition: Condition): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return { ...condition, of: condition.of.map(withSpelling) };
    case 'words': {
      if (condition.fields.join() !== PLAIN_FIELDS) return condition;
      const tokens = condition.text.split(/\s+/);
      const spelled = tokens.filter((token) => /^[a-z]{4,40}$/.test(token));
      if (spelled.length === 0) return condition;
      const rest = tokens.filter((token) => !spelled.includes(token)).join(' ');
      const either = spelled.map((token): Condition => {
        const spelling: Condition = { op: 'prefix', fields: ['spelling'], text: token };
        return { op: 'or', of: [{ ...condition, text: token }, spelling] };
      });
      return { op: 'and', of: rest === '' ? either : [{ ...condition, text: rest }, ...either] };
    }
    default:
      return condition;
  }
}

/** Fields whose values are shown with the hit and so can be highlighted. */
const SHOWN_FIELDS: ReadonlySet<string> = new Set(
  RIGHT_FIELD_REGISTRY.fields
    .filter((field) => field.kind === 'text' || field.match === 'contains')
    .map((field) => field.name),
);

function shownMarks(condition: Condition): string[] {
  const shown = marks(condition).filter((mark) => mark.fields.some((one) => SHOWN_FIELDS.has(one)));
  return [...new Set(shown.map((mark) => mark.text))];
}

/** Keys of the record that a number may belong to; a beginning has the keys that it determines. */
export function keysOfNumber(candidate: NumberCandidate): string[] {
  switch (candidate.kind) {
    case 'patentApplication':
      return [patentKey(candidate.key)];
    case 'patentPublication': {
      if (!/^[A-Z]{2}[A-Z]{0,2}\d+(?:[A-Z]\d?)?$/.test(candidate.key)) return [];
      // Without its letter a number of seven digits may be of either series.
      const granted = /^CN1\d{6}$/.test(candidate.key)
        ? [publicationKeyOf(`${candidate.key}C`)]
        : [];
      return [publicationKeyOf(candidate.key), ...granted];
    }
    case 'trademark':
    case 'madridTrademark':
      return [trademarkKey(candidate.key)];
    default:
      return [];
  }
}

/** Records whose field `number` bears the number. A publication without kind code is a beginning. */
function conditionsOf(candidate: NumberCandidate): Condition[] {
  if (candidate.kind === 'socialCreditCode' || candidate.kind === 'layoutDesign') return [];
  return candidate.isPrefix
    ? [{ op: 'prefix', fields: ['number'], text: candidate.key }]
    : [{ op: 'any', field: 'number', values: [candidate.key] }];
}

/**
 * Writes the values of conditions on the field `number` as the index holds them: without blanks,
 * dots, hyphens and the prefix ZL, application numbers without CN.
 */
export function withCanonicalNumbers(condition: Condition): Condition {
  return mapLeaves(condition, numberCondition);
}

function numberCondition(condition: Condition): Condition {
  switch (condition.op) {
    case 'any':
    case 'every':
      return condition.field === 'number'
        ? { ...condition, values: condition.values.map((value) => canonicalNumber(String(value))) }
        : condition;
    case 'prefix':
      return isNumberOnly(condition.fields)
        ? { ...condition, text: canonicalNumber(condition.text) }
        : condition;
    case 'wildcard':
      return isNumberOnly(condition.fields)
        ? { ...condition, pattern: compact(condition.pattern) }
        : condition;
    default:
      return condition;
  }
}

function isNumberOnly(fields: readonly string[]): boolean {
  return fields.length > 0 && fields.every((field) => field === 'number');
}

function compact(text: string): string {
  return normaliseNumberText(text)
    .replace(/[\s.\-_/]/g, '')
    .replace(/^(?:CN)?ZL(?=[\dX*?])/, '');
}

function canonicalNumber(text: string): string {
  const written = normaliseNumberText(text);
  if (written.startsWith('PCT')) return written;
  const number = compact(text);
  const application = /^(?:CN)?\d{12}[\dX]?$/.test(number) ? parseApplicationNumber(number) : null;
  if (!application?.ok) return number;
  // Without its check digit a number stays the beginning that was typed.
  return application.value.checkDigitGiven ? application.value.canonical : application.value.base;
}
