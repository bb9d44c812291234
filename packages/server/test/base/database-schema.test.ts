import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  appliedMigrations,
  connect,
  type Database,
  migrate,
} from '../../src/base/database/index.ts';
import { migrations } from '../../src/base/database/migrations/index.ts';
import { checkRoles } from '../../src/base/database/roles.ts';
import { openEmptyTestDatabase, openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});

/** Columns with their types, indexes and storage of every table. */
async function shapeOf({ pool }: Database): Promise<unknown[]> {
  const { rows } = await pool.query(`
    select c.relname as name, c.reloptions as options,
           (select array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull
                             order by a.attname)
              from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
           (select array_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text)
              from pg_index i where i.indrelid = c.oid) as indexes
      from pg_class c where c.relkind in ('r', 'v') and c.relnamespace = 'public'::regnamespace
     order by c.relname`);
  return rows;
}

describe('columns', () => {
  it('P:K.8-4: hold texts of any length, since other servers count bytes', async () => {
    const { rows } = await database.owner.pool.query(
      // The tables of the migrator hold the names of migrations alone.
      `select table_name, column_name from information_schema.columns
        where table_schema = 'public' and character_maximum_length is not null
          and table_name not like 'schema_migration%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('migrations', () => {
  it('are numbered in order, each number once', () => {
    const numbers = migrations.map(({ name }) => Number(/^(\d{4})_[a-z][a-z_]*$/.exec(name)?.[1]));
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(numbers[0]).toBe(1);
  });

  it('run once, even when several processes start together, and then not again', async () => {
    const { ownerConfig, applicationRole, owner } = await openEmptyTestDatabase();
    expect(await appliedMigrations(owner.db)).toEqual([]);
    const ran = await Promise.all([1, 2, 3].map(() => migrate(ownerConfig, { applicationRole })));
    const names = migrations.map(({ name }) => name);
    expect(ran.flat()).toEqual(names);
    expect(await migrate(ownerConfig, { applicationRole })).toEqual([]);
    expect(await appliedMigrations(owner.db)).toEqual(names);
  });

  it('go on from where the database stands, or stop where they are told', async () => {
    const { ownerConfig, applicationRole, owner } = await openEmptyTestDatabase();
    const steps = ['0001_one', '0002_two', '0003_three'].map((name) => ({
      name,
      sql: () => `create table ${name.slice(5)} (id int)`,
    }));
    const run = (upTo?: string) =>
      migrate(ownerConfig, { applicationRole, migrations: steps, ...(upTo && { upTo }) });
    expect(await run('0001_one')).toEqual(['0001_one']);
    expect(await run()).toEqual(['0002_two', '0003_three']);
    await expect(run('0002_two')).rejects.toThrow('only go forward');
    const { rows } = await sql`select count(*) as n from three`.execute(owner.db);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('never change once a database may have them', () => {
    const digests = Object.fromEntries(
      migrations.map(({ name, sql: text }) => [
        name,
        createHash('sha256')
          .update(text({ applicationRole: 'app' }))
          .digest('hex')
          .slice(0, 16),
      ]),
    );
    // A change of the schema is a new migration; a line here changes only before it is published.
    expect(digests).toEqual({
      '0001_foundation': '0044f8218466c87f',
      '0002_record_alias': 'f800524392934ca9',
      '0003_raw_as_read': '639f04e7069472ee',
      '0004_plain_versions': '67c6245a9768ab5c',
      '0005_number_list': '2e50c6f5d1874769',
      '0006_class_depth': '52e0b562cfe0c485',
      '0007_search_history': '2791845eb54ac7ff',
      '0008_number_list_of_person': 'f00949f6e90b352c',
      '0009_import_notes': '5b907aa8b65d9f72',
      '0010_ledger': 'e88343e43a0c3460',
      '0011_accounts': '2a317b6148874c71',
      '0012_papers': '02765f6e8da0e7c4',
      '0013_matters': 'b0d7641fedd79d34',
      '0015_tickets': '294d50c028223665',
      '0016_themes': '69cd1d859fdd223a',
      '0017_parties': '64a87b3f09049391',
      '0018_indicators': 'bf3355c7fe68c94b',
      '0019_clues': 'dab1703c036c2b7d',
      '0021_label_overrides': 'c031a7fde105dd95',
      '0022_boundaries': '67f7d72123673df0',
      '0023_online_places': '9f8c3917962663c5',
    });
  });

  it('bring the database of the release before to the schema of an empty one', async () => {
    const { ownerConfig, applicationRole, owner } = await openEmptyTestDatabase();
    await migrate(ownerConfig, { applicationRole, upTo: '0002_record_alias' });
    await owner.pool.query(`
      insert into import_run (actor, input) values ('system', '{}');
      insert into source_file (import_run_id, name, size_bytes, sha256) select id, 'a.csv', 3, sha256('abc') from import_run;
      insert into quarantine (import_run_id, source_file_id, position, rule, raw, raw_hash)
        select import_run_id, id, '{"line": 2}', 'number.checkDigit', '{"申请号": "𬭎"}', sha256('x') from source_file`);
    await migrate(ownerConfig, { applicationRole });
    const { rows } = await owner.pool.query<{ raw: unknown }>('select raw from quarantine');
    expect(rows).toEqual([{ raw: { 申请号: '𬭎' } }]);
    expect(await shapeOf(owner)).toEqual(await shapeOf(database.owner));
  });

  it('leave the database as it was when one fails', async () => {
    const { ownerConfig, applicationRole, owner } = await openEmptyTestDatabase();
    const steps = [
      { name: '0001_good', sql: () => 'create table good (id int)' },
      { name: '0002_bad', sql: () => 'create table bad (id nothing)' },
    ];
    await expect(migrate(ownerConfig, { applicationRole, migrations: steps })).rejects.toThrow(
      'nothing',
    );
    expect(await appliedMigrations(owner.db)).toEqual([]);
  });

  it('refuse a database that a newer program has upgraded', async () => {
    const { ownerConfig, applicationRole } = await openEmptyTestDatabase();
    const newer = [...migrations, { name: '9999_future', sql: () => 'select 1' }];
    await migrate(ownerConfig, { applicationRole, migrations: newer });
    await expect(migrate(ownerConfig, { applicationRole })).rejects.toMatchObject({
      code: 'database-is-newer',
    });
  });
});

describe('the schema', () => {
  it('shows its version to the application', async () => {
    const versions = await database.application.db
      .selectFrom('schema_version')
      .select('name')
      .execute();
    expect(versions.at(-1)?.name).toBe(migrations.at(-1)?.name);
  });

  it('explains every table and lets the application read it', async () => {
    const { rows } = await database.application.pool.query<{
      name: string;
      about: string | null;
      readable: boolean;
    }>(`
      select relname as name, obj_description(c.oid) as about,
             has_table_privilege(c.oid, 'select') as readable
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and relkind in ('r', 'v', 'p') and relname not like 'schema\\_migration%'`);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ about, readable }) => !about || !readable)).toEqual([]);
  });

  it('sorts text keys by their bytes on every server', async () => {
    const { rows } = await database.owner.pool.query<{ name: string }>(`
      select c.relname || '.' || a.attname as name
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        join pg_collation l on l.oid = a.attcollation
       where n.nspname = 'public' and l.collname <> 'C' and c.relname not like 'schema\\_migration%'
       order by 1`);
    // Looked up for equality only, or a word of a closed list.
    expect(rows.map(({ name }) => name)).toEqual([
      'column_mapping.name',
      'credential.kind',
      'quarantine.status',
    ]);
  });

  it('tells until when each version was known', async () => {
    const { db } = database.application;
    const days = ['2026-01-01', '2026-02-01', '2026-03-01'];
    for (const [index, day] of days.entries()) {
      await db
        .insertInto('record_version')
        .values({
          key: 'CN1',
          collection: 'patent',
          number: index + 1,
          known_from: `${day}T00:00:00Z`,
          data: JSON.stringify({ day }),
          content_hash: Buffer.from([index]),
        })
        .execute();
    }
    const history = await db
      .selectFrom('record_history')
      .select(['number', 'known_from', 'known_to', 'data'])
      .where('key', '=', 'CN1')
      .orderBy('number')
      .execute();
    expect(history).toEqual(
      days.map((day, index) => ({
        number: index + 1,
        known_from: `${day}T00:00:00Z`,
        known_to: days[index + 1] ? `${days[index + 1]}T00:00:00Z` : null,
        data: { day },
      })),
    );
  });

  it('keeps role, status and day as its checks say', async () => {
    const { pool } = database.application;
    const person = await pool.query<{ id: string }>(
      "insert into person (display_name) values ('甲') returning id",
    );
    await expect(
      pool.query(
        "insert into role_grant (person_id, role, granted_by) values ($1, 'emperor', 'x')",
        [person.rows[0]!.id],
      ),
    ).rejects.toThrow(/check constraint/);
    await expect(
      pool.query("insert into import_run (actor, status, input) values ('x', 'lost', '{}')"),
    ).rejects.toThrow(/check constraint/);
    await expect(
      pool.query(
        "insert into legal_parameter (key, value, title_zh, title_en, source_title, effective_from, effective_to, mark, recorded_by) values ('k', '1', '甲', 'a', 's', '2026-02-01', '2026-01-31', '', 'x')",
      ),
    ).rejects.toThrow(/check constraint/);
  });
});

describe('values on the wire', () => {
  it('arrive as the schema says', async () => {
    const { rows } = await database.application.pool.query(`
      select 9007199254740991::bigint as big, date '1985-04-01' as day, 1.10::numeric as amount,
             timestamptz '2026-11-22 17:30:00.123456+08' as instant, xid8 '18446744073709551615' as xid,
             array[1, null]::bigint[] as bigs, array['2026-01-02']::date[] as days,
             array['2026-01-02 00:00+00', null]::timestamptz[] as instants, '{}'::bigint[] as none`);
    expect(rows).toEqual([
      {
        big: Number.MAX_SAFE_INTEGER,
        day: '1985-04-01',
        amount: '1.10',
        instant: '2026-11-22T09:30:00.123456Z',
        xid: '18446744073709551615',
        bigs: [1, null],
        days: ['2026-01-02'],
        instants: ['2026-01-02T00:00:00Z', null],
        none: [],
      },
    ]);
  });

  it('are refused rather than rounded', async () => {
    await expect(
      database.application.pool.query('select 9007199254740992::bigint'),
    ).rejects.toThrow(/beyond the safe integers/);
    expect((await database.application.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('checking the roles', () => {
  it('finds nothing wrong with two roles as they should be', async () => {
    expect(await checkRoles(database.applicationConfig, database.ownerConfig)).toEqual([]);
  });

  it('finds an application that owns the schema', async () => {
    const faults = await checkRoles(database.ownerConfig, database.ownerConfig);
    expect(faults.map(({ code }) => code)).toEqual([
      'roles-are-the-same',
      'application-may-create',
    ]);
    const turned = await checkRoles(database.ownerConfig, database.applicationConfig);
    expect(turned.map(({ code }) => code)).toEqual([
      'application-may-create',
      'application-is-owner',
      'owner-may-not-create',
    ]);
  });
});

describe('connecting', () => {
  it('says in a sentence why it cannot', async () => {
    const wrong = { ...database.applicationConfig, user: 'somebody_else', password: 'wrong' };
    await expect(migrate(wrong, { applicationRole: 'x' })).rejects.toMatchObject({
      code: 'database-login-refused',
    });
    const nowhere = 'postgresql://zca@127.0.0.1:1/zca';
    await expect(migrate(nowhere, { applicationRole: 'x' })).rejects.toMatchObject({
      code: 'database-unreachable',
      sentence: {
        zh: expect.stringContaining('127.0.0.1:1/zca'),
        en: expect.stringContaining('ECONNREFUSED'),
      },
    });
    const pool = connect(nowhere);
    await expect(pool.pool.query('select 1')).rejects.toThrow('ECONNREFUSED');
    await pool.close();
  });
});
