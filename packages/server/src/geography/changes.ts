import type { MapAreaKind, MapChanges, PERIOD_DAYS, YearPeriod } from '@zca/domain/geography';
import {
  change,
  LEAST_BASE,
  periodsFault,
  readPeriod,
  suppressChange,
} from '@zca/domain/geography';
import type { Question } from '@zca/query';
import { allOf } from '@zca/query';
import { HttpProblem } from '../base/http/problem.ts';
import type { RegistryService, UnderstoodSearch } from '../registry/index.ts';
import { wholeCondition } from '../registry/index.ts';
import { areaName } from './areaName.ts';
import { type MapViewer, MOST_AREAS, placedOf } from './maps.ts';

/** Two periods of years, the former first. */
export interface TwoPeriods {
  readonly before: YearPeriod;
  readonly after: YearPeriod;
}

/** The periods of an address. Throws `request.invalid` for what is no period, and where they overlap. */
export function askedPeriods(before: string, after: string): TwoPeriods {
  const [first, second] = [periodOf('before', before), periodOf('after', after)];
  const fault = periodsFault(first, second);
  if (fault !== null) throw new HttpProblem('request.invalid', fault);
  return { before: first, after: second };
}

function periodOf(name: string, text: string): YearPeriod {
  const period = readPeriod(text);
  if (period !== null) return period;
  throw new HttpProblem('request.invalid', {
    zh: `${name} 要写成“起始年-截止年”，例如 2016-2020，起始年不晚于截止年；收到的是“${text}”。`,
    en: `${name} is written first year-last year, such as 2016-2020, the first not after the last; received "${text}".`,
  });
}

/** Two periods by their first and last days, of the day by which a record falls into them. */
export interface DayPeriods {
  readonly day: (typeof PERIOD_DAYS)[number];
  readonly before: { readonly from: string; readonly to: string };
  readonly after: { readonly from: string; readonly to: string };
}

type ChangeCounts = Omit<MapChanges, 'before' | 'after' | 'rows' | 'by' | 'leastBase'> & {
  readonly before: Omit<MapChanges['before'], keyof YearPeriod>;
  readonly after: Omit<MapChanges['after'], keyof YearPeriod>;
  readonly rows: readonly Omit<MapChanges['rows'][number], 'percent'>[];
};

/**
 * The records of each area in two periods that do not overlap, as the asker may see them. The map and the
 * analysis of changes are both made from these.
 */
export async function countChanges(
  registry: RegistryService,
  search: UnderstoodSearch,
  by: MapAreaKind,
  { day, before, after }: DayPeriods,
  { threshold }: MapViewer,
): Promise<ChangeCounts> {
  const { asker, options } = registry;
  const where = wholeCondition(search);
  const questions = [before, after].map(
    ({ from, to }): Question => ({
      where: allOf(where, {
        op: 'range',
        field: day,
        from: { value: from },
        to: { value: to },
      }),
      facets: {
        areas: { field: by, size: MOST_AREAS },
        levels: { field: 'placeLevel', size: 20 },
      },
      budgetMs: options.budgetMs,
    }),
  );
  const answers = await asker.askAll(questions, search);
  const [first, second] = [answers[0]!, answers[1]!];
  const tables = [first, second].map(
    ({ facets }) =>
      new Map((facets['areas']?.buckets ?? []).map(({ value, count }) => [value, count])),
  );
  const codes = [...new Set(tables.flatMap((table) => [...table.keys()]))].toSorted();
  const [counts, later] = [first, second].map(({ facets }, place) => [
    ...codes.map((code) => tables[place]!.get(code) ?? 0),
    facets['areas']?.missing ?? 0,
  ]) as [number[], number[]];
  const shown = suppressChange(counts, later, { threshold, totalKnown: true });
  const [countsBefore, countsAfter] = [shown.before.counts, shown.after.counts];
  return {
    count: first.count + second.count,
    threshold,
    complete: first.complete && second.complete && options.search.isReady,
    generation: second.generation,
    tookMs: Math.max(first.tookMs, second.tookMs),
    before: { count: first.count, outside: countsBefore.at(-1)! },
    after: { count: second.count, outside: countsAfter.at(-1)! },
    rows: codes.map((code, place) => ({
      code,
      name: areaName(registry, by, code),
      before: countsBefore[place]!,
      after: countsAfter[place]!,
      difference: shown.change[place]!,
    })),
    hidden: codes.filter((_, place) => shown.change[place] === null).length,
    placed: placedOf(first.facets['levels'], second.facets['levels']),
  };
}

/** What has changed by area between two periods of years of filing. */
export async function areaChanges(
  registry: RegistryService,
  search: UnderstoodSearch,
  by: MapAreaKind,
  { before, after }: TwoPeriods,
  viewer: MapViewer,
): Promise<MapChanges> {
  const periods = { day: 'filingDay', before: daysOf(before), after: daysOf(after) } as const;
  const counted = await countChanges(registry, search, by, periods, viewer);
  return {
    ...counted,
    by,
    before: { ...before, ...counted.before },
    after: { ...after, ...counted.after },
    rows: counted.rows.map((row) => ({
      ...row,
      percent: change(row.before, row.after).percent,
    })),
    leastBase: LEAST_BASE,
  };
}

function daysOf({ from, to }: YearPeriod): DayPeriods['before'] {
  const year = (number: number) => String(number).padStart(4, '0');
  return { from: `${year(from)}-01-01`, to: `${year(to)}-12-31` };
}
