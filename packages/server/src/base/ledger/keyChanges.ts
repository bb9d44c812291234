import { randomBytes } from 'node:crypto';
import { formatKey, isKeyName, parseKey, type SignatureId, type SignerKey } from '@zca/ledger';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { type Database, inTransaction, type Schema } from '../database/index.ts';
import { appendBatch, type KeyChange, lockLog, type LogState } from './batch.ts';
import { recordAudit } from './journal.ts';
import { keyMissing, keysNotLost, noKeysYet } from './problems.ts';
import {
  algorithmOf,
  destroyKeyFile,
  type KeyOnFile,
  makeSigningKey,
  readSigningKeys,
} from './signingKeys.ts';

export interface KeyOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly dataDirectory: string;
  /** The present instant. */
  readonly now: () => string;
}

export interface EnsureOptions extends KeyOptions {
  /** Whether checkpoints are signed with SM2 beside Ed25519. */
  readonly sm2: boolean;
  /** Host under which the platform is known; part of the name of a new log. */
  readonly host?: string | undefined;
}

/**
 * Makes sure that the log can be signed: names it and makes its keys at the first start, adds or
 * retires the SM2 key when the setting has changed. Throws `StartupProblem` when a key that signs is
 * not in the data folder.
 */
export async function ensureKeys(options: EnsureOptions): Promise<void> {
  const { dataDirectory } = options;
  await inLog(options, async (log) => {
    const { state } = log;
    const genesis = state.signers.length === 0;
    const origin = genesis ? newOrigin(options.host) : state.origin;
    const named = { ...state, origin };
    const present = readSigningKeys(dataDirectory, origin);
    if (!genesis) signersOf(named, present, dataDirectory);
    const wanted: SignatureId[] = options.sm2 ? ['ed25519', 'sm2'] : ['ed25519'];
    const missing = wanted.filter((id) => !state.signers.some((key) => algorithmOf(key) === id));
    const retires = state.signers.filter((key) => !wanted.includes(algorithmOf(key)!));
    if (missing.length === 0 && retires.length === 0) return;
    // A key that was made by a start which was broken off is taken up again.
    const introduces = missing.map((id) => {
      const known = present.findLast(({ key }) => key.algorithm.id === id);
      return (known ?? makeSigningKey(dataDirectory, origin, id)).key;
    });
    await changeKeys(
      { ...log, state: named },
      { introduces, retires, loses: [] },
      options,
      present,
    );
  });
}

/**
 * Gives every signing key a successor. Each new key is signed for by the old ones, in the checkpoint
 * that introduces it; afterwards the files of the old ones are destroyed. Returns the new keys.
 */
export async function rotateKeys(options: KeyOptions): Promise<string[]> {
  const { dataDirectory } = options;
  const rotated = await inLog(options, async (log) => {
    const { state } = log;
    if (state.signers.length === 0) throw noKeysYet();
    const present = readSigningKeys(dataDirectory, state.origin);
    signersOf(state, present, dataDirectory);
    const introduces = state.signers.map(
      (key) => makeSigningKey(dataDirectory, state.origin, algorithmOf(key)!).key,
    );
    const change: KeyChange = { introduces, retires: state.signers, loses: [] };
    await changeKeys(log, change, options, present);
    return { introduces, present };
  });
  // Only now that the successors are on record.
  for (const { file } of rotated.present) destroyKeyFile(dataDirectory, file);
  return rotated.introduces.map(formatKey);
}

/**
 * Replaces keys whose files are lost by new ones and records the loss in log and audit journal. Nobody
 * can sign for the new keys, so that whoever trusted the old ones has to be told. Returns the new keys.
 */
export async function replaceLostKeys(options: KeyOptions): Promise<string[]> {
  const { dataDirectory } = options;
  return inLog(options, async (log) => {
    const { state } = log;
    if (state.signers.length === 0) throw noKeysYet();
    const present = readSigningKeys(dataDirectory, state.origin);
    const loses = state.signers.filter((key) => !has(present, key));
    if (loses.length === 0) throw keysNotLost();
    const introduces = loses.map(
      (key) => makeSigningKey(dataDirectory, state.origin, algorithmOf(key)!).key,
    );
    await changeKeys(log, { introduces, retires: [], loses }, options, present);
    return introduces.map(formatKey);
  });
}

/** The private parts of the keys that sign. Throws `StartupProblem` that names those missing. */
export function signersOf(
  state: LogState,
  present: readonly KeyOnFile[],
  dataDirectory: string,
): SignerKey[] {
  const missing = state.signers.filter((key) => !has(present, key));
  if (missing.length > 0) {
    throw keyMissing(
      `${dataDirectory}/keys`,
      missing.map((key) => parseKey(key)?.id ?? key),
    );
  }
  return present.filter(({ key }) => state.signers.includes(formatKey(key))).map(({ key }) => key);
}

function has(present: readonly KeyOnFile[], key: string): boolean {
  return present.some((other) => formatKey(other.key) === key);
}

function inLog<T>({ database }: KeyOptions, work: (log: HeldLog) => Promise<T>): Promise<T> {
  return inTransaction(database, async (db, client) =>
    work({ db, client, state: await lockLog(client) }),
  );
}

/** The log, held by a transaction. */
interface HeldLog {
  readonly db: Kysely<Schema>;
  readonly client: pg.PoolClient;
  readonly state: LogState;
}

async function changeKeys(
  { db, client, state }: HeldLog,
  change: KeyChange,
  { now, dataDirectory }: KeyOptions,
  present: readonly KeyOnFile[],
): Promise<void> {
  // The act itself is an entry, so that the log grows by it and its checkpoint has a size of its own.
  await recordAudit(db, {
    actor: 'system',
    action: 'ledger.keys',
    target: state.origin,
    detail: {
      introduces: change.introduces.map(formatKey),
      retires: change.retires,
      loses: change.loses,
    },
  });
  await appendBatch(client, state, {
    now,
    change,
    signersOf: (signing) => signersOf(signing, present, dataDirectory),
  });
}

/** A name that no other log has: where it is known to be, or what it is, and a random part. */
function newOrigin(host: string | undefined): string {
  const place = host !== undefined && isKeyName(host) ? host : 'zhichangan';
  return `${place}/${randomBytes(4).toString('hex')}`;
}
