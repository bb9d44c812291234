import type { PublicationNumber } from '@zca/standards';
import { hasChinese, normaliseNumberText, parsePublicationNumber, tidyName } from '@zca/standards';
import type {
  BibliographicDocument,
  DocumentReference,
  DocumentText,
} from './bibliographicDocument.ts';
import { agencyWith } from './agency.ts';
import { distinct, oneLine } from './cells.ts';
import { cpcOf, dayOf, ipcOf, locarnoOf } from './cellReaders.ts';
import { partiesFrom } from './documentParties.ts';
import { eventOf } from './eventRows.ts';
import { patentKey, publicationKeyOf } from './key.ts';
import type {
  CalendarDay,
  Patent,
  PatentKind,
  Priority,
  Publication,
  RightParty,
} from './model.ts';
import {
  foreignKind,
  publicationOf,
  readApplicationNumber,
  readPublicationNumber,
} from './numberReading.ts';
import { joinLines } from './patentRows.ts';
import {
  internationalApplicationIn,
  internationalPublicationIn,
  priorityNumber,
} from './priorityRows.ts';
import { readingOf } from './reading.ts';
import { type Note, refuse, type RightReading } from './refusal.ts';
import { documentSecrecyGate } from './secrecyGate.ts';

/**
 * Reads a published document of any office as a right, or says why it cannot be taken. Pure and
 * total. `today` decides what lies in the future; the secrecy gate comes first. A Chinese document
 * without a Chinese title comes from a database of families and only fills what is missing.
 */
export function documentToRight(document: BibliographicDocument, today: CalendarDay): RightReading {
  const title = chosenText(document.titles)?.text ?? '';
  const gate = documentSecrecyGate(title, [
    document.application.type ?? '',
    document.publication.kind ?? '',
    ...(document.legalStatus ?? []).map((one) => `${one.date ?? ''} ${one.text}`),
  ]);
  if (!gate.ok) return { ok: false, refusal: gate.refusal };
  const read = (notes: Note[]): Patent => {
    if (/^D$/i.test(document.exchangeStatus ?? '')) refuse('document.deleted', '');
    const declassification =
      gate.secrecy === 'DECLASSIFIED' ? { declassification: { ...gate.declassification } } : {};
    return { ...patentFrom(document, title, notes), secrecy: gate.secrecy, ...declassification };
  };
  return readingOf(today, read, isSecondary(document));
}

function patentFrom(
  document: BibliographicDocument,
  title: string,
  notes: Note[],
): Omit<Patent, 'secrecy' | 'declassification'> {
  const { application } = document;
  const office = officeOf(document);
  const written = application.number ?? application.standardNumber;
  const number = written === undefined ? null : applicationOf(office, written);
  const cn = number !== null && 'cn' in number ? number.cn : null;
  const publications = publicationsFrom(document, office, notes);
  const main = referenceNumber(document.publication, office);
  if (cn === null && main === null) refuse('document.number', 'applicationNumber');
  const parsed = main === null ? null : readPublicationNumber(main, 'publicationNumber');
  if (cn && parsed?.patentKind && parsed.patentKind !== cn.kind) {
    refuse('kind.numbersDisagree', 'publicationNumber', {
      application: cn.kind,
      publication: parsed.canonical,
    });
  }
  const patent: Omit<Patent, 'secrecy' | 'declassification'> = {
    collection: 'patent',
    key: cn ? patentKey(cn.canonical) : publicationKeyOf(parsed!.canonical),
    kind: cn?.kind ?? parsed?.patentKind ?? kindOf(application.type, parsed),
    country: cn ? 'CN' : parsed!.country,
    title: oneLine(title),
    applicants: partiesFrom(document.applicants, notes),
    inventors: distinct(
      document.inventors.map((one) => oneLine(one.name)).filter((name) => name !== ''),
    ),
    publications,
    ipc: ipcFrom(document, office === 'CN' && !isSecondary(document) ? null : notes),
    events: eventsFrom(document, notes),
  };
  const applicationNumber =
    cn?.canonical ?? (number && 'foreign' in number ? number.foreign : null);
  if (applicationNumber !== null) patent.applicationNumber = applicationNumber;
  if (cn?.pct || document.pct?.application) patent.pct = true;
  const filingDay = dayOf(application.date, 'filingDay');
  if (filingDay !== undefined) patent.filingDay = filingDay;
  const grantDay = dayOf(document.grant?.date, 'grantDay');
  if (grantDay !== undefined) patent.grantDay = grantDay;
  const adjustment = document.termAdjustmentDays ?? 0;
  if (adjustment > 0) patent.termAdjustmentDays = adjustment;
  setTexts(patent, document);
  setRelations(patent, document, office);
  setParties(patent, document, notes);
  return patent;
}

