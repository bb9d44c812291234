import type { Add, Lexicon } from './comparison.ts';
import { differenceOf } from './difference.ts';
import { addPlace } from './place.ts';
import type { Subject } from './subject.ts';
import { wordInformation } from './subject.ts';
import {
  isGenericWord,
  isJoiningWord,
  isOrganisationalWord,
  isPlaceWord,
  sameWord,
} from './words.ts';

/** Letters from which on a word may be misspelt without being another word. */
const LONG_WORD = 5;
/** Letters from which on people need not be asked about one, if the rest agrees. */
const SURE_WORD = 6;

/**
 * Compares two Latin names, adding what speaks for and against one party.
 * @returns whether the names alone must not merge; null when they have no word in common
 */
export function compareLatin(a: Subject, b: Subject, lexicon: Lexicon, add: Add): boolean | null {
  const { onlyA, onlyB, common } = apart(a.words, b.words);
  const bits = (word: string) =>
    wordInformation(word, Math.max(1, lexicon.seen(word)), lexicon.names);
  const total = common.reduce((all, word) => all + bits(word), 0);
  const joined = a.core !== b.core && a.core.replaceAll(' ', '') === b.core.replaceAll(' ', '');
  if (joined) {
    add('sameName', Math.min(22, 3.4 * a.core.replaceAll(' ', '').length), { words: a.core });
    return addLatinRest(a, b, add);
  }
  let isCapped = false;
  let misspelt: readonly [string, string] | undefined;
  if (onlyA.length > 0 && onlyB.length > 0) misspelt = misspeltPair(onlyA, onlyB);
  if (common.length === 0 && misspelt === undefined) return null;
  if (common.length > 0) add('sameWords', Math.min(24, total), { words: common.join(' ') });
  if (misspelt !== undefined) {
    add('wordMisspelt', bits(misspelt[0]) - 4, { one: misspelt[0], other: misspelt[1] });
    const isShort = Math.min(misspelt[0].length, misspelt[1].length) < SURE_WORD;
    isCapped = isShort || !common.some((word) => !isGenericWord(word));
  }
  const shortened = misspelt === undefined ? shortenedPairs(a, b, onlyA, onlyB) : [];
  for (const [one, other] of shortened) add('wordCut', -1, { one, other });
  // Too little is left that is the same in full.
  if (
    shortened.some(([, , isSure]) => !isSure) ||
    (shortened.length > 0 && total < SHORTENED_FROM)
  ) {
    isCapped = true;
  }
  const paired = new Set([
    ...(misspelt ?? []),
    ...shortened.flatMap(([one, other]) => [one, other]),
  ]);
  const missing = [...onlyA, ...onlyB].filter((word) => !paired.has(word));
  for (const word of missing) add('wordMissing', isGenericWord(word) ? -2 : -8, { word });
  if (missing.length > 0) isCapped = true;
  if (missing.length === 0 && misspelt === undefined) {
    // The University of Washington is not Washington University.
    if (common.includes('university') && areTurned(a.core, b.core)) {
      isCapped = true;
      add('otherOrder', -8, { one: a.core, other: b.core });
    } else add('sameName', 9, { words: a.core });
  }
  return addLatinRest(a, b, add) || isCapped;
}

function addLatinRest(a: Subject, b: Subject, add: Add): boolean {
  const isCapped = addPlace(a, b, add);
  if (a.form === b.form) {
    if (a.form !== '') add('sameForm', 2, { form: a.form });
  } else if (a.form !== '' && b.form !== '') {
    const isKin = KIN.some((forms) => forms.has(a.form) && forms.has(b.form));
    add('otherForm', isKin ? -3 : -6, { one: a.form, other: b.form });
    // A GmbH and a Ltd are two persons before the law, whatever they are called.
    return isCapped || !isKin;
  }
  return isCapped;
}

/** Forms that firms of one country convert into each other, or that translate one another. */
const KIN: readonly ReadonlySet<string>[] = [
  new Set(['inc', 'corp', 'co', 'ltd', 'llc', 'kk']),
  new Set(['spa', 'srl']),
];

/** Words of two sorted lists: those of one alone, those of the other alone, those of both. */
function apart(a: readonly string[], b: readonly string[]) {
  const onlyA: string[] = [];
  const onlyB: string[] = [];
  const common: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const one = a[i];
    const other = b[j];
    if (one === other) {
      common.push(one!);
      i++;
      j++;
    } else if (other === undefined || (one !== undefined && one < other)) {
      onlyA.push(one!);
      i++;
    } else {
      onlyB.push(other);
      j++;
    }
  }
  return { onlyA, onlyB, common };
}

/** Registers that keep thirty letters of a name cut what is longer. */
const CUT_FROM = 25;
/** Fund II is not Fund I. */
const ROMAN = /^[ivx]+$/;
/** Letters of an abbreviation. */
const SHORTENED_LEAST = 3;
/** Bits in common from which on an abbreviated word leaves no doubt. */
const SHORTENED_FROM = 11;

/**
 * Words of one name that are the beginning of words of the other: abbreviations of registers, and what
 * was cut at the end of a long name, of which a letter may be left of the legal form.
 */
function shortenedPairs(
  a: Subject,
  b: Subject,
  onlyA: readonly string[],
  onlyB: readonly string[],
): (readonly [one: string, other: string, isSure: boolean])[] {
  const pairs: (readonly [string, string, boolean])[] = [];
  const taken = new Set<string>();
  for (const [one, words, others] of [
    [a, onlyA, onlyB],
    [b, onlyB, onlyA],
  ] as const) {
    const last =
      one.core.length < CUT_FROM ? '' : sameWord(one.core.slice(one.core.lastIndexOf(' ') + 1));
    for (const word of words) {
      if (taken.has(word) || (word.length < SHORTENED_LEAST && word !== last)) continue;
      if (ROMAN.test(word) && others.some((other) => ROMAN.test(other))) continue;
      const whole = others.find(
        (other) => !taken.has(other) && other.startsWith(word) && !ROMAN.test(other),
      );
      if (whole === undefined && !(word === last && word.length < SHORTENED_LEAST)) continue;
      taken.add(word);
      if (whole !== undefined) taken.add(whole);
      // The beginning of another's own word may be a word of its own: Micro is not Microchef.
      const isSure = word === last || isOrganisationalWord(whole ?? word);
      pairs.push([word, whole ?? word, isSure]);
    }
  }
  return pairs;
}

/** Whether two names of the same words begin with different ones. */
function areTurned(a: string, b: string): boolean {
  const first = (core: string) =>
    core
      .split(' ')
      .map(sameWord)
      .find((word) => !isJoiningWord(word) && !isPlaceWord(word));
  return first(a) !== first(b);
}

function misspeltPair(
  onlyA: readonly string[],
  onlyB: readonly string[],
): readonly [string, string] | undefined {
  for (const one of onlyA) {
    if (one.length < LONG_WORD) continue;
    const other = onlyB.find((word) => word.length >= LONG_WORD && isNear(one, word));
    if (other !== undefined) return [one, other];
  }
  return undefined;
}

/** One letter replaced, left out, added, or two neighbours exchanged. */
function isNear(a: string, b: string): boolean {
  if (differenceOf(a, b) !== null) return true;
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
