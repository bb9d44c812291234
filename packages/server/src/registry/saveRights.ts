import { createHash } from 'node:crypto';
import type { Refusal, Right } from '@zca/domain/registry';
import {
  canonicalJson,
  canonicalRight,
  findFault,
  isProvisionalKey,
  mergeRight,
  provisionalKeys,
} from '@zca/domain/registry';
import type pg from 'pg';
import { copyInto } from '../base/database/index.ts';

/** Where a record was read: file, and line, row or document inside it. */
export type SourcePosition = Readonly<Record<string, string | number>>;

/** A record on its way into the database. */
export interface IncomingRight {
  readonly right: Right;
  /** True when mandatory parts are missing, so that it can only add to a record that is there. */
  readonly patch: boolean;
  /** True for a secondary copy, which only fills what is missing. */
  readonly supplement: boolean;
  readonly position: SourcePosition;
  readonly sourceFileId: number | null;
}

/** What became of a record; a refused one is not saved, and the refusal says why. */
export type SaveOutcome = 'new' | 'updated' | 'unchanged' | Refusal;

interface Known {
  right: Right;
  hash: string;
  number: number;
}

interface NewVersion {
  readonly key: string;
  readonly collection: string;
  readonly number: number;
  readonly json: string;
  readonly hash: string;
  readonly position: SourcePosition;
  readonly sourceFileId: number | null;
}

/** SHA-256 of the canonical JSON of a record, hexadecimal. */
export function contentHash(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}

// Any constant: it keeps two imports from deciding about the same record at the same time.
const SAVE_LOCK = 741_852_963;

/** Keeps everybody else from saving records until the transaction ends. */
export async function lockRights(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [SAVE_LOCK]);
}

/**
 * Saves a batch of records in the caller's transaction, in their order: new records, new versions
 * of records that changed by merging, nothing for what was known already. Each change is written to
 * the feed in the same transaction. Returns one outcome a record. Refused are a patch without a
 * record to add to (`patch.withoutRecord`), and a record that contradicts what is known of it, which
 * shows only when both are joined (`findFault`).
 */
export async function saveRights(
  client: pg.ClientBase,
  batch: readonly IncomingRight[],
  context: {
    readonly importRunId: number | null;
    readonly knownFrom: string;
    /** Today in Asia/Shanghai. */
    readonly today: string;
  },
): Promise<SaveOutcome[]> {
  if (batch.length === 0) return [];
  await lockRights(client);
  const redirect = await findAliases(client, batch);
  const keys = new Set(batch.map(({ right }) => redirect.get(right.key) ?? right.key));
  const stubs = await findProvisional(client, batch);
  for (const key of stubs) keys.add(key);
  const known = await readKnown(client, [...keys]);

  const versions: NewVersion[] = [];
  const aliases = new Map<string, string>();
  const replaced = new Map<string, string>();
  const outcomes = batch.map((incoming): SaveOutcome => {
    const key = redirect.get(incoming.right.key) ?? incoming.right.key;
    const before = known.get(key);
    let right = key === incoming.right.key ? incoming.right : { ...incoming.right, key };
    const ends = provisionalKeys(right).filter((alias) => alias !== key && stubs.has(alias));
    if (before === undefined && ends.length === 0 && incoming.patch) {
      return { rule: 'patch.withoutRecord', field: 'title', params: { key } };
    }
    for (const stub of ends) right = mergeRight({ ...known.get(stub)!.right, key }, right);
    const merged = canonicalRight(
      before === undefined
        ? right
        : mergeRight(before.right, right, { supplement: incoming.supplement }),
    );
    const json = canonicalJson(merged);
    const hash = contentHash(json);
    if (before?.hash !== hash && (before !== undefined || ends.length > 0)) {
      const fault = findFault(merged, context.today);
      if (fault !== null) return fault;
    }
    for (const stub of ends) {
      replaced.set(stub, key);
      stubs.delete(stub);
    }
    if (before?.hash === hash) return 'unchanged';
    const number = (before?.number ?? 0) + 1;
    known.set(key, { right: merged, hash, number });
    const { collection } = merged;
    const { position, sourceFileId } = incoming;
    versions.push({ key, collection, number, json, hash, position, sourceFileId });
    // Later records of this batch meet this one as they would in the next.
    if (isProvisionalKey(key)) stubs.add(key);
    for (const alias of provisionalKeys(merged)) {
      aliases.set(alias, key);
      redirect.set(alias, key);
    }
    return before === undefined ? 'new' : 'updated';
  });
  if (versions.length > 0) await writeVersions(client, versions, context);
  if (aliases.size > 0) await writeAliases(client, aliases);
  if (replaced.size > 0) await retireStubs(client, replaced);
  return outcomes;
}

