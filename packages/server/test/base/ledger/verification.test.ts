import type { AuditAction } from '@zca/domain/identity';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JsonValue } from '@zca/ledger';
import {
  formatCheckpoint,
  formatKey,
  parseCheckpoint,
  parseKey,
  sealEntry,
  signNote,
} from '@zca/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../../src/base/backup/index.ts';
import {
  appendEntry,
  recordAudit,
  replaceLostKeys,
  rotateKeys,
} from '../../../src/base/ledger/index.ts';
import { ensureKeys } from '../../../src/base/ledger/keyChanges.ts';
import { Sequencer } from '../../../src/base/ledger/sequencer.ts';
import { readSigningKeys } from '../../../src/base/ledger/signingKeys.ts';
import {
  backupSource,
  databaseSource,
  explainFault,
  type VerificationOptions,
  verifyLedger,
} from '../../../src/base/ledger/verify/index.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { AT, hexBytes, now, writeEntries } from '../../support/ledger.ts';
import { temporaryFolder } from '../../support/platform.ts';

let database: TestDatabase;
let dataDirectory: string;
let sequencer: Sequencer;

/** Three chains and the audit journal in several batches, two keys, something that waits. */
beforeEach(async () => {
  database = await openTestDatabase();
  dataDirectory = temporaryFolder();
  const { application } = database;
  const options = { database: application, dataDirectory, now };
  await ensureKeys({ ...options, sm2: false });
  sequencer = new Sequencer({ ...options, onFailure: () => {} });
  await batch('matter:1', [{ act: 'file', text: '制表符\t换行\n反斜杠\\' }, { act: 'accept' }]);
  await audit('person.add', { role: 'city' });
  await batch('matter:2', [1, 2, 3]);
  await rotateKeys(options);
  await batch('matter:1', [{ act: 'pause' }, { act: 'close' }]);
  await audit('person.revoke', {});
  await batch(
    'matter:3',
    Array.from({ length: 9 }, (_, n) => n),
  );
  await batch('matter:2', [4]);
});

afterEach(() => database.drop());

async function batch(chain: string, bodies: readonly JsonValue[]): Promise<void> {
  await writeEntries(database.application, chain, bodies);
  await sequencer.appendBatch();
}

const audit = (action: AuditAction, detail: object) =>
  recordAudit(database.application.db, { actor: 'system', action, target: 't', detail });

async function verify(options: VerificationOptions = {}) {
  const source = await databaseSource(database.ownerConfig);
  try {
    return await verifyLedger(source, options);
  } finally {
    await source.close();
  }
}

/** Codes of the faults with the numbers that they name. */
async function faults(options: VerificationOptions = {}) {
  const { faults: found, faultCount } = await verify(options);
  expect(faultCount).toBe(found.length);
  for (const fault of found) {
    expect(explainFault(fault).zh).not.toMatch(/[{}]/);
    expect(explainFault(fault).en).not.toMatch(/[{}]/);
  }
  return found;
}

/** Changes a row as somebody does who owns the database. */
const tamper = (text: string, values: unknown[] = []) => database.owner.pool.query(text, values);

async function rowOf(chain: string, number: number) {
  const { rows } = await database.owner.pool.query<{
    id: number;
    index: number;
    previous: Buffer;
    hash: Buffer;
  }>(
    `select e.id, l.index, e.previous, e.hash from journal_entry e
       left join log_leaf l on l.entry_id = e.id where e.chain = $1 and e.number = $2`,
    [chain, number],
  );
  return rows[0]!;
}

