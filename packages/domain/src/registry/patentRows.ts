import type { PublicationNumber } from '@zca/standards';
import { hasChinese, parseApplicationNumber, parsePublicationNumber } from '@zca/standards';
import { agencyOf } from './agency.ts';
import { oneLine, splitValues } from './cells.ts';
import { countOf, cpcOf, dayOf, ipcOf, locarnoOf, personsOf } from './cellReaders.ts';
import { readLegalEvents } from './eventRows.ts';
import { splitTitleAndAbstract } from './joinedCell.ts';
import { patentKey, publicationKeyOf } from './key.ts';
import type { CalendarDay, Patent, PatentKind, Priority, Publication } from './model.ts';
import {
  foreignKind,
  isGrantPublication,
  publicationOf,
  readApplicationNumber,
  readPublicationNumber,
} from './numberReading.ts';
import { partiesOf } from './partyColumns.ts';
import {
  internationalApplicationIn,
  internationalPublicationIn,
  readDocumentNumbers,
  readPriorities,
} from './priorityRows.ts';
import { type Note, refuse } from './refusal.ts';
import type { TargetValues } from './targetValues.ts';

/** A patent read from a row, still without the secrecy statement. */
export type PatentDraft = Omit<Patent, 'secrecy' | 'declassification'>;

/** A publication with the number that was read, for what the number says. */
interface ReadPublication {
  readonly number: PublicationNumber;
  readonly publication: Publication;
}

/**
 * Reads a patent from the cells of a row. The title is '' when the row has none.
 * Leaves the row with the first rule that a cell breaks.
 */
export function patentOf(values: TargetValues, notes: Note[]): PatentDraft {
  const application = applicationOf(values);
  const read = publicationsOf(values);
  const publications = read.map((one) => one.publication);
  const hint = application === null ? hintedApplication(values) : null;
  const cn = application !== null && 'cn' in application ? application.cn : hint;
  const foreign = application !== null && 'foreign' in application ? application.foreign : null;
  if (cn === null && read.length === 0) refuse('number.missing', 'applicationNumber');

  const country = cn !== null ? 'CN' : read[0]!.number.country;
  const kind = kindOf(values, cn?.kind, read[0]?.number, country);
  const abstract = values.first('abstract');
  const joint = values.first('titleAndAbstract');
  const split = joint === undefined ? null : splitTitleAndAbstract(joint);
  const parties = partiesOf(values, notes);
  const patent: PatentDraft = {
    collection: 'patent',
    key: cn !== null ? patentKey(cn.canonical) : keyWithoutApplication(values, read[0]!.number),
    kind,
    country,
    title: oneLine(values.first('title') ?? split?.title ?? ''),
    applicants: parties.applicants,
    inventors: personsOf(values.all('inventors')),
    publications,
    ipc: ipcOf(values.first('mainIpc'), values.all('ipc'), country === 'CN' ? null : notes),
    events: [...eventsOf(values, notes)],
  };
  if (patent.title === '' && kind === 'design') nameDesign(patent, abstract, notes);
  const applicationNumber = cn?.canonical ?? foreign;
  if (applicationNumber !== null) patent.applicationNumber = applicationNumber;
  if (cn?.pct || /^(?:是|y|yes|true|1)$/i.test(values.first('pct') ?? '')) patent.pct = true;
  setDays(patent, values, read);
  setTexts(patent, values, abstract ?? split?.abstract, notes);
  setLists(patent, values, cn?.base ?? null, notes);
  if (parties.holders) patent.holders = parties.holders;
  const agency = agencyOf(values);
  if (agency) patent.agency = agency;
  if (/^(?:是|y|yes|true|1)$/i.test(values.first('synthetic') ?? '')) patent.synthetic = true;
  return patent;
}

function applicationOf(values: TargetValues): ReturnType<typeof readApplicationNumber> {
  for (const target of ['applicationNumber', 'patentNumber']) {
    for (const text of values.all(target)) {
      const number = readApplicationNumber(qualifiedForeign(text, values.first('country')), target);
      if (number !== null) return number;
    }
  }
  return null;
}

/** The application number inside the identifiers of the CNIPA search system (CN201710027729). */
function hintedApplication(values: TargetValues): ReturnType<typeof cnNumber> {
  for (const text of values.all('applicationNumberHint')) {
    if (/^CN(?:\d{12}|\d{8})$/.test(text.trim())) return cnNumber(text);
  }
  const key = values.first('key');
  return key !== undefined && /^CN\d/.test(key) ? cnNumber(key) : null;
}

