import { EVENT_KINDS, isEventCode } from '@zca/domain/law';
import {
  type GeographicalIndication,
  isGranted,
  isGrantPublication,
  type LegalEvent,
  type Patent,
  type Publication,
  type Right,
  type RightParty,
  type Trademark,
  withoutKind,
} from '@zca/domain/registry';
import {
  LossLedger,
  type St96Design,
  type St96Indication,
  type St96Loss,
  type St96Party,
  type St96Patent,
  type St96Reference,
  type St96Right,
  type St96Trademark,
} from '@zca/formats';
import { findDivision, findDivisionByCode, parsePublicationNumber } from '@zca/standards';

/** A right as the ST.96 writer takes it, and what of the record has no place there. */
export interface St96Reading {
  readonly right: St96Right;
  readonly losses: readonly St96Loss[];
}

/**
 * Turns a record into the writer's value. Every field of the record is either handed over or named
 * among the losses, each once; what the writer itself cannot put into XML is named by the writer.
 */
export function toSt96(right: Right): St96Reading {
  const ledger = new LossLedger();
  const value =
    right.collection === 'geographicalIndication'
      ? indicationOf(right, ledger)
      : right.collection === 'trademark'
        ? trademarkOf(right, ledger)
        : right.kind === 'design'
          ? designOf(right, ledger)
          : patentOf(right, ledger);
  return { right: value, losses: ledger.losses };
}

/** Names the fields of a record that are there and have no element. */
function loseFields<R extends Right>(
  right: R,
  ledger: LossLedger,
  fields: readonly (keyof R & string)[],
): void {
  for (const field of fields) {
    const value = right[field];
    const isAbsent = value === undefined || (Array.isArray(value) && value.length === 0);
    if (!isAbsent) ledger.add(field, 'no-element');
  }
}

function patentOf(patent: Patent, ledger: LossLedger): St96Patent {
  loseFields(patent, ledger, ['registerAsOf', 'feePaidThroughYear']);
  loseDetails(patent.events, ledger);
  if (patent.synthetic) ledger.add('synthetic', 'only-as-text', 'partial');
  // An entry of the CPC demands version, action date, office and value beside the symbol.
  for (const _ of patent.cpc ?? []) ledger.add('cpc', 'required-part-missing');
  if (patent.declassification) ledger.add('declassification.gazette', 'no-element');
  const main = mainPublication(patent);
  const { firstClaim, titleEn, abstract } = patent;
  return {
    right: 'patent',
    legalKind: patent.kind === 'utilityModel' ? 'Utility model' : 'Patent for invention',
    events: eventsOf(patent.events),
    office: patent.country,
    applicationNumber: patent.applicationNumber,
    isPctNationalPhase: patent.pct,
    statusText: patent.synthetic ? '演示数据 Demonstration data' : undefined,
    filingDay: patent.filingDay,
    publication: main && referenceTo(main),
    otherPublications: patent.publications
      .filter((one) => one !== main)
      .map((one) => ({ ...referenceTo(one), stage: stageOf(one) })),
    grantDay: patent.grantDay,
    priorities: prioritiesOf(patent),
    ipc: patent.ipc.map(({ symbol, edition, first }) => ({
      symbol,
      edition,
      isFirst: first === true,
    })),
    locarno: patent.locarno ?? [],
    title: patent.title,
    titleEn,
    abstract,
    firstClaim,
    claimCount: patent.claimCount,
    citations: (patent.citations ?? []).map(({ number, by, category }) => ({
      document: referenceOf(number),
      by,
      category,
    })),
    applicants: partiesOf(patent.applicants, 'applicants', ledger),
    owners: partiesOf(patent.holders ?? [], 'holders', ledger),
    inventors: patent.inventors,
    agency: patent.agency,
    family: (patent.family ?? []).map(referenceOf),
    internationalApplication: patent.internationalApplication,
    internationalPublication:
      patent.internationalPublication === undefined
        ? undefined
        : referenceOf(patent.internationalPublication),
    termAdjustmentDays: patent.termAdjustmentDays,
    declassificationDay: patent.declassification?.day,
  };
}

