import { formatCheckpoint, formatKey, parseCheckpoint, signNote } from '@zca/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureKeys } from '../../../src/base/ledger/keyChanges.ts';
import { readSigningKeys } from '../../../src/base/ledger/signingKeys.ts';
import { openTestDatabase } from '../../support/database.ts';
import { FilledLedger } from '../../support/filledLedger.ts';
import { now } from '../../support/ledger.ts';
import { temporaryFolder } from '../../support/platform.ts';

let ledger: FilledLedger;
beforeEach(async () => {
  ledger = await FilledLedger.open();
});
afterEach(() => ledger.database.drop());

describe('the log', () => {
  it('names leaves that changed places', async () => {
    const [one, two] = [await ledger.rowOf('matter:3', 4), await ledger.rowOf('matter:3', 5)];
    await ledger.tamper('update log_leaf set index = 1000 where index = $1', [one.index]);
    await ledger.tamper('update log_leaf set index = $1 where index = $2', [one.index, two.index]);
    await ledger.tamper('update log_leaf set index = $1 where index = 1000', [two.index]);
    const found = await ledger.faults();
    expect(found).toContainEqual({
      code: 'entries-reordered',
      params: { chain: 'matter:3', number: 5, id: String(two.id), index: String(one.index) },
    });
    expect(found.map(({ code }) => code)).toContain('checkpoint-root-differs');
  });

  it('names leaves that were exchanged across chains', async () => {
    const [one, two] = [await ledger.rowOf('matter:1', 1), await ledger.rowOf('matter:2', 3)];
    await ledger.tamper('update log_leaf set index = 1000 where index = $1', [one.index]);
    await ledger.tamper('update log_leaf set index = $1 where index = $2', [one.index, two.index]);
    await ledger.tamper('update log_leaf set index = $1 where index = 1000', [two.index]);
    const moved = (await ledger.faults()).filter(({ code }) => code === 'leaves-moved');
    const named = moved.flatMap(({ params }) => [params.index, params.to]);
    expect(named).toContain(one.index);
    expect(named).toContain(two.index);
  });

  it('names a leaf that was relabelled', async () => {
    const { id, index } = await ledger.rowOf('matter:1', 1);
    await ledger.tamper("update log_leaf set chain = 'matter:8' where index = $1", [index]);
    expect(await ledger.faults()).toEqual([
      {
        code: 'leaf-altered',
        params: { index: String(index), chain: 'matter:8', number: '1', id: String(id) },
      },
    ]);
  });

  it('names nodes that were altered or removed, and no more than those', async () => {
    await ledger.tamper("update log_node set hash = sha256('x') where level = 2 and index = 1");
    await ledger.tamper('delete from log_node where level = 1 and index = 0');
    expect(await ledger.faults()).toEqual([
      { code: 'node-missing', params: { level: 1, index: 0, to: 1 } },
      { code: 'node-altered', params: { level: 2, index: 4, to: 7 } },
    ]);
    await ledger.tamper("insert into log_node (level, index, hash) values (1, 500, sha256('x'))");
    expect((await ledger.faults()).at(-1)).toEqual({
      code: 'node-stray',
      params: { level: 1, index: 1001 },
    });
  });

  it('that was cut at its end does not have the size of its last checkpoint', async () => {
    const { id } = await ledger.rowOf('matter:2', 4);
    await ledger.tamper('delete from journal_entry where id = $1', [id]);
    await ledger.tamper('delete from log_leaf where entry_id = $1', [id]);
    const found = await ledger.faults();
    expect(found).toContainEqual({
      code: 'checkpoint-beyond-log',
      params: { size: 21, leaves: 20 },
    });
  });

  it('that was cut with its checkpoints is found by a checkpoint that was kept', async () => {
    const { rows } = await ledger.tamper('select note from checkpoint order by size desc limit 1');
    const checkpoint = (rows[0] as { note: string }).note;
    expect(await ledger.faults({ checkpoint })).toEqual([]);
    const { id } = await ledger.rowOf('matter:2', 4);
    await ledger.tamper('delete from journal_entry where id = $1', [id]);
    await ledger.tamper('delete from log_leaf where entry_id = $1', [id]);
    await ledger.tamper('delete from log_node where (index + 1) * power(2, level) > 20');
    await ledger.tamper('delete from checkpoint where size > 20');
    await ledger.tamper('update log_state set size = 20');
    // Nothing in the database tells: this is what keeping a checkpoint is for.
    expect(await ledger.faults()).toEqual([]);
    expect(await ledger.faults({ checkpoint })).toEqual([
      { code: 'log-shorter', params: { size: 21, leaves: 20 } },
    ]);
    await ledger.batch('matter:2', ['another']);
    expect(await ledger.faults()).toEqual([]);
    expect(await ledger.faults({ checkpoint })).toEqual([
      { code: 'log-rewritten', params: { size: 21 } },
    ]);
  });

  it('is not compared with a checkpoint that is none, or of another log', async () => {
    expect(await ledger.faults({ checkpoint: 'x' })).toEqual([
      { code: 'kept-checkpoint-malformed', params: {} },
    ]);
    const { rows } = await ledger.tamper('select note from checkpoint order by size desc limit 1');
    const { checkpoint } = parseCheckpoint((rows[0] as { note: string }).note)!;
    const foreign = signNote(formatCheckpoint({ ...checkpoint, origin: 'other.example' }), [
      readSigningKeys(ledger.dataDirectory, 'other.example')[0]!.key,
    ]);
    expect(await ledger.faults({ checkpoint: foreign })).toEqual([
      { code: 'kept-checkpoint-foreign', params: { origin: 'other.example' } },
    ]);
  });

  it('does not hang on a leaf that claims a place far away', async () => {
    await ledger.tamper('update log_leaf set index = 9007199254740000 where index = 20');
    expect((await ledger.faults()).map(({ code }) => code)).toContain('leaf-missing');
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
    const { rows } = await ledger.tamper(
      'select size from checkpoint order by size offset 2 limit 1',
    );
    const { size } = rows[0] as { size: number };
    await ledger.tamper(statement, [size]);
    expect(await ledger.faults()).toContainEqual({
      code,
      params: expect.objectContaining({ size }),
    });
  });

  it('is missed at the end', async () => {
    await ledger.tamper('delete from checkpoint where size = 21');
    expect((await ledger.faults()).map(({ code }) => code)).toEqual([
      'checkpoint-missing',
      'state-differs',
    ]);
  });

  it('of a forger is signed by no key in force', async () => {
    const { rows } = await ledger.tamper('select note from checkpoint order by size desc limit 1');
    const { checkpoint } = parseCheckpoint((rows[0] as { note: string }).note)!;
    const forger = temporaryFolder();
    await ensureKeys({
      database: (await openTestDatabase()).application,
      dataDirectory: forger,
      now,
      sm2: false,
    });
    const { key } = readSigningKeys(forger, checkpoint.origin)[0]!;
    await ledger.tamper('update checkpoint set note = $1 where size = 21', [
      signNote(formatCheckpoint(checkpoint), [key]),
    ]);
    expect(await ledger.faults()).toEqual([{ code: 'signature-missing', params: { size: 21 } }]);
    const introducing = formatCheckpoint({
      ...checkpoint,
      introduces: [formatKey(key)],
    });
    await ledger.tamper('update checkpoint set note = $1 where size = 21', [
      signNote(introducing, [key]),
    ]);
    expect((await ledger.faults()).map(({ code }) => code)).toEqual([
      'signature-missing',
      'key-unsigned',
    ]);
  });
});
