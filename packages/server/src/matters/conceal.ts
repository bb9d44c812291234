import { randomBytes } from 'node:crypto';
import { commit } from '@zca/ledger';
import { type Act, isConcealed, type Json, type ProcedureDefinition } from '@zca/procedure';
import type { Sealer } from '../base/secrecy/index.ts';

/** A value that stays outside the journal. */
export interface ConcealedValue {
  readonly field: string;
  readonly salt: Uint8Array;
  readonly sealed: Uint8Array;
}

function contextOf(matterId: string, field: string, revision: number): string {
  return `matter:${matterId}:${revision}:${field}`;
}

/**
 * Puts commitments in the place of the values of an act that stay outside published hashes, and
 * seals these.
 */
export function conceal(
  definition: ProcedureDefinition,
  act: Act,
  sealer: Sealer,
): { readonly act: Act; readonly values: readonly ConcealedValue[] } {
  const data: Record<string, Json> = { ...act.data };
  const values: ConcealedValue[] = [];
  for (const [field, value] of Object.entries(act.data)) {
    const known = definition.fields[field];
    if (known === undefined || !isConcealed(known)) continue;
    const salt = randomBytes(16);
    data[field] = { ...commit(salt.toString('hex'), value) };
    const sealed = sealer.seal(JSON.stringify(value), contextOf(act.matter, field, act.number));
    values.push({ field, salt, sealed });
  }
  return values.length === 0 ? { act, values } : { act: { ...act, data }, values };
}

/** A row of `matter_value`. */
export interface ValueRow {
  readonly field: string;
  readonly revision: number;
  readonly sealed: Uint8Array | null;
  readonly salt: Uint8Array | null;
}

/** Opens a sealed value; undefined when it has been erased. */
export function reveal(matterId: string, row: ValueRow, sealer: Sealer): Json | undefined {
  if (row.sealed === null) return undefined;
  const plain = sealer.openText(row.sealed, contextOf(matterId, row.field, row.revision));
  return JSON.parse(plain) as Json;
}
