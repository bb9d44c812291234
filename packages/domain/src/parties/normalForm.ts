import { nameKey } from '@zca/standards';
import { chineseForm, latinForm } from './legalForms.ts';
import { PLACE_NAMES } from './placeNames.ts';

/** Turns traditional characters into simplified ones; other characters stay. */
export type FoldTraditional = (text: string) => string;

/**
 * Version of the rules of the normal form. Kept beside what was made with them: with other rules the
 * names are read anew.
 */
export const NORMAL_FORM_RULES = 2;

/** A name of an organisation or a person, taken apart. Every part is in normal form. */
export interface NormalName {
  /** Two writings are the same name when this is equal. */
  readonly whole: string;
  /** What distinguishes the name: without places, legal form and branch. Never empty unless `whole` is. */
  readonly core: string;
  /** Places that the name begins with or states in brackets, as written after one another: 陕西西安. */
  readonly place: string;
  /** Legal form as compared (`有限公司`, `ltd`); empty where there is none. */
  readonly form: string;
  /** The unit of an organisation that the name is of: 长庆油田分公司, 第一附属医院. Empty otherwise. */
  readonly unit: string;
  /** Whole name of the organisation that the unit belongs to; empty without a unit. */
  readonly parent: string;
  /** Whole names that the writing itself calls former: （原名：…）. */
  readonly formerNames: readonly string[];
  /** Whole names that the writing itself gives beside the first: in brackets, in another language. */
  readonly otherNames: readonly string[];
}

const FORMER = /\((?:原名称?|曾用名|原)[::]?([^()]{4,})\)/g;
/** The name in the other script, in brackets after it or before it: 西安样例大学（Xi'an Yangli University）. */
const LATIN_BESIDE =
  /^([^()]*\p{Script=Han}[^()]*)\(([a-z0-9][^()\p{Script=Han}]*[a-z. ]{3,}[^()\p{Script=Han}]*)\)$/iu;
const HAN_BESIDE = /^([a-z0-9][^()\p{Script=Han}]{3,})\(([^()]*\p{Script=Han}{4,}[^()]*)\)$/iu;
/** An acronym with the name that it stands for, and a name with its acronym: INSERM (Institut …). */
const ACRONYM_FIRST = /^([a-z]{2,8})\s*\(([^()]{12,})\)$/i;
const ACRONYM_LAST = /^([^()]{12,})\(([a-z]{2,8})\)$/i;
/** The country that some registers write after a name: ABBOTT LAB [US]. */
const COUNTRY_BESIDE = /\s*\[[a-z]{2}\]$/i;
const PUNCTUATION = /[^\p{L}\p{N}]+/gu;
const MARKS = /\p{M}+/gu;
/** Han letters that are letters or numbers to Unicode, so that they are no punctuation here. */
const HAN = /[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]/;

/** A branch, which is no person before the law of its own (Company Law art. 13). */
const BRANCH =
  /^(.{3,}(?:公司|集团|银行|厂|研究院|研究所|设计院|事务所|医院|大学|学院|中心|合作社|普通合伙|有限合伙))(.{0,16}(?:分公司|分厂|分院|分所|分行|支行|分中心|分部|分校|分社|事业部|研究院|研究所|设计院|供电局|供电所|技术中心|研发中心))$/;
/** A unit of a university that applies under its own name. */
const UNIVERSITY_UNIT =
  /^(.{2,}?大学(?:\(.{2,6}\))?)(.{0,20}(?:学院|研究院|研究所|实验室|中心|医院|口腔医院|校区|分校|学系|图书馆|基地))$/;
/** An institute of the academies of sciences; 中国科学院大学 is a university of its own. */
const ACADEMY_UNIT =
  /^((?:中国(?:工程物理|医学|农业|林业|中医|水利水电|铁道|建筑|水产)?(?:科学)?(?:研究)?院))(.{2,24}(?:研究所|研究院|实验室|中心|台|站|植物园))$/;

/** Names of places by their first two characters, the longest first. */
const PLACES = Map.groupBy(
  PLACE_NAMES.toSorted((a, b) => b.length - a.length),
  (name) => name.slice(0, 2),
);
const PLACE_ENDING =
  /^(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|地区|自治州|州|盟)/;
const COUNTY =
  /^.{1,3}?(?:自治县|新区|高新区|开发区|区|县)(?=.{2,})|^(?!.{0,2}市政)[^市]{2,3}市(?=.{2,})/;
/** What is left after a place says nothing by itself: 西安 + 大学, 陕西 + 公司. */
const NOT_DISTINCT =
  /^(?:大学|学院|医院|公司|集团|集团公司|银行|研究院|研究所|科技|实业|第?[一二三四五六七八九十]+.{0,2})$/;

/**
 * A name in normal form. Width, brackets, blanks, dashes, dots, case, accents and punctuation go;
 * traditional characters become simplified; writings of one legal form become one (有限责任公司 and
 * 有限公司, `Co., Ltd.` and `Company Limited`); names in brackets that the writing calls former are
 * taken out. Nothing else is guessed: a place, a branch or another legal form makes another name.
 * Idempotent on `whole`. Sources: O:A.9, O:A.11.
 */