function designOf(patent: Patent, ledger: LossLedger): St96Design {
  loseFields(patent, ledger, [
    'titleEn',
    'holders',
    'firstClaim',
    'claimCount',
    'ipc',
    'cpc',
    'citations',
    'family',
    'pct',
    'internationalApplication',
    'internationalPublication',
    'registerAsOf',
    'feePaidThroughYear',
    'termAdjustmentDays',
    'declassification',
    'synthetic',
  ]);
  loseDetails(patent.events, ledger);
  const grant = patent.publications.find(isGrantPublication);
  return {
    right: 'design',
    legalKind: 'Design patent',
    office: patent.country,
    applicationNumber: patent.applicationNumber,
    registrationNumber: grant && referenceTo(grant).number,
    grantDay: patent.grantDay,
    publications: patent.publications.map(referenceTo),
    filingDay: patent.filingDay,
    title: patent.title,
    description: patent.abstract,
    locarno: patent.locarno ?? [],
    priorities: prioritiesOf(patent),
    applicants: partiesOf(patent.applicants, 'applicants', ledger),
    designers: patent.inventors,
    agency: patent.agency,
    events: eventsOf(patent.events),
  };
}

const MARK_CATEGORIES = {
  ordinary: 'Trademark',
  collective: 'Collective mark',
  certification: 'Certification mark',
  special: undefined,
} as const;
const MARK_FEATURES = { word: 'Word', figurative: 'Figurative', combined: 'Combined' } as const;

function trademarkOf(mark: Trademark, ledger: LossLedger): St96Trademark {
  loseFields(mark, ledger, ['holders', 'registerAsOf', 'synthetic', 'geographicalIndication']);
  loseDetails(mark.events, ledger);
  for (const { effectiveDay, text } of mark.events) {
    if (effectiveDay !== undefined) loseWords(text, 'events.effectiveDay', ledger);
  }
  if (mark.kind === 'special') ledger.add('kind', 'code-not-listed');
  return {
    right: 'trademark',
    office: mark.country ?? 'CN',
    number: mark.number,
    // In China one number serves the application and the registration.
    registrationNumber:
      mark.registrationNumber ??
      (mark.country === undefined && isGranted(mark) ? mark.number : undefined),
    filingDay: mark.filingDay,
    preliminaryDay: mark.preliminaryDay,
    publicationDay: mark.publicationDay,
    registrationDay: mark.registrationDay,
    expiryDay: mark.termEndDay,
    category: MARK_CATEGORIES[mark.kind],
    feature: mark.signType && MARK_FEATURES[mark.signType],
    words: mark.title,
    classes: mark.classes,
    madrid: mark.madrid,
    priorities: prioritiesOf(mark),
    status: mark.officeStatus,
    history: mark.officeHistory ?? [],
    applicants: partiesOf(mark.applicants, 'applicants', ledger),
    agency: mark.agency,
    events: eventsOf(mark.events),
  };
}

function indicationOf(gi: GeographicalIndication, ledger: LossLedger): St96Indication {
  loseFields(gi, ledger, [
    'basis',
    'holders',
    'divisions',
    'standard',
    'officeStatus',
    'events',
    'registerAsOf',
    'synthetic',
  ]);
  for (const { creditCode } of gi.users ?? []) {
    if (creditCode !== undefined) ledger.add('users.creditCode', 'no-element');
  }
  return {
    right: 'indication',
    office: gi.country,
    number: gi.number,
    registrationNumber: gi.registrationNumber,
    registrationDay: gi.registrationDay,
    filingDay: gi.filingDay,
    publicationDay: gi.publicationDay,
    expiryDay: gi.termEndDay,
    title: gi.title,
    names: gi.names ?? [],
    category: gi.category,
    products: gi.products ?? [],
    niceClasses: gi.niceClasses ?? [],
    area: gi.area,
    specification: gi.specification,
    announcement: gi.announcement,
    applicants: partiesOf(gi.applicants, 'applicants', ledger),
    users: partiesOf(gi.users ?? [], 'users', ledger),
    agency: gi.agency,
  };
}

