import { mergeAgencies } from './agency.ts';
import { canonicalJson } from './canonical.ts';
import { canonicalRight } from './canonicalRight.ts';
import { bareNumber, isProvisionalKey } from './key.ts';
import type {
  GeographicalIndication,
  IpcMark,
  LegalEvent,
  Patent,
  Publication,
  Right,
  RightParty,
  Trademark,
} from './model.ts';

/** How an incoming record meets the existing one. */
export interface MergeOptions {
  /**
   * True when the incoming record may only fill what is missing: a secondary copy of the record
   * (`RightReading.supplement`). An incoming record of an older document (its last publication lies
   * before the existing one's) is always treated so, which makes the outcome of importing the
   * published application and the grant of one patent independent of their order.
   */
  readonly supplement?: boolean;
}

/**
 * The record that knows what both say. Scalars: the incoming value where it is present. Parties:
 * replaced by the incoming list, keeping what is known of parties of the same name. Publications,
 * events, priorities, citations and family: union. IPC, inventors and the other lists: replaced when
 * the incoming one is not empty. Canonical and idempotent: merge(a, a) = a and
 * merge(merge(a, b), b) = merge(a, b) for canonical a.
 * @throws TypeError when the two are of different collections.
 */
export function mergeRight<R extends Right>(
  existing: R,
  incoming: R,
  options: MergeOptions = {},
): R {
  if (existing.collection !== incoming.collection) {
    throw new TypeError(`A ${incoming.collection} cannot be merged into a ${existing.collection}.`);
  }
  const fillsOnly = options.supplement === true || isOlder(existing, incoming);
  const merged = fillsOnly ? combine(incoming, existing) : combine(existing, incoming);
  const result = { ...merged };
  result.key = keyOf(existing, incoming);
  result.events = mergeEvents(existing.events, incoming.events);
  const weak = fillsOnly ? incoming : existing;
  const strong = fillsOnly ? existing : incoming;
  result.applicants = mergeParties(weak.applicants, strong.applicants);
  const holders = mergeParties(weak.holders ?? [], strong.holders ?? []);
  if (holders.length > 0) result.holders = holders;
  const agency = mergeAgencies(weak.agency, strong.agency);
  if (agency !== undefined) result.agency = agency;
  if (result.collection === 'patent') {
    mergePatent(result, weak as Patent, strong as Patent, existing as Patent, incoming as Patent);
  } else if (result.collection === 'trademark') {
    mergeTrademark(result, weak as Trademark, strong as Trademark);
  } else {
    mergeIndication(result, weak as GeographicalIndication, strong as GeographicalIndication);
  }
  return canonicalRight(result);
}

/** Members of the stronger record where it states them, else of the weaker. */
function combine<R extends Right>(weak: R, strong: R): R {
  const merged: Record<string, unknown> = { ...weak };
  for (const [key, value] of Object.entries(strong)) {
    const isAbsent =
      value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (!isAbsent) merged[key] = value;
  }
  return merged as R;
}

/** An application number makes the better key; otherwise the key stays what it was. */
function keyOf(existing: Right, incoming: Right): string {
  return isProvisionalKey(existing.key) && !isProvisionalKey(incoming.key)
    ? incoming.key
    : existing.key;
}

/** An older document of a patent, or an older extract of an office about another right. */
function isOlder(existing: Right, incoming: Right): boolean {
  if (existing.collection === 'patent' && incoming.collection === 'patent') {
    return isOlderDocument(existing, incoming);
  }
  if (existing.collection === 'patent' || incoming.collection === 'patent') return false;
  const [before, after] = [existing.officeStatus?.day, incoming.officeStatus?.day];
  return before !== undefined && after !== undefined && after < before;
}

function lastPublicationDay(patent: Patent): string {
  return patent.publications.reduce((last, { day }) => (day && day > last ? day : last), '');
}

function isOlderDocument(existing: Patent, incoming: Patent): boolean {
  const last = lastPublicationDay(incoming);
  return last !== '' && last < lastPublicationDay(existing);
}

function mergePatent(
  result: Patent,
  weak: Patent,
  strong: Patent,
  existing: Patent,
  incoming: Patent,
): void {
  result.publications = mergePublications(existing.publications, incoming.publications);
  result.ipc = mergeIpc(weak.ipc, strong.ipc);
  const priorities = union(weak.priorities, strong.priorities, (one) => digitsOf(one.number));
  if (priorities.length > 0) result.priorities = priorities;
  const citations = union(weak.citations, strong.citations, (one) => one.number);
  if (citations.length > 0) result.citations = citations;
  const own = new Set(result.publications.map((one) => one.number));
  const family = [...(existing.family ?? []), ...(incoming.family ?? [])];
  const others = family.filter((number) => !own.has(number));
  if (others.length > 0) result.family = others;
  else delete result.family;
  // Evidence of declassification is never lost to a source that is silent about secrecy.
  if (existing.secrecy === 'DECLASSIFIED' || incoming.secrecy === 'DECLASSIFIED') {
    result.secrecy = 'DECLASSIFIED';
  }
}

