import type { Breakdown, IndicatorDefinition, Span } from '@zca/domain/indicators';
import { allOf, type Condition } from '@zca/query';
import type { SearchService } from '../base/search/service.ts';
import { refusing } from '../registry/index.ts';
import { type ChosenPart, noPart, partCondition, rightsBreakdowns } from './breakdowns.ts';
import { askWhole } from './whole.ts';

const EVERYTHING: Condition = { op: 'all' };

/** The rights of a frozen list, taken apart. */
export interface FrozenRights {
  /** Keys of the list that are in the chosen parts, in the order of the list. */
  readonly keys: readonly string[];
  readonly breakdowns: Breakdown[];
  /** How many of the whole list the index still has; told with the breakdowns alone. */
  readonly stillThere: number | null;
}

/** The keys of a frozen list as it is kept: one a line. */
export function readKeys(records: string): readonly string[] {
  return records === '' ? [] : records.slice(0, -1).split('\n');
}

/**
 * Takes the records of a frozen list apart: the condition is the list itself, so that what has come or
 * changed since is not among them. District, kind or year of each are what the index knows of it now; a
 * record that is no longer there stands in the list but in no part.
 *
 * @param span days and parameters of the frozen value
 */
export async function frozenRights(
  definition: IndicatorDefinition,
  span: Span,
  keys: readonly string[],
  chosen: readonly ChosenPart[],
  withBreakdowns: boolean,
  sources: { readonly search: Pick<SearchService, 'askAll' | 'ids'>; readonly budgetMs: number },
): Promise<FrozenRights> {
  const { search, budgetMs } = sources;
  const listed: Condition = { op: 'ids', ids: [...keys] };
  const conditions = chosen.map((part) => {
    const condition = partCondition(definition, part, span);
    if (condition === undefined) throw noPart(part);
    return condition;
  });
  const where = allOf(...conditions);
  // As the scope a long list is sent once for all questions.
  const [there, within, breakdowns] = await Promise.all([
    withBreakdowns
      ? askWhole(search, [{ where: EVERYTHING, budgetMs }], { scope: listed })
      : undefined,
    conditions.length === 0 ? undefined : refusing(search.ids(where, listed)),
    withBreakdowns ? rightsBreakdowns(definition, where, span, chosen, sources, listed) : [],
  ]);
  const found = within === undefined ? undefined : new Set(within);
  return {
    keys: found === undefined ? keys : keys.filter((key) => found.has(key)),
    breakdowns,
    stillThere: there?.[0]?.count ?? null,
  };
}
