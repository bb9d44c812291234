import { Worker } from 'node:worker_threads';
import type { ResolutionResult } from '@zca/domain/parties';
import { PLATFORM } from '@zca/procedure';
import { type ConnectionTarget, type Database, inTransaction } from '../base/database/index.ts';
import { HttpProblem } from '../base/http/problem.ts';
import type { MattersService } from '../matters/index.ts';
import { compareNames } from './compareParties.ts';
import { mergeParties } from './mergeStore.ts';
import type { FoundPair, Resolution } from './resolutionThread.ts';
import type { PartyService } from './service.ts';

export interface ResolverOptions {
  readonly database: Database;
  /** How a thread reaches the database. */
  readonly target: ConnectionTarget;
  readonly parties: PartyService;
  readonly matters: MattersService;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** People are asked of so many pairs at a run, the likest first; the others come at a later run. */
const MOST_PROPOSED = 200;

/** Compares all organisations: merges what is certain, and asks people about what is likely. */
export class PartyResolver {
  readonly #options: ResolverOptions;
  #running: Promise<ResolutionResult> | undefined;

  constructor(options: ResolverOptions) {
    this.#options = options;
  }

  /** Compares all parties. Throws `resource.conflict` while a comparison is under way. */
  async resolve(): Promise<ResolutionResult> {
    if (this.#running !== undefined) {
      throw new HttpProblem('resource.conflict', {
        zh: '正在比对，请等它结束。',
        en: 'A comparison is under way; wait for its end.',
      });
    }
    this.#running = this.#resolve().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Waits for a comparison under way, whatever becomes of it. */
  async close(): Promise<void> {
    await this.#running?.catch(() => undefined);
  }

  async #resolve(): Promise<ResolutionResult> {
    const begun = performance.now();
    await this.#options.parties.catchUp();
    const found = await this.#compareAll();
    const decided = await this.#decidedPairs();
    const open = (pairs: readonly FoundPair[]) =>
      pairs.filter(({ a, b }) => !decided.has(pairOf(a, b)));
    let merged = 0;
    for (const pair of open(found.merges)) if (await this.#merge(pair)) merged++;
    const proposals = open(found.proposals);
    let proposed = 0;
    let seen = 0;
    for (const pair of proposals) {
      if (proposed === MOST_PROPOSED) break;
      seen++;
      if (await this.#propose(pair)) proposed++;
    }
    return {
      parties: found.parties,
      merged,
      proposed,
      waiting: proposals.length - seen,
      tookMs: Math.round(performance.now() - begun),
    };
  }

  #compareAll(): Promise<Resolution> {
    const worker = new Worker(new URL('./resolutionThread.ts', import.meta.url), {
      workerData: { target: this.#options.target },
      name: 'zca-parties',
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    return new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The comparison of parties ended early.')));
    });
  }

  /** Pairs of which people were asked, and merges that were undone. */
  async #decidedPairs(): Promise<ReadonlySet<string>> {
    const { rows } = await this.#options.database.pool.query<{ a: string; b: string }>(
      `select first_id as a, second_id as b from party_proposal
       union select party_id, into_id from party_act where kind = 'undo'`,
    );
    return new Set(rows.map(({ a, b }) => pairOf(a, b)));
  }

  /** The parties that stand for a pair, as far as nothing between any of their names excludes it. */
  async #standing({ a, b }: FoundPair) {
    const { parties } = this.#options;
    const [one, other] = await Promise.all([parties.compared(a), parties.compared(b)]);
    if (one === undefined || other === undefined || one.id === other.id) return undefined;
    const comparison = compareNames(one, other);
    return comparison.veto === null ? { one, other, comparison } : undefined;
  }

  async #merge(pair: FoundPair): Promise<boolean> {
    const { database, parties, clock } = this.#options;
    const standing = await this.#standing(pair);
    if (standing === undefined) return false;
    const reasons = await parties.reasonsOf(pair.a, pair.b);
    const done = await inTransaction(database, (_, client) =>
      mergeParties(client, pair.b, pair.a, {
        actor: 'platform',
        why: '',
        reasons,
        matterId: null,
        at: new Date(clock()).toISOString(),
      }),
    );
    return typeof done === 'number';
  }

  async #propose(pair: FoundPair): Promise<boolean> {
    const standing = await this.#standing(pair);
    if (standing === undefined) return false;
    const { one, other } = standing;
    const reasons = await this.#options.parties.reasonsOf(one.id, other.id);
    await this.#options.matters.acts.file({
      procedure: 'partyMerge',
      action: 'propose',
      actor: PLATFORM,
      asker: 'platform',
      key: undefined,
      input: {
        summary: `${one.names[0]?.name ?? one.id} ↔ ${other.names[0]?.name ?? other.id}`,
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

function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
