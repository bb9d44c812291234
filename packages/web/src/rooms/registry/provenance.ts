import type { Provenance, Right } from '@zca/domain/registry';

/** The version that last gave a field its value. */
export interface FieldOrigin {
  readonly field: string;
  readonly version: Provenance;
  /** Earlier versions that gave the field another value. */
  readonly before: readonly Provenance[];
}

/** For each field of a record, the version that set it last and those before, newest first. */
export function fieldOrigins(provenance: readonly Provenance[]): FieldOrigin[] {
  const newestFirst = provenance.toSorted((a, b) => b.version - a.version);
  const origins = new Map<string, Provenance[]>();
  for (const version of newestFirst) {
    for (const field of version.fields)
      origins.set(field, [...(origins.get(field) ?? []), version]);
  }
  return [...origins].map(([field, [version, ...before]]) => ({
    field,
    version: version as Provenance,
    before,
  }));
}

/** Words for values that are not text. */
export interface ValueWords {
  readonly statements: (parts: readonly string[]) => string;
  readonly yes: string;
  readonly no: string;
  readonly events: (count: number) => string;
  readonly entries: (count: number) => string;
  /** Words for values of closed lists, by value. */
  readonly names: Readonly<Record<string, string>>;
}

/** Fields whose values are words of a closed list. */
const CLOSED: readonly string[] = ['kind', 'signType', 'secrecy', 'collection', 'basis'];

/** The value of a field of a record as short text; null when the record has none. */
export function fieldText(record: Right, field: string, words: ValueWords): string | null {
  const value = (record as unknown as Record<string, unknown>)[field];
  if (value === undefined || value === null) return null;
  if (field === 'events') return words.events(record.events.length);
  if (field === 'officeHistory' && Array.isArray(value)) return words.entries(value.length);
  if (CLOSED.includes(field) && typeof value === 'string') return words.names[value] ?? value;
  return shortText(value, words);
}

function shortText(value: unknown, words: ValueWords): string {
  if (Array.isArray(value)) return words.statements(value.map((each) => shortText(each, words)));
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'object' && value !== null) {
    const parts = value as Record<string, unknown>;
    const name = parts['name'] ?? parts['number'] ?? parts['symbol'] ?? parts['nice'];
    if (name !== undefined) return shortText(name, words);
    return Object.values(parts)
      .map((each) => shortText(each, words))
      .join(' ');
  }
  return String(value);
}

/** Fields that people ask about first; the others follow in the order of the record. */
const FIRST: readonly string[] = [
  'title',
  'holders',
  'applicants',
  'ipc',
  'classes',
  'filingDay',
  'grantDay',
  'registrationDay',
  'events',
];

/** Origins with the fields that people ask about first in front. */
export function inReadingOrder(origins: readonly FieldOrigin[]): FieldOrigin[] {
  const place = (origin: FieldOrigin): number => {
    const found = FIRST.indexOf(origin.field);
    return found < 0 ? FIRST.length : found;
  };
  return origins.toSorted((a, b) => place(a) - place(b));
}
