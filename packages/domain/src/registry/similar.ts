import { isOneFamily } from './family.ts';
import type { Patent, Right } from './model.ts';
import { withoutKindCode } from './numberReading.ts';

/*
 * How alike two rights are, and in what. The measure is a plain sum whose parts are shown: nobody
 * has to believe a number.
 */

/** A word of a right with its significance: how often the right says it and how rarely others do. */
export interface WeightedWord {
  readonly word: string;
  readonly weight: number;
}

/** How near a shared class is: the very symbol, its main group, or its subclass only. */
export type ClassNearness = 'symbol' | 'group' | 'subclass';

/** What two rights have in common. */
export interface Similarity {
  /** 0 to 1: the shares below by their weights. */
  readonly score: number;
  /** Shared words, the most significant first; parts of a longer shared word are left out. */
  readonly words: readonly string[];
  readonly classes: readonly { readonly symbol: string; readonly nearness: ClassNearness }[];
  readonly holders: readonly string[];
  readonly inventors: readonly string[];
  /** Documents by which they are linked: one cites the other, or both cite the same. */
  readonly citations: readonly {
    readonly kind: 'cites' | 'citedBy' | 'both';
    readonly number: string;
  }[];
  readonly isFamily: boolean;
}

/** Weights of the parts of the score; they sum to 1. */
export const SIMILARITY_WEIGHTS = { words: 0.65, classes: 0.2, links: 0.1, people: 0.05 } as const;

/** BM25's saturation of repeated words. */
const K1 = 1.2;
/** A word of the title counts as so many of the abstract. */
const TITLE_COUNT = 3;

/**
 * The texts by which rights are compared: title, abstract and first claim of a patent; the words of
 * a sign, and the goods of a mark that has none; name, products and specification of an indication.
 */
export function similarTexts(right: Right): { readonly title: string; readonly body: string } {
  if (right.collection === 'trademark') {
    const goods = right.classes.flatMap((each) => each.goods ?? []).join('；');
    return { title: right.title, body: right.title === '' ? goods : '' };
  }
  if (right.collection === 'geographicalIndication') {
    const texts = [right.products?.join('；') ?? '', right.specification ?? ''];
    return { title: right.title, body: texts.join('\n') };
  }
  return {
    title: [right.title, right.titleEn ?? ''].join('\n'),
    body: [right.abstract ?? '', right.firstClaim ?? ''].join('\n'),
  };
}

/**
 * How often each word occurs, the title counting more. Single Han characters, bare numbers and single
 * letters say too little to be compared by.
 */
export function wordCounts(
  right: Right,
  words: (text: string) => Iterable<string>,
): Map<string, number> {
  const { title, body } = similarTexts(right);
  return countWords(
    [
      [title, TITLE_COUNT],
      [body, 1],
    ],
    words,
  );
}

/** The same of texts that are no right's, each with how much one occurrence counts. */
export function countWords(
  texts: readonly (readonly [text: string, count: number])[],
  words: (text: string) => Iterable<string>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [text, count] of texts) {
    for (const word of words(text)) {
      if (word.length < 2 || /^[\d.]+$/.test(word)) continue;
      counts.set(word, (counts.get(word) ?? 0) + count);
    }
  }
  return counts;
}

/**
 * Words by significance, greatest first: BM25's inverse document frequency times its saturated term
 * frequency. `frequency` is the number of records with the word among `total`.
 */
export function weighWords(
  counts: ReadonlyMap<string, number>,
  frequency: (word: string) => number,
  total: number,
): WeightedWord[] {
  return [...counts]
    .map(([word, count]) => {
      const df = Math.min(frequency(word), total);
      const rarity = Math.log(1 + (total - df + 0.5) / (df + 0.5));
      return { word, weight: (rarity * count * (K1 + 1)) / (count + K1) };
    })
    .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
}

/**
 * The share of significance, 0 to 1, of words that the texts of a right say, and which these are. A word counts
 * as said when the text contains it; `normalise` folds texts as the words were folded. 0 without words.
 */
export function wordShare(
  words: readonly WeightedWord[],
  right: Right,
  normalise: (text: string) => string,
): { readonly share: number; readonly shared: readonly WeightedWord[] } {
  const { title, body } = similarTexts(right);
  const text = normalise(`${title}\n${body}`);
  const shared = words.filter(({ word }) => text.includes(word));
  const sum = (list: readonly WeightedWord[]): number =>
    list.reduce((total, { weight }) => total + weight, 0);
  const whole = sum(words);
  return { share: whole === 0 ? 0 : sum(shared) / whole, shared };
}

/**
 * How alike another right is to one whose significant words are known. `normalise` folds texts as
 * the words were folded; a word counts as shared when the other's text contains it.
 */