describe('a sound ledger', () => {
  it('has no fault', async () => {
    await writeEntries(database.application, 'matter:4', ['waits']);
    await audit('person.reopen', {});
    const report = await verify();
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ entries: 22, chains: 5, leaves: 21, auditRows: 5, waiting: 2 });
    expect(report.keys).toHaveLength(1);
  });

  it('has no fault when what is sorted does not fit into memory', async () => {
    const report = await verify({ runLength: 3 });
    expect(report.faults).toEqual([]);
    expect(report.leaves).toBe(21);
  });

  it('has no fault before its first entry', async () => {
    const empty = await openTestDatabase();
    const source = await databaseSource(empty.ownerConfig);
    expect(await verifyLedger(source)).toMatchObject({ faultCount: 0, entries: 0, keys: [] });
    await source.close();
  });

  it('has no fault after a key was lost and replaced', async () => {
    const other = temporaryFolder();
    await replaceLostKeys({ database: database.application, dataDirectory: other, now });
    expect(await faults()).toEqual([]);
  });

  it('verifies by a key that is trusted, also by its predecessor, and by no other', async () => {
    const [key] = (await verify()).keys;
    expect(await faults({ keys: [key!] })).toEqual([]);
    const { rows } = await tamper('select note from checkpoint order by size limit 1');
    const [first] = parseCheckpoint((rows[0] as { note: string }).note)!.checkpoint.introduces;
    expect(await faults({ keys: [first!] })).toEqual([]);
    const stranger = key!.replace(parseKey(key!)!.id, '00000000');
    expect((await faults({ keys: [stranger] })).map(({ code }) => code)).toEqual([
      'key-not-trusted',
    ]);
  });
});

describe('an entry', () => {
  it.each([
    ['body', `update journal_entry set body = '{"act":"refuse"}' where id = $1`],
    ['instant', "update journal_entry set at = at + interval '1 second' where id = $1"],
    ['hash', "update journal_entry set hash = sha256('x') where id = $1"],
    ['previous hash', "update journal_entry set previous = sha256('x') where id = $1"],
    ['chain', "update journal_entry set chain = 'matter:9', number = 1 where id = $1"],
    ['number', 'update journal_entry set number = 99 where id = $1'],
  ])('is named when its %s was altered', async (_, statement) => {
    const { id } = await rowOf('matter:1', 2);
    await tamper(statement, [id]);
    const found = await faults();
    expect(found).toContainEqual({
      code: 'entry-altered',
      params: expect.objectContaining({ id: String(id) }),
    });
  });

  it('is named when it was rewritten with its hash', async () => {
    const { id, index, previous } = await rowOf('matter:2', 3);
    const input = { chain: 'matter:2', number: 3, at: AT, previous: previous.toString('hex') };
    const { canonicalBody, hash } = sealEntry({ ...input, body: 'forged' });
    await tamper('update journal_entry set body = $2, hash = $3 where id = $1', [
      id,
      canonicalBody,
      hexBytes(hash),
    ]);
    const next = await rowOf('matter:2', 4);
    expect(await faults()).toEqual([
      {
        code: 'entry-rewritten',
        params: { chain: 'matter:2', number: '3', id: String(id), index: String(index) },
      },
      {
        code: 'previous-differs',
        params: { chain: 'matter:2', number: 4, id: String(next.id) },
      },
    ]);
  });

  it('is named when it was removed, in the midst of its chain and at its end', async () => {
    const middle = await rowOf('matter:1', 2);
    const last = await rowOf('matter:2', 4);
    await tamper('delete from journal_entry where id = any($1)', [[middle.id, last.id]]);
    expect(await faults()).toEqual([
      {
        code: 'entry-removed',
        params: {
          chain: 'matter:1',
          number: '2',
          id: String(middle.id),
          index: String(middle.index),
        },
      },
      {
        code: 'entry-removed',
        params: { chain: 'matter:2', number: '4', id: String(last.id), index: String(last.index) },
      },
    ]);
  });

  it('is named with those around it when several were removed', async () => {
    await tamper("delete from journal_entry where chain = 'matter:3' and number between 3 and 7");
    const found = await faults();
    expect(found.map(({ code, params }) => [code, params.number])).toEqual(
      [3, 4, 5, 6, 7].map((number) => ['entry-removed', String(number)]),
    );
  });

  it('is named when it and its leaf were removed', async () => {
    const { id, index } = await rowOf('matter:1', 2);
    await tamper('delete from journal_entry where id = $1', [id]);
    await tamper('delete from log_leaf where entry_id = $1', [id]);
    const found = await faults();
    expect(found).toContainEqual({
      code: 'entry-missing',
      params: { chain: 'matter:1', number: 2, to: 2 },
    });
    expect(found).toContainEqual({ code: 'leaf-missing', params: { index, to: index } });
    expect(found.map(({ code }) => code)).toContain('checkpoint-root-differs');
  });

  it('is named when it was added behind the log', async () => {
    const end = await rowOf('matter:2', 4);
    const previous = end.hash.toString('hex');
    const sealed = sealEntry({ chain: 'matter:2', number: 5, at: AT, previous, body: 'added' });
    const { rows } = await tamper(
      'insert into journal_entry (chain, number, at, body, previous, hash) values ($1, 5, $2, $3, $4, $5) returning id',
      ['matter:2', AT, sealed.canonicalBody, end.hash, hexBytes(sealed.hash)],
    );
    const [{ id }] = rows as [{ id: number }];
    expect(await faults()).toEqual([
      { code: 'entry-added', params: { chain: 'matter:2', number: '5', id: String(id) } },
    ]);
  });

  it('is named when two changed places in their chain', async () => {
    const [one, two] = [await rowOf('matter:3', 4), await rowOf('matter:3', 5)];
    await tamper('update journal_entry set number = 1000 where id = $1', [one.id]);
    await tamper('update journal_entry set number = 4 where id = $1', [two.id]);
    await tamper('update journal_entry set number = 5 where id = $1', [one.id]);
    const altered = (await faults()).filter(({ code }) => code === 'entry-altered');
    expect(altered.map(({ params }) => params.id)).toEqual([String(one.id), String(two.id)]);
  });
});

