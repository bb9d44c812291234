import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as pg from 'pg';
import { StartupProblem } from '../problem.ts';
import type { ConnectionTarget } from './connect.ts';
import { openClient, queryBuilderOn } from './connect.ts';
import { migrations, type NumberedMigration } from './migrations/index.ts';

export interface MigrateOptions {
  /** Role of the application, to which each migration grants what it may do. */
  readonly applicationRole: string;
  /** Name of the last migration to run; all by default. */
  readonly upTo?: string;
  /** In place of the platform's own, for tests. */
  readonly migrations?: readonly NumberedMigration[];
}

/** Held for the whole of a migration, so that processes started together run it once. */
const migrationLock = 8_610_001;

const journal = { table: 'schema_migration', lock: 'schema_migration_lock' } as const;

/**
 * Brings the schema to the newest migration, or to `upTo`, as the owner and in one transaction.
 * Returns the names of the migrations that ran. Throws `StartupProblem` when the database is newer
 * than this program.
 */
export async function migrate(owner: ConnectionTarget, options: MigrateOptions): Promise<string[]> {
  const client = await openClient(owner, 'zca migrate');
  const db = queryBuilderOn(client);
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const known = options.migrations ?? migrations;
    const applied = await appliedMigrations(db);
    const unknown = applied.find((name) => !known.some((migration) => migration.name === name));
    if (unknown !== undefined) throw databaseIsNewer(unknown);
    const context = { applicationRole: pg.escapeIdentifier(options.applicationRole) };
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => asKyselyMigrations(known, context) },
      migrationTableName: journal.table,
      migrationLockTableName: journal.lock,
    });
    const target = options.upTo ?? known.at(-1)!.name;
    if (applied.includes(target) && applied.at(-1) !== target) {
      throw new Error(`The schema is already past ${target}; migrations only go forward.`);
    }
    const { error, results } = await migrator.migrateTo(target);
    if (error) throw error;
    await makeVersionView(client, context.applicationRole);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    // Ending the session gives the lock free.
    await client.end();
  }
}

/** Names of the migrations that a database has, oldest first; none when it is empty. */
export async function appliedMigrations<T>(db: Kysely<T>): Promise<string[]> {
  const known = await sql<{ known: boolean }>`
    select to_regclass(${journal.table}) is not null as known`.execute(db);
  if (!known.rows[0]?.known) return [];
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(journal.table)} order by name collate "C"`.execute(db);
  return rows.map((row) => row.name);
}

function asKyselyMigrations(
  list: readonly NumberedMigration[],
  context: { applicationRole: string },
): Record<string, Migration> {
  const entries = list.map(({ name, sql: text }): [string, Migration] => [
    name,
    {
      up: async (db) => {
        await sql.raw(text(context)).execute(db);
      },
    },
  ]);
  return Object.fromEntries(entries);
}

/** The journal under a name of its own, which the application may read. */
async function makeVersionView(client: pg.Client, applicationRole: string): Promise<void> {
  await client.query(`
    create or replace view schema_version as
      select name::text as name, "timestamp"::timestamptz as applied_at from ${journal.table};
    comment on view schema_version is 'Migrations that this database has; the last is its version.';
    grant select on schema_version to ${applicationRole};
    grant usage on schema public to ${applicationRole};`);
}

function databaseIsNewer(name: string): StartupProblem {
  return new StartupProblem('database-is-newer', {
    zh: `数据库已由更新版本的程序升级（${name}）；请使用相同或更新版本的知长安。`,
    en: `The database has been upgraded by a newer program (${name}): use that version of ZhiChangAn or a later one.`,
  });
}
