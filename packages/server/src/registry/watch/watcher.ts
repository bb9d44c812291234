import { MOST_NUMBERS, WATCH_NOTICE } from '@zca/domain/registry';
import type { RememberedSearch } from '@zca/domain/registry';
import { inTransaction, type Database } from '../../base/database/index.ts';
import type { Logger } from '../../base/log/log.ts';
import type { NewNotice } from '../../base/notices/index.ts';
import { noticeOf, notify } from '../../base/notices/index.ts';
import type { NumberLists } from '../numbers/numberLists.ts';
import { watchOwner } from '../numbers/asker.ts';
import { newKeys, packKeys } from './seenKeys.ts';
import type { DueWatch, WatchStore } from './watchStore.ts';
import { keepFinding } from './watchStore.ts';

export interface WatcherOptions {
  readonly store: WatchStore;
  readonly database: Database;
  readonly lists: NumberLists;
  /** Keys of everything that a search finds within what its person may see. */
  readonly find: (parameters: RememberedSearch) => Promise<readonly string[]>;
  /** Generation that the index has reached; null while it is being made. */
  readonly generation: () => string | null;
  /** Told when notices have been given. */
  readonly onNotices: () => void;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly logger: Logger;
}

/** Watches that are asked at one look. */
const MOST_AT_ONCE = 50;
/** Pause between two questions of a watch that tells at once. */
const PAUSE_MS = 60_000;
/** The same after it has told something, so that a long import is not told record by record. */
const PAUSE_AFTER_NOTICE_MS = 600_000;
const DAY_MS = 86_400_000;
/** A list of what was found is kept for so many days. */
const LIST_DAYS = 30;

/** The next eight o'clock in the morning in Shanghai, which is the beginning of a day in UTC. */
export function nextMorning(now: number): number {
  return Math.floor(now / DAY_MS) * DAY_MS + DAY_MS;
}

/**
 * Asks watched searches again and tells their persons what is new: records that are found and were not,
 * as a list that leads to just them. The finding and the notice are one transaction, so that nothing is
 * told twice and nothing is lost when the process ends.
 */
export class Watcher {
  readonly #options: WatcherOptions;

  constructor(options: WatcherOptions) {
    this.#options = options;
  }

  /** Asks the watches that are due, so many at most. */
  async look(): Promise<void> {
    const { store, generation, clock } = this.#options;
    // An index that is being made finds a part: what is missing would be told as new later.
    if (generation() === null) return;
    const due = await store.takeDue(new Date(clock()).toISOString(), MOST_AT_ONCE);
    for (const watch of due) await this.#ask(watch);
  }

  /** Asks one watch now. Does nothing while the index is made: it is asked when that is done. */
  async lookAt(searchId: number): Promise<void> {
    const { store, generation, clock } = this.#options;
    if (generation() === null) return;
    const watch = await store.take(searchId, new Date(clock()).toISOString());
    if (watch !== undefined) await this.#ask(watch);
  }

  async #ask(watch: DueWatch): Promise<void> {
    const { store, find, generation, clock, logger } = this.#options;
    // Read before the question: what comes in between is asked about again.
    const reached = generation();
    try {
      if (reached === null) return;
      await this.#tell(watch, await find(watch.parameters), reached);
    } catch (error) {
      // The message may hold what is searched for, which stands in no log.
      const name = error instanceof Error ? error.name : typeof error;
      logger.warn({ watch: watch.searchId, err: { name } }, 'a watched search could not be asked');
      await store.putOff(
        watch.searchId,
        new Date(this.#nextAt(watch, clock(), false)).toISOString(),
      );
    }
  }

  async #tell(watch: DueWatch, keys: readonly string[], generation: string): Promise<void> {
    const { database, onNotices, clock } = this.#options;
    const now = clock();
    const notice = await this.#noticeOf(watch, keys, now);
    const told = await inTransaction(database, async (_db, client) => {
      const kept = await keepFinding(client, watch, {
        count: keys.length,
        seen: packKeys(keys),
        generation,
        at: new Date(now).toISOString(),
        nextAt: new Date(this.#nextAt(watch, now, notice !== null)).toISOString(),
      });
      return kept && notice !== null ? notify(client, [notice]) : 0;
    });
    if (told > 0) onNotices();
  }

  /** What there is to tell; null at the first time and when nothing is new. */
  async #noticeOf(
    watch: DueWatch,
    keys: readonly string[],
    now: number,
  ): Promise<NewNotice | null> {
    const { searchId, person, name, count, seen } = watch;
    if (count === null) return null;
    const to = { recipient: person, dedupeKey: `${WATCH_NOTICE.kind}:${searchId}:${now}` };
    if (seen === null) {
      if (keys.length === count) return null;
      const params = { name, added: 0, count: keys.length, before: count };
      return noticeOf(WATCH_NOTICE, params, { ...to, link: '/searches' });
    }
    const added = newKeys(keys, seen);
    if (added.length === 0) return null;
    const params = { name, added: added.length, count: keys.length, before: null };
    const link = added.length > MOST_NUMBERS ? '/searches' : await this.#listOf(watch, added, now);
    return noticeOf(WATCH_NOTICE, params, { ...to, link });
  }

  /** Path to a list of just these records, which is the person's own. */
  async #listOf({ person, name }: DueWatch, keys: readonly string[], now: number): Promise<string> {
    const until = new Date(now + LIST_DAYS * DAY_MS).toISOString();
    const id = await this.#options.lists.keep(watchOwner(person), name, keys, until);
    return `/search?list=${id}`;
  }

  #nextAt({ frequency }: DueWatch, now: number, hasTold: boolean): number {
    if (frequency === 'daily') return nextMorning(now);
    return now + (hasTold ? PAUSE_AFTER_NOTICE_MS : PAUSE_MS);
  }
}
