import { randomUUID } from 'node:crypto';
import type { NumberList, NumberListPage, RightSummary } from '@zca/domain/registry';
import { keepable } from '../../base/database/index.ts';
import type { RightReader } from '../rightReader.ts';
import type { Summariser } from '../summarise.ts';
import type { ListOwner } from './asker.ts';
import { inTurns } from './inTurns.ts';
import type { EntryPage, NumberListStore } from './numberListStore.ts';
import type { WrittenList } from './readEntries.ts';
import type { ResolvedNumber, ResolveParts } from './resolveNumbers.ts';
import { resolveNumbers } from './resolveNumbers.ts';

/** How long a list is kept. */
const KEPT_MS = 86_400_000;

export interface NumberListsOptions {
  readonly store: NumberListStore;
  readonly reader: RightReader;
  readonly summariser: Summariser;
  readonly find: ResolveParts['find'];
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

/** Looks lists of numbers up and keeps them for their askers. */
export class NumberLists {
  readonly store: NumberListStore;
  readonly #options: NumberListsOptions;

  constructor(options: NumberListsOptions) {
    this.store = options.store;
    this.#options = options;
  }

  /** Finds the records of a list and keeps it. */
  async lookUp(owner: ListOwner, file: string | null, written: WrittenList): Promise<NumberList> {
    const { reader, find, clock } = this.#options;
    const entries = await resolveNumbers(written.entries, { reader, find });
    const found = new Set<string>();
    await inTurns(entries, (entry) => {
      for (const key of entry.keys) found.add(key);
    });
    const now = clock();
    const list: NumberList = keepable({
      id: randomUUID(),
      file,
      column: written.column,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + KEPT_MS).toISOString(),
      counts: countsOf(entries, found.size),
    });
    await this.store.add(owner, list, entries, [...found]);
    return list;
  }

  /**
   * Keeps records that were found otherwise as a list, each by its key, as long as a list is kept unless told;
   * returns the id of the list.
   */
  async keep(
    owner: ListOwner,
    name: string,
    keys: readonly string[],
    expiresAt = new Date(this.#options.clock() + KEPT_MS).toISOString(),
  ): Promise<string> {
    const entries = keys.map(
      (key, index): ResolvedNumber => ({
        line: index + 1,
        text: key,
        outcome: 'found',
        reading: null,
        keys: [key],
        repeats: null,
        problem: null,
      }),
    );
    const list: NumberList = keepable({
      id: randomUUID(),
      file: name,
      column: null,
      createdAt: new Date(this.#options.clock()).toISOString(),
      expiresAt,
      counts: countsOf(entries, keys.length),
    });
    await this.store.add(owner, list, entries, keys);
    return list.id;
  }

  /** Some entries of a list with their records; undefined when it is not the asker's. */
  async findPage(
    id: string,
    owners: readonly Buffer[],
    wanted: EntryPage,
  ): Promise<NumberListPage | undefined> {
    const found = await this.store.find(id, owners, wanted);
    if (found === undefined) return undefined;
    const { list, entries: page } = found;
    const records = await this.summaries(page.flatMap((entry) => entry.keys));
    return {
      list,
      entries: page.map((entry) => ({
        line: entry.line,
        text: entry.text,
        outcome: entry.outcome,
        reading: entry.reading,
        repeats: entry.repeats,
        problem: entry.problem,
        records: entry.keys.flatMap((key) => {
          const record = records.get(key);
          if (record === undefined) return [];
          const { title, number, typeLabel, holders, status } = record;
          return [{ key, title, number, typeLabel, holders, status }];
        }),
      })),
      from: wanted.from,
      total: list.counts[wanted.outcome ?? 'entries'],
    };
  }

  /** Lines of lists by key; a record that ended since is left out. */
  async summaries(keys: readonly string[]): Promise<Map<string, RightSummary>> {
    const { reader, summariser } = this.#options;
    const rights = await reader.readMany([...new Set(keys)]);
    const summaries = await Promise.all(
      rights.map((right) => summariser.summarise(right, [], null)),
    );
    return new Map(summaries.map((summary) => [summary.key, summary]));
  }
}

function countsOf(entries: readonly ResolvedNumber[], records: number): NumberList['counts'] {
  const counts = { found: 0, ambiguous: 0, missed: 0, unreadable: 0 };
  let repeated = 0;
  for (const { outcome, repeats } of entries) {
    counts[outcome]++;
    if (repeats !== null) repeated++;
  }
  return { entries: entries.length, ...counts, repeated, records };
}
