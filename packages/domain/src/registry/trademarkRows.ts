import {
  parseMadridNumber,
  parseNiceClass,
  parseSimilarGroup,
  parseTrademarkNumber,
} from '@zca/standards';
import { distinct, oneLine, splitValues } from './cells.ts';
import { dayOf } from './cellReaders.ts';
import { bareNumber, trademarkKey, trademarkRegistrationKey } from './key.ts';
import type { CalendarDay, Trademark } from './model.ts';
import { partiesOf } from './partyColumns.ts';
import { readCountry } from './partyRows.ts';
import { agencyOf } from './agency.ts';
import { eventsOf } from './patentRows.ts';
import { readPriorities } from './priorityRows.ts';
import { type Note, refuse } from './refusal.ts';
import type { TargetValues } from './targetValues.ts';

const KINDS: readonly (readonly [Trademark['kind'], RegExp])[] = [
  ['certification', /证明|certification/i],
  ['collective', /集体|collective/i],
  ['special', /特殊|special/i],
  ['ordinary', /普通|一般|商标|ordinary/i],
];
const SIGNS: readonly (readonly [NonNullable<Trademark['signType']>, RegExp])[] = [
  ['combined', /组合|combined|文字.*图形|图文/i],
  ['figurative', /图形|图案|figurative/i],
  ['word', /文字|汉字|拼音|字母|word/i],
];

/** Reads a trademark from the cells of a row; without classes it is a patch. */
export function trademarkOf(values: TargetValues, notes: Note[]): Trademark {
  const numbers = numbersOf(values);
  const title = oneLine(values.first('title') ?? '');
  const kindText = values.first('kind');
  const parties = partiesOf(values, notes);
  const trademark: Trademark = {
    collection: 'trademark',
    ...numbers,
    title: /^图形(?:商标)?$/.test(title) ? '' : title,
    kind: (kindText && KINDS.find(([, words]) => words.test(kindText))?.[0]) || 'ordinary',
    classes: classesOf(values, notes),
    applicants: parties.applicants,
    events: [...eventsOf(values, notes)],
  };
  const signText = values.first('signType') ?? (title.startsWith('图形') ? '图形' : undefined);
  const sign = signText && SIGNS.find(([, words]) => words.test(signText))?.[0];
  if (sign) trademark.signType = sign;
  setDays(trademark, values);
  if (parties.holders) trademark.holders = parties.holders;
  const priorities = readPriorities(values.all('priorities'), undefined, undefined, undefined);
  if (priorities.length > 0) trademark.priorities = priorities;
  const agency = agencyOf(values);
  if (agency) trademark.agency = agency;
  if (/^(?:是|y|yes|true|1|地理标志.*)$/i.test(values.first('geographicalIndication') ?? '')) {
    trademark.geographicalIndication = true;
  }
  if (/^(?:是|y|yes|true|1)$/i.test(values.first('synthetic') ?? '')) trademark.synthetic = true;
  return trademark;
}

type Numbers = Pick<Trademark, 'key' | 'number' | 'country' | 'registrationNumber' | 'madrid'>;

function numbersOf(values: TargetValues): Numbers {
  const country = readCountry(values.first('country'));
  if (country !== undefined && country !== 'CN') return foreignNumbers(values, country);
  const { number, madrid } = chineseNumbers(values);
  return { key: trademarkKey(number), number, ...(madrid === undefined ? {} : { madrid }) };
}

/**
 * Numbers of a mark of another office. A row that has one number and not our key states the number of
 * a registration, as lists of marks registered abroad do.
 */
function foreignNumbers(values: TargetValues, country: string): Numbers {
  const written = oneLine(values.first('number') ?? '');
  const stated = oneLine(values.first('registrationNumber') ?? '');
  const number = written || stated;
  if (bareNumber(number) === '') return refuse('number.missing', 'number');
  const madridText = values.first('madrid');
  const madrid = madridText === undefined ? null : parseMadridNumber(madridText);
  const key = trademarkKey(number, country);
  const isApplication =
    values.first('key') === key ||
    (stated !== '' && written !== '' && bareNumber(stated) !== bareNumber(written));
  const registration = stated || (isApplication ? '' : number);
  return {
    key: isApplication ? key : trademarkRegistrationKey(registration, country),
    country,
    number,
    ...(registration === '' ? {} : { registrationNumber: registration }),
    ...(madrid?.ok ? { madrid: madrid.value } : {}),
  };
}