function mergeTrademark(result: Trademark, weak: Trademark, strong: Trademark): void {
  const classes = new Map(weak.classes.map((entry) => [entry.nice, entry]));
  for (const entry of strong.classes) {
    classes.set(entry.nice, { ...classes.get(entry.nice), ...entry });
  }
  result.classes = [...classes.values()];
  if (weak.title !== '' && strong.title === '') result.title = weak.title;
  // What stands under a registration number alone takes the application number that another knows.
  const numbers = [strong, weak].filter((one) => !isRegistrationOnly(one));
  result.number = numbers[0]?.number ?? strong.number;
  const priorities = union(weak.priorities, strong.priorities, (one) => digitsOf(one.number));
  if (priorities.length > 0) result.priorities = priorities;
  const history = [...(weak.officeHistory ?? []), ...(strong.officeHistory ?? [])];
  if (history.length > 0) result.officeHistory = history;
}

function mergeIndication(
  result: GeographicalIndication,
  weak: GeographicalIndication,
  strong: GeographicalIndication,
): void {
  const names = [...(weak.names ?? []), ...(strong.names ?? [])];
  if (names.length > 0) result.names = names;
  const users = mergeParties(weak.users ?? [], strong.users ?? []);
  if (users.length > 0) result.users = users;
}

function isRegistrationOnly({ number, registrationNumber }: Trademark): boolean {
  return registrationNumber !== undefined && bareNumber(registrationNumber) === bareNumber(number);
}

/**
 * Publications of both. The same number keeps one entry, dated if either is.
 */
export function mergePublications(
  existing: readonly Publication[],
  incoming: readonly Publication[],
): Publication[] {
  const byNumber = new Map<string, Publication>();
  for (const publication of [...existing, ...incoming]) {
    const known = byNumber.get(publication.number);
    byNumber.set(publication.number, known ? { ...known, ...publication } : publication);
  }
  return [...byNumber.values()];
}

/** Events of both; one that only repeats what a fuller one says is the same event. */
export function mergeEvents(
  existing: readonly LegalEvent[],
  incoming: readonly LegalEvent[],
): LegalEvent[] {
  const merged = [...existing];
  for (const event of incoming) {
    if (merged.some((one) => saysAll(one, event))) continue;
    const lesser = merged.findIndex((one) => saysAll(event, one));
    if (lesser >= 0) merged[lesser] = event;
    else merged.push(event);
  }
  return merged;
}

/**
 * Whether an event says everything that another one says. A table of ours writes day and text only;
 * the code is read from the text, so that the text decides where there is one.
 */
function saysAll(fuller: LegalEvent, lesser: LegalEvent): boolean {
  if (fuller.day !== lesser.day) return false;
  const isSame =
    lesser.text === undefined ? fuller.code === lesser.code : fuller.text === lesser.text;
  return (
    isSame &&
    (lesser.effectiveDay === undefined || fuller.effectiveDay === lesser.effectiveDay) &&
    (lesser.details === undefined ||
      (fuller.details !== undefined &&
        canonicalJson(fuller.details) === canonicalJson(lesser.details)))
  );
}

function mergeParties(weak: readonly RightParty[], strong: readonly RightParty[]): RightParty[] {
  if (strong.length === 0) return [...weak];
  return strong.map((party) => {
    const known = weak.find((one) => one.name === party.name);
    return known ? { ...known, ...party } : party;
  });
}

/** A list of subclasses alone does not replace full symbols of the same subclasses. */
function mergeIpc(weak: readonly IpcMark[], strong: readonly IpcMark[]): IpcMark[] {
  if (strong.length === 0) return [...weak];
  const isCoarser = strong.every(
    ({ symbol }) => !symbol.includes('/') && weak.some((one) => one.symbol.startsWith(symbol)),
  );
  return [...(isCoarser ? weak : strong)];
}

/** Values of both by key, the stronger value of a key merged over the weaker. */
function union<T extends object>(
  weak: readonly T[] | undefined,
  strong: readonly T[] | undefined,
  keyOfValue: (value: T) => string,
): T[] {
  const byKey = new Map<string, T>();
  for (const value of [...(weak ?? []), ...(strong ?? [])]) {
    const key = keyOfValue(value);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, ...value } : value);
  }
  return [...byKey.values()];
}

function digitsOf(number: string): string {
  return number.replace(/[^0-9A-Z]/gi, '').toUpperCase();
}

/**
 * The top-level members in which two versions differ, in code-unit order, for the provenance of
 * single fields. All members of `next` when there is no previous version.
 */
export function changedFields(previous: Right | null, next: Right): string[] {
  const before = (previous ?? {}) as Readonly<Record<string, unknown>>;
  const after = next as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => memberText(before[name]) !== memberText(after[name]))
    .toSorted();
}

function memberText(value: unknown): string {
  return value === undefined ? '' : canonicalJson(value);
}
