import { loadavg } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { FACET_NAMES } from './engine.ts';
import type { Engine, Found } from './engine.ts';
import { CLASS_NAMES } from './queries.ts';
import type { BenchQueries, BenchQuery, ClassName } from './queries.ts';

/** What one engine did with the queries of one class, in their order. */
export interface ClassRun {
  /** Milliseconds of each query that ran. */
  readonly times: readonly number[];
  readonly found: readonly Found[];
}

/** One engine over all classes. */
export interface EngineRun {
  readonly engine: string;
  readonly version: string;
  readonly notes: readonly string[];
  readonly loadSeconds: number;
  readonly bytes: number;
  /** Load averages of one minute before and after the queries. */
  readonly loadAverage: readonly [number, number];
  readonly classes: Readonly<Record<ClassName, ClassRun>>;
}

const WARM_QUERIES = 20;

export interface Limits {
  /** No further query of a class is begun after so long. */
  readonly classMs: number;
  readonly warmMs: number;
}

/** Asks every class, after a few queries of each to warm up. */
export async function measure(
  engine: Engine,
  { classes }: BenchQueries,
  loadSeconds: number,
  limits: Limits,
): Promise<EngineRun> {
  collectGarbage();
  const before = loadavg()[0]!;
  for (const name of CLASS_NAMES) {
    await run(engine, classes[name].slice(0, WARM_QUERIES), limits.warmMs);
  }
  const runs: [ClassName, ClassRun][] = [];
  for (const name of CLASS_NAMES) {
    runs.push([name, await run(engine, classes[name], limits.classMs)]);
  }
  return {
    engine: engine.name,
    version: engine.version,
    notes: engine.notes,
    loadSeconds,
    bytes: await engine.bytes(),
    loadAverage: [before, loadavg()[0]!],
    classes: Object.fromEntries(runs) as EngineRun['classes'],
  };
}

/** What loading left behind must not be cleared away while queries are timed. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

async function run(
  engine: Engine,
  queries: readonly BenchQuery[],
  limitMs: number,
): Promise<ClassRun> {
  // A signal to stop is heard here, also beside an engine that never leaves this thread.
  await breathe();
  const times: number[] = [];
  const found: Found[] = [];
  const begun = performance.now();
  for (const query of queries) {
    const asked = performance.now();
    if (asked - begun > limitMs) break;
    const answer = engine.ask(query);
    const result = answer instanceof Promise ? await answer : answer;
    times.push(result.milliseconds ?? performance.now() - asked);
    found.push(result);
  }
  return { times, found };
}

/** How the answers of one engine to a class agree with those of another, over the queries that both ran. */
export interface Agreement {
  readonly compared: number;
  readonly counts: number;
  /** Queries of equal count whose facets differ; null when one of the engines brings none. */
  readonly facets: number | null;
  /** The first query whose count differs. */
  readonly example: { readonly index: number; readonly counts: readonly [number, number] } | null;
  /** Hits of all compared queries together. */
  readonly sums: readonly [number, number];
  /** Share of the first hits that both have, in percent. */
  readonly sameTop: number;
}

export function compare(one: ClassRun, other: ClassRun): Agreement {
  const compared = Math.min(one.found.length, other.found.length);
  let [counts, facets] = [0, 0];
  let example: Agreement['example'] = null;
  const sums: [number, number] = [0, 0];
  let withFacets = true;
  let [top, same] = [0, 0];
  for (let index = 0; index < compared; index++) {
    const [a, b] = [one.found[index]!, other.found[index]!];
    sums[0] += a.count;
    sums[1] += b.count;
    const first = new Set(a.top);
    top += Math.max(a.top.length, b.top.length);
    same += b.top.filter((number) => first.has(number)).length;
    if (a.facets === null || b.facets === null) withFacets = false;
    if (a.count !== b.count) {
      counts++;
      example ??= { index, counts: [a.count, b.count] };
    } else if (!sameFacets(a, b)) facets++;
  }
  return {
    compared,
    counts,
    facets: withFacets ? facets : null,
    example,
    sums,
    sameTop: (same / top) * 100,
  };
}

/** Records of the largest values; which of several equally large ones was taken does not matter. */
function sameFacets(a: Found, b: Found): boolean {
  return (
    a.facets === null ||
    b.facets === null ||
    FACET_NAMES.every((name) => a.facets![name].join() === b.facets![name].join())
  );
}