/** The office whose document it is; files of CNIPA need not say so. */
function officeOf({ publication, application }: BibliographicDocument): string {
  const inNumber = /^[A-Z]{2}(?=\d)/.exec(publication.number?.trim() ?? '')?.[0];
  return publication.country ?? inNumber ?? application.country ?? 'CN';
}

function applicationOf(office: string, written: string): ReturnType<typeof readApplicationNumber> {
  if (office === 'CN') return readApplicationNumber(written, 'applicationNumber');
  const compact = normaliseNumberText(written).replace(/[^0-9A-Z]/g, '');
  if (!/\d/.test(compact)) return null;
  const hasOffice = compact.startsWith('PCT') || compact.startsWith(office);
  return { foreign: hasOffice ? compact : office + compact };
}

/** The kind that an office names, else that of the kind of document. */
function kindOf(type: string | undefined, publication: PublicationNumber | null): PatentKind {
  if (/design/i.test(type ?? '')) return 'design';
  if (/utility.?model/i.test(type ?? '')) return 'utilityModel';
  return publication === null ? 'invention' : foreignKind(publication);
}

function isSecondary(document: BibliographicDocument): boolean {
  if (officeOf(document) !== 'CN') return false;
  return document.titles.some((one) => one.text.trim() !== '') && !hasChineseText(document.titles);
}

function hasChineseText(texts: readonly DocumentText[]): boolean {
  return texts.some((one) => languageOf(one) === 'zh');
}

function setParties(
  patent: Omit<Patent, 'secrecy' | 'declassification'>,
  document: BibliographicDocument,
  notes: Note[],
): void {
  const assignees = partiesFrom(document.assignees ?? [], notes);
  if (patent.applicants.length === 0) patent.applicants = assignees;
  else if (assignees.length > 0 && namesOf(assignees) !== namesOf(patent.applicants)) {
    patent.holders = assignees;
  }
  const { agency: firm } = document;
  const named = (document.agents ?? []).map((agent) => oneLine(agent.name));
  const agency = agencyWith(
    firm && { name: tidyName(firm.name), ...(firm.code ? { code: firm.code } : {}) },
    distinct(named.filter((name) => name !== '')),
  );
  if (agency !== undefined) patent.agency = agency;
}

function namesOf(parties: readonly RightParty[]): string {
  return parties.map((party) => party.name).join('\n');
}

/** The Chinese text, else the English one, else the first: a record has one of each kind. */
function chosenText(texts: readonly DocumentText[]): DocumentText | undefined {
  const filled = texts.filter((one) => one.text.trim() !== '');
  return (
    filled.find((one) => languageOf(one) === 'zh') ??
    filled.find((one) => languageOf(one) === 'en') ??
    filled[0]
  );
}

function languageOf(text: DocumentText): string {
  const stated = text.language?.toLowerCase() ?? (hasChinese(text.text) ? 'zh' : 'en');
  return /^(?:zh|cn)/.test(stated) ? 'zh' : stated.slice(0, 2);
}

/** CN + 113781974 + A; a number that bears its office already keeps it. */
function referenceNumber(reference: DocumentReference, office: string): string | null {
  const number = reference.number?.trim() ?? '';
  if (number === '') return null;
  const country = reference.country ?? (/^[A-Za-z]{2}/.test(number) ? '' : office);
  const prefix = number.toUpperCase().startsWith(country) ? '' : country;
  const hasKind = /[A-Za-z]\d?$/.test(number);
  return `${prefix}${number}${hasKind ? '' : (reference.kind ?? '')}`;
}

/** Its own number must be readable; that of an earlier publication of another office need not be. */
function publicationsFrom(
  document: BibliographicDocument,
  office: string,
  notes: Note[],
): Publication[] {
  const publications: Publication[] = [];
  const references = [
    ...(document.earlierPublications ?? []),
    document.publication,
    ...(document.grant ? [document.grant] : []),
  ];
  for (const reference of references) {
    const text = referenceNumber(reference, office);
    if (text === null) continue;
    const isForgiven = office !== 'CN' && reference !== document.publication;
    if (isForgiven && !parsePublicationNumber(text).ok) {
      notes.push({ rule: 'number.unreadable', field: 'publications', params: { value: text } });
      continue;
    }
    const number = readPublicationNumber(text, 'publicationNumber');
    const day = dayOf(reference.date ?? reference.gazette?.date, 'publicationDay');
    const publication = publicationOf(number, day);
    const known = publications.find((one) => one.number === publication.number);
    if (known === undefined) publications.push(publication);
    else if (publication.day !== undefined) known.day ??= publication.day;
  }
  return publications;
}

