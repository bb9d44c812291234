import type { SignerKey } from '@zca/ledger';
import { setTimeout as delay } from 'node:timers/promises';
import { type Database, inTransaction } from '../database/index.ts';
import { appendBatch, BATCH_SIZE, lockLog, type LogState } from './batch.ts';
import { signersOf } from './keyChanges.ts';
import { type KeyOnFile, readSigningKeys } from './signingKeys.ts';

export interface SequencerOptions {
  readonly database: Pick<Database, 'pool'>;
  readonly dataDirectory: string;
  /** The present instant. */
  readonly now: () => string;
  /** Told of a batch that failed; it is tried again. */
  readonly onFailure: (error: unknown) => void;
}

/** So often the in-trays are looked at, for what other processes have written. */
const POLL_MS = 800;
/** After a batch so long is waited, so that the next one gathers more than a single entry. */
const GATHER_MS = 100;
/** After a failure so long is waited. */
const PATIENCE_MS = 1000;

/**
 * Appends committed entries to the Merkle log, batch by batch, each with its signed checkpoint. It
 * holds the log's one row while it appends, so that any number of processes may run one. A batch is
 * one transaction: whatever happens to it, nothing is lost or doubled.
 */
export class Sequencer {
  readonly #options: SequencerOptions;
  readonly #stop = new AbortController();
  #keys: { readonly signers: string; readonly keys: readonly SignerKey[] } | undefined;
  #wake = Promise.withResolvers<void>();
  #running: Promise<void> | undefined;

  constructor(options: SequencerOptions) {
    this.#options = options;
  }

  /** Starts to append; keeps no process alive. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Tells that this process has committed an entry. Costs nothing. */
  wake(): void {
    this.#wake.resolve();
  }

  /** Ends after the batch under way. What still waits is appended after the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.wake();
    await this.#running;
  }

  /** Appends what waits now, at most one batch. Returns the number of entries taken. */
  async appendBatch(): Promise<number> {
    const { database, now } = this.#options;
    return inTransaction(database, async (_db, client) => {
      const state = await lockLog(client);
      return appendBatch(client, state, { now, signersOf: (log) => this.#signersOf(log) });
    });
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      let pause = POLL_MS;
      try {
        this.#wake = Promise.withResolvers<void>();
        const taken = (await this.#isWaiting()) ? await this.appendBatch() : 0;
        if (taken >= BATCH_SIZE) continue;
        if (taken > 0) await this.#rest(GATHER_MS);
      } catch (error) {
        this.#options.onFailure(error);
        await this.#rest(PATIENCE_MS);
        pause = 0;
      }
      await Promise.race([this.#wake.promise, this.#rest(pause)]);
    }
  }

  async #rest(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { ref: false, signal: this.#stop.signal }).catch(() => {});
  }

  /** One look without a transaction, so that an idle platform costs next to nothing. */
  async #isWaiting(): Promise<boolean> {
    const { rows } = await this.#options.database.pool.query<{ waits: boolean }>({
      name: 'does the log wait',
      text: `select exists (select from journal_pending order by entry_id limit 1)
           or exists (select from journal_inbox order by id limit 1) as waits`,
    });
    return rows[0]!.waits;
  }

  /** Keys are read again when others sign: a rotation by the command line needs no restart. */
  #signersOf(state: LogState): readonly SignerKey[] {
    const signers = state.signers.join(' ');
    if (this.#keys?.signers !== signers) {
      const { dataDirectory } = this.#options;
      const present: KeyOnFile[] = readSigningKeys(dataDirectory, state.origin);
      this.#keys = { signers, keys: signersOf(state, present, dataDirectory) };
    }
    return this.#keys.keys;
  }
}
