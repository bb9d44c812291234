import { Worker } from 'node:worker_threads';
import { reasonsOf, type ResolutionResult, type ResolutionState } from '@zca/domain/parties';
import { PLATFORM } from '@zca/procedure';
import { type ConnectionTarget, type Database, inTransaction } from '../base/database/index.ts';
import { HttpProblem } from '../base/http/problem.ts';
import { recordAudit } from '../base/ledger/index.ts';
import type { Logger } from '../base/log/log.ts';
import type { MattersService } from '../matters/index.ts';
import { type ComparedParty, compareNames } from './compareParties.ts';
import { mergeParties } from './mergeStore.ts';
import { PartyStore } from './partyStore.ts';
import type { FoundPair, Resolution } from './resolutionThread.ts';
import type { PartyService } from './service.ts';

export interface ResolverOptions {
  readonly database: Database;
  /** How a thread reaches the database. */
  readonly target: ConnectionTarget;
  readonly parties: PartyService;
  readonly matters: MattersService;
  readonly logger: Logger;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** People are asked of so many pairs at a run, the likest first; the others come at a later run. */
const MOST_PROPOSED = 200;

/** The action under which comparisons and merges of the platform stand in the audit journal. */
const ACTION = 'parties.resolve';

/**
 * Compares all organisations in the background: merges what is certain, and asks people about what is
 * likely. Begin, end and every merge stand in the audit journal, and so in the log.
 */
export class PartyResolver {
  readonly #options: ResolverOptions;
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | undefined;
  #state: ResolutionState = { state: 'idle', startedAt: null, result: null };

  constructor(options: ResolverOptions) {
    this.#options = options;
  }

  /** What the comparison under way, or the last one of this process, has come to. */
  get state(): ResolutionState {
    return this.#state;
  }

  /** Begins a comparison in somebody's name. Throws `resource.conflict` while one is under way. */
  async begin(by: string): Promise<ResolutionState> {
    if (this.#running !== undefined) {
      throw new HttpProblem('resource.conflict', {
        zh: '正在比对，请等它结束。',
        en: 'A comparison is under way; wait for its end.',
      });
    }
    const stop = new AbortController();
    const begun = this.#audit(by, { state: 'begun' });
    const done = begun.then(
      () => this.#run(by, stop.signal),
      () => {
        this.#running = undefined;
      },
    );
    this.#running = { stop, done };
    await begun;
    return this.#state;
  }

  /** Stops the comparison under way after the pair at hand; what was merged stays merged. */
  async stop(): Promise<ResolutionState> {
    this.#running?.stop.abort();
    await this.#running?.done;
    return this.#state;
  }

  /** Ends the comparison under way. */
  async close(): Promise<void> {
    await this.stop();
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }

  async #audit(actor: string, detail: object): Promise<void> {
    const { db } = this.#options.database;
    await recordAudit(db, { actor, action: ACTION, target: 'parties', detail });
  }

  async #run(by: string, signal: AbortSignal): Promise<void> {
    const startedAt = this.#now();
    this.#state = { state: 'running', startedAt, result: null };
    try {
      const result = await this.#resolve(signal);
      const state = signal.aborted ? 'stopped' : 'done';
      await this.#audit(by, { state, ...result });
      this.#state = { state, startedAt, result };
    } catch (error) {
      const state = signal.aborted ? 'stopped' : 'failed';
      this.#state = { state, startedAt, result: null };
      const message = error instanceof Error ? error.message : String(error);
      if (state === 'failed') {
        this.#options.logger.error({ err: { message } }, 'parties could not be compared');
      }
      await this.#audit(by, { state }).catch(() => undefined);
    } finally {
      this.#running = undefined;
    }
  }

  async #resolve(signal: AbortSignal): Promise<ResolutionResult> {
    const begun = performance.now();
    await this.#options.parties.catchUp();
    const found = await this.#compareAll(signal);
    let merged = 0;
    for (const pair of found.merges) {
      if (signal.aborted) break;
      if (await this.#merge(pair)) merged++;
    }
    let proposed = 0;
    let waiting = 0;
    for (const pair of found.proposals) {
      if (signal.aborted) break;
      if (proposed === MOST_PROPOSED) waiting++;
      else if (await this.#propose(pair)) proposed++;
    }
    return {
      parties: found.parties,
      merged,
      proposed,
      waiting,
      tookMs: Math.round(performance.now() - begun),
    };
  }

  #compareAll(signal: AbortSignal): Promise<Resolution> {
    const worker = new Worker(new URL('./resolutionThread.ts', import.meta.url), {
      workerData: { target: this.#options.target },
      name: 'zca-parties',
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    const abort = () => void worker.terminate();
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    return new Promise<Resolution>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The comparison of parties ended early.')));
    }).finally(() => signal.removeEventListener('abort', abort));
  }

  /**
   * The parties that stand for a pair, as far as nothing between any of their names excludes it, and
   * nobody decides or decided about any two of those that they stand for.
   */
  async #standing(store: PartyStore, { a, b }: FoundPair) {
    const { parties } = this.#options;
    const [one, other] = [await parties.compared(a), await parties.compared(b)];
    if (one === undefined || other === undefined || one.id === other.id) return undefined;
    if (await store.areApart(one.id, other.id)) return undefined;
    const comparison = await compareNames(store, one, other);
    return comparison.veto === null ? { one, other, comparison } : undefined;
  }

  async #merge(pair: FoundPair): Promise<boolean> {
    const { database, parties } = this.#options;
    const standing = await this.#standing(parties.store, pair);
    if (standing === undefined) return false;
    const { one, other, comparison } = standing;
    const reasons = reasonsOf(comparison);
    return inTransaction(database, async (db, client) => {
      const decision = { actor: 'platform', why: '', reasons, matterId: null, at: this.#now() };
      const act = await mergeParties(client, other.id, one.id, decision);
      if (typeof act !== 'number') return false;
      const detail = { act, party: other.id, into: one.id, score: comparison.score, reasons };
      await recordAudit(db, { actor: 'platform', action: 'parties.merge', target: one.id, detail });
      return true;
    });
  }

  async #propose(pair: FoundPair): Promise<boolean> {
    const { parties, matters } = this.#options;
    const standing = await this.#standing(parties.store, pair);
    if (standing === undefined) return false;
    const { one, other } = standing;
    const { reasons } = await parties.compareThe(one, other);
    await matters.acts.file({
      procedure: 'partyMerge',
      action: 'propose',
      actor: PLATFORM,
      asker: 'platform',
      key: undefined,
      input: {
        summary: `${nameOfParty(one)} ↔ ${nameOfParty(other)}`,
        first: one.id,
        second: other.id,
        score: Math.round(pair.score),
        why: reasons
          .map(({ words, weight }) => `${words.zh}（${weight > 0 ? '+' : ''}${weight}）`)
          .join('\n'),
      },
    });
    return true;
  }
}

function nameOfParty({ names }: ComparedParty): string {
  return names[0]!.name;
}
