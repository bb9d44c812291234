import { parseCheckpoint, parseKey } from '@zca/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEntry, replaceLostKeys } from '../../../src/base/ledger/index.ts';
import { databaseSource, verifyLedger } from '../../../src/base/ledger/verify/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import { FilledLedger } from '../../support/filledLedger.ts';
import { AT, now, writeEntries } from '../../support/ledger.ts';
import { temporaryFolder } from '../../support/platform.ts';

let ledger: FilledLedger;
beforeEach(async () => {
  ledger = await FilledLedger.open();
});
afterEach(() => ledger.database.drop());

describe('a sound ledger', () => {
  it('has no fault', async () => {
    await writeEntries(ledger.database.application, 'matter:4', ['waits']);
    await ledger.audit('person.reopen', {});
    const report = await ledger.verify();
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ entries: 22, chains: 5, leaves: 21, auditRows: 5, waiting: 2 });
    expect(report.keys).toHaveLength(1);
  });

  it('has no fault when what is sorted does not fit into memory', async () => {
    const report = await ledger.verify({ runLength: 3 });
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
    await replaceLostKeys({ database: ledger.database.application, dataDirectory: other, now });
    expect(await ledger.faults()).toEqual([]);
  });

  it('verifies by a key that is trusted, also by its predecessor, and by no other', async () => {
    const [key] = (await ledger.verify()).keys;
    expect(await ledger.faults({ keys: [key!] })).toEqual([]);
    const { rows } = await ledger.tamper('select note from checkpoint order by size limit 1');
    const [first] = parseCheckpoint((rows[0] as { note: string }).note)!.checkpoint.introduces;
    expect(await ledger.faults({ keys: [first!] })).toEqual([]);
    const stranger = key!.replace(parseKey(key!)!.id, '00000000');
    expect((await ledger.faults({ keys: [stranger] })).map(({ code }) => code)).toEqual([
      'key-not-trusted',
    ]);
  });
});

describe('the audit journal', () => {
  it('is compared row by row with the ledger', async () => {
    await appendEntry(ledger.database.application.db, {
      chain: 'platform:audit',
      at: AT,
      body: { row: 4096 },
    });
    await ledger.tamper("update audit_entry set actor = 'other' where action = 'person.add'");
    await ledger.tamper("delete from audit_entry where action = 'person.revoke'");
    await ledger.tamper("insert into audit_entry (actor, action, target) values ('a', 'b', 'c')");
    const found = await ledger.faults();
    expect(found.map(({ code }) => code).toSorted()).toEqual([
      'audit-row-added',
      'audit-row-altered',
      'audit-row-removed',
      'audit-row-removed',
    ]);
    expect(found).toContainEqual({ code: 'audit-row-removed', params: { id: 4096 } });
  });
});
