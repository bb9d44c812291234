import { isSimple, quote } from './escape.ts';
import type { Bilingual, FieldDefinition, FieldRegistry } from './field.ts';
import { MAX_LENGTH, parseState } from './parser.ts';
import type { Language, RegistryIndex } from './registry.ts';
import {
  indexRegistry,
  PLAIN_TAG,
  preferredTag,
  tagsOf,
  unionTag,
  writtenValue,
} from './registry.ts';
import type { OpenEnd } from './state.ts';
import { ParserState } from './state.ts';
import type { SyntaxNode } from './syntax.ts';
import { foldText, isBlank } from './text.ts';

/** One way to go on at the caret. */
export interface Completion {
  readonly kind: 'tag' | 'value' | 'example' | 'operator';
  /** Text that replaces the span. */
  readonly text: string;
  /** UTF-16 span of the query that is replaced; `to` is the caret. */
  readonly from: number;
  readonly to: number;
  /** What it stands for: the field's label, the value's label, the meaning of the operator. */
  readonly label: Bilingual;
  /** Name of the field, for tags, values and examples. */
  readonly field?: string;
}

/** A completion before its place is known. */
type Offer = Omit<Completion, 'from' | 'to'>;

export interface CompleteOptions {
  /** Language of inserted tags and labels, unless the person types another; `zh` by default. */
  readonly language?: Language;
  /** Largest number of suggestions, 20 by default. */
  readonly limit?: number;
}

const OPERATORS: readonly { readonly words: Bilingual; readonly label: Bilingual }[] = [
  { words: { zh: '且', en: 'AND' }, label: { zh: '同时满足', en: 'both hold' } },
  { words: { zh: '或', en: 'OR' }, label: { zh: '满足其一', en: 'either holds' } },
  { words: { zh: '非', en: 'NOT' }, label: { zh: '排除', en: 'leave out' } },
];

const DATE_EXAMPLES: readonly { readonly text: Bilingual; readonly label: Bilingual }[] = [
  {
    text: { zh: '近1年', en: 'last 1 year' },
    label: { zh: '到今天为止的一年', en: 'the year up to today' },
  },
  {
    text: { zh: '近3年', en: 'last 3 years' },
    label: { zh: '到今天为止的三年', en: 'the three years up to today' },
  },
  { text: { zh: '今年', en: 'this year' }, label: { zh: '今年全年', en: 'all of this year' } },
  { text: { zh: '去年', en: 'last year' }, label: { zh: '去年全年', en: 'all of last year' } },
];

/**
 * Suggestions for the search box: tags and values that go on with what stands before the caret, and
 * operators after a complete term. What stands after the caret is not looked at. Never throws.
 */
export function complete(
  text: string,
  caret: number,
  registry: FieldRegistry,
  options: CompleteOptions = {},
): Completion[] {
  const to = Math.max(0, Math.min(Math.trunc(caret) || 0, text.length));
  if (to > MAX_LENGTH) return [];
  const language = options.language ?? 'zh';
  const index = indexRegistry(registry);
  const state = new ParserState(text.slice(0, to), index, undefined);
  const read = parseState(state);
  const end = state.openEnd;
  const place = { from: end?.from ?? to, to };
  const offers =
    end === undefined ? offersAfter(state, read, language) : offersAt(index, end, language);
  return offers.slice(0, options.limit ?? 20).map((offer) => ({ ...offer, ...place }));
}

/**
 * The value or plain word that is being written at the caret, for those who know more values than the
 * registry: a dictionary, the index itself. Fields are empty for a plain word. Never throws.
 */
export function openEndAt(
  text: string,
  caret: number,
  registry: FieldRegistry,
):
  | {
      readonly from: number;
      readonly to: number;
      readonly text: string;
      readonly fields: readonly FieldDefinition[];
    }
  | undefined {
  const to = Math.max(0, Math.min(Math.trunc(caret) || 0, text.length));
  if (to > MAX_LENGTH) return undefined;
  const state = new ParserState(text.slice(0, to), indexRegistry(registry), undefined);
  parseState(state);
  const end = state.openEnd;
  return end && { from: end.from, to, text: end.text, fields: end.fields };
}

