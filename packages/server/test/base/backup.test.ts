import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  assertRestoreFinished,
  backup,
  checkBackup,
  type Manifest,
  restore,
} from '../../src/base/backup/index.ts';
import {
  databaseIdentity,
  feedStart,
  inTransaction,
  migrate,
  readChanges,
} from '../../src/base/database/index.ts';
import { migrations } from '../../src/base/database/migrations/index.ts';
import { FileStore } from '../../src/base/files/index.ts';
import { openEmptyTestDatabase, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { contents, fill } from '../support/filledDatabase.ts';

const folder = mkdtempSync(join(tmpdir(), 'zca-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fresh = (name: string) => join(mkdtempSync(join(folder, `${name}-`)), 'it');

let source: TestDatabase;
let whole: string;
const filesDirectory = join(folder, 'files');
const bytes = ['第一份文件', 'second', ''].map((text) => Buffer.from(text));

beforeAll(async () => {
  source = await openTestDatabase();
  const store = new FileStore(filesDirectory);
  for (const content of bytes) await store.add([content]);
  await fill(source);
  whole = fresh('whole');
  await backup({ owner: source.ownerConfig, filesDirectory, to: whole });
});

const library = {
  name: `${String(migrations.length + 1).padStart(4, '0')}_library`,
  sql: () =>
    'create schema library; create table library."Job queue" (id int generated always as identity, double_id int generated always as (id * 2) stored, words text[])',
};

/** The migrations with the library's table, as if it had been made by one of them. */
async function restoreWhole(from = whole, known = [...migrations.slice(0, -1), withLibrary()]) {
  const target = await openEmptyTestDatabase();
  const files = fresh('target');
  const { ownerConfig: owner, applicationRole } = target;
  const manifest = await restore({
    from,
    into: { owner, applicationRole, filesDirectory: files },
    migrations: known,
  });
  return { target, files, manifest };
}

function withLibrary() {
  const last = migrations.at(-1)!;
  return {
    name: last.name,
    sql: (context: { applicationRole: string }) => `${last.sql(context)}; ${library.sql()}`,
  };
}

describe('a backup', () => {
  it('restores into another database table by table, file by file', async () => {
    const { target, files } = await restoreWhole();
    const before = await contents(source);
    const filled = Object.keys(before).filter((name) => before[name]!.length > 0);
    expect(filled.length).toBeGreaterThanOrEqual(19);
    expect(await contents(target)).toEqual(before);
    expect([...new FileStore(files).list()]).toEqual([...new FileStore(filesDirectory).list()]);
    await assertRestoreFinished(target.application.db);
  });

  it('lets the restored database go on where the old one stood', async () => {
    const { target } = await restoreWhole();
    const { pool, db } = target.application;
    const next = await pool.query(
      "insert into audit_entry (actor, action, target) values ('x', 'y', 'z') returning id",
    );
    expect(next.rows).toEqual([{ id: 2 }]);
    const version = await pool.query("select nextval('record_version_id_seq') as id");
    expect(version.rows).toEqual([{ id: 3001 }]);
    await expect(pool.query('delete from record_version')).rejects.toThrow(/permission denied/);
    // The feed can be read: its rows belong to the restoring transaction, not to a future one.
    let { rows, more, horizon } = await readChanges(db, feedStart);
    while (more) ({ rows, more, horizon } = await readChanges(db, feedStart));
    expect(rows.map(({ key }) => key)).toEqual(
      Array.from({ length: 3000 }, (_, i) => `CN${i + 1}`),
    );
    expect(BigInt(horizon.xid)).toBeGreaterThan(0n);
    expect(await databaseIdentity(db)).not.toBe(await databaseIdentity(source.application.db));
  });

  it('holds one moment while others go on writing', async () => {
    const add = () =>
      inTransaction(source.application, async (_db, client) => {
        await client.query(
          "insert into calendar_year values ((select max(year) + 1 from calendar_year), 'x', null)",
        );
        await client.query(
          "insert into calendar_day select make_date(max(year), 1, 2), max(year), 'holiday' from calendar_year",
        );
      });
    let writing = true;
    const writer = (async () => {
      // The calendar ends in 2200, which a slow backup must not reach.
      for (let year = 2027; writing && year < 2190; year += 1) await add();
    })();
    const to = fresh('moving');
    // Tables are copied by name, so that calendar_day comes before calendar_year.
    await backup({ owner: source.ownerConfig, filesDirectory, to });
    writing = false;
    await writer;
    const { target } = await restoreWhole(to);
    const { rows } = await target.owner.pool.query(
      'select count(*) as years, (select count(*) from calendar_day) as days from calendar_year',
    );
    expect(rows[0].years).toBe(rows[0].days);
    await source.owner.pool.query('delete from calendar_year where year > 2026');
  });

  it('is readable by its writer only', () => {
    expect(statSync(whole).mode & 0o077).toBe(0);
    expect(statSync(join(whole, 'manifest.json')).mode & 0o077).toBe(0);
    expect(statSync(join(whole, 'tables', 'public.person.copy.gz')).mode & 0o077).toBe(0);
  });

  it('of an older version is migrated on after loading', async () => {
    const later = {
      name: '9000_later',
      sql: () => "alter table person add column nickname text default '无'",
    };
    const { target } = await restoreWhole(whole, [
      ...migrations.slice(0, -1),
      withLibrary(),
      later,
    ]);
    const { rows } = await target.owner.pool.query('select distinct nickname from person');
    expect(rows).toEqual([{ nickname: '无' }]);
  });

  it('is not written over something else', async () => {
    await expect(
      backup({ owner: source.ownerConfig, filesDirectory, to: whole }),
    ).rejects.toMatchObject({
      code: 'backup-folder-not-empty',
    });
  });

  it('is not finished with a stored file that is damaged', async () => {
    const damaged = fresh('damaged-store');
    cpSync(filesDirectory, damaged, { recursive: true });
    const store = new FileStore(damaged);
    const [first] = store.list();
    writeFileSync(store.pathOf(first!), 'other');
    const to = fresh('never');
    await expect(
      backup({ owner: source.ownerConfig, filesDirectory: damaged, to }),
    ).rejects.toMatchObject({
      code: 'stored-file-damaged',
    });
    await expect(checkBackup(to)).rejects.toMatchObject({ code: 'backup-incomplete' });
  });
});

const damaged = (change: (folder: string) => void) => {
  const copy = fresh('damaged');
  cpSync(whole, copy, { recursive: true });
  change(copy);
  return copy;
};
const editManifest = (copy: string, edit: (manifest: Manifest) => void) => {
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  edit(manifest);
  writeFileSync(file, JSON.stringify(manifest));
};
const person = join('tables', 'public.person.copy.gz');
const stored = (sha: string) => join('files', sha.slice(0, 2), sha);
const shaOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

/** Replaces a table and makes the manifest agree with it. */
const forge = (copy: string, edit: (text: string) => string) => {
  const content = gzipSync(edit(gunzipSync(readFileSync(join(copy, person))).toString()));
  writeFileSync(join(copy, person), content);
  editManifest(copy, (manifest) => {
    const entry = manifest.tables.find(({ name }) => name === 'public.person')!;
    entry.sha256 = shaOf(content);
    entry.sizeBytes = content.length;
  });
};

/** What a failed restore leaves in the database, in words. */
async function whatIsLeft({ owner }: TestDatabase): Promise<string> {
  const persons = await owner.pool.query('select from person');
  const problem = await assertRestoreFinished(owner.db).then(
    () => 'finished',
    (error: { code: string }) => error.code,
  );
  return `${persons.rowCount === 0 ? 'no person' : 'persons'}, ${problem}`;
}

describe('a restore refuses', () => {
  it.each<[string, string, (copy: string) => void]>([
    [
      'a folder without manifest',
      'backup-incomplete',
      (copy) => rmSync(join(copy, 'manifest.json')),
    ],
    [
      'a manifest cut short',
      'backup-manifest-damaged',
      (copy) => truncateSync(join(copy, 'manifest.json'), 300),
    ],
    [
      'a manifest of another form',
      'backup-manifest-damaged',
      (copy) => writeFileSync(join(copy, 'manifest.json'), '{}'),
    ],
    [
      'a manifest that leads out of its folder',
      'backup-manifest-damaged',
      (copy) =>
        editManifest(copy, (m) => {
          m.tables[0]!.file = 'tables/../../x.copy.gz';
        }),
    ],
    ['a missing table', 'backup-file-missing', (copy) => rmSync(join(copy, person))],
    ['a table cut short', 'backup-file-damaged', (copy) => truncateSync(join(copy, person), 20)],
    [
      'a table with one changed byte',
      'backup-file-damaged',
      (copy) => {
        const content = readFileSync(join(copy, person));
        content[content.length - 9]! ^= 1;
        writeFileSync(join(copy, person), content);
      },
    ],
    [
      'a missing file of the store',
      'backup-file-missing',
      (copy) => renameSync(join(copy, stored(shaOf(bytes[0]!))), join(copy, 'elsewhere')),
    ],
    [
      'a changed file of the store',
      'backup-file-damaged',
      (copy) => writeFileSync(join(copy, stored(shaOf(bytes[1]!))), 'Second'),
    ],
    [
      'a newer schema',
      'backup-is-newer',
      (copy) =>
        editManifest(copy, (m) => {
          m.schemaVersion = '9999_future';
        }),
    ],
    [
      'a table that it does not know',
      'backup-table-differs',
      (copy) =>
        editManifest(copy, (m) => {
          m.tables.push({ ...m.tables[0]!, name: 'public.unknown' });
        }),
    ],
    [
      'a backup that lacks a table',
      'backup-table-differs',
      (copy) =>
        editManifest(copy, (m) => {
          m.tables.shift();
        }),
    ],
    [
      'rows that are fewer than stated',
      'backup-table-differs',
      (copy) =>
        editManifest(copy, (m) => {
          m.tables.find(({ name }) => name === 'public.audit_entry')!.rows = 9;
        }),
    ],
    [
      'rows that break a foreign key',
      'backup-table-differs',
      (copy) => forge(copy, (text) => text.split('\n').slice(1).join('\n')),
    ],
    ['rows that are no rows', 'backup-table-differs', (copy) => forge(copy, () => 'nonsense\n')],
  ])('%s', async (_what, code, change) => {
    const from = damaged(change);
    const target = await openEmptyTestDatabase();
    const { ownerConfig: owner, applicationRole } = target;
    const into = { owner, applicationRole, filesDirectory: fresh('target') };
    const known = [...migrations.slice(0, -1), withLibrary()];
    await expect(restore({ from, into, migrations: known })).rejects.toMatchObject({
      code,
      sentence: {
        zh: expect.stringMatching(/\p{Script=Han}/u),
        en: expect.stringMatching(/^[A-Z/].*[.:]/),
      },
    });
    // Whatever had been made so far is no platform: it is empty, or says that it is unfinished.
    const { rows } = await target.owner.pool.query("select to_regclass('person') is null as empty");
    const left = rows[0].empty ? 'nothing' : await whatIsLeft(target);
    expect(['nothing', 'no person, restore-unfinished']).toContain(left);
    await target.drop();
  });

  it('a database that has tables, and a file store that has files', async () => {
    const target = await openEmptyTestDatabase();
    const { ownerConfig: owner, applicationRole } = target;
    const into = { owner, applicationRole, filesDirectory: fresh('target') };
    const refused = { code: 'restore-target-not-empty' };
    await expect(restore({ from: whole, into: { ...into, filesDirectory } })).rejects.toMatchObject(
      refused,
    );
    await migrate(owner, { applicationRole });
    await expect(restore({ from: whole, into })).rejects.toMatchObject(refused);
  });
});
