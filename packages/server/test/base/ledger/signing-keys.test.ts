import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { formatKey, parseCheckpoint, parseKey, trustedKeys, verifyNote } from '@zca/ledger';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceLostKeys, rotateKeys } from '../../../src/base/ledger/index.ts';
import { ensureKeys } from '../../../src/base/ledger/keyChanges.ts';
import { keysOfLog } from '../../../src/base/ledger/proofs.ts';
import { Sequencer } from '../../../src/base/ledger/sequencer.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { expectSoundLog, now, watchedPool, writeEntries } from '../../support/ledger.ts';
import { temporaryFolder } from '../../support/platform.ts';

let database: TestDatabase;
let dataDirectory: string;
beforeEach(async () => {
  database = await openTestDatabase();
  dataDirectory = temporaryFolder();
});

afterEach(() => database.drop());

const options = () => ({ database: database.application, dataDirectory, now });
const ensure = (sm2 = false) => ensureKeys({ ...options(), sm2 });
const filesOf = () => readdirSync(path.join(dataDirectory, 'keys')).toSorted();
const keys = () => keysOfLog(database.application.pool);

async function lastCheckpoint() {
  const { rows } = await database.application.pool.query<{ note: string }>(
    'select note from checkpoint order by size desc limit 1',
  );
  return parseCheckpoint(rows[0]!.note)!;
}

/** Ids of the keys that have signed the last checkpoint, rightly. */
async function lastSigners(): Promise<string[]> {
  const all = (await keys()).map(({ key }) => parseKey(key)!);
  const { note } = await lastCheckpoint();
  const { good, bad } = verifyNote(note, all);
  expect(bad).toEqual([]);
  expect(good).toHaveLength(note.signatures.length);
  return good.map(({ id }) => id);
}

it('are made at the first start, in files of the owner alone, and found again at the next', async () => {
  await ensure();
  await ensure();
  expect(filesOf()).toEqual(['ledger-ed25519-0001.key']);
  expect(statSync(path.join(dataDirectory, 'keys', 'ledger-ed25519-0001.key')).mode & 0o777).toBe(
    0o600,
  );
  const [key] = await keys();
  expect(key).toMatchObject({ algorithm: 'ed25519', endedAt: null, lost: false });
  expect(await lastSigners()).toEqual([key!.keyId]);
  expect(await expectSoundLog(database.application)).toBe(1);
});

it('name the log by its host', async () => {
  await ensureKeys({ ...options(), sm2: false, host: 'ip.xa.example:8443' });
  expect((await lastCheckpoint()).checkpoint.origin).toMatch(/^ip\.xa\.example:8443\/[0-9a-f]{8}$/);
});

it('refuse a start when their file is gone, in a sentence that says what to do', async () => {
  await ensure();
  const [key] = await keys();
  rmSync(path.join(dataDirectory, 'keys'), { recursive: true });
  await expect(ensure()).rejects.toMatchObject({
    code: 'ledger-key-missing',
    sentence: {
      zh: expect.stringContaining(`${key!.keyId} 不在`),
      en: expect.stringContaining('zca keys replace'),
    },
  });
  expect(existsSync(path.join(dataDirectory, 'keys', 'ledger-ed25519-0001.key'))).toBe(false);
  // A file of another key does not help.
  const other = temporaryFolder();
  await ensureKeys({
    database: (await openTestDatabase()).application,
    dataDirectory: other,
    now,
    sm2: false,
  });
  await expect(
    ensureKeys({ ...options(), dataDirectory: other, sm2: false }),
  ).rejects.toMatchObject({
    code: 'ledger-key-missing',
  });
});

it('take up the key that a broken start has made', async () => {
  const pool = watchedPool(database.application.pool, (_, text) => {
    if (text === 'before commit') throw new Error('broken off');
  });
  await expect(ensureKeys({ ...options(), database: { pool }, sm2: false })).rejects.toThrow();
  expect(filesOf()).toHaveLength(1);
  expect(await keys()).toEqual([]);
  await ensure();
  expect(filesOf()).toEqual(['ledger-ed25519-0001.key']);
});

