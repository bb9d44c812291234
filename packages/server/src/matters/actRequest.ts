import { createHash } from 'node:crypto';
import type { ActReceipt } from '@zca/domain/matters';
import { canonicalJson } from '@zca/ledger';
import type { ActingPerson, JsonObject, ProcedureDefinition, Refusal } from '@zca/procedure';
import type pg from 'pg';
import type { ActWrite } from './actStatement.ts';

/** What somebody asks for with an act, beside the act itself. */
export interface Asking {
  readonly actor: ActingPerson;
  /** Who sends the key: a person, or a visitor by whatever tells them apart. */
  readonly asker: string;
  /** Made by the client; the same key with the same request is done once. */
  readonly key: string | undefined;
  /** Written down with the act, or not at all. */
  readonly also?: Also;
  /** The page of an action's `onlyAt` asks with values of its own; never for what a client sends. */
  readonly isAtItsPage?: boolean;
  /** For invented matters of a demonstration alone; no route sets it. */
  readonly past?: Past;
}

/** An act that is written down as done at an earlier instant. */
export interface Past {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Id of the matter that is filed. */
  readonly id?: string;
  /** Nobody is told of it, and no papers are issued. */
  readonly isSilent: boolean;
}

export interface FilingRequest extends Asking {
  readonly procedure: string;
  readonly action: string;
  readonly input: JsonObject;
}

/** Work in the transaction that writes an act; what it throws undoes the act. */
export type Also = (client: pg.PoolClient, receipt: ActReceipt) => Promise<void>;

export interface MatterRequest extends Omit<Asking, 'actor'> {
  readonly matterId: string;
  /** Whoever acts, or a function that tells by the procedure who it is. */
  readonly actor: ActingPerson | ((definition: ProcedureDefinition) => ActingPerson);
  readonly action: string;
  readonly input: JsonObject;
  readonly seenRevision: number | undefined;
  /** Whoever may not read the matter is told that there is none. */
  readonly isForReaders?: boolean;
}

/** An act that was refused, with every reason. */
export class ActRefused extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '));
    this.name = 'ActRefused';
    this.refusals = refusals;
  }
}

/** The key under which an act is written down, where its asker has sent one. */
export function keyOf(asking: Pick<Asking, 'key' | 'asker'>, requestHash: Buffer): ActWrite['key'] {
  return asking.key === undefined
    ? undefined
    : { key: asking.key, asker: asking.asker, requestHash };
}

/** What tells two requests under one key apart. */
export function requestHash(request: object): Buffer {
  return createHash('sha256')
    .update(canonicalJson(request as never))
    .digest();
}
