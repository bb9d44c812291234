import type { LensSchema } from '@zca/lens';
import type { SearchDocument } from '@zca/query';
import type pg from 'pg';

/** What changed for an index: documents that hold now, and ids that no longer stand. */
export interface IndexChange {
  readonly upserts: readonly SearchDocument[];
  readonly deletes: readonly string[];
}

/** Ids above one (from the first if absent) and up to another (to the last if absent). */
export interface IdRange {
  readonly after?: string;
  readonly upTo?: string;
}

/**
 * Where the documents of one index come from. A room implements it in a module of its own, which the
 * search threads load by its address; `createSearchSource` is its only export that they use.
 */
export interface SearchSource {
  readonly schema: LensSchema;
  /** Topic of the change feed that concerns this index. */
  readonly topic: string;
  /** Changes when documents are made differently, so that older snapshots are not used. */
  version(pool: pg.Pool): Promise<string>;
  /**
   * Every document, in order of id, in batches; reads in pages, holding no transaction open. With a
   * range, only those above one id and up to another.
   */
  readAll(pool: pg.Pool, range?: IdRange): AsyncIterable<readonly SearchDocument[]>;
  /** The last id of every so many documents, so that several threads can read at once. */
  readBorders(pool: pg.Pool, size: number): AsyncIterable<string>;
  /** Number of documents that `readAll` will give, for progress. */
  count(pool: pg.Pool): Promise<number>;
  /** The documents of these keys as they are now. */
  readKeys(pool: pg.Pool, keys: readonly string[]): Promise<IndexChange>;
  /**
   * Documents that are made differently on two days though nothing was written: a term ends, a
   * grace period passes. In batches, in no order.
   */
  readAged(pool: pg.Pool, fromDay: string, toDay: string): AsyncIterable<readonly SearchDocument[]>;
  /** What differs from the present for somebody who asks as of an instant (ISO). */
  readPast(pool: pg.Pool, instant: string): Promise<IndexChange>;
}

export interface SearchSourceModule {
  /** `settings` is what `SearchOptions.sourceSettings` holds, copied into the thread. */
  createSearchSource(settings?: unknown): SearchSource | Promise<SearchSource>;
}
