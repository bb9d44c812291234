import { parseCheckpoint, type ProofBundle } from '@zca/ledger';
import type { Database } from '../database/index.ts';
import { ensureKeys } from './keyChanges.ts';
import { findLatestCheckpoint, listCheckpoints, type StoredCheckpoint } from './logStore.ts';
import {
  type BundleOptions,
  bundleOf,
  consistencyProof,
  type Inclusion,
  inclusionProof,
  type KeyOfLog,
  keysOfLog,
} from './proofs.ts';
import { Sequencer } from './sequencer.ts';

export interface LedgerOptions {
  /** As the application's role. */
  readonly database: Pick<Database, 'pool'>;
  readonly dataDirectory: string;
  /** Whether checkpoints are signed with SM2 beside Ed25519. */
  readonly sm2: boolean;
  /** Where people reach the platform; its host becomes part of the name of a new log. */
  readonly publicOrigin?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly onFailure: (error: unknown) => void;
}

/** Place of an entry in the log, and the checkpoint that covers it. */
export interface LogReceipt {
  readonly index: number;
  readonly size: number;
  readonly checkpointAt: string;
}

/** The ledger of a running platform: its sequencer, and the proofs that it gives. */
export class Ledger {
  readonly #pool: Database['pool'];
  readonly #sequencer: Sequencer;

  private constructor(options: LedgerOptions) {
    this.#pool = options.database.pool;
    const now = () => new Date(options.clock()).toISOString();
    this.#sequencer = new Sequencer({ ...options, now });
  }

  /**
   * Makes keys at the first start, and starts to append what waits. Throws `StartupProblem` when the
   * log has keys and one of them is not in the data folder.
   */
  static async open(options: LedgerOptions): Promise<Ledger> {
    const { database, dataDirectory, sm2, publicOrigin } = options;
    const now = () => new Date(options.clock()).toISOString();
    const host = publicOrigin === undefined ? undefined : new URL(publicOrigin).host;
    await ensureKeys({ database, dataDirectory, sm2, host, now });
    const ledger = new Ledger(options);
    ledger.#sequencer.start();
    return ledger;
  }

  /** Tells that this process has committed an entry. Costs nothing, and nothing is lost without it. */
  wake(): void {
    this.#sequencer.wake();
  }

  latestCheckpoint(): Promise<StoredCheckpoint | undefined> {
    return findLatestCheckpoint(this.#pool);
  }

  /** Checkpoints below a size, newest first. */
  checkpoints(below: number, limit: number): ReturnType<typeof listCheckpoints> {
    return listCheckpoints(this.#pool, below, limit);
  }

  /** The proof that the log goes on from a smaller size; the sizes are those of the log or less. */
  consistency(from: number, to: number): Promise<string[]> {
    return consistencyProof(this.#pool, from, to);
  }

  /** The proof that an entry is in the log, by its hash; undefined while it is not. */
  inclusion(hash: string): Promise<Inclusion | undefined> {
    return inclusionProof(this.#pool, hash);
  }

  keys(): Promise<KeyOfLog[]> {
    return keysOfLog(this.#pool);
  }

  /** Place of an entry in the log, by its hash; undefined while it waits. */
  async receiptOf(hash: string): Promise<LogReceipt | undefined> {
    const found = await this.inclusion(hash);
    if (found === undefined) return undefined;
    const { at } = parseCheckpoint(found.checkpoint)!.checkpoint;
    return { index: found.index, size: found.size, checkpointAt: at };
  }

  /** The proof of a chain, to be kept by its holder; undefined when there is no such chain. */
  proofOf(chain: string, options: BundleOptions = {}): Promise<ProofBundle | undefined> {
    return bundleOf(this.#pool, chain, options);
  }

  /** Ends after the batch under way. */
  close(): Promise<void> {
    return this.#sequencer.stop();
  }
}