describe('the log', () => {
  it('names leaves that changed places', async () => {
    const [one, two] = [await rowOf('matter:3', 4), await rowOf('matter:3', 5)];
    await tamper('update log_leaf set index = 1000 where index = $1', [one.index]);
    await tamper('update log_leaf set index = $1 where index = $2', [one.index, two.index]);
    await tamper('update log_leaf set index = $1 where index = 1000', [two.index]);
    const found = await faults();
    expect(found).toContainEqual({
      code: 'entries-reordered',
      params: { chain: 'matter:3', number: 5, id: String(two.id), index: String(one.index) },
    });
    expect(found.map(({ code }) => code)).toContain('checkpoint-root-differs');
  });

  it('names leaves that were exchanged across chains', async () => {
    const [one, two] = [await rowOf('matter:1', 1), await rowOf('matter:2', 3)];
    await tamper('update log_leaf set index = 1000 where index = $1', [one.index]);
    await tamper('update log_leaf set index = $1 where index = $2', [one.index, two.index]);
    await tamper('update log_leaf set index = $1 where index = 1000', [two.index]);
    const moved = (await faults()).filter(({ code }) => code === 'leaves-moved');
    const named = moved.flatMap(({ params }) => [params.index, params.to]);
    expect(named).toContain(one.index);
    expect(named).toContain(two.index);
  });

  it('names a leaf that was relabelled', async () => {
    const { id, index } = await rowOf('matter:1', 1);
    await tamper("update log_leaf set chain = 'matter:8' where index = $1", [index]);
    expect(await faults()).toEqual([
      {
        code: 'leaf-altered',
        params: { index: String(index), chain: 'matter:8', number: '1', id: String(id) },
      },
    ]);
  });

  it('names nodes that were altered or removed, and no more than those', async () => {
    await tamper("update log_node set hash = sha256('x') where level = 2 and index = 1");
    await tamper('delete from log_node where level = 1 and index = 0');
    expect(await faults()).toEqual([
      { code: 'node-missing', params: { level: 1, index: 0, to: 1 } },
      { code: 'node-altered', params: { level: 2, index: 4, to: 7 } },
    ]);
    await tamper("insert into log_node (level, index, hash) values (1, 500, sha256('x'))");
    expect((await faults()).at(-1)).toEqual({
      code: 'node-stray',
      params: { level: 1, index: 1001 },
    });
  });

  it('that was cut at its end does not have the size of its last checkpoint', async () => {
    const { id } = await rowOf('matter:2', 4);
    await tamper('delete from journal_entry where id = $1', [id]);
    await tamper('delete from log_leaf where entry_id = $1', [id]);
    const found = await faults();
    expect(found).toContainEqual({
      code: 'checkpoint-beyond-log',
      params: { size: 21, leaves: 20 },
    });
  });

  it('that was cut with its checkpoints is found by a checkpoint that was kept', async () => {
    const { rows } = await tamper('select note from checkpoint order by size desc limit 1');
    const checkpoint = (rows[0] as { note: string }).note;
    expect(await faults({ checkpoint })).toEqual([]);
    const { id } = await rowOf('matter:2', 4);
    await tamper('delete from journal_entry where id = $1', [id]);
    await tamper('delete from log_leaf where entry_id = $1', [id]);
    await tamper('delete from log_node where (index + 1) * power(2, level) > 20');
    await tamper('delete from checkpoint where size > 20');
    await tamper('update log_state set size = 20');
    // Nothing in the database tells: this is what keeping a checkpoint is for.
    expect(await faults()).toEqual([]);
    expect(await faults({ checkpoint })).toEqual([
      { code: 'log-shorter', params: { size: 21, leaves: 20 } },
    ]);
    await batch('matter:2', ['another']);
    expect(await faults()).toEqual([]);
    expect(await faults({ checkpoint })).toEqual([{ code: 'log-rewritten', params: { size: 21 } }]);
  });

  it('is not compared with a checkpoint that is none, or of another log', async () => {
    expect(await faults({ checkpoint: 'x' })).toEqual([
      { code: 'kept-checkpoint-malformed', params: {} },
    ]);
    const { rows } = await tamper('select note from checkpoint order by size desc limit 1');
    const { checkpoint } = parseCheckpoint((rows[0] as { note: string }).note)!;
    const foreign = signNote(formatCheckpoint({ ...checkpoint, origin: 'other.example' }), [
      readSigningKeys(dataDirectory, 'other.example')[0]!.key,
    ]);
    expect(await faults({ checkpoint: foreign })).toEqual([
      { code: 'kept-checkpoint-foreign', params: { origin: 'other.example' } },
    ]);
  });

  it('does not hang on a leaf that claims a place far away', async () => {
    await tamper('update log_leaf set index = 9007199254740000 where index = 20');
    expect((await faults()).map(({ code }) => code)).toContain('leaf-missing');
  });
});

