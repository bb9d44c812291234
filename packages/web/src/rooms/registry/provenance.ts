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

/** The value of a field of a record as short text; null when the record has none. */
export function fieldText(
  record: Right,
  field: string,
  join: (parts: readonly string[]) => string,
): string | null {
  const value = (record as unknown as Record<string, unknown>)[field];
  return value === undefined || value === null ? null : shortText(value, join);
}

function shortText(value: unknown, join: (parts: readonly string[]) => string): string {
  if (Array.isArray(value)) return join(value.map((each) => shortText(each, join)));
  if (typeof value === 'object' && value !== null) {
    const parts = value as Record<string, unknown>;
    const name = parts['name'] ?? parts['number'] ?? parts['symbol'] ?? parts['nice'];
    if (name !== undefined) return shortText(name, join);
    return Object.values(parts)
      .map((each) => shortText(each, join))
      .join(' ');
  }
  return String(value);
}
