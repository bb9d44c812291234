import { canonicalJson } from './canonical.ts';
import type {
  GeographicalIndication,
  LegalEvent,
  Patent,
  Publication,
  Right,
  Trademark,
} from './model.ts';
import { isGrantPublication, withoutKind } from './numberReading.ts';

/**
 * The one writing of a right: lists that are sets in a stable order without repetition, absent
 * instead of empty, keys of nested values untouched. Two rights that state the same have equal
 * canonical JSON, which is what the content hash is taken of. Idempotent.
 */
export function canonicalRight<R extends Right>(right: R): R {
  const cleaned = withoutEmpty(right);
  cleaned.applicants = right.applicants.map((party) => withoutEmpty(party));
  if (cleaned.holders) cleaned.holders = cleaned.holders.map((party) => withoutEmpty(party));
  cleaned.events = sortedEvents(right.events);
  if (cleaned.collection === 'patent') sortPatent(cleaned, right as Patent);
  else if (cleaned.collection === 'trademark') sortTrademark(cleaned, right as Trademark);
  else sortIndication(cleaned, right as GeographicalIndication);
  return cleaned;
}

function sortPatent(patent: Patent, source: Patent): void {
  patent.publications = sortedPublications(source.publications);
  const granted = patent.publications.find((one) => isGrantPublication(one) && one.day)?.day;
  if (granted !== undefined) patent.grantDay = granted;
  patent.inventors = [...source.inventors];
  patent.ipc = source.ipc.map((mark) => withoutEmpty(mark));
  if (patent.family) patent.family = [...new Set(patent.family)].toSorted();
  if (patent.cpc) patent.cpc = [...new Set(patent.cpc)];
  if (patent.citations) {
    patent.citations = uniqueBy(
      patent.citations.map((one) => withoutEmpty(one)),
      canonicalJson,
    ).toSorted((a, b) => order(a.number, b.number) || order(canonicalJson(a), canonicalJson(b)));
  }
  if (patent.priorities) {
    patent.priorities = uniqueBy(
      patent.priorities.map((one) => withoutEmpty(one)),
      canonicalJson,
    );
  }
}

function sortTrademark(trademark: Trademark, source: Trademark): void {
  if (trademark.country === 'CN') delete trademark.country;
  trademark.title = source.title;
  trademark.classes = source.classes
    .map((entry) => withoutEmpty(entry))
    .toSorted((a, b) => a.nice - b.nice);
  if (trademark.priorities) {
    trademark.priorities = uniqueBy(
      trademark.priorities.map((one) => withoutEmpty(one)),
      canonicalJson,
    );
  }
  if (trademark.officeHistory) {
    trademark.officeHistory = uniqueBy(
      trademark.officeHistory.map((one) => withoutEmpty(one)),
      canonicalJson,
    ).toSorted((a, b) => order(a.day, b.day) || order(canonicalJson(a), canonicalJson(b)));
  }
}

function sortIndication(indication: GeographicalIndication, source: GeographicalIndication): void {
  indication.title = source.title;
  if (indication.names) {
    indication.names = uniqueBy(
      indication.names.map((one) => withoutEmpty(one)).filter((one) => one.text !== source.title),
      canonicalJson,
    ).toSorted((a, b) => order(canonicalJson(a), canonicalJson(b)));
    if (indication.names.length === 0) delete indication.names;
  }
  if (indication.users) indication.users = indication.users.map((one) => withoutEmpty(one));
  if (indication.products) indication.products = [...new Set(indication.products)];
  if (indication.niceClasses) {
    indication.niceClasses = [...new Set(indication.niceClasses)].toSorted((a, b) => a - b);
  }
  if (indication.divisions) indication.divisions = [...new Set(indication.divisions)].toSorted();
}

/**
 * By day, undated last, then by number. A number without kind code says nothing beside the same
 * digits with one.
 */
export function sortedPublications(publications: readonly Publication[]): Publication[] {
  const cleaned = publications.map((one) => ({ ...withoutEmpty(one), kind: one.kind }));
  const withKind = new Set(cleaned.filter((one) => one.kind !== '').map(withoutKind));
  return uniqueBy(
    cleaned.filter((one) => one.kind !== '' || !withKind.has(one.number)),
    canonicalJson,
  ).toSorted((a, b) => order(a.day ?? '9999', b.day ?? '9999') || order(a.number, b.number));
}

/** By gazette day, then by the text of the record. */
export function sortedEvents(events: readonly LegalEvent[]): LegalEvent[] {
  return uniqueBy(
    events.map((event) => withoutEmpty(event)),
    canonicalJson,
  ).toSorted((a, b) => order(a.day, b.day) || order(canonicalJson(a), canonicalJson(b)));
}

/** Code-unit order, the same everywhere. */
export function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function uniqueBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A shallow copy without undefined values, empty texts, empty lists and empty objects. */
function withoutEmpty<T extends object>(value: T): T {
  const entries = Object.entries(value).filter(([key, one]) => {
    if (one === undefined || one === null) return false;
    if (key === 'title') return true;
    if (typeof one === 'string' || Array.isArray(one)) return one.length > 0;
    return typeof one !== 'object' || Object.keys(one).length > 0;
  });
  return Object.fromEntries(entries) as T;
}
