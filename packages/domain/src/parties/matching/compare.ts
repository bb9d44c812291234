import type { Subject } from './subject.ts';
import { ownInformation, wordInformation } from './subject.ts';
import {
  isGenericWord,
  isJoiningWord,
  isOrganisationalWord,
  isPlaceWord,
  sameWord,
  spellOf,
  tradesOf,
} from './words.ts';

/** Something that speaks for or against two parties being one, in bits. */
export interface Signal {
  readonly code: SignalCode;
  readonly weight: number;
  readonly params: Readonly<Record<string, string>>;
}

export type SignalCode =
  | 'sameCode'
  | 'formerName'
  | 'sameBrand'
  | 'soundsAlike'
  | 'oneCharacter'
  | 'sameTrade'
  | 'moreTrade'
  | 'otherTrade'
  | 'samePlace'
  | 'widerPlace'
  | 'placeMissing'
  | 'sameForm'
  | 'convertedForm'
  | 'formMissing'
  | 'otherForm'
  | 'sameWords'
  | 'wordMisspelt'
  | 'wordMissing'
  | 'sameName'
  | 'wordCut'
  | 'otherOrder'
  | 'statedName'
  | 'acronym'
  | 'spelledOut'
  | 'sameTrades'
  | 'otherRank'
  | 'unitWithin';

/** Why two parties cannot be one, whatever else speaks for it. */
export type Veto = 'codes' | 'places' | 'units' | 'numbers';

export interface Comparison {
  /** Sum of the weights; with `capped`, never enough for a merge without people. */
  readonly score: number;
  readonly veto: Veto | null;
  /** True when the names alone must not merge: a place that one does not say, a misspelling. */
  readonly capped: boolean;
  readonly signals: readonly Signal[];
}

/** What comparing needs beside two subjects. */
export interface Lexicon {
  /** How many names have a Latin word. */
  readonly seen: (word: string) => number;
  readonly names: number;
  /** Sound of a Chinese text; two of equal sound are written alike by ear. */
  readonly sound: (text: string) => string;
}

/** At this score parties are merged by the platform, at the lower one proposed to people. */
export const MERGE_AT = 18;
export const PROPOSE_AT = 10;

const OPPOSED = new Set('东西南北上下左右甲乙丙丁大小新老前后内外一二三四五六七八九十');
const CONVERTED = new Set(['有限公司', '股份有限公司', '公司', '']);
const NOTHING: Comparison = { score: -99, veto: null, capped: false, signals: [] };

/**
 * Compares two organisations by name, codes and former names. Symmetric. Weights are bits: brands weigh
 * by how unlikely the same is chosen twice, the others were set on lists of names of listed companies.
 */
export function compare(a: Subject, b: Subject, lexicon: Lexicon): Comparison {
  const signals: Signal[] = [];
  const add = (code: SignalCode, weight: number, params: Signal['params'] = {}): void => {
    signals.push({ code, weight, params });
  };
  const shared = a.codes.find((code) => b.codes.includes(code));
  if (shared !== undefined) add('sameCode', 25, { code: shared });
  else if (a.codes.length > 0 && b.codes.length > 0) return vetoed('codes');
  if (a.formerNames.includes(b.whole) || b.formerNames.includes(a.whole)) add('formerName', 20);
  if (areStatedTogether(a, b)) add('statedName', 20);
  // An identifier says more than any likeness of names, and an unlike name nothing against it.
  if (signals.length > 0) return { score: sum(signals), veto: null, capped: false, signals };
  if (a.isHan !== b.isHan) return compareScripts(a.isHan ? a : b, a.isHan ? b : a, lexicon);
  const veto = vetoOf(a, b);
  if (veto !== null) return vetoed(veto);
  if (acronymOf(a, b) || acronymOf(b, a)) {
    const params = { one: a.core, other: b.core };
    const [short] = [a.core, b.core].toSorted((x, y) => x.length - y.length);
    add('acronym', ACRONYM_BITS * short!.length, params);
    return { score: Math.min(sum(signals), MERGE_AT - 1), veto: null, capped: true, signals };
  }
  if (a.unit !== b.unit) {
    add('unitWithin', UNIT_WITHIN_BITS, { one: a.unit, other: b.unit });
    return { score: sum(signals), veto: null, capped: true, signals };
  }
  const capped = a.isHan ? compareHan(a, b, lexicon, add) : compareLatin(a, b, lexicon, add);
  if (capped === null) return NOTHING;
  const score = sum(signals);
  return { score: capped ? Math.min(score, MERGE_AT - 1) : score, veto: null, capped, signals };
}

