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
export function fieldText(record: Right, field: string): string | null {
  const value = (record as unknown as Record<string, unknown>)[field];
  return value === undefined || value === null ? null : shortText(value);
}

function shortText(value: unknown): string {
  if (Array.isArray(value)) return value.map(shortText).join('；');
  if (typeof value === 'object' && value !== null) {
    const parts = value as Record<string, unknown>;
    const name = parts['name'] ?? parts['number'] ?? parts['symbol'] ?? parts['nice'];
    if (name !== undefined) return shortText(name);
    return Object.values(parts).map(shortText).join(' ');
  }
  return String(value);
}

/** Number of different files that the versions come from. */
export function sourceCount(provenance: readonly Provenance[]): number {
  return new Set(provenance.map((each) => each.source?.sha256).filter(Boolean)).size;
}
