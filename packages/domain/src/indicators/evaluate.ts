import type { BothWords } from '../matters/index.ts';
import { AREAS, CITY_AREA, findArea } from './areas.ts';
import { countSubjects } from './entryIdentity.ts';
import type {
  EntriesCount,
  FigureOf,
  Formula,
  Leaf,
  RightsCount,
  Span,
  WeightedFigures,
} from './formula.ts';
import type { Entry, Measured, RegisterKey } from './model.ts';
import { registerOf } from './registers.ts';

/** Rights that a leaf counts: in the whole city, by district and by development zone. */
export interface RightsTally {
  readonly city: number;
  readonly byArea: ReadonlyMap<string, number>;
}

/** What formulas are computed from. */
export interface Facts {
  readonly rights: (leaf: RightsCount) => RightsTally;
  readonly entries: (register: RegisterKey) => readonly Entry[];
  /** Those of them that are entered for just this area: for the city's code, what no district claims. */
  readonly entriesAt: (register: RegisterKey, area: string) => readonly Entry[];
}

/** A leaf for one area: its number, or why there is none. */
type LeafValue =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: BothWords };

/** Amounts in the unit of indicators: 亿元. */
export const FEN_PER_HUNDRED_MILLION_YUAN = 10_000_000_000;

/**
 * The value of a formula for an area. Exact: nothing is rounded, which only display does. A value that
 * cannot be computed is null with the reason, never zero. Source: O:B.2, B.3.1; P:B.7.
 */
export function evaluate(formula: Formula, area: string, span: Span, facts: Facts): Measured {
  const number = (leaf: Leaf) => leafValue(leaf, area, span, facts);
  if (formula.of === 'plain') {
    const { value, reason } = number(formula.leaf);
    const scaled = value === null ? null : value / (formula.per ?? 1);
    return { area, value: scaled, numerator: value, denominator: null, reason };
  }
  if (formula.of === 'against') {
    const own = formula.own.map(number).find(({ value }) => value !== null);
    const reference = number(formula.reference);
    const missing = formula.own.map(number).find(({ reason }) => reason !== null)?.reason ?? null;
    return {
      area,
      value: own?.value ?? null,
      numerator: own?.value ?? null,
      denominator: reference.value,
      reason: own === undefined ? missing : reference.reason,
    };
  }
  const numerator = number(formula.numerator);
  const denominator = number(formula.denominator);
  const measured = { area, numerator: numerator.value, denominator: denominator.value };
  if (numerator.value === null || denominator.value === null) {
    return { ...measured, value: null, reason: numerator.reason ?? denominator.reason };
  }
  if (denominator.value === 0) return { ...measured, value: null, reason: formula.empty };
  const value = (numerator.value * formula.factor) / denominator.value;
  return { ...measured, value, reason: null };
}

function leafValue(leaf: Leaf, area: string, span: Span, facts: Facts): LeafValue {
  switch (leaf.of) {
    case 'rights': {
      const tally = facts.rights(leaf);
      const value = area === CITY_AREA ? tally.city : (tally.byArea.get(area) ?? 0);
      return { value, reason: null };
    }
    case 'entries': {
      const reason = whyUnknown(leaf.register, area, facts);
      return reason === null
        ? { value: measure(leaf, entriesOf(leaf, area, span, facts)), reason }
        : { value: null, reason };
    }
    case 'figure': {
      const [entry] = figuresOf(leaf, area, span, facts);
      return entry?.quantity === undefined
        ? { value: null, reason: leaf.absent }
        : { value: entry.quantity, reason: null };
    }
    case 'weighted':
      return weightedMean(leaf, area, span, facts);
  }
}

/**
 * Why a register cannot tell of an area, null where it can: where nothing was ever registered, and where
 * nothing was for any area of the kind, nobody knows that there is nothing.
 */
