import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backup } from '../../../src/base/backup/index.ts';
import {
  backupSource,
  explainFault,
  type VerificationOptions,
  verifyLedger,
} from '../../../src/base/ledger/verify/index.ts';
import { FilledLedger } from '../../support/filledLedger.ts';
import { temporaryFolder } from '../../support/platform.ts';

let ledger: FilledLedger;
beforeEach(async () => {
  ledger = await FilledLedger.open();
});
afterEach(() => ledger.database.drop());

describe('a backup', () => {
  async function backUp(): Promise<string> {
    const to = path.join(temporaryFolder(), 'backup');
    await backup({
      owner: ledger.database.ownerConfig,
      filesDirectory: path.join(ledger.dataDirectory, 'files'),
      to,
    });
    return to;
  }

  const verifyBackup = async (folder: string, options: VerificationOptions = {}) =>
    verifyLedger(await backupSource(folder), options);

  it('verifies without a database, as the database does', async () => {
    const report = await verifyBackup(await backUp());
    expect(report).toEqual(await ledger.verify());
    expect(report.faultCount).toBe(0);
    expect(report.entries).toBe(21);
  });

  it('names what was altered, removed or reordered before it was written', async () => {
    const [altered, removed] = [
      await ledger.rowOf('matter:1', 2),
      await ledger.rowOf('matter:2', 2),
    ];
    const [one, two] = [await ledger.rowOf('matter:3', 4), await ledger.rowOf('matter:3', 5)];
    await ledger.tamper("update journal_entry set body = '1' where id = $1", [altered.id]);
    await ledger.tamper('delete from journal_entry where id = $1', [removed.id]);
    await ledger.tamper('update log_leaf set index = 1000 where index = $1', [one.index]);
    await ledger.tamper('update log_leaf set index = $1 where index = $2', [one.index, two.index]);
    await ledger.tamper('update log_leaf set index = $1 where index = 1000', [two.index]);
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
