import { parseMadridNumber, parseNiceClass, parseTrademarkNumber } from '@zca/standards';
import { type EventCode, isEventCode } from '../law/index.ts';
import { agencyFrom } from './agency.ts';
import { distinct, oneLine } from './cells.ts';
import { dayOf } from './cellReaders.ts';
import { officeIn } from './documentOffice.ts';
import { partiesFrom } from './documentParties.ts';
import { eventOf } from './eventRows.ts';
import { bareNumber, trademarkKey, trademarkRegistrationKey } from './key.ts';
import type { CalendarDay, LegalEvent, Priority, Trademark } from './model.ts';
import { officeEventCode } from './officeEvents.ts';
import { priorityNumber } from './priorityRows.ts';
import { readingOf } from './reading.ts';
import { type Note, refuse, type RightReading } from './refusal.ts';
import { documentSecrecyGate } from './secrecyGate.ts';
import type { TrademarkDocument, TrademarkDocumentEvent } from './trademarkDocument.ts';
import { goodsIn } from './trademarkRows.ts';

/**
 * Reads a trademark document (ST.66, ST.96) as a right, or says why it cannot be taken. Pure and
 * total. `today` decides what lies in the future; the secrecy gate comes first. Entries of the
 * history that mean an event of the closed list become events, the others stay in the words of the
 * office; what has no place in the record is noted.
 */
export function trademarkDocumentToRight(
  document: TrademarkDocument,
  today: CalendarDay,
): RightReading {
  const gate = documentSecrecyGate(document.word ?? '', document.categories);
  if (!gate.ok) return { ok: false, refusal: gate.refusal };
  return readingOf(today, (notes) => {
    if (/^d(?:elete)?$/i.test(document.operation ?? '')) refuse('document.deleted', '');
    return trademarkFrom(document, notes);
  });
}

function trademarkFrom(document: TrademarkDocument, notes: Note[]): Trademark {
  const office = officeIn(document.office);
  const trademark: Trademark = {
    collection: 'trademark',
    ...numbersOf(document, office),
    title: oneLine(document.word ?? ''),
    kind: kindOf(document.categories),
    classes: classesFrom(document, office, notes),
    applicants: partiesFrom(document.applicants, notes),
    events: [],
  };
  const signType = signTypeOf(document, office);
  if (signType !== undefined) trademark.signType = signType;
  const holders = partiesFrom(document.holders ?? [], notes);
  if (holders.length > 0) trademark.holders = holders;
  const agency = agencyFrom(document.representative);
  if (agency !== undefined) trademark.agency = agency;
  setDays(trademark, document);
  setHistory(trademark, document, office, notes);
  const priorities = prioritiesFrom(document);
  if (priorities.length > 0) trademark.priorities = priorities;
  return trademark;
}

type Numbers = Pick<Trademark, 'key' | 'number' | 'country' | 'registrationNumber' | 'madrid'>;

function numbersOf(document: TrademarkDocument, office: string): Numbers {
  const application = oneLine(document.applicationNumber ?? '');
  const registration = oneLine(document.registrationNumber ?? '');
  const madrid = madridOf(document.internationalNumber);
  if (bareNumber(application) === '' && bareNumber(registration) === '') {
    return refuse('number.missing', 'number');
  }
  if (office === 'CN') return chineseNumbers(registration || application, madrid);
  const isSame = bareNumber(application) === bareNumber(registration);
  return {
    key:
      bareNumber(application) === ''
        ? trademarkRegistrationKey(registration, office)
        : trademarkKey(application, office),
    country: office,
    number: application || registration,
    ...(registration === '' || (isSame && application !== '')
      ? {}
      : { registrationNumber: registration }),
    ...(madrid === undefined ? {} : { madrid }),
  };
}

function chineseNumbers(text: string, madrid: string | undefined): Numbers {
  const own = parseMadridNumber(text);
  const parsed = own.ok ? own : parseTrademarkNumber(text);
  if (!parsed.ok) return refuse(parsed.rule, 'number', { ...parsed.params, value: text });
  const known = own.ok ? own.value : madrid;
  return {
    key: trademarkKey(parsed.value),
    number: parsed.value,
    ...(known === undefined ? {} : { madrid: known }),
  };
}

function madridOf(text: string | undefined): string | undefined {
  const bare = text === undefined ? '' : bareNumber(text);
  const parsed = parseMadridNumber(/^\d/.test(bare) ? `G${bare}` : bare);
  return parsed.ok ? parsed.value : undefined;
}

function kindOf(categories: readonly string[]): Trademark['kind'] {
  const words = categories.join(' ');
  if (/certif|guarantee|gew(?:ä|ae)hrleistung|证明/i.test(words)) return 'certification';
  if (/collective|kollektiv|集体/i.test(words)) return 'collective';
  return 'ordinary';
}

/** Drawing codes of the USPTO; 6, where no drawing is possible, is none of the three. */
const USPTO_SIGNS: Readonly<Record<string, NonNullable<Trademark['signType']>>> = {
  '1': 'word',
  '2': 'figurative',
  '3': 'combined',
  '4': 'word',
  '5': 'word',
};
const SIGN_WORDS: readonly (readonly [NonNullable<Trademark['signType']>, RegExp])[] = [
  ['combined', /combined|wort-?\/?bild|组合/i],
  ['figurative', /figurative|^bild|图形/i],
  ['word', /word|character|^wort|文字/i],
];