/** Offers that go on with an unfinished word or value. */
function offersAt(index: RegistryIndex, end: OpenEnd, language: Language): Offer[] {
  if (end.kind === 'value') return end.fields.flatMap((field) => valuesFor(field, end, language));
  return [
    ...operatorsFor(end.text, language),
    ...tagsFor(index, end.text, language),
    ...listedFor(index, end.text, language),
  ];
}

/** Offers where nothing is unfinished: tags in an empty box, operators after a term and a blank. */
function offersAfter(state: ParserState, read: SyntaxNode, language: Language): Offer[] {
  if (state.source.trim() === '') return tagsFor(state.index, '', language);
  const settled = isBlank(state.source.at(-1) ?? '') && read.to > read.from;
  return settled && state.problems.length === 0 ? operatorsFor('', language) : [];
}

/** Best first: what begins with the text, then what contains it. */
function ranked<T>(
  candidates: readonly T[],
  forms: (candidate: T) => readonly string[],
  written: string,
): T[] {
  const key = foldText(written);
  const rank = (candidate: T): number => {
    const folded = forms(candidate).map(foldText);
    if (folded.some((form) => form.startsWith(key))) return 0;
    return key !== '' && folded.some((form) => form.includes(key)) ? 1 : 2;
  };
  return candidates
    .map((candidate) => ({ candidate, rank: rank(candidate) }))
    .filter((each) => each.rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .map((each) => each.candidate);
}

function tagsFor(index: RegistryIndex, written: string, language: Language): Offer[] {
  const offered = index.fields.filter((field) => field.hidden !== true);
  const unions = ranked(index.unions, ({ tags }) => [...tags.zh, ...tags.en], written).map(
    (union): Offer => ({ kind: 'tag', text: `${unionTag(union, language)}:`, label: union.label }),
  );
  const fields = ranked(offered, tagsOf, written).map((field): Offer => {
    const key = foldText(written);
    const typed =
      key === ''
        ? undefined
        : tagsOf(field).find(
            (tag) =>
              foldText(tag).startsWith(key) &&
              PLAIN_TAG.test(tag) &&
              index.findByTag(tag) === field,
          );
    const tag = typed ?? preferredTag(index, field, language);
    return { kind: 'tag', text: `${tag}:`, label: field.label, field: field.name };
  });
  return written === '' ? [...fields, ...unions] : [...unions, ...fields];
}

type ListedValue = NonNullable<FieldDefinition['values']>[number];

const formsOf = ({ label, value }: ListedValue): string[] => [label.zh, label.en, value];

/** Values of closed lists that begin with a plain word, with their tag. */
function listedFor(index: RegistryIndex, written: string, language: Language): Offer[] {
  const key = foldText(written);
  if (key === '') return [];
  return index.fields.flatMap((field) =>
    (field.values ?? [])
      .filter(
        ({ label }) => foldText(label.zh).startsWith(key) || foldText(label.en).startsWith(key),
      )
      .map((each): Offer => {
        const text = `${preferredTag(index, field, language)}:${bare(field, each.value, language)}`;
        return { kind: 'value', text, label: each.label, field: field.name };
      }),
  );
}

function bare(field: FieldDefinition, value: string, language: Language): string {
  const written = writtenValue(field, value, language);
  return isSimple(written) ? written : quote(written);
}

function valuesFor(field: FieldDefinition, end: OpenEnd, language: Language): Offer[] {
  if (field.values !== undefined) {
    return ranked(field.values, formsOf, end.text).map((each) => ({
      kind: 'value',
      text: bare(field, each.value, language),
      label: each.label,
      field: field.name,
    }));
  }
  if (field.kind !== 'date') return [];
  return ranked(DATE_EXAMPLES, (each) => [each.text.zh, each.text.en], end.text).map((each) => ({
    kind: 'example',
    text: each.text[language],
    label: each.label,
    field: field.name,
  }));
}

function operatorsFor(written: string, language: Language): Offer[] {
  const key = written.toUpperCase();
  return OPERATORS.filter(
    ({ words }) => key === '' || words.en.startsWith(key) || words.zh.startsWith(key),
  ).map(({ words, label }) => ({
    kind: 'operator',
    text: `${/^[A-Z]/u.test(key) ? words.en : words[language]} `,
    label,
  }));
}
