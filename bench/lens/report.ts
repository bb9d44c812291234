import { percentile } from '../support/percentile.ts';
import type { Agreement, EngineRun } from './measure.ts';
import { compare } from './measure.ts';
import { CLASS_NAMES } from './queries.ts';
import type { BenchQueries, ClassName } from './queries.ts';

/** Width of an engine's name. */
const NAME = 16;

/** What one engine took for one class. */
interface Row {
  readonly queries: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly meanHits: number;
  /** Times of this engine as multiples of the first one's, over the queries that both ran. */
  readonly ratio: { readonly p50: number; readonly p95: number } | null;
  readonly agreement: Agreement | null;
}

export interface EngineReport extends Omit<EngineRun, 'classes'> {
  readonly classes: Readonly<Record<ClassName | 'mixed', Row>>;
}

/** The measured runs as tables of numbers; the first run is what the others are compared with. */
export function reportOf(runs: readonly EngineRun[]): EngineReport[] {
  return runs.map((run) => {
    const reference = run === runs[0] ? undefined : runs[0];
    const rows = CLASS_NAMES.map((name) => [name, rowOf(run, reference, [name])] as const);
    const { classes: _, ...rest } = run;
    return {
      ...rest,
      classes: Object.fromEntries([
        ...rows,
        ['mixed', rowOf(run, reference, CLASS_NAMES)],
      ]) as EngineReport['classes'],
    };
  });
}

function rowOf(run: EngineRun, reference: EngineRun | undefined, names: readonly ClassName[]): Row {
  const times = names.flatMap((name) => run.classes[name].times);
  const hits = names.flatMap((name) => run.classes[name].found.map(({ count }) => count));
  // An engine that did not come to the end is compared over the queries that it ran.
  const same = names.flatMap(
    (name) => reference?.classes[name].times.slice(0, run.classes[name].times.length) ?? [],
  );
  const ratio = (p: number): number => percentile(times, p) / percentile(same, p);
  return {
    queries: times.length,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    p99: percentile(times, 99),
    meanHits: hits.reduce((sum, count) => sum + count, 0) / hits.length,
    ratio:
      reference === undefined || times.length === 0 ? null : { p50: ratio(50), p95: ratio(95) },
    agreement:
      reference === undefined || names.length > 1
        ? null
        : compare(reference.classes[names[0]!], run.classes[names[0]!]),
  };
}

function figure(value: number, width: number): string {
  const text = Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(2);
  return text.padStart(width);
}

function whole(value: number): string {
  return Number.isNaN(value) ? '–' : Math.round(value).toLocaleString('en');
}

/** Prints one table a class, every engine a row, and what disagrees. */
export function printReport(reports: readonly EngineReport[], queries: BenchQueries): void {
  const names = [...CLASS_NAMES, 'mixed'] as const;
  for (const name of names) {
    const heading = ['p50 ms', 'p95 ms', 'p99 ms'].map((text) => text.padStart(10)).join('');
    console.log(
      `\n${name.padEnd(NAME)}${heading}${'queries'.padStart(9)}${'mean hits'.padStart(12)}   × p50    × p95`,
    );
    for (const { engine, classes } of reports) {
      const { p50, p95, p99, ratio, queries, meanHits } = classes[name];
      const ratios = ratio === null ? '' : `${figure(ratio.p50, 8)} ${figure(ratio.p95, 8)}`;
      console.log(
        `${engine.padEnd(NAME)}${figure(p50, 10)}${figure(p95, 10)}${figure(p99, 10)}` +
          `${String(queries).padStart(9)}${whole(meanHits).padStart(12)}${ratios}`,
      );
    }
  }
  console.log(`\nAnswers beside those of ${reports[0]?.engine}, over the queries that both ran:`);
  for (const { engine, classes } of reports.slice(1)) {
    for (const name of CLASS_NAMES) {
      console.log(
        `  ${engine.padEnd(NAME)}${name.padEnd(10)}${sentenceOf(name, classes[name].agreement!, queries)}`,
      );
    }
  }
}

/** The same as one table in Markdown, for docs/performance.md: p50 / p95 / p99 ms, and × p50, × p95. */
export function markdownOf(reports: readonly EngineReport[]): string {
  const cells = (list: readonly string[]): string => `| ${list.join(' | ')} |`;
  const reference = reports[0]!;
  const lines = [
    cells(['class', 'mean hits', ...reports.map(({ engine }) => engine)]),
    cells(['---', '---', ...reports.map(() => '---')]),
  ];
  for (const name of [...CLASS_NAMES, 'mixed'] as const) {
    const all = reference.classes[name].queries;
    const columns = reports.map(({ classes }) => {
      const { p50, p95, p99, ratio, queries } = classes[name];
      const times = [p50, p95, p99].map((time) => short(time, 3));
      const ratios = ratio === null ? '' : ` (×${short(ratio.p50, 2)}, ×${short(ratio.p95, 2)})`;
      const ran = queries < all ? `, ${queries} of ${all}` : '';
      return times.join(' / ') + ratios + ran;
    });
    lines.push(cells([name, whole(reference.classes[name].meanHits), ...columns]));
  }
  return lines.join('\n');
}

/** Whole from 100 on, otherwise with so many significant digits. */
function short(value: number, digits: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(digits)));
}

function sentenceOf(name: ClassName, agreement: Agreement, { classes }: BenchQueries): string {
  const { compared, counts, facets, example, sums, sameTop } = agreement;
  // A phrase of the lens is a run of characters, wherever words begin, and never crosses a mark;
  // phrases of the others are words in sequence. Anywhere else a difference is a fault.
  const differ = name === 'phrase' ? 'differ' : 'DIFFER';
  const ofFacets =
    facets === null
      ? 'no facets'
      : facets === 0
        ? 'facets equal'
        : `facets of ${facets} more ${differ}`;
  const ofTop = `${sameTop.toFixed(0)} % of the first hits in common`;
  if (example === null) return `${compared} counts equal, ${ofFacets}, ${ofTop}`;
  const [ours, theirs] = example.counts;
  const shown = `${JSON.stringify(classes[name][example.index])}: ${ours} and ${theirs}`;
  const total = `hits together ${whole(sums[0])} and ${whole(sums[1])}`;
  return `${counts} of ${compared} counts ${differ}, ${ofFacets}, ${ofTop}; ${total}; first ${shown}`;
}