function cnNumber(text: string) {
  const parsed = parseApplicationNumber(text);
  return parsed.ok ? parsed.value : null;
}

function publicationsOf(values: TargetValues): ReadPublication[] {
  const read: ReadPublication[] = [];
  const kindCode = values.first('kindCode');
  const country = values.first('country');
  const add = (text: string, day: CalendarDay | undefined, field: string): void => {
    let number = readPublicationNumber(qualified(text, country), field);
    if (number.kindCode === null && kindCode !== undefined && /^[A-Z]\d?$/.test(kindCode)) {
      const whole = parsePublicationNumber(number.canonical + kindCode);
      if (whole.ok) number = whole.value;
    }
    const publication = publicationOf(number, day);
    const known = read.find((one) => one.publication.number === publication.number);
    if (known === undefined) read.push({ number, publication });
    else if (publication.day !== undefined) known.publication.day ??= publication.day;
  };
  for (const list of values.all('publications')) {
    for (const part of splitValues(list)) {
      const [text, day] = part.split(/\s+(?=\d{4}-)/);
      add(text!, dayOf(day, 'publications'), 'publications');
    }
  }
  add2('applicationPublicationNumber', 'applicationPublicationDay');
  add2('publicationNumber', 'publicationDay');
  add2('grantNumber', 'grantDay');
  return read;

  function add2(numberTarget: string, dayTarget: string): void {
    const days = values.all(dayTarget);
    const texts = values.all(numberTarget).flatMap(splitValues);
    texts.forEach((text, index) => {
      // One day for several numbers belongs to the first alone.
      const day = days[index] ?? (texts.length === 1 ? days[0] : undefined);
      add(text, dayOf(day, dayTarget), numberTarget);
    });
  }
}

/** Adds the office of a country column to a number that bears none. */
function qualified(text: string, country: string | undefined): string {
  const hasOffice = /^[A-Za-z]{2}/.test(text.trim());
  const office = country?.trim().toUpperCase() ?? '';
  return hasOffice || !/^[A-Z]{2}$/.test(office) ? text : `${office}${text}`;
}

/** Adds a foreign office; a Chinese application number needs none. */
function qualifiedForeign(text: string, country: string | undefined): string {
  return /^CN$/i.test(country ?? 'CN') ? text : qualified(text, country);
}

const KIND_WORDS: readonly (readonly [PatentKind, RegExp])[] = [
  ['utilityModel', /实用新型|utility model|^新型$/i],
  ['design', /外观|design/i],
  ['invention', /发明|invention/i],
];

function kindOf(
  values: TargetValues,
  ofApplication: PatentKind | undefined,
  publication: PublicationNumber | undefined,
  country: string,
): PatentKind {
  const ofPublication = publication?.patentKind ?? undefined;
  if (ofApplication && ofPublication && ofApplication !== ofPublication) {
    refuse('kind.numbersDisagree', 'publicationNumber', {
      application: ofApplication,
      publication: publication!.canonical,
    });
  }
  const known = ofApplication ?? ofPublication;
  const written = values.first('kind');
  const stated =
    written === undefined ? undefined : KIND_WORDS.find(([, words]) => words.test(written))?.[0];
  if (known && stated && country === 'CN' && stated !== known) {
    refuse('kind.contradiction', 'kind', { value: written!, kind: known });
  }
  return known ?? stated ?? (publication ? foreignKind(publication) : 'invention');
}

/** Our own exports name the key; it is used where no application number does. */
function keyWithoutApplication(values: TargetValues, number: PublicationNumber): string {
  const own = values.first('key');
  if (own !== undefined && /^P-[A-Z]{2}[A-Z0-9]+$/.test(own)) return own;
  return publicationKeyOf(number.canonical);
}

function setDays(
  patent: PatentDraft,
  values: TargetValues,
  read: readonly ReadPublication[],
): void {
  const filingDay = dayOf(values.first('filingDay'), 'filingDay');
  if (filingDay !== undefined) patent.filingDay = filingDay;
  const stated = dayOf(values.first('grantDay'), 'grantDay');
  const grant = read.find((one) => isGrantPublication(one.publication))?.publication;
  if (grant && stated !== undefined) grant.day ??= stated;
  const grantDay = grant?.day ?? stated;
  if (grantDay !== undefined) patent.grantDay = grantDay;
  // A day of publication without a number of its own belongs to the published application.
  const publishedOn = dayOf(values.first('applicationPublicationDay'), 'applicationPublicationDay');
  const first = read.find((one) => one.publication.kind === 'A')?.publication;
  if (first && publishedOn !== undefined) first.day ??= publishedOn;
}