function whyUnknown(register: RegisterKey, area: string, facts: Facts): BothWords | null {
  const { title } = registerOf(register);
  if (facts.entries(register).length === 0) {
    return {
      zh: `台账“${title.zh}”还没有登记，没有可统计的数据。`,
      en: `Nothing is entered in the register "${title.en}" yet, so there is nothing to count.`,
    };
  }
  const kind = findArea(area)?.kind;
  if (kind === undefined || kind === 'city') return null;
  const ofKind = AREAS.filter((one) => one.kind === kind);
  if (ofKind.some(({ code }) => facts.entriesAt(register, code).length > 0)) return null;
  return kind === 'zone'
    ? {
        zh: `台账“${title.zh}”没有按开发区登记，没有分开发区的数据。`,
        en: `The register "${title.en}" has no entries by development zone, so it has no number for one.`,
      }
    : {
        zh: `台账“${title.zh}”没有按区县登记，没有分区县的数据。`,
        en: `The register "${title.en}" has no entries by district, so it has no number for one.`,
      };
}

/** The entries that a leaf counts in an area; all of the city's areas count to the city. */
export function entriesOf(
  leaf: EntriesCount,
  area: string,
  span: Span,
  facts: Facts,
): readonly Entry[] {
  const within =
    area === CITY_AREA ? facts.entries(leaf.register) : facts.entriesAt(leaf.register, area);
  return within.filter((entry) => leaf.takes(entry, span));
}

/** The entry that gives a figure, and those that it was preferred to. */
export function figuresOf(
  leaf: FigureOf | WeightedFigures,
  area: string,
  span: Span,
  facts: Facts,
): readonly Entry[] {
  const prefers = leaf.of === 'figure' ? leaf.prefers : Object.keys(leaf.weights(span.law));
  const rank = ({ category }: Entry) => {
    const preferred = prefers.indexOf(category ?? '');
    return preferred < 0 ? prefers.length : preferred;
  };
  const place = leaf.of === 'figure' && leaf.ofCity === true ? CITY_AREA : area;
  return facts
    .entriesAt(leaf.register, place)
    .filter((entry) => leaf.takes(entry, span))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.recordedAt < b.recordedAt ? 1 : a.recordedAt > b.recordedAt ? -1 : 0),
    );
}

/** Every entry that goes into a leaf for an area, each once. */
export function inputsOf(leaf: Leaf, area: string, span: Span, facts: Facts): readonly Entry[] {
  switch (leaf.of) {
    case 'rights':
      return [];
    case 'entries':
      return entriesOf(leaf, area, span, facts);
    case 'figure':
      return figuresOf(leaf, area, span, facts).slice(0, 1);
    case 'weighted':
      return [...firstOfCategory(figuresOf(leaf, area, span, facts)).values()].filter(
        ({ category }) => Object.hasOwn(leaf.weights(span.law), category ?? ''),
      );
  }
}

function measure(leaf: EntriesCount, entries: readonly Entry[]): number {
  switch (leaf.measure) {
    case 'count':
      return entries.length;
    case 'subjects':
      return countSubjects(entries);
    case 'areas': {
      const districts = entries.filter(({ area }) => findArea(area)?.kind === 'district');
      return new Set(districts.map(({ area }) => area)).size;
    }
    case 'amountFen':
      return entries.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
    case 'quantity':
      return entries.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  }
}

function firstOfCategory(entries: readonly Entry[]): Map<string, Entry> {
  const first = new Map<string, Entry>();
  for (const entry of entries) {
    const category = entry.category ?? '';
    if (!first.has(category)) first.set(category, entry);
  }
  return first;
}

function weightedMean(leaf: WeightedFigures, area: string, span: Span, facts: Facts): LeafValue {
  const weights = leaf.weights(span.law);
  const first = firstOfCategory(figuresOf(leaf, area, span, facts));
  let sum = 0;
  let whole = 0;
  for (const [category, weight] of Object.entries(weights)) {
    const quantity = first.get(category)?.quantity;
    if (quantity === undefined) return { value: null, reason: leaf.absent };
    sum += weight * quantity;
    whole += weight;
  }
  return whole === 0 ? { value: null, reason: leaf.absent } : { value: sum / whole, reason: null };
}
