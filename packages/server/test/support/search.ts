import type { Database } from '../../src/base/database/index.ts';
import { inTransaction, ownGeneration } from '../../src/base/database/index.ts';
import type { SearchOptions } from '../../src/base/search/service.ts';
import { SearchService } from '../../src/base/search/service.ts';
import type { TestDatabase } from './database.ts';
import { sharedThread } from './searchThreads.ts';

export const RIGHTS_SOURCE = new URL('../../src/registry/searchSource.ts', import.meta.url);

/** A search of the rights of a test database, with one reader and no snapshot. */
export function searchOn(
  database: TestDatabase,
  options: Partial<SearchOptions> = {},
): SearchService {
  return new SearchService({
    database: database.applicationConfig,
    sourceModule: RIGHTS_SOURCE,
    snapshotFolder: null,
    readers: 1,
    startThread: sharedThread,
    ...options,
  });
}

/** Ends a record as the coming of its application number does; returns the generation. */
export async function retireStub(database: Database, key: string): Promise<string> {
  return inTransaction(database, async (db, client) => {
    await client.query("update record set retired_into = 'CN0' where key = $1", [key]);
    await client.query("insert into change (topic, key) values ('right', $1)", [key]);
    await client.query("select pg_notify('zca_change', '')");
    return ownGeneration(db);
  });
}
