import { NORMAL_FORM_RULES } from '@zca/domain/parties';
import {
  type Database,
  type Horizon,
  inTransaction,
  presentHorizon,
  readChanges,
} from '../base/database/index.ts';
import { readAllKeys, readNamedParties } from '../registry/index.ts';
import { carryDecisions } from './carryDecisions.ts';
import { NameWriter } from './nameWriter.ts';
import { type Progress, readProgress, writeProgress } from './progressStore.ts';

/** Rights of one transaction: few enough that nobody waits for its rows, and the thread for it. */
const PAGE = 1000;

/** Topic of the change feed under which rights change. */
const TOPIC = 'right';

/**
 * Keeps the names of rights: all rights once, in order of key, and from then on whatever the change feed
 * tells. Each page is one transaction with its place, so whatever ends the process loses and doubles
 * nothing. With new rules of the normal form everything is read again, and what was decided about parties
 * that lost their names to others goes over to those.
 */
export class Follower {
  readonly #database: Database;
  readonly #writer = new NameWriter();
  #progress: Progress | undefined;

  readonly #clock: () => number;

  constructor(database: Database, clock: () => number) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Reads what there is to read, until it is done or stopped. True when changes wait that an older
   * transaction holds back: nothing will announce them, so the caller asks again.
   */
  async catchUp(signal: AbortSignal): Promise<boolean> {
    let progress = (this.#progress ??= await this.#begin());
    if (progress.filledTo !== null)
      progress = await this.#fill(progress, progress.filledTo, signal);
    for (;;) {
      if (signal.aborted || progress.filledTo !== null) return false;
      const { rows, horizon, more } = await readChanges(this.#database.db, progress.horizon, PAGE);
      const keys = [...new Set(rows.filter(({ topic }) => topic === TOPIC).map(({ key }) => key))];
      // A horizon that moved past nothing of ours need not be written: reading it again finds nothing.
      progress =
        keys.length === 0
          ? (this.#progress = { ...progress, horizon })
          : await this.#write(keys, { ...progress, horizon });
      if (rows.length < PAGE) return more;
    }
  }

  async #begin(): Promise<Progress> {
    const { db } = this.#database;
    const known = await readProgress(db);
    if (known?.rules === NORMAL_FORM_RULES) return known;
    // What changes while all is read comes after this horizon, and is read a second time.
    const horizon: Horizon = await presentHorizon(db);
    const progress = { rules: NORMAL_FORM_RULES, filledTo: '', horizon };
    await writeProgress(db, progress);
    return progress;
  }

  async #fill(begun: Progress, after: string, signal: AbortSignal): Promise<Progress> {
    let progress = begun;
    for await (const keys of readAllKeys(this.#database.pool, { pageSize: PAGE, after })) {
      if (signal.aborted) return progress;
      progress = await this.#write(keys, { ...progress, filledTo: keys.at(-1)! });
    }
    const done = { ...progress, filledTo: null };
    await inTransaction(this.#database, async (db, client) => {
      await carryDecisions(client, new Date(this.#clock()).toISOString());
      await writeProgress(db, done);
    });
    return (this.#progress = done);
  }

  async #write(keys: readonly string[], progress: Progress): Promise<Progress> {
    const remember = await inTransaction(this.#database, async (db, client) => {
      const done = await this.#writer.write(client, keys, await readNamedParties(client, keys));
      await writeProgress(db, progress);
      return done;
    });
    remember();
    return (this.#progress = progress);
  }
}
