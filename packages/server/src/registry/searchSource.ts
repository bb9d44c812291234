import type { LegalParameter } from '@zca/domain/law';
import type { Right } from '@zca/domain/registry';
import { RIGHT_FIELDS, toDocument } from '@zca/domain/registry';
import type { SearchDocument } from '@zca/query';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import type { IndexChange, SearchSource } from '../base/search/source.ts';
import { listParameters } from '../law/index.ts';
import {
  RightReader,
  countRights,
  readAllRights,
  readChangedSince,
  readRawRights,
} from './rightReader.ts';
import { spell } from './spelling.ts';

/** Legal parameters change rarely; each batch of changes need not read them again. */
const PARAMETERS_MS = 10_000;

/** Rights as documents of the lens, with status and expiry computed for today. */
export function createSearchSource(): SearchSource {
  let parameters: readonly LegalParameter[] = [];
  let readAt = Number.NEGATIVE_INFINITY;

  const refresh = async (pool: pg.Pool) => {
    if (performance.now() - readAt < PARAMETERS_MS) return;
    parameters = await listParameters(pool);
    readAt = performance.now();
  };
  const document = (right: Right): SearchDocument =>
    toDocument(right, { today: dayInShanghai(Date.now()), parameters, spell });

  return {
    fields: RIGHT_FIELDS,
    topic: 'right',
    version: '1',
    count: countRights,

    async *readAll(pool) {
      await refresh(pool);
      for await (const page of readAllRights(pool)) {
        yield page.map((record) => document(JSON.parse(record.json) as Right));
      }
    },

    async readKeys(pool, keys): Promise<IndexChange> {
      await refresh(pool);
      const records = await readRawRights(pool, keys);
      const standing = new Set(records.map((record) => record.key));
      return {
        upserts: records.map((record) => document(JSON.parse(record.json) as Right)),
        deletes: keys.filter((key) => !standing.has(key)),
      };
    },

    async readPast(pool, instant): Promise<IndexChange> {
      await refresh(pool);
      const changed = await readChangedSince(pool, instant);
      const then = await new RightReader(pool).readMany(changed, instant);
      const known = new Set(then.map((right) => right.key));
      return { upserts: then.map(document), deletes: changed.filter((key) => !known.has(key)) };
    },
  };
}
