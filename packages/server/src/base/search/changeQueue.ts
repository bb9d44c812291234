import type { ChangeBatch, Database, Horizon, SmallTransactions } from '../database/index.ts';
import { readChanges, readSmallTransactions } from '../database/index.ts';

/** Changes read and shown together at most, and at least while many wait. */
const [MOST_CHANGES, LEAST_CHANGES] = [1_000, 250];
/** While many wait, so many are read together that they take about so long: small writes go between. */
const STEP_MS = 80;
/** A transaction of at most so many changes is taken ahead of larger ones. */
const SMALL = 100;

/** Changes to take in their turn. */
export interface Turn {
  readonly keys: readonly string[];
  /** Where the index stands when they are taken. */
  readonly horizon: Horizon;
  /** True when no complete change is left behind them. */
  readonly isLast: boolean;
  /** True when committed changes wait all the same, behind a transaction that still runs. */
  readonly isHeldBack: boolean;
}

/** Small transactions to take ahead of their turn. */
export interface Ahead {
  readonly keys: readonly string[];
  readonly transactions: readonly string[];
  readonly since: SmallTransactions['since'];
}

/**
 * What an index has to take next from the change feed. In the order of the feed a single write would
 * wait behind a large import, so small transactions are offered ahead of their turn; in their turn
 * they come again, and bring nothing new. A caller says what it has taken.
 */
export class ChangeQueue {
  readonly #db: Database['db'];
  readonly #topic: string;
  #horizon: Horizon;
  #limit = MOST_CHANGES;
  /** Transactions behind the horizon that were taken ahead, and from where to look for others. */
  readonly #ahead = new Set<string>();
  #since = '0';

  constructor(db: Database['db'], topic: string, horizon: Horizon) {
    this.#db = db;
    this.#topic = topic;
    this.#horizon = horizon;
  }

  /** Every change before it was taken. */
  get horizon(): Horizon {
    return this.#horizon;
  }

  /** The next changes in the order of the feed. */
  async readTurn(): Promise<Turn> {
    const batch: ChangeBatch = await readChanges(this.#db, this.#horizon, this.#limit);
    const keys = batch.rows.filter((row) => row.topic === this.#topic).map((row) => row.key);
    const isLast = batch.rows.length < this.#limit;
    return { keys, horizon: batch.horizon, isLast, isHeldBack: isLast && batch.more };
  }

  /** A turn was taken within so many milliseconds. */
  turnTaken({ horizon, isLast }: Turn, milliseconds: number): void {
    this.#horizon = horizon;
    const fitting = Math.round((this.#limit * STEP_MS) / milliseconds);
    this.#limit = isLast ? MOST_CHANGES : Math.min(MOST_CHANGES, Math.max(LEAST_CHANGES, fitting));
    const present = BigInt(horizon.xid);
    for (const xid of this.#ahead) if (BigInt(xid) < present) this.#ahead.delete(xid);
    if (present > BigInt(this.#since)) this.#since = horizon.xid;
  }

  /** Small transactions behind the horizon that were not taken yet. */
  async readAhead(): Promise<Ahead> {
    const small = await readSmallTransactions(this.#db, this.#topic, this.#since, SMALL);
    const fresh = [...small.transactions].filter(([xid]) => !this.#ahead.has(xid));
    return {
      keys: fresh.flatMap(([, keys]) => keys),
      transactions: fresh.map(([xid]) => xid),
      since: small.since,
    };
  }

  aheadTaken({ transactions, since }: Ahead): void {
    for (const xid of transactions) this.#ahead.add(xid);
    this.#since = since;
  }
}
