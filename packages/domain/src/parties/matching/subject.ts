import { chineseForm } from '../legalForms.ts';
import type { NormalName } from '../normalForm.ts';
import {
  cutHan,
  isGenericWord,
  isJoiningWord,
  isPlaceWord,
  isTradeWord,
  sameWord,
} from './words.ts';

/** What is compared of one party: an organisation with one name. */
export interface Subject {
  readonly id: string;
  readonly whole: string;
  readonly isHan: boolean;
  readonly core: string;
  /** What the organisation calls itself, without its line of business. */
  readonly brand: string;
  readonly trade: string;
  /** Places without 省, 市 and the like. */
  readonly place: string;
  readonly form: string;
  readonly unit: string;
  /** The organisation of the unit, without its legal form, which may have been converted. */
  readonly parent: string;
  /** Numbers of the name one after another: 第二研究所 is not 第三研究所. */
  readonly numbers: string;
  /** Distinct words of a Latin name in order, without forms and places. */
  readonly words: readonly string[];
  readonly formerNames: readonly string[];
  /** Names that a writing itself gives beside the first. */
  readonly otherNames: readonly string[];
  /** First letters of a Latin name of three words and more, without joining words; else empty. */
  readonly initials: string;
  /** Organisation codes (positions 9 to 17 of the unified social credit code). */
  readonly codes: readonly string[];
}

const HAN = /[\u3400-\u9fff]/;
const NUMBERS =
  /\d+|第[〇零一二三四五六七八九十百]+|[一二三四五六七八九十]+(?=[厂所院局分部队处冶建])/g;
const DIVISION_ENDINGS = /特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|[省市区县]/g;
const FORM_WITHIN = /(?:股份有限|有限责任|有限|股份)?公司/;
const NONE: readonly string[] = [];
/** An acronym of two letters is everybody's. */
const LEAST_INITIALS = 3;

/** A party made ready to be compared. `codes` are unified social credit codes that were verified. */
export function subjectOf(id: string, name: NormalName, codes: readonly string[] = NONE): Subject {
  // The form of the organisation stands in the midst of the name of its unit.
  const core = name.unit === '' ? name.core : name.core.replace(FORM_WITHIN, '');
  const isHan = HAN.test(core);
  const { brand, trade } = isHan ? cutHan(core) : { brand: core, trade: '' };
  const all = isHan ? NONE : core.split(' ').map(sameWord);
  const places = all.filter(isPlaceWord);
  const words = all.filter((word) => !isPlaceWord(word) && !isJoiningWord(word));
  return {
    id,
    whole: name.whole,
    isHan,
    core,
    brand,
    trade,
    place: isHan ? name.place.replace(DIVISION_ENDINGS, '') : places.join(' '),
    form: name.form,
    unit: name.unit,
    parent: chineseForm(name.parent).rest,
    numbers: core.match(NUMBERS)?.join(' ') ?? '',
    words: words.length === 0 ? all : [...new Set(words)].toSorted(),
    formerNames: name.formerNames,
    otherNames: name.otherNames,
    initials: isHan ? '' : initialsOf(core),
    codes: codes.length === 0 ? NONE : [...new Set(codes.map((code) => code.slice(8, 17)))],
  };
}

function initialsOf(core: string): string {
  const words = core.split(' ').filter((word) => !isJoiningWord(word));
  return words.length < LEAST_INITIALS ? '' : words.map((word) => word[0]).join('');
}

/** Bits of a name's own part: how unlikely it is that two organisations chose the same. */
export function ownInformation(brand: string): number {
  if (isTradeWord(brand)) return 4;
  let bits = 0;
  for (const character of brand) bits += HAN.test(character) ? 5.5 : 2;
  return Math.min(22, bits);
}

/** The same of one Latin word; `seen` is how many of `all` names have it. */
export function wordInformation(word: string, seen: number, all: number): number {
  if (isGenericWord(word)) return 1;
  return Math.max(1, Math.min(12, 1.8 * word.length + 2, Math.log2(Math.max(all, 50_000) / seen)));
}
