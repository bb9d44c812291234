import type { SearchDocument, SearchValue } from '@zca/query';
import { findDivision, parseIpc, technologyFieldOf } from '@zca/standards';
import {
  type EventFact,
  isEventCode,
  type LegalParameter,
  type RightFacts,
  type Validity,
  validityOf,
} from '../law/index.ts';
import type { Placement } from '../places/index.ts';
import { firmsOf } from './agency.ts';
import type { AwardFact } from './award.ts';
import { distinct, splitValues } from './cells.ts';
import { labelsOf } from './classRules.ts';
import { type RightRules, SHIPPED_RULES, subjectOf } from './classifyRight.ts';
import { classOrder } from './classSymbol.ts';
import { grantDayOf, holdersOn, rightType } from './display.ts';
import { expiryDayOf } from './expiryDay.ts';
import { familyKeyOf } from './family.ts';
import { conditionsMet, highValueFacts, isInventionInForce } from './highValue.ts';
import { holderPlaceText } from './holderPlace.ts';
import { industriesOf } from './industries.ts';
import { bareNumber } from './key.ts';
import { type LabelOverride, overriddenLabels } from './labelOverride.ts';
import type {
  CalendarDay,
  GeographicalIndication,
  LegalEvent,
  Patent,
  Right,
  RightParty,
  Trademark,
} from './model.ts';
import { partyName } from './partyRows.ts';
import { partyTypeOf } from './partyType.ts';
import { bestLevel } from './placedParty.ts';
import { districtOf, seatOf, seatOfArea, zoneOf } from './seat.ts';

/** What the index needs to know beside a right. */
export interface IndexContext {
  /** Day for which the status is computed, usually today in Shanghai. */
  readonly today: CalendarDay;
  readonly parameters: readonly LegalParameter[];
  /** Day up to which the events of the right are complete; see `RightFacts.registerAsOf`. */
  readonly registerAsOf?: CalendarDay | undefined;
  /** Pinyin spellings of a Chinese name: in full and as initials (huawei, hw). */
  readonly spell: (name: string) => readonly string[];
  /** The mappings in force; the shipped ones when absent. */
  readonly rules?: RightRules | undefined;
  /** Standing awards of a patent; none when absent. */
  readonly awards?: ((patent: Patent) => readonly AwardFact[]) | undefined;
  /** Where a party sits (`placeQueryOf`, `Placer`); when absent nobody is placed and only what is stated counts. */
  readonly place?: ((party: RightParty) => Placement) | undefined;
  /** Standing corrections of labels of a patent; none when absent. */
  readonly overrides?: ((patent: Patent) => readonly LabelOverride[]) | undefined;
}

/** The facts from which the law room computes the validity of a right. */
export function rightFacts(right: Right, registerAsOf?: CalendarDay): RightFacts {
  const events = right.events.flatMap((event): EventFact[] =>
    isEventCode(event.code) ? [{ ...event, code: event.code }] : [],
  );
  return { ...right, events, registerAsOf: registerAsOf ?? right.registerAsOf };
}

/** The validity of a right on a day by its own facts. */
export function rightValidity(
  right: Right,
  parameters: readonly LegalParameter[],
  onDay: CalendarDay,
  registerAsOf?: CalendarDay,
): Validity {
  return validityOf(parameters, rightFacts(right, registerAsOf), onDay);
}

/**
 * A right as the search engine takes it: one value for every field of `RIGHT_FIELDS` that the right
 * has. Numbers are indexed in canonical form; `understand` writes what people type in the same.
 */