it('rotate: the old one signs for the new one, and its file is destroyed', async () => {
  await ensure();
  const [old] = await keys();
  const made = await rotateKeys(options());
  const [ended, next] = await keys();
  expect(ended).toMatchObject({ keyId: old!.keyId, endedAt: now(), lost: false });
  expect([next!.key]).toEqual(made);
  expect(await lastSigners()).toEqual([old!.keyId, next!.keyId]);
  expect(filesOf()).toEqual(['ledger-ed25519-0002.key']);
  const published = (await keys()).map(({ key, introducedBy }) => ({ key, introducedBy }));
  expect(trustedKeys(published, [old!.key]).map(({ key }) => formatKey(key))).toEqual([
    old!.key,
    next!.key,
  ]);
  await writeEntries(database.application, 'matter:1', [1]);
  await new Sequencer({ ...options(), onFailure: () => {} }).appendBatch();
  expect(await lastSigners()).toEqual([next!.keyId]);
  await ensure();
  expect(await expectSoundLog(database.application)).toBe(3);
});

it('rotate under a sequencer that runs', async () => {
  await ensure();
  const running = new Sequencer({ ...options(), onFailure: () => {} });
  await writeEntries(database.application, 'matter:1', [1]);
  await running.appendBatch();
  const [next] = await rotateKeys(options());
  await writeEntries(database.application, 'matter:1', [2]);
  await running.appendBatch();
  expect(await lastSigners()).toEqual([parseKey(next!)!.id]);
});

it('keep the old file when a rotation is broken off', async () => {
  await ensure();
  const pool = watchedPool(database.application.pool, (_, text) => {
    if (text === 'before commit') throw new Error('broken off');
  });
  await expect(rotateKeys({ ...options(), database: { pool } })).rejects.toThrow('broken off');
  expect(filesOf()).toEqual(['ledger-ed25519-0001.key', 'ledger-ed25519-0002.key']);
  await ensure();
  await rotateKeys(options());
  expect(filesOf()).toEqual(['ledger-ed25519-0003.key']);
  expect(await keys()).toHaveLength(2);
});

it('are replaced when they are lost, which stands in the log and in the journal', async () => {
  await ensure();
  const [old] = await keys();
  await expect(replaceLostKeys(options())).rejects.toMatchObject({ code: 'ledger-keys-not-lost' });
  rmSync(path.join(dataDirectory, 'keys'), { recursive: true });
  await expect(rotateKeys(options())).rejects.toMatchObject({ code: 'ledger-key-missing' });
  const [made] = await replaceLostKeys(options());
  const [lost, next] = await keys();
  expect(lost).toMatchObject({ keyId: old!.keyId, endedAt: now(), lost: true });
  expect(next!.key).toBe(made);
  expect((await lastCheckpoint()).checkpoint.loses).toEqual([old!.keyId]);
  expect(await lastSigners()).toEqual([next!.keyId]);
  const published = (await keys()).map(({ key, introducedBy }) => ({ key, introducedBy }));
  expect(trustedKeys(published, [old!.key])).toHaveLength(1);
  const { rows } = await database.application.pool.query<{ action: string; detail: object }>(
    'select action, detail from audit_entry order by id desc limit 1',
  );
  expect(rows[0]).toMatchObject({
    action: 'ledger.keys',
    detail: { loses: [old!.key], introduces: [next!.key] },
  });
  await ensure();
  expect(await expectSoundLog(database.application)).toBe(2);
});

it('are neither rotated nor replaced before there are any', async () => {
  await expect(rotateKeys(options())).rejects.toMatchObject({ code: 'ledger-no-keys' });
  await expect(replaceLostKeys(options())).rejects.toMatchObject({ code: 'ledger-no-keys' });
});

it('of SM2 come and go with the setting, signed for by the other', async () => {
  await ensure(false);
  await ensure(true);
  const [ed, sm] = await keys();
  expect(sm).toMatchObject({ algorithm: 'sm2', endedAt: null });
  expect(await lastSigners()).toEqual([ed!.keyId, sm!.keyId]);
  await writeEntries(database.application, 'matter:1', [1]);
  await new Sequencer({ ...options(), onFailure: () => {} }).appendBatch();
  expect(await lastSigners()).toEqual([ed!.keyId, sm!.keyId]);
  await ensure(true);
  expect(filesOf()).toEqual(['ledger-ed25519-0001.key', 'ledger-sm2-0001.key']);
  await ensure(false);
  expect((await keys())[1]).toMatchObject({ endedAt: now(), lost: false });
  await writeEntries(database.application, 'matter:1', [2]);
  await new Sequencer({ ...options(), onFailure: () => {} }).appendBatch();
  expect(await lastSigners()).toEqual([ed!.keyId]);
  expect(await expectSoundLog(database.application)).toBe(5);
});
