import { compareLatin } from './compareLatin.ts';
import type { Add, Comparison, Lexicon, Signal, SignalCode, Veto } from './comparison.ts';
import { differenceOf } from './difference.ts';
import { addPlace, arePlacesApart } from './place.ts';
import type { Subject } from './subject.ts';
import { ownInformation } from './subject.ts';
import { isGenericWord, sameWord, spellOf, tradesOf } from './words.ts';

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