export function toDocument(right: Right, context: IndexContext): SearchDocument {
  const values: Record<string, SearchValue> = {};
  const set = (field: string, value: SearchValue | null | undefined): void => {
    if (value === undefined || value === null || value === '') return;
    if (!Array.isArray(value) || value.length > 0) values[field] = value;
  };
  const holders = holdersOn(right, context.today);
  const validity = rightValidity(right, context.parameters, context.today, context.registerAsOf);
  set('collection', right.collection);
  set('type', rightType(right));
  set('names', namesOf(right, holders));
  set('holder', distinct(holders.map((party) => party.name)));
  set('holderType', distinct(holders.flatMap((party) => partyTypeOf(party) ?? [])));
  set('applicant', distinct(right.applicants.map((party) => party.name)));
  setEventParties(right, set);
  set('address', distinct(holders.flatMap((party) => party.address ?? [])));
  set('division', distinct(holders.flatMap((party) => party.division ?? [])));
  set('spelling', distinct(holders.flatMap((party) => [...context.spell(party.name)])));
  set('agency', firmsOf(right.agency));
  set('agent', right.agency?.agents);
  set('statusGroup', validity.group);
  set('statusDetail', validity.status);
  set('overlay', distinct(validity.overlays.map((one) => one.overlay)));
  const { place } = context;
  const placements = place === undefined ? [] : holders.map((party) => place(party));
  setPlaces(holders, placements, set);
  set(
    'district',
    distinct(holders.flatMap((party, at) => districtOf(party, placements[at]) ?? [])),
  );
  const zones = holders.map((party, at) => zoneOf(party, placements[at]));
  set('zone', distinct(zones.flatMap((zone) => zone ?? [])));
  setEvents(right.events, set);
  set('filingDay', right.filingDay);
  set('filingYear', right.filingDay?.slice(0, 4));
  set('expiryDay', expiryDayOf(validity));
  if (right.collection !== 'geographicalIndication') {
    set('seat', seatOf(holders[0], placements[0]));
    set('seatZone', zones[0]);
  }
  if (right.collection === 'patent') setPatent(right, validity, context, set);
  else if (right.collection === 'trademark') setTrademark(right, set);
  else setIndication(right, holders, set);
  return { id: right.key, values };
}

/**
 * How exactly the holders are placed, in which streets, and on which points. A placement of a person has
 * neither street nor point.
 */
function setPlaces(
  holders: readonly RightParty[],
  placements: readonly Placement[],
  set: Set,
): void {
  if (placements.length === 0) return;
  set('placeLevel', bestLevel(placements));
  set('street', distinct(placements.flatMap(({ street }) => street ?? [])));
  const pointed = placements.flatMap(({ level, point }, at) =>
    point !== undefined && (level === 'parcel' || level === 'street')
      ? [{ name: holders[at]!.name, point }]
      : [],
  );
  set(
    'location',
    pointed.map(({ point }) => point),
  );
  set('holderPlace', distinct(pointed.map(({ name, point }) => holderPlaceText(name, point))));
}

/** Events with and without their days; see `FieldDefinition.datedIn`. Codes not known are left out. */
function setEvents(all: readonly LegalEvent[], set: Set): void {
  const events = all.filter((event) => isEventCode(event.code));
  set('event', distinct(events.map((event) => event.code)));
  set('eventDay', distinct(events.flatMap(({ code, day }) => [`${code}@${day}`, `@${day}`])));
  const latest = events.reduce<LegalEvent | undefined>(
    (last, event) => (last === undefined || event.day >= last.day ? event : last),
    undefined,
  );
  set('latestEvent', latest?.code);
  set('latestEventDay', latest?.day);
}

/** Names that events gazette; joint ones stand in one item. */
function setEventParties(right: Right, set: Set): void {
  for (const field of ['formerHolder', 'licensee', 'pledgee']) {
    const names = right.events.flatMap((event) => {
      const written = event.details?.[field];
      return typeof written === 'string' ? splitValues(written).map(partyName) : [];
    });
    set(field, distinct(names.filter((name) => name !== '')));
  }
}

type Set = (field: string, value: SearchValue | null | undefined) => void;

function setPatent(patent: Patent, validity: Validity, context: IndexContext, set: Set): void {
  set('title', [patent.title, patent.titleEn].filter((text) => text).join('\n'));
  set('abstract', patent.abstract);
  set('claim', patent.firstClaim);
  set('inventor', patent.inventors);
  set('inventorCount', patent.inventors.length || undefined);
  set('number', rightNumbers(patent));
  set('country', patent.country);
  set('internationalNumber', internationalNumberOf(patent));
  setClassification(patent, validity, context, set);
  set('secrecy', patent.secrecy);
  const days = patent.publications.flatMap((one) => one.day ?? []).toSorted();
  set('publicationDay', days[0]);
  set('grantDay', grantDayOf(patent));
  set('claimCount', patent.claimCount);
  set('citedCount', patent.citations?.length);
  set('familyKey', familyKeyOf(patent));
  // The family counts the patent itself.
  set('familySize', patent.family === undefined ? undefined : patent.family.length + 1);
}