/** One writing gives both names. An acronym alone is borne by many, and never enough. */
function areStatedTogether(a: Subject, b: Subject): boolean {
  const says = (one: Subject, other: Subject) =>
    one.otherNames.includes(other.whole) && (other.isHan || other.core.includes(' '));
  return says(a, b) || says(b, a);
}

/** Bits of one letter of an acronym: four letters are worth asking about, three are not. */
const ACRONYM_BITS = 2.6;

function acronymOf(short: Subject, long: Subject): boolean {
  return long.initials !== '' && short.core === long.initials && short.initials === '';
}

function sum(signals: readonly Signal[]): number {
  return signals.reduce((total, { weight }) => total + weight, 0);
}

function vetoed(veto: Veto): Comparison {
  return { score: -99, veto, capped: false, signals: [] };
}

function vetoOf(a: Subject, b: Subject): Veto | null {
  // A unit is another party than what it belongs to, and than units of others.
  if (a.parent !== b.parent || (a.unit !== b.unit && !isUnitWithin(a, b))) return 'units';
  if (a.numbers !== b.numbers) return 'numbers';
  return arePlacesApart(a.place, b.place) ? 'places' : null;
}

/** Bits of a unit whose name is the end of another's, under one organisation: for people to decide. */
const UNIT_WITHIN_BITS = 13;
/** The shortest unit of which that says anything: 第一附属医院, not 医院. */
const LEAST_UNIT = 5;

/** 某大学第一附属医院 and 某大学医学院第一附属医院: one says more of the way to the unit. */
function isUnitWithin(a: Subject, b: Subject): boolean {
  const [shorter, longer] = [a.unit, b.unit].toSorted((x, y) => x.length - y.length);
  return shorter!.length >= LEAST_UNIT && longer!.endsWith(shorter!);
}

/** Two places of which neither holds the other. */
export function arePlacesApart(a: string, b: string): boolean {
  return a !== '' && b !== '' && !a.includes(b) && !b.includes(a);
}

type Add = (code: SignalCode, weight: number, params?: Signal['params']) => void;

/** Institutions bear their names in full: 电子科技大学 is not the one of Xi'an, 东北大学 not 东北农业大学. */
const INSTITUTION = /(?:大学|学院|学校|医院|研究院|研究所)$/;

/** Adds what speaks for and against; null when the names have nothing in common. True caps the score. */
function compareHan(a: Subject, b: Subject, { sound }: Lexicon, add: Add): boolean | null {
  let isCapped = false;
  const isInstitution = INSTITUTION.test(a.core) && INSTITUTION.test(b.core);
  if (a.brand === b.brand) {
    add('sameBrand', ownInformation(a.brand), { brand: a.brand });
  } else {
    const near = differenceOf(a.brand, b.brand);
    if (near === null || Math.min(a.brand.length, b.brand.length) < 3) return null;
    if (
      near.one.length <= 1 &&
      near.other.length <= 1 &&
      OPPOSED.has(near.one) &&
      OPPOSED.has(near.other)
    )
      return null;
    isCapped = true;
    const own = ownInformation(near.common);
    const params = { one: near.one, other: near.other };
    if (near.one !== '' && near.other !== '' && sound(a.brand) === sound(b.brand)) {
      add('soundsAlike', own - 2, params);
    } else add('oneCharacter', own - 12, params);
  }
  if (a.trade === b.trade) {
    if (a.trade !== '') add('sameTrade', 3, { trade: a.trade });
  } else if (isOtherRank(a.trade, b.trade)) {
    isCapped = true;
    add('otherRank', -4, { one: a.trade, other: b.trade });
  } else if (!isInstitution && (a.trade.includes(b.trade) || b.trade.includes(a.trade))) {
    isCapped = true;
    add('moreTrade', -3, { one: a.trade, other: b.trade });
  } else {
    isCapped = true;
    add('otherTrade', -20, { one: a.trade, other: b.trade });
  }
  if (addPlace(a, b, add, isInstitution ? -14 : -5)) isCapped = true;
  if (a.form === b.form) add('sameForm', 2, { form: a.form });
  else if (a.form === '' || b.form === '') add('formMissing', -1);
  else if (CONVERTED.has(a.form) && CONVERTED.has(b.form))
    add('convertedForm', -1, { one: a.form, other: b.form });
  else {
    isCapped = true;
    add('otherForm', -6, { one: a.form, other: b.form });
  }
  return isCapped;
}

