import { setImmediate as breathe } from 'node:timers/promises';
import { RIGHT_FIELDS } from '@zca/domain/registry';
import { buildSegment, mergeSegments } from '@zca/lens';
import type { Segment } from '@zca/lens';
import type { SearchDocument } from '@zca/query';
import { theAnalyzer } from '../../packages/server/src/base/search/analyzer.ts';
import {
  createSearchSource,
  RIGHT_SCHEMA,
} from '../../packages/server/src/registry/searchSource.ts';

type Pool = Parameters<ReturnType<typeof createSearchSource>['readAll']>[0];

/** So many records show where the time of a build goes. */
const MOST = 50_000;
const BATCH = 20_000;
const TEXT_FIELDS = RIGHT_FIELDS.filter(({ kind }) => kind === 'text').map(({ name }) => name);

/**
 * Where the time of building goes, one step after another in this thread: reading documents from the
 * database, cutting their texts into words, making segments (which cuts them again), and merging.
 */
export async function measureBuild(pool: Pool): Promise<void> {
  const documents: SearchDocument[] = [];
  const steps: [string, number][] = [];
  const analyzer = theAnalyzer();
  const cutter = analyzer.cutter!();
  let started = performance.now();
  const step = async (name: string): Promise<void> => {
    steps.push([name, documents.length / ((performance.now() - started) / 1000)]);
    // A signal to stop is heard here.
    await breathe();
    started = performance.now();
  };
  for await (const page of createSearchSource().readAll(pool)) {
    documents.push(...page);
    if (documents.length >= MOST) break;
  }
  await step('reading');
  for (const { values } of documents) {
    for (const name of TEXT_FIELDS) {
      const value = values[name] ?? [];
      for (const text of Array.isArray(value) ? value : [value]) {
        cutter.cut(analyzer.normalise(String(text)));
      }
    }
  }
  await step('cutting into words');
  const parts: Segment[] = [];
  for (let first = 0; first < documents.length; first += BATCH) {
    parts.push(buildSegment(RIGHT_SCHEMA, analyzer, documents.slice(first, first + BATCH)));
  }
  await step('segments, cutting included');
  mergeSegments(
    RIGHT_SCHEMA,
    parts.map((segment) => ({ segment, deleted: null })),
  );
  await step('merging');
  console.log(`one thread, step by step over ${documents.length} records, in records/s:`);
  for (const [name, rate] of steps)
    console.log(`  ${name.padEnd(28)}${rate.toFixed(0).padStart(9)}`);
}