export function normalName(written: string, fold: FoldTraditional): NormalName {
  const key = nameKey(fold(nameKey(written)));
  const formerNames: string[] = [];
  const present = key.replace(FORMER, (_, former: string) => {
    formerNames.push(normalName(former, fold).whole);
    return '';
  });
  const { first, other } = besideOf(present.trim());
  const parts = partsOf(first);
  const otherNames = other === '' ? [] : [partsOf(other).whole].filter((whole) => whole !== '');
  // A writing of nothing but signs is still a name, and only equal to itself.
  return parts.whole === ''
    ? { ...parts, whole: key, core: key, formerNames, otherNames }
    : { ...parts, formerNames, otherNames };
}

type Parts = Omit<NormalName, 'formerNames' | 'otherNames'>;

function partsOf(name: string): Parts {
  return HAN.test(name) ? chineseName(name) : latinName(name);
}

/** A writing that gives two names, taken apart: the Chinese or the full one is the name. */
function besideOf(name: string): { readonly first: string; readonly other: string } {
  const bare = name.replace(COUNTRY_BESIDE, '');
  const kept = LATIN_BESIDE.exec(bare) ?? ACRONYM_LAST.exec(bare);
  if (kept !== null) return { first: kept[1]!, other: kept[2]! };
  const turned = HAN_BESIDE.exec(bare) ?? ACRONYM_FIRST.exec(bare);
  return turned === null ? { first: bare, other: '' } : { first: turned[2]!, other: turned[1]! };
}

function chineseName(name: string): Parts {
  const unit = UNIVERSITY_UNIT.exec(name) ?? ACADEMY_UNIT.exec(name) ?? branchOf(name);
  const parent = unit === null ? '' : chineseName(unit[1]!).whole;
  const own = unit === null ? '' : bare(unit[2]!);
  const { rest, form } = unit === null ? chineseForm(bare(name)) : { rest: bare(name), form: '' };
  const whole = unit === null ? rest + form : parent + own;
  const { place, core } = withoutPlaces(unit === null ? formless(name) : name);
  return { whole, core: core === '' ? rest || whole : core, place, form, unit: own, parent };
}

/** The head of a branch, with brackets of a partnership around its own ending left out. */
function branchOf(name: string): RegExpExecArray | null {
  return BRANCH.exec(name) ?? BRANCH.exec(name.replace(/[()]/g, ''));
}

/** The name before its legal form, with the brackets in it. */
function formless(name: string): string {
  const closed = name.replace(/\(((?:特殊)?普通合伙|有限合伙)\)$/, '$1');
  return chineseForm(closed).rest;
}

function bare(text: string): string {
  return text.replace(PUNCTUATION, '');
}

/** Splits the places at the start and in brackets from the rest of a Chinese name. */
function withoutPlaces(name: string): { readonly place: string; readonly core: string } {
  let place = '';
  let rest = name.replace(/\(([^()]{2,8})\)/g, (whole, inner: string) => {
    const found = placeAtStart(inner);
    if (found === null || found.length < inner.length) return whole;
    place += bare(inner);
    return '';
  });
  let front = '';
  for (let count = 0; count < 3; count++) {
    const found = placeAtStart(rest) ?? (front === '' ? null : (COUNTY.exec(rest)?.[0] ?? null));
    if (found === null || rest.length - found.length < 2) break;
    if (NOT_DISTINCT.test(bare(rest.slice(found.length)))) break;
    front += found;
    rest = rest.slice(found.length);
  }
  return { place: bare(front) + place, core: bare(rest) };
}

function placeAtStart(text: string): string | null {
  const name = PLACES.get(text.slice(0, 2))?.find((place) => text.startsWith(place));
  return name === undefined ? null : name + (PLACE_ENDING.exec(text.slice(name.length))?.[0] ?? '');
}

/** What some writings say after a name: under what style it trades, where it was founded, whom to write to. */
const LATIN_AFTER =
  /[,\s(]+(?:d\/b\/a|dba|c\/o|trading as|a division of|an? [\w ]{2,30}(?:corporation|company|partnership)|a corporation of)\b.*$/i;

function latinName(written: string): Parts {
  const name = written.replace(LATIN_AFTER, '');
  const plain = name
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/&|\+/g, ' and ')
    .replace(/['’`´]/g, '');
  const all = plain.replace(PUNCTUATION, ' ').trim().split(' ');
  const first = all.findIndex((word) => word !== 'the');
  const front = first > 0 ? all.slice(first) : all;
  // Registers that sort by name write the article last: PROCTER & GAMBLE CO (THE).
  const words = front.length > 1 && front.at(-1) === 'the' ? front.slice(0, -1) : front;
  const { rest, form } = latinForm(words);
  const core = rest.join(' ');
  return {
    whole: form === '' ? core : `${core} ${form}`,
    core,
    place: '',
    form,
    unit: '',
    parent: '',
  };
}
