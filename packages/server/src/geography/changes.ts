import type { MapAreaKind, MapChanges, YearPeriod } from '@zca/domain/geography';
import {
  change,
  LEAST_BASE,
  periodsFault,
  readPeriod,
  suppressChange,
} from '@zca/domain/geography';
import { valueLabel } from '@zca/domain/registry';
import type { Condition, Question } from '@zca/query';
import { allOf } from '@zca/query';
import { HttpProblem } from '../base/http/problem.ts';
import type { RegistryService, UnderstoodSearch } from '../registry/index.ts';
import { wholeCondition } from '../registry/index.ts';
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

/** What has changed by area between two periods of filing. */
export async function areaChanges(
  { asker, options }: RegistryService,
  search: UnderstoodSearch,
  by: MapAreaKind,
  { before, after }: TwoPeriods,
  { threshold }: MapViewer,
): Promise<MapChanges> {
  const where = wholeCondition(search);
  const question = (period: YearPeriod): Question => ({
    where: allOf(where, filedIn(period)),
    facets: {
      areas: { field: by, size: MOST_AREAS },
      levels: { field: 'placeLevel', size: 20 },
    },
    budgetMs: options.budgetMs,
  });
  const answers = await asker.askAll([question(before), question(after)], search);
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
    by,
    count: first.count + second.count,
    threshold,
    complete: first.complete && second.complete && options.search.isReady,
    generation: second.generation,
    tookMs: Math.max(first.tookMs, second.tookMs),
    before: { ...before, count: first.count, outside: countsBefore.at(-1)! },
    after: { ...after, count: second.count, outside: countsAfter.at(-1)! },
    rows: codes.map((code, place) => ({
      code,
      name: valueLabel(by, code),
      before: countsBefore[place]!,
      after: countsAfter[place]!,
      difference: shown.change[place]!,
      percent: change(countsBefore[place]!, countsAfter[place]!).percent,
    })),
    hidden: codes.filter((_, place) => shown.change[place] === null).length,
    leastBase: LEAST_BASE,
    placed: placedOf(first.facets['levels'], second.facets['levels']),
  };
}

function filedIn({ from, to }: YearPeriod): Condition {
  const year = (number: number) => String(number).padStart(4, '0');
  return {
    op: 'range',
    field: 'filingDay',
    from: { value: `${year(from)}-01-01` },
    to: { value: `${year(to)}-12-31` },
  };
}