export function similarityOf(
  base: Right,
  words: readonly WeightedWord[],
  other: Right,
  normalise: (text: string) => string,
): Similarity {
  const { share, shared } = wordShare(words, other, normalise);
  const classes = sharedClasses(base, other);
  const citations = sharedCitations(base, other);
  const holders = common(holderNames(base), holderNames(other));
  const inventors = common(inventorsOf(base), inventorsOf(other));
  const isFamily = isOneFamily(base, other);
  const people = Math.max(
    holders.length > 0 ? 0.5 : 0,
    inventors.length / Math.max(1, Math.min(inventorsOf(base).length, inventorsOf(other).length)),
  );
  const links =
    isFamily || citations.some(({ kind }) => kind !== 'both') ? 1 : citations.length > 0 ? 0.5 : 0;
  const score =
    SIMILARITY_WEIGHTS.words * share +
    SIMILARITY_WEIGHTS.classes * classes.share +
    SIMILARITY_WEIGHTS.links * links +
    SIMILARITY_WEIGHTS.people * people;
  return {
    score,
    words: outermost(shared.map(({ word }) => word)),
    classes: classes.shared,
    holders,
    inventors,
    citations,
    isFamily,
  };
}

/** Words that are not part of another one of the list, in their order. */
export function outermost(words: readonly string[]): string[] {
  return words.filter(
    (word) => !words.some((other) => other.length > word.length && other.includes(word)),
  );
}

const NEARNESS = { symbol: 1, group: 0.7, subclass: 0.4 } as const;

/** Classes in common and, over the first right's classes, how near the other comes on average. */
function sharedClasses(
  base: Right,
  other: Right,
): { readonly share: number; readonly shared: Similarity['classes'] } {
  const own = symbolsOf(base);
  const theirs = symbolsOf(other);
  if (own.length === 0 || theirs.length === 0) return { share: 0, shared: [] };
  const shared = new Map<string, ClassNearness>();
  let sum = 0;
  for (const symbol of own) {
    const found = nearestOf(symbol, theirs);
    if (found === undefined) continue;
    sum += NEARNESS[found.nearness];
    if (!shared.has(found.symbol)) shared.set(found.symbol, found.nearness);
  }
  return {
    share: sum / own.length,
    shared: [...shared].map(([symbol, nearness]) => ({ symbol, nearness })),
  };
}

function nearestOf(
  symbol: string,
  others: readonly string[],
): { readonly symbol: string; readonly nearness: ClassNearness } | undefined {
  if (others.includes(symbol)) return { symbol, nearness: 'symbol' };
  const group = groupOf(symbol);
  if (group !== undefined && others.some((other) => groupOf(other) === group)) {
    return { symbol: group, nearness: 'group' };
  }
  const subclass = subclassOf(symbol);
  if (subclass === undefined || !others.some((other) => subclassOf(other) === subclass)) {
    return undefined;
  }
  return { symbol: subclass, nearness: 'subclass' };
}

/** IPC symbols; for a design its Locarno classes, for a mark or an indication its Nice classes, which have no levels. */
function symbolsOf(right: Right): readonly string[] {
  if (right.collection === 'trademark') {
    return [...new Set(right.classes.map(({ nice }) => String(nice).padStart(2, '0')))];
  }
  if (right.collection === 'geographicalIndication') {
    return (right.niceClasses ?? []).map((nice) => String(nice).padStart(2, '0'));
  }
  const symbols = right.ipc.map(({ symbol }) => symbol);
  return symbols.length > 0 ? [...new Set(symbols)] : (right.locarno ?? []);
}

const groupOf = (symbol: string): string | undefined => /^([A-H]\d{2}[A-Z]\d+)\//.exec(symbol)?.[1];
const subclassOf = (symbol: string): string | undefined => /^[A-H]\d{2}[A-Z]/.exec(symbol)?.[0];

function sharedCitations(base: Right, other: Right): Similarity['citations'] {
  if (base.collection !== 'patent' || other.collection !== 'patent') return [];
  const numbersOf = (patent: Patent): Set<string> =>
    new Set(patent.publications.map(({ number }) => withoutKindCode(number)));
  const citedBy = (patent: Patent): string[] =>
    (patent.citations ?? []).map(({ number }) => number);
  const [own, theirs] = [numbersOf(base), numbersOf(other)];
  const [cited, citedByOther] = [citedBy(base), citedBy(other)];
  return [
    ...cited
      .filter((number) => theirs.has(withoutKindCode(number)))
      .map((number) => ({ kind: 'cites' as const, number })),
    ...citedByOther
      .filter((number) => own.has(withoutKindCode(number)))
      .map((number) => ({ kind: 'citedBy' as const, number })),
    ...common(cited, citedByOther).map((number) => ({ kind: 'both' as const, number })),
  ];
}

const holderNames = (right: Right): string[] =>
  (right.holders ?? right.applicants).map((party) => party.name);
const inventorsOf = (right: Right): readonly string[] =>
  right.collection === 'patent' ? right.inventors : [];

function common(one: readonly string[], other: readonly string[]): string[] {
  return [...new Set(one)].filter((each) => other.includes(each));
}