/** Details taken from a gazette text have no element; the text itself states them in words. */
function loseDetails(events: readonly LegalEvent[], ledger: LossLedger): void {
  for (const { details, text } of events) {
    if (details !== undefined) loseWords(text, 'events.details', ledger);
  }
}

function loseWords(text: string | undefined, field: string, ledger: LossLedger): void {
  if (text === undefined) ledger.add(field, 'no-element');
  else ledger.add(field, 'only-as-text', 'partial');
}

function eventsOf(events: readonly LegalEvent[]): St96Patent['events'] {
  return events.map(({ day, effectiveDay, code, text }) => {
    const category = isEventCode(code) ? EVENT_KINDS[code].st27 : 'W';
    return { day, effectiveDay, code, category, text };
  });
}

function partiesOf(
  parties: readonly RightParty[],
  field: 'applicants' | 'holders' | 'users',
  ledger: LossLedger,
): St96Party[] {
  return parties.map(
    ({ name, type, country, address, postcode, division, creditCode, location }) => {
      // Only persons and organisations are told apart.
      if (type !== undefined) ledger.add(`${field}.type`, 'only-approximated', 'partial');
      if (location !== undefined) ledger.add(`${field}.location`, 'no-element');
      const place = placeOf(division, address);
      if (place === null) ledger.add(`${field}.division`, 'no-element');
      return {
        name,
        nature: type && (type === 'person' ? 'person' : 'organization'),
        country,
        address,
        postcode,
        identifier: creditCode,
        ...place,
      };
    },
  );
}

/**
 * The names of a division and of those that it lies in; none where the address states it, which would
 * say it twice; null for a zone or an unknown code.
 */
function placeOf(
  division: string | undefined,
  address: string | undefined,
): { province?: string; city?: string; district?: string } | null {
  if (division === undefined) return {};
  const found = findDivisionByCode(division);
  if (found === undefined || found.code !== division) return null;
  const stated = address === undefined ? null : findDivision(address);
  if (stated !== null && stated.division.code === division && !stated.isCityAssumed) return {};
  const province = findDivisionByCode(`${found.code.slice(0, 2)}0000`)?.name;
  const place = province === undefined ? {} : { province };
  if (found.level === 'province') return place;
  const city = findDivisionByCode(`${found.code.slice(0, 4)}00`)?.name;
  const inCity = city === undefined ? place : { ...place, city };
  return found.level === 'city' ? inCity : { ...inCity, district: found.name };
}

/** The publication that a document stands for: the last grant, or else the first of all. */
function mainPublication(patent: Patent): Publication | undefined {
  return patent.publications.findLast(isGrantPublication) ?? patent.publications[0];
}

function stageOf(publication: Publication): 'unexamined' | 'examined' | 'other' {
  const parsed = parsePublicationNumber(publication.number);
  if (parsed.ok && parsed.value.stage === 'examinedApplication') return 'examined';
  return /^A\d?$/.test(publication.kind) ? 'unexamined' : 'other';
}

function referenceTo(publication: Publication): St96Reference {
  const whole = withoutKind(publication);
  return {
    country: whole.slice(0, 2),
    number: whole.slice(2),
    kind: publication.kind === '' ? undefined : publication.kind,
    day: publication.day,
  };
}

/** A canonical publication number in its parts. */
function referenceOf(canonical: string): St96Reference {
  const parsed = parsePublicationNumber(canonical);
  if (parsed.ok) {
    const { country, number, kindCode } = parsed.value;
    return { country, number, kind: kindCode ?? undefined };
  }
  const country = /^[A-Z]{2}/.exec(canonical)?.[0];
  return { country, number: canonical.slice(country?.length ?? 0) };
}

function prioritiesOf({ priorities }: Patent | Trademark): St96Reference[] {
  return (priorities ?? []).map(({ country, number, day }) => ({ country, number, day }));
}
