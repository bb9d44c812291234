import { hasChinese, parsePublicationNumber, tidyName } from '@zca/standards';
import type {
  BibliographicDocument,
  DocumentReference,
  DocumentText,
} from './bibliographicDocument.ts';
import { canonicalRight } from './canonicalRight.ts';
import { distinct, oneLine } from './cells.ts';
import { dayOf, ipcOf, locarnoOf } from './cellReaders.ts';
import { partiesFrom } from './documentParties.ts';
import { eventOf } from './eventRows.ts';
import { findFault } from './findFault.ts';
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
import { type Note, refuse, RefusalSignal, type RightReading } from './refusal.ts';
import { isPatch } from './rowToRight.ts';
import { documentSecrecyGate } from './secrecyGate.ts';

/**
 * Reads a published document (CNIPA XML of either generation) as a right, or says why it cannot be
 * taken. Pure and total. `today` decides what lies in the future; the secrecy gate comes first.
 */
export function documentToRight(document: BibliographicDocument, today: CalendarDay): RightReading {
  const title = titleOf(document, true) ?? '';
  const gate = documentSecrecyGate(title, [
    document.application.type ?? '',
    document.publication.kind ?? '',
    ...(document.legalStatus ?? []).map((one) => `${one.date ?? ''} ${one.text}`),
  ]);
  if (!gate.ok) return { ok: false, refusal: gate.refusal };
  const notes: Note[] = [];
  try {
    if (/^D$/i.test(document.exchangeStatus ?? '')) refuse('document.deleted', '');
    const declassification =
      gate.secrecy === 'DECLASSIFIED' ? { declassification: { ...gate.declassification } } : {};
    const right: Patent = {
      ...patentFrom(document, title, notes),
      secrecy: gate.secrecy,
      ...declassification,
    };
    const fault = findFault(right, today);
    if (fault) return { ok: false, refusal: fault };
    return {
      ok: true,
      right: canonicalRight(right),
      notes,
      ...(isPatch(right) ? { patch: true as const } : {}),
    };
  } catch (signal) {
    if (signal instanceof RefusalSignal) return { ok: false, refusal: signal.refusal };
    throw signal;
  }
}

function patentFrom(
  document: BibliographicDocument,
  title: string,
  notes: Note[],
): Omit<Patent, 'secrecy' | 'declassification'> {
  const { application } = document;
  const written = application.number ?? application.standardNumber;
  const number = written === undefined ? null : readApplicationNumber(written, 'applicationNumber');
  const cn = number !== null && 'cn' in number ? number.cn : null;
  const references = [
    ...(document.earlierPublications ?? []),
    document.publication,
    ...(document.grant ? [document.grant] : []),
  ];
  const publications = publicationsFrom(references);
  const main = referenceNumber(document.publication);
  if (cn === null && main === null) refuse('document.number', 'applicationNumber');
  const parsed = main === null ? null : readPublicationNumber(main, 'publicationNumber');
  if (cn && parsed?.patentKind && parsed.patentKind !== cn.kind) {
    refuse('kind.numbersDisagree', 'publicationNumber', {
      application: cn.kind,
      publication: parsed.canonical,
    });
  }
  const kind: PatentKind =
    cn?.kind ?? parsed?.patentKind ?? (parsed ? foreignKind(parsed) : 'invention');
  const patent: Omit<Patent, 'secrecy' | 'declassification'> = {
    collection: 'patent',
    key: cn ? patentKey(cn.canonical) : publicationKeyOf(parsed!.canonical),
    kind,
    country: cn ? 'CN' : parsed!.country,
    title: oneLine(title),
    applicants: partiesFrom(document.applicants, notes),
    inventors: distinct(
      document.inventors.map((one) => oneLine(one.name)).filter((name) => name !== ''),
    ),
    publications,
    ipc: ipcFrom(document),
    events: eventsFrom(document, notes),
  };
  const applicationNumber =
    cn?.canonical ?? (number && 'foreign' in number ? number.foreign : null);
  if (applicationNumber !== null) patent.applicationNumber = applicationNumber;
  if (cn?.pct || document.pct?.application) patent.pct = true;
  const filingDay = dayOf(application.date, 'filingDay');
  if (filingDay !== undefined) patent.filingDay = filingDay;
  setTexts(patent, document);
  setRelations(patent, document);
  const assignees = partiesFrom(document.assignees ?? [], notes);
  if (patent.applicants.length === 0) patent.applicants = assignees;
  else if (assignees.length > 0 && namesOf(assignees) !== namesOf(patent.applicants)) {
    patent.holders = assignees;
  }
  if (document.agency) {
    patent.agency = { name: tidyName(document.agency.name) };
    if (document.agency.code) patent.agency.code = document.agency.code;
    const agents = distinct((document.agents ?? []).map((agent) => oneLine(agent.name)));
    if (agents.length > 0) patent.agency.agents = agents;
  }
  return patent;
}