async function findAliases(
  client: pg.ClientBase,
  batch: readonly IncomingRight[],
): Promise<Map<string, string>> {
  const stubs = batch.map(({ right }) => right.key).filter(isProvisionalKey);
  if (stubs.length === 0) return new Map();
  const { rows } = await client.query<{ alias: string; key: string }>(
    'select alias, key from record_alias where alias = any($1)',
    [stubs],
  );
  return new Map(rows.map((row) => [row.alias, row.key]));
}

/**
 * Records that stand under a publication of a right of the batch. A right of a foreign office that is
 * known by publications alone ends another one that stood under an earlier publication of it.
 */
async function findProvisional(
  client: pg.ClientBase,
  batch: readonly IncomingRight[],
): Promise<Set<string>> {
  const aliases = new Set<string>();
  for (const { right } of batch) {
    for (const alias of provisionalKeys(right)) aliases.add(alias);
  }
  if (aliases.size === 0) return aliases;
  const { rows } = await client.query<{ key: string }>(
    'select key from record where key = any($1) and retired_into is null',
    [[...aliases]],
  );
  return new Set(rows.map((row) => row.key));
}

async function readKnown(client: pg.ClientBase, keys: string[]): Promise<Map<string, Known>> {
  const { rows } = await client.query<{ key: string; hash: string; number: number; data: Right }>(
    `select r.key, encode(r.content_hash, 'hex') as hash, v.number, v.data
       from record r join record_version v on v.id = r.version_id
      where r.key = any($1)`,
    [keys],
  );
  return new Map(
    rows.map((row) => [row.key, { right: row.data, hash: row.hash, number: row.number }]),
  );
}

async function writeVersions(
  client: pg.ClientBase,
  versions: readonly NewVersion[],
  context: { readonly importRunId: number | null; readonly knownFrom: string },
): Promise<void> {
  const { rows } = await client.query<{ id: number }>(
    "select nextval('record_version_id_seq') as id from generate_series(1, $1::int)",
    [versions.length],
  );
  const ids = rows.map((row) => row.id);
  await copyInto(
    client,
    'record_version',
    [
      'id',
      'key',
      'collection',
      'number',
      'known_from',
      'data',
      'content_hash',
      'source_file_id',
      'position',
      'import_run_id',
    ],
    versions.map((version, index) => [
      ids[index]!,
      version.key,
      version.collection,
      version.number,
      context.knownFrom,
      version.json,
      `\\x${version.hash}`,
      version.sourceFileId,
      JSON.stringify(version.position),
      context.importRunId,
    ]),
  );
  // The last version of a key in this batch is the one that holds.
  const last = new Map<string, number>();
  versions.forEach((version, index) => last.set(version.key, index));
  const heads = [...last.values()];
  await client.query(
    `insert into record (key, collection, version_id, content_hash)
     select * from unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[])
     on conflict (key) do update
       set version_id = excluded.version_id, content_hash = excluded.content_hash, retired_into = null`,
    [
      heads.map((index) => versions[index]!.key),
      heads.map((index) => versions[index]!.collection),
      heads.map((index) => ids[index]!),
      heads.map((index) => Buffer.from(versions[index]!.hash, 'hex')),
    ],
  );
  await client.query(
    `insert into change (topic, key, version_id)
     select 'right', * from unnest($1::text[], $2::bigint[])`,
    [heads.map((index) => versions[index]!.key), heads.map((index) => ids[index]!)],
  );
  await client.query("select pg_notify('zca_change', '')");
}

async function writeAliases(
  client: pg.ClientBase,
  aliases: ReadonlyMap<string, string>,
): Promise<void> {
  await client.query(
    `insert into record_alias (alias, key) select * from unnest($1::text[], $2::text[])
     on conflict (alias) do update set key = excluded.key where record_alias.key <> excluded.key`,
    [[...aliases.keys()], [...aliases.values()]],
  );
}

/** A record under a provisional key ends when its application number becomes known. */
async function retireStubs(
  client: pg.ClientBase,
  replaced: ReadonlyMap<string, string>,
): Promise<void> {
  const stubs = [...replaced.keys()];
  await client.query(
    `update record set retired_into = replaced.key
       from unnest($1::text[], $2::text[]) as replaced(stub, key) where record.key = replaced.stub`,
    [stubs, [...replaced.values()]],
  );
  await client.query(
    "insert into change (topic, key, version_id) select 'right', stub, null from unnest($1::text[]) as stub",
    [stubs],
  );
}