describe('a checkpoint', () => {
  it.each([
    ['its root', "update checkpoint set root = sha256('x') where size = $1", 'checkpoint-altered'],
    ['its instant', 'update checkpoint set at = now() where size = $1', 'checkpoint-altered'],
    ['its note', "update checkpoint set note = 'x' where size = $1", 'checkpoint-altered'],
    [
      'its signed instant',
      "update checkpoint set note = replace(note, 'T09:', 'T10:'), at = at + interval '1 hour' where size = $1",
      'signature-wrong',
    ],
  ])('is named when %s was altered', async (_, statement, code) => {
    const { rows } = await tamper('select size from checkpoint order by size offset 2 limit 1');
    const { size } = rows[0] as { size: number };
    await tamper(statement, [size]);
    expect(await faults()).toContainEqual({ code, params: expect.objectContaining({ size }) });
  });

  it('is missed at the end', async () => {
    await tamper('delete from checkpoint where size = 21');
    expect((await faults()).map(({ code }) => code)).toEqual([
      'checkpoint-missing',
      'state-differs',
    ]);
  });

  it('of a forger is signed by no key in force', async () => {
    const { rows } = await tamper('select note from checkpoint order by size desc limit 1');
    const { checkpoint } = parseCheckpoint((rows[0] as { note: string }).note)!;
    const forger = temporaryFolder();
    await ensureKeys({
      database: (await openTestDatabase()).application,
      dataDirectory: forger,
      now,
      sm2: false,
    });
    const { key } = readSigningKeys(forger, checkpoint.origin)[0]!;
    await tamper('update checkpoint set note = $1 where size = 21', [
      signNote(formatCheckpoint(checkpoint), [key]),
    ]);
    expect(await faults()).toEqual([{ code: 'signature-missing', params: { size: 21 } }]);
    const introducing = formatCheckpoint({
      ...checkpoint,
      introduces: [formatKey(key)],
    });
    await tamper('update checkpoint set note = $1 where size = 21', [signNote(introducing, [key])]);
    expect((await faults()).map(({ code }) => code)).toEqual(['signature-missing', 'key-unsigned']);
  });
});