function chineseNumbers(values: TargetValues): { number: string; madrid?: string } {
  const text = values.first('number') ?? values.first('key')?.replace(/^TM/, '');
  const madridText = values.first('madrid');
  const madrid = madridText === undefined ? null : parseMadridNumber(madridText);
  if (madrid && !madrid.ok) {
    refuse(madrid.rule, 'madrid', { ...madrid.params, value: madridText! });
  }
  if (text === undefined) {
    if (madrid?.ok) return { number: madrid.value, madrid: madrid.value };
    return refuse('number.missing', 'number');
  }
  const own = parseMadridNumber(text);
  if (own.ok) return { number: own.value, madrid: own.value };
  const parsed = parseTrademarkNumber(text);
  if (!parsed.ok) return refuse(parsed.rule, 'number', { ...parsed.params, value: text });
  return madrid?.ok ? { number: parsed.value, madrid: madrid.value } : { number: parsed.value };
}

type NiceEntry = Trademark['classes'][number];

/** Classes with their groups and goods. A group of another class leaves the row (O:A.5). */
function classesOf(values: TargetValues, notes: Note[]): NiceEntry[] {
  const classes = new Map<number, NiceEntry>();
  for (const part of values.all('niceClass').flatMap(splitClasses)) {
    const parsed = parseNiceClass(part);
    if (!parsed.ok) refuse(parsed.rule, 'niceClass', { ...parsed.params, value: part });
    if (!classes.has(parsed.value)) classes.set(parsed.value, { nice: parsed.value });
  }
  const isStated = classes.size > 0;
  for (const part of values.all('groups').flatMap(splitClasses)) {
    const parsed = parseSimilarGroup(part);
    if (!parsed.ok) refuse(parsed.rule, 'groups', { ...parsed.params, value: part });
    const nice = Number(parsed.value.slice(0, 2));
    if (isStated && !classes.has(nice)) {
      refuse('nice.groupClass', 'groups', {
        group: parsed.value,
        class: [...classes.keys()].join('、'),
        own: nice,
      });
    }
    const entry = classes.get(nice) ?? { nice };
    entry.groups = distinct([...(entry.groups ?? []), parsed.value]);
    classes.set(nice, entry);
  }
  addGoods(classes, values, notes);
  return [...classes.values()].toSorted((a, b) => a.nice - b.nice);
}

function splitClasses(text: string): string[] {
  return splitValues(text).flatMap((part) => part.split(/[,，、\s]+/).filter((one) => one !== ''));
}

/** 第9类：计算机；软件⏎第35类：广告 in one cell, or a plain list that belongs to the only class. */
function addGoods(classes: Map<number, NiceEntry>, values: TargetValues, notes: Note[]): void {
  const lists = [...values.all('goodsByClass'), ...values.all('goods')];
  for (const list of lists) {
    const headed = [
      ...list.matchAll(/第\s*(\d{1,2})\s*类\s*[:：]?\s*([^第]*(?:第(?!\s*\d{1,2}\s*类)[^第]*)*)/g),
    ];
    if (headed.length === 0) {
      const only = [...classes.values()];
      if (only.length === 0) continue;
      if (only.length > 1) {
        notes.push({
          rule: 'goods.classUnknown',
          field: 'goods',
          params: { class: only[0]!.nice },
        });
      }
      add(only[0]!, list);
      continue;
    }
    for (const [, digits, goods] of headed) {
      const nice = parseNiceClass(digits!);
      if (!nice.ok) refuse(nice.rule, 'goods', { ...nice.params, value: digits! });
      const entry = classes.get(nice.value) ?? { nice: nice.value };
      add(entry, goods!);
      classes.set(nice.value, entry);
    }
  }

  function add(entry: NiceEntry, text: string): void {
    const named = goodsIn(text);
    if (named.length > 0) entry.goods = distinct([...(entry.goods ?? []), ...named]);
  }
}

/** The goods and services of a list: 计算机；软件。 */
export function goodsIn(text: string): string[] {
  return splitValues(text)
    .map((one) => oneLine(one.replace(/[。，,]+$/, '')))
    .filter((one) => one !== '');
}

function setDays(trademark: Trademark, values: TargetValues): void {
  const set = (
    field: 'filingDay' | 'preliminaryDay' | 'publicationDay' | 'registrationDay',
    day: CalendarDay | undefined,
  ): void => {
    if (day !== undefined) trademark[field] = day;
  };
  set('filingDay', dayOf(values.first('filingDay'), 'filingDay'));
  set('preliminaryDay', dayOf(values.first('preliminaryDay'), 'preliminaryDay'));
  set('publicationDay', dayOf(values.first('publicationDay'), 'publicationDay'));
  set('registrationDay', dayOf(values.first('registrationDay'), 'registrationDay'));
  const term = values.first('termEndDay');
  if (term === undefined) return;
  // 2016年03月14日至2026年03月13日: the term ends on the second day.
  const end = term
    .split(/至|到|~|～|—|–|\bto\b|\s-\s/)
    .at(-1)!
    .trim();
  const day = end === '' ? undefined : dayOf(end, 'termEndDay');
  if (day !== undefined) trademark.termEndDay = day;
}