function namesOf(parties: readonly RightParty[]): string {
  return parties.map((party) => party.name).join('\n');
}

function titleOf(document: BibliographicDocument, chinese: boolean): string | undefined {
  const fitting = document.titles.filter((one) => isChineseText(one) === chinese);
  const text = fitting.find((one) => one.text.trim() !== '')?.text;
  return (
    text ?? (chinese ? document.titles.find((one) => one.text.trim() !== '')?.text : undefined)
  );
}

function isChineseText(text: DocumentText): boolean {
  return text.language ? /^(?:zh|cn)/i.test(text.language) : hasChinese(text.text);
}

/** CN + 113781974 + A; a number that bears its office already keeps it. */
function referenceNumber(reference: DocumentReference): string | null {
  const number = reference.number?.trim() ?? '';
  if (number === '') return null;
  const country = /^[A-Za-z]{2}/.test(number) ? '' : (reference.country ?? 'CN');
  const hasKind = /[A-Za-z]\d?$/.test(number);
  return `${country}${number}${hasKind ? '' : (reference.kind ?? '')}`;
}

function publicationsFrom(references: readonly DocumentReference[]): Publication[] {
  const publications: Publication[] = [];
  for (const reference of references) {
    const text = referenceNumber(reference);
    if (text === null) continue;
    const number = readPublicationNumber(text, 'publicationNumber');
    const day = dayOf(reference.date ?? reference.gazette?.date, 'publicationDay');
    const publication = publicationOf(number, day);
    const known = publications.find((one) => one.number === publication.number);
    if (known === undefined) publications.push(publication);
    else if (publication.day !== undefined) known.day ??= publication.day;
  }
  return publications;
}

function ipcFrom(document: BibliographicDocument): Patent['ipc'] {
  const ordered = [
    ...document.ipc.filter((mark) => mark.position === 'first'),
    ...document.ipc.filter((mark) => mark.position !== 'first'),
  ];
  const written = ordered.map((mark) =>
    mark.version === undefined ? mark.symbol : `${mark.symbol}(${mark.version})`,
  );
  return ipcOf(undefined, written);
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
  const english = titleOf(document, false);
  if (english !== undefined && english !== patent.title) patent.titleEn = oneLine(english);
  const abstract = document.abstract?.text ?? document.designExplanation;
  if (abstract !== undefined) patent.abstract = joinLines(abstract);
  if (document.claims?.firstText) patent.firstClaim = joinLines(document.claims.firstText);
  const count = document.claims?.count ?? 0;
  // A design has no claims, whatever a file counts.
  if (count > 0 && patent.kind !== 'design') patent.claimCount = count;
}

function setRelations(
  patent: Omit<Patent, 'secrecy' | 'declassification'>,
  document: BibliographicDocument,
): void {
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
  const application = internationalApplicationIn(document.pct?.application?.number);
  if (application !== undefined) patent.internationalApplication = application;
  const publication = document.pct?.publication;
  if (publication?.number !== undefined) {
    const written = /^WO/i.test(publication.number)
      ? publication.number
      : `WO${publication.number}`;
    const canonical = internationalPublicationIn(written + (publication.kind ?? ''));
    if (canonical !== undefined) patent.internationalPublication = canonical;
  }
  const citations = (document.citations ?? []).flatMap((one) => {
    const text = one.document ? referenceNumber(one.document) : null;
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
  if (/exam|审查|search|ISR|SEA/i.test(text)) return 'examiner';
  return /applicant|申请人|APP/i.test(text) ? 'applicant' : undefined;
}