describe('the audit journal', () => {
  it('is compared row by row with the ledger', async () => {
    await appendEntry(database.application.db, {
      chain: 'platform:audit',
      at: AT,
      body: { row: 4096 },
    });
    await tamper("update audit_entry set actor = 'other' where action = 'person.add'");
    await tamper("delete from audit_entry where action = 'person.revoke'");
    await tamper("insert into audit_entry (actor, action, target) values ('a', 'b', 'c')");
    const found = await faults();
    expect(found.map(({ code }) => code).toSorted()).toEqual([
      'audit-row-added',
      'audit-row-altered',
      'audit-row-removed',
      'audit-row-removed',
    ]);
    expect(found).toContainEqual({ code: 'audit-row-removed', params: { id: 4096 } });
  });
});

describe('a backup', () => {
  async function backUp(): Promise<string> {
    const to = path.join(temporaryFolder(), 'backup');
    await backup({
      owner: database.ownerConfig,
      filesDirectory: path.join(dataDirectory, 'files'),
      to,
    });
    return to;
  }

  const verifyBackup = async (folder: string, options: VerificationOptions = {}) =>
    verifyLedger(await backupSource(folder), options);

  it('verifies without a database, as the database does', async () => {
    const report = await verifyBackup(await backUp());
    expect(report).toEqual(await verify());
    expect(report.faultCount).toBe(0);
    expect(report.entries).toBe(21);
  });

  it('names what was altered, removed or reordered before it was written', async () => {
    const [altered, removed] = [await rowOf('matter:1', 2), await rowOf('matter:2', 2)];
    const [one, two] = [await rowOf('matter:3', 4), await rowOf('matter:3', 5)];
    await tamper("update journal_entry set body = '1' where id = $1", [altered.id]);
    await tamper('delete from journal_entry where id = $1', [removed.id]);
    await tamper('update log_leaf set index = 1000 where index = $1', [one.index]);
    await tamper('update log_leaf set index = $1 where index = $2', [one.index, two.index]);
    await tamper('update log_leaf set index = $1 where index = 1000', [two.index]);
    const { faults: found } = await verifyBackup(await backUp(), { runLength: 4 });
    expect(found.map(({ code, params }) => [code, params.chain, String(params.number)])).toEqual(
      expect.arrayContaining([
        ['entry-altered', 'matter:1', '2'],
        ['entry-removed', 'matter:2', '2'],
        ['entries-reordered', 'matter:3', '5'],
      ]),
    );
  });

  it('is read on although a file does not have the hash that the manifest states', async () => {
    const folder = await backUp();
    const { readFileSync } = await import('node:fs');
    const manifest = path.join(folder, 'manifest.json');
    const text = readFileSync(manifest, 'utf8');
    const { tables } = JSON.parse(text) as { tables: { name: string; sha256: string }[] };
    const { sha256 } = tables.find(({ name }) => name === 'public.journal_entry')!;
    writeFileSync(manifest, text.replace(sha256, 'f'.repeat(64)));
    const { faults: found } = await verifyBackup(folder);
    expect(found.map(({ code }) => code)).toEqual(['backup-file-damaged']);
    expect(explainFault(found[0]!).en).toContain('journal_entry');
  });

  it('is refused in a sentence when it is none', async () => {
    await expect(backupSource(temporaryFolder())).rejects.toMatchObject({
      code: 'backup-incomplete',
    });
  });
});