const RANK = /(?:研究所|研究院|研究中心|研究总院)$/;

/** A research institute that was raised: the same name but for 研究所 and 研究院. */
function isOtherRank(a: string, b: string): boolean {
  return RANK.test(a) && RANK.test(b) && a.replace(RANK, '') === b.replace(RANK, '');
}

/** True when one name says a place and the other none: it may be the firm of another place. */
function addPlace(a: Subject, b: Subject, add: Add, missing = -5): boolean {
  if (a.place === b.place) {
    if (a.place !== '') add('samePlace', 5, { place: a.place });
    return false;
  }
  if (a.place === '' || b.place === '') {
    add('placeMissing', missing, { place: a.place || b.place });
    return true;
  }
  const [shorter, longer] =
    a.place.length < b.place.length ? [a.place, b.place] : [b.place, a.place];
  if (longer.endsWith(shorter)) {
    // The province before the city.
    add('widerPlace', 3, { one: a.place, other: b.place });
    return false;
  }
  // A further place, such as a campus: 哈尔滨工业大学（深圳） is not 哈尔滨工业大学.
  add('placeMissing', missing, { place: longer.replace(shorter, '') });
  return true;
}

/** The one difference between two texts: a character replaced, left out or added; null for more. */
export function differenceOf(
  a: string,
  b: string,
): { readonly one: string; readonly other: string; readonly common: string } | null {
  if (Math.abs(a.length - b.length) > 1) return null;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const one = a.slice(start, a.length - end);
  const other = b.slice(start, b.length - end);
  if (one.length > 1 || other.length > 1) return null;
  return { one, other, common: a.slice(0, start) + a.slice(a.length - end) };
}

/** Letters from which on a word may be misspelt without being another word. */
const LONG_WORD = 5;
/** Letters from which on people need not be asked about one, if the rest agrees. */
const SURE_WORD = 6;

function compareLatin(a: Subject, b: Subject, lexicon: Lexicon, add: Add): boolean | null {
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

/**
 * A Chinese name and a Latin one: the trade name spelled out by its sound, the line of business in
 * words of both languages, the place. Never enough for a merge: many trade names sound alike.
 */
function compareScripts(han: Subject, latin: Subject, { sound }: Lexicon): Comparison {
  const signals: Signal[] = [];
  const own = latin.words.filter((word) => !isGenericWord(word));
  const spelled = spellOf(sound(han.brand));
  const written = latin.core
    .split(' ')
    .map(sameWord)
    .filter((word) => own.includes(word))
    .join('');
  if (han.unit !== '' || spelled.length < 4 || written !== spelled) return NOTHING;
  signals.push({
    code: 'spelledOut',
    weight: Math.round(ownInformation(han.brand) * 0.8),
    params: { one: han.brand, other: written },
  });
  const trades = tradesOf(han.trade);
  const shared = latin.words.filter((word) => trades.has(word));
  if (shared.length > 0) {
    signals.push({ code: 'sameTrades', weight: 3, params: { words: shared.join(' ') } });
  }
  const place = spellOf(sound(han.place));
  if (latin.place !== '' && place !== '') {
    const isSame = latin.place.split(' ').some((one) => place.includes(one));
    if (isSame) signals.push({ code: 'samePlace', weight: 4, params: { place: han.place } });
    else if (!/china|asia/.test(latin.place)) return vetoed('places');
  }
  return { score: Math.min(sum(signals), MERGE_AT - 1), veto: null, capped: true, signals };
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