function setClassification(
  patent: Patent,
  validity: Validity,
  context: IndexContext,
  set: Set,
): void {
  const symbols = patent.ipc.map((mark) => mark.symbol);
  set('ipc', symbols);
  set('ipcOrder', distinct(symbols.map(classOrder)));
  set('ipcSection', distinct(symbols.flatMap((symbol) => /^[A-H]/.exec(symbol)?.[0] ?? [])));
  set('ipcClass', distinct(symbols.flatMap((symbol) => /^[A-H]\d{2}/.exec(symbol)?.[0] ?? [])));
  set('ipcSubclass', distinct(symbols.map((symbol) => symbol.slice(0, 4))));
  set('ipcGroup', distinct(symbols.flatMap((symbol) => /^(.{4}\d+)\//.exec(symbol)?.[1] ?? [])));
  set(
    'technologyField',
    distinct(symbols.flatMap((symbol) => technologyFieldBySymbol(symbol) ?? [])),
  );
  set('cpc', patent.cpc);
  set('cpcOrder', distinct((patent.cpc ?? []).map(classOrder)));
  set('locarno', patent.locarno);
  const { today, parameters, rules = SHIPPED_RULES } = context;
  const subject = subjectOf(patent);
  const overrides = subject.symbols.length === 0 ? [] : (context.overrides?.(patent) ?? []);
  const { industries } = industriesOf(subject, rules.industry);
  const byRules = industries.map((one) => one.industry);
  set('industry', overriddenLabels('industry', byRules, overrides));
  set('theme', overriddenLabels('theme', labelsOf(subject, rules.theme), overrides));
  const awards = context.awards?.(patent);
  const asked = { day: today, validity, parameters, rules, awards, subject };
  const facts = highValueFacts(patent, asked);
  set('strategicIndustry', facts.strategic);
  set('overseasGrant', distinct(facts.overseas.grants.map(({ office }) => office)));
  set('highPledgeDay', facts.pledge?.day);
  set('awardDay', facts.award?.day);
  if (!isInventionInForce(patent, validity, today)) return;
  const met = conditionsMet(facts, parameters, today);
  set('highValue', met);
  set('highValueSet', met.join('+'));
}

const TECHNOLOGY_FIELDS = new Map<string, string | null>();
/** As many as a city uses of the scheme's 80,000 symbols. */
const REMEMBERED_SYMBOLS = 60_000;

/** WIPO's field of a symbol, read once for each of the symbols that a city uses again and again. */
function technologyFieldBySymbol(symbol: string): string | null {
  let field = TECHNOLOGY_FIELDS.get(symbol);
  if (field === undefined) {
    const parsed = parseIpc(symbol);
    const found = parsed.ok ? technologyFieldOf(parsed.value) : null;
    field = found === null ? null : String(found.field);
    if (TECHNOLOGY_FIELDS.size >= REMEMBERED_SYMBOLS) TECHNOLOGY_FIELDS.clear();
    TECHNOLOGY_FIELDS.set(symbol, field);
  }
  return field;
}

/** The PCT application that a patent is or comes from: its publication and each national phase name it. */
function internationalNumberOf(patent: Patent): string | undefined {
  if (patent.internationalApplication !== undefined) return patent.internationalApplication;
  return patent.country === 'WO' ? (patent.applicationNumber ?? patent.key) : undefined;
}

/** Every number that a right bears, in canonical form. */
export function rightNumbers(right: Right): string[] {
  switch (right.collection) {
    case 'patent':
      return patentNumbers(right);
    case 'trademark':
      return trademarkNumbers(right);
    default:
      return indicationNumbers(right);
  }
}

function patentNumbers(patent: Patent): string[] {
  const application = patent.applicationNumber;
  return distinct(
    [
      ...(application === undefined
        ? []
        : [application, patent.country === 'CN' ? `CN${application}` : application]),
      ...patent.publications.map((one) => one.number),
      patent.internationalApplication ?? '',
      patent.internationalPublication ?? '',
    ].filter((number) => number !== ''),
  );
}

function setTrademark(trademark: Trademark, set: Set): void {
  set('title', trademark.title);
  const goods = trademark.classes.flatMap((entry) => entry.goods ?? []);
  set('abstract', goods.join('；'));
  set('number', rightNumbers(trademark));
  set('country', trademark.country ?? 'CN');
  set('internationalNumber', trademark.madrid);
  if (trademark.geographicalIndication === true && trademark.kind !== 'ordinary') {
    set(
      'indicationBasis',
      trademark.kind === 'collective' ? 'collectiveMark' : 'certificationMark',
    );
    set('indicationNumber', bareNumber(trademark.registrationNumber ?? trademark.number));
  }
  set(
    'nice',
    trademark.classes.map((entry) => String(entry.nice).padStart(2, '0')),
  );
  const published = trademark.preliminaryDay ?? trademark.publicationDay;
  set('publicationDay', published ?? trademark.registrationDay);
  set('grantDay', trademark.registrationDay);
}

function setIndication(
  indication: GeographicalIndication,
  holders: readonly RightParty[],
  set: Set,
): void {
  const names = (indication.names ?? []).map((one) => one.text);
  set('title', [indication.title, ...names].join('\n'));
  const texts = [indication.products?.join('；'), indication.area, indication.specification];
  set('abstract', texts.filter((text) => text).join('\n'));
  set('number', indicationNumbers(indication));
  set('country', indication.country);
  set('indicationBasis', indication.basis);
  // A mark that stands in the register of marks too is one mark.
  const indicationNumber = indication.registrationNumber ?? indication.number;
  set(
    'indicationNumber',
    indicationNumber === undefined ? indication.key : bareNumber(indicationNumber),
  );
  set(
    'nice',
    (indication.niceClasses ?? []).map((nice) => String(nice).padStart(2, '0')),
  );
  // It belongs to its area, wherever the applicant sits.
  const divisions = indication.divisions ?? divisionsIn(indication.area ?? '');
  const area = divisions.map((division) => ({ name: '', division }));
  set('seat', seatOfArea(area, holders[0]));
  set('district', distinct([...area, ...holders].flatMap((party) => districtOf(party) ?? [])));
  set('publicationDay', indication.publicationDay ?? indication.registrationDay);
  set('grantDay', indication.registrationDay);
}

/** Divisions that the description of an area names: 陕西省西安市临潼区骊山街道、代王街道. */
function divisionsIn(area: string): string[] {
  return area.split(/[、,，。;；\n]/).flatMap((part) => {
    const found = findDivision(part);
    return found === null || found.isCityAssumed ? [] : [found.division.code];
  });
}

function indicationNumbers({
  country,
  number,
  registrationNumber,
}: GeographicalIndication): string[] {
  const own = [number ?? '', registrationNumber ?? ''].map(bareNumber).filter((one) => one !== '');
  return distinct([...own, ...(country === 'CN' ? [] : own.map((one) => country + one))]);
}

/** Numbers of a mark; those of another office also with its code (US2178784). */
function trademarkNumbers(trademark: Trademark): string[] {
  const { country, number, registrationNumber, madrid } = trademark;
  const own = country === undefined ? [number] : [number, registrationNumber ?? ''].map(bareNumber);
  return distinct(
    [
      ...own,
      ...(country === undefined ? [] : own.map((one) => one && country + one)),
      madrid ?? '',
    ].filter((one) => one !== ''),
  );
}

/** Everyone whom a search for a name should find: holders, applicants, inventors, the agency. */
function namesOf(right: Right, holders: readonly RightParty[]): string[] {
  return distinct([
    ...holders.map((party) => party.name),
    ...right.applicants.map((party) => party.name),
    ...(right.collection === 'patent' ? right.inventors : []),
    ...firmsOf(right.agency),
    ...(right.agency?.agents ?? []),
  ]);
}
