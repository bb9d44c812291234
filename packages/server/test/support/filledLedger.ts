import type { AuditAction } from '@zca/domain/identity';
import type { JsonValue } from '@zca/ledger';
import { expect } from 'vitest';
import { recordAudit, rotateKeys } from '../../src/base/ledger/index.ts';
import { ensureKeys } from '../../src/base/ledger/keyChanges.ts';
import { Sequencer } from '../../src/base/ledger/sequencer.ts';
import {
  databaseSource,
  explainFault,
  type LedgerFault,
  type VerificationOptions,
  type VerificationReport,
  verifyLedger,
} from '../../src/base/ledger/verify/index.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';
import { now, writeEntries } from './ledger.ts';
import { temporaryFolder } from './platform.ts';

/**
 * A ledger to be verified, after somebody who owns the database has altered it: three chains and the
 * audit journal in several batches, 21 leaves in all, with a second key in the midst.
 */
export class FilledLedger {
  readonly database: TestDatabase;
  readonly dataDirectory = temporaryFolder();
  readonly #sequencer: Sequencer;

  private constructor(database: TestDatabase) {
    this.database = database;
    this.#sequencer = new Sequencer({ ...this.#options(), onFailure: () => {} });
  }

  static async open(): Promise<FilledLedger> {
    const ledger = new FilledLedger(await openTestDatabase());
    await ledger.#fill();
    return ledger;
  }

  async #fill(): Promise<void> {
    await ensureKeys({ ...this.#options(), sm2: false });
    await this.batch('matter:1', [
      { act: 'file', text: '制表符\t换行\n反斜杠\\' },
      { act: 'accept' },
    ]);
    await this.audit('person.add', { role: 'city' });
    await this.batch('matter:2', [1, 2, 3]);
    await rotateKeys(this.#options());
    await this.batch('matter:1', [{ act: 'pause' }, { act: 'close' }]);
    await this.audit('person.revoke', {});
    await this.batch(
      'matter:3',
      Array.from({ length: 9 }, (_, n) => n),
    );
    await this.batch('matter:2', [4]);
  }

  #options() {
    return { database: this.database.application, dataDirectory: this.dataDirectory, now };
  }

  /** Writes entries at the end of a chain and brings them into the log. */
  async batch(chain: string, bodies: readonly JsonValue[]): Promise<void> {
    await writeEntries(this.database.application, chain, bodies);
    await this.#sequencer.appendBatch();
  }

  /** Writes a row of the audit journal, which waits for the next batch. */
  audit(action: AuditAction, detail: object): Promise<void> {
    const { db } = this.database.application;
    return recordAudit(db, { actor: 'system', action, target: 't', detail });
  }

  async verify(options: VerificationOptions = {}): Promise<VerificationReport> {
    const source = await databaseSource(this.database.ownerConfig);
    try {
      return await verifyLedger(source, options);
    } finally {
      await source.close();
    }
  }

  /** Every fault that is found, each of which can be told in both languages. */
  async faults(options: VerificationOptions = {}): Promise<readonly LedgerFault[]> {
    const { faults: found, faultCount } = await this.verify(options);
    expect(faultCount).toBe(found.length);
    for (const fault of found) {
      expect(explainFault(fault).zh).not.toMatch(/[{}]/);
      expect(explainFault(fault).en).not.toMatch(/[{}]/);
    }
    return found;
  }

  /** Changes a row as somebody does who owns the database. */
  tamper(text: string, values: unknown[] = []) {
    return this.database.owner.pool.query(text, values);
  }

  /** An entry with the place of its leaf. */
  async rowOf(chain: string, number: number) {
    const { rows } = await this.database.owner.pool.query<{
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
}