function ipcFrom(document: BibliographicDocument, forgiving: Note[] | null): Patent['ipc'] {
  const ordered = [
    ...document.ipc.filter((mark) => mark.position === 'first'),
    ...document.ipc.filter((mark) => mark.position !== 'first'),
  ];
  const written = ordered.map((mark) =>
    mark.version === undefined ? mark.symbol : `${mark.symbol}(${mark.version})`,
  );
  return ipcOf(undefined, written, forgiving);
}

function eventsFrom(document: BibliographicDocument, notes: Note[]): Patent['events'] {
  return (document.legalStatus ?? []).flatMap(({ date, text }) => {
    const day = dayOf(date, 'events');
    if (day === undefined) return [];
    return eventOf({ day, kind: text.split('\n')[0]!, text }, notes) ?? [];
  });
}

function setTexts(
  patent: Omit<Patent, 'secrecy' | 'declassification'>,
  document: BibliographicDocument,
): void {
  const english = document.titles.find(
    (one) => languageOf(one) === 'en' && one.text.trim() !== '',
  )?.text;
  const isOther = english !== undefined && oneLine(english) !== patent.title;
  // A Chinese document has a Chinese title, also where the file has only a translation of it.
  if (isOther ? hasChineseText(document.titles) : isSecondary(document)) {
    patent.titleEn = oneLine(english ?? patent.title);
  }
  const abstract = chosenText(document.abstracts ?? [])?.text ?? document.designExplanation;
  if (abstract !== undefined) patent.abstract = joinLines(abstract);
  if (document.claims?.firstText) patent.firstClaim = joinLines(document.claims.firstText);
  const count = document.claims?.count ?? 0;
  // A design has no claims, whatever a file counts.
  if (count > 0 && patent.kind !== 'design') patent.claimCount = count;
}

function setRelations(
  patent: Omit<Patent, 'secrecy' | 'declassification'>,
  document: BibliographicDocument,
  office: string,
): void {
  const cpc = (document.cpc ?? []).flatMap(cpcOf);
  if (cpc.length > 0) patent.cpc = distinct(cpc);
  const family = (document.family ?? []).flatMap((one) => {
    const text = referenceNumber(one, office);
    const parsed = text === null ? null : parsePublicationNumber(text);
    return parsed?.ok ? [parsed.value.canonical] : [];
  });
  const own = new Set(patent.publications.map((one) => one.number));
  const others = family.filter((number) => !own.has(number));
  if (others.length > 0) patent.family = others;
  const locarno = (document.locarno ?? []).flatMap((one) => locarnoOf(one.symbol));
  if (locarno.length > 0) patent.locarno = distinct(locarno);
  const priorities = document.priorities.flatMap((one): Priority[] => {
    const number = one.number ?? one.standardNumber;
    if (number === undefined) return [];
    const day = dayOf(one.date, 'priorities');
    return [
      {
        number: priorityNumber(one.country, number),
        ...(one.country ? { country: one.country } : {}),
        ...(day === undefined ? {} : { day }),
      },
    ];
  });
  if (priorities.length > 0) patent.priorities = priorities;
  const application = internationalApplicationIn(
    document.pct?.application?.number ?? document.application.number,
  );
  if (application !== undefined) patent.internationalApplication = application;
  const publication = office === 'WO' ? document.publication : document.pct?.publication;
  if (publication?.number !== undefined) {
    const written = /^WO/i.test(publication.number)
      ? publication.number
      : `WO${publication.number}`;
    const canonical = internationalPublicationIn(written + (publication.kind ?? ''));
    if (canonical !== undefined) patent.internationalPublication = canonical;
  }
  const citations = (document.citations ?? []).flatMap((one) => {
    const text = one.document ? referenceNumber(one.document, office) : null;
    const parsed = text === null ? null : parsePublicationNumber(text);
    if (!parsed?.ok) return [];
    const by = citedBy(one.citedBy);
    return [
      {
        number: parsed.value.canonical,
        ...(by === undefined ? {} : { by }),
        ...(one.category ? { category: one.category } : {}),
      },
    ];
  });
  if (citations.length > 0) patent.citations = citations;
}

function citedBy(text: string | undefined): 'examiner' | 'applicant' | undefined {
  if (text === undefined) return undefined;
  // Words of CNIPA and the USPTO, phases of DOCDB.
  if (/applicant|申请人|third part|^(?:APP|OPP|TPO)$/i.test(text)) {
    return /third part|OPP|TPO/i.test(text) ? undefined : 'applicant';
  }
  return /exam|审查|search|^(?:EXA|ISR|SEA|SUP|IPE|PRS|FOP|LIM)$/i.test(text)
    ? 'examiner'
    : undefined;
}