function setTexts(
  patent: PatentDraft,
  values: TargetValues,
  abstract: string | undefined,
  notes: Note[],
): void {
  const titleEn = values.first('titleEn');
  if (titleEn !== undefined) patent.titleEn = oneLine(titleEn);
  // Family databases give Chinese documents an English title, which must not pass for the title's own.
  else if (
    patent.country === 'CN' &&
    /[A-Za-z]{3}/.test(patent.title) &&
    !hasChinese(patent.title)
  ) {
    patent.titleEn = patent.title;
  }
  if (abstract !== undefined) patent.abstract = joinLines(abstract);
  const firstClaim = values.first('firstClaim');
  if (firstClaim !== undefined) patent.firstClaim = joinLines(firstClaim);
  const claimCount = countOf(values.first('claimCount'), 'claimCount', notes);
  if (claimCount !== undefined) patent.claimCount = claimCount;
  const year = countOf(values.first('feePaidThroughYear'), 'feePaidThroughYear', notes);
  if (year !== undefined) patent.feePaidThroughYear = year;
  const adjustment = countOf(values.first('termAdjustmentDays'), 'termAdjustmentDays', notes);
  if (adjustment !== undefined) patent.termAdjustmentDays = adjustment;
  const application = internationalApplicationIn(
    values.first('internationalApplication') ?? values.first('applicationNumber'),
  );
  if (application !== undefined) patent.internationalApplication = application;
  const publication = internationalPublicationIn(values.first('internationalPublication'));
  if (publication !== undefined) patent.internationalPublication = publication;
}

/** Removes the line breaks that a page layout put into Chinese prose; paragraphs stay. */
export function joinLines(text: string): string {
  return text
    .replace(/[ \t\u3000]+/g, ' ')
    .replace(/(?<=[\u3400-\u9fffA-Za-z0-9，、,])\n(?=[\u3400-\u9fff])/g, '')
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function setLists(
  patent: PatentDraft,
  values: TargetValues,
  ownBase: string | null,
  notes: Note[],
): void {
  const cpc = values.all('cpc').flatMap(cpcOf);
  if (cpc.length > 0) patent.cpc = [...new Set(cpc)];
  const locarno = values.all('locarno').flatMap(locarnoOf);
  if (locarno.length > 0) patent.locarno = [...new Set(locarno)];
  const priorities = readPriorities(
    values.all('priorities'),
    values.first('priorityNumber'),
    values.first('priorityDay'),
    values.first('priorityCountry'),
  ).filter((priority) => !isOwnApplication(priority, ownBase));
  if (priorities.length > 0) patent.priorities = priorities;
  const citations = readDocumentNumbers(values.all('citations'), 'citations', notes);
  if (citations.length > 0) patent.citations = citations.map((number) => ({ number }));
  const own = new Set(patent.publications.map((one) => one.number));
  const family = readDocumentNumbers(values.all('family'), 'family', notes);
  const others = family.filter((number) => !own.has(number));
  if (others.length > 0) patent.family = others;
}

/** Databases of families list an application without priority as its own priority. */
function isOwnApplication(priority: Priority, ownBase: string | null): boolean {
  return (
    ownBase !== null &&
    (priority.country ?? 'CN') === 'CN' &&
    priority.number.replace(/\D.*$/, '').startsWith(ownBase)
  );
}

export function eventsOf(values: TargetValues, notes: Note[]): Patent['events'] {
  const events = values.all('legalEvents').flatMap((block) => readLegalEvents(block, notes));
  const day = dayOf(values.first('eventDay'), 'eventDay');
  const kind = values.first('eventKind');
  const text = values.first('eventText') ?? kind;
  if (day !== undefined && text !== undefined) {
    const block = `公告日 ${day} 类型 ${(kind ?? text).split('\n')[0]!}\n${text}`;
    events.push(...readLegalEvents(block, notes));
  }
  return events;
}

/** Tables of designs often have no title: the brief description names the product in its first point. */
function nameDesign(patent: PatentDraft, description: string | undefined, notes: Note[]): void {
  const named = /产品(?:的|设计)?名称\s*(?:[:：]|是|为)\s*([^。；;\n]+?)\s*[。；;\n]/.exec(
    description ?? '',
  );
  if (!named) return;
  patent.title = oneLine(named[1]!);
  notes.push({ rule: 'title.fromDescription', field: 'title', params: { title: patent.title } });
}