function signTypeOf(document: TrademarkDocument, office: string): Trademark['signType'] {
  const code = document.featureCode?.trim() ?? '';
  if (Object.hasOwn(USPTO_SIGNS, code) && office === 'US') return USPTO_SIGNS[code];
  // Its words (drawing without any words) are sentences, so they are not asked.
  const words = office === 'US' ? undefined : document.feature;
  return words === undefined ? undefined : SIGN_WORDS.find(([, one]) => one.test(words))?.[0];
}

/** Nice classes; a class of a national scheme (US class A, 200) is noted, with its goods lost to none. */
function classesFrom(
  document: TrademarkDocument,
  office: string,
  notes: Note[],
): Trademark['classes'] {
  const classes = new Map<number, Trademark['classes'][number]>();
  for (const { number, goods, national } of document.classes) {
    const digits = number?.trim().replace(/^0+(?=\d)/, '') ?? '';
    const parsed = digits === '' ? null : parseNiceClass(digits);
    if (!parsed?.ok) {
      if (digits === '' && !goods?.trim()) continue;
      notes.push({
        rule: 'nice.notTaken',
        field: 'niceClass',
        params: { value: digits, goods: oneLine(goods ?? '').slice(0, 200) },
      });
      continue;
    }
    const entry = classes.get(parsed.value) ?? { nice: parsed.value };
    const named = goodsIn(goods ?? '');
    if (named.length > 0) entry.goods = [...new Set([...(entry.goods ?? []), ...named])];
    // Elsewhere they are classes of an older scheme of the office, not groups of similar goods.
    if (office === 'CN' && national?.length) {
      entry.groups = distinct([...(entry.groups ?? []), ...national.map(oneLine)]);
    }
    classes.set(parsed.value, entry);
  }
  return [...classes.values()];
}

function setDays(trademark: Trademark, document: TrademarkDocument): void {
  const set = (
    field: 'filingDay' | 'preliminaryDay' | 'publicationDay' | 'registrationDay' | 'termEndDay',
    text: string | undefined,
  ): void => {
    const day = dayOf(text, field);
    if (day !== undefined) trademark[field] = day;
  };
  set('filingDay', document.filingDate);
  set(
    trademark.country === undefined ? 'preliminaryDay' : 'publicationDay',
    document.publicationDate,
  );
  set('registrationDay', document.registrationDate);
  set('termEndDay', document.expiryDate);
}

function setHistory(
  trademark: Trademark,
  document: TrademarkDocument,
  office: string,
  notes: Note[],
): void {
  const { status } = document;
  const statusText = oneLine(status?.text ?? status?.code ?? '');
  if (statusText !== '') {
    const day = dayOf(status?.date, 'officeStatus');
    const code = status?.code?.trim();
    trademark.officeStatus = {
      text: statusText,
      ...(code && code !== statusText ? { code } : {}),
      ...(day === undefined ? {} : { day }),
    };
  }
  const history: NonNullable<Trademark['officeHistory']> = [];
  for (const entry of document.events) {
    const text = oneLine(entry.text);
    const day = dayOf(entry.date, 'events');
    if (day === undefined || text === '') {
      if (text !== '') notes.push({ rule: 'event.undated', field: 'events', params: { text } });
      continue;
    }
    const remark = oneLine(entry.remark ?? '');
    const said = remark === '' ? text : `${text}: ${remark}`;
    // Chinese gazette texts have readers of their own, which know their items.
    const chinese = office === 'CN' ? eventOf({ day, kind: text, text }, []) : null;
    const written = entry.code ?? '';
    const stated = office === 'CN' && isEventCode(written) ? written : undefined;
    const code = stated ?? officeEventCode(office, entry.code, text);
    if (chinese !== null) trademark.events.push({ ...chinese, ...(stated && { code: stated }) });
    else if (code !== undefined) trademark.events.push(eventFrom(entry, day, code, said));
    else history.push({ day, text: said, ...(entry.code ? { code: entry.code } : {}) });
  }
  if (history.length > 0) trademark.officeHistory = history;
}

function eventFrom(
  entry: TrademarkDocumentEvent,
  day: CalendarDay,
  code: EventCode,
  text: string,
): LegalEvent {
  const effectiveDay = dayOf(entry.effectiveDate, 'events');
  const details = {
    ...(entry.formerHolder ? { formerHolder: entry.formerHolder } : {}),
    ...(entry.newHolder ? { newHolder: entry.newHolder } : {}),
  };
  return {
    day,
    code,
    text,
    ...(effectiveDay === undefined || effectiveDay === day ? {} : { effectiveDay }),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

function prioritiesFrom(document: TrademarkDocument): Priority[] {
  return document.priorities.flatMap(({ country, number, date }): Priority[] => {
    if (!number?.trim()) return [];
    const day = dayOf(date, 'priorities');
    return [
      {
        number: priorityNumber(country, number),
        ...(country ? { country } : {}),
        ...(day === undefined ? {} : { day }),
      },
    ];
  });
}
