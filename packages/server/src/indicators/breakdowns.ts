import {
  type Breakdown,
  type BreakdownDefinition,
  countedLeaves,
  type Entry,
  findArea,
  type IndicatorDefinition,
  registerOf,
  type RightsCount,
  type Span,
} from '@zca/domain/indicators';
import { valueLabel } from '@zca/domain/registry';
import { allOf, type Condition, type Question } from '@zca/query';
import { HttpProblem } from '../base/http/problem.ts';
import type { SearchService } from '../base/search/service.ts';
import { askWhole } from './whole.ts';

/** Values of a field that a breakdown shows. */
const MOST_PARTS = 60;

/** A part into which somebody went: of the breakdown `condition` the part `HV2`. */
export interface ChosenPart {
  readonly breakdown: string;
  readonly part: string;
}

/** Reads `condition:HV2`; undefined for what has another form. */
export function readPart(text: string): ChosenPart | undefined {
  const at = text.indexOf(':');
  return at <= 0 ? undefined : { breakdown: text.slice(0, at), part: text.slice(at + 1) };
}

/** Entries by area: city, districts and zones in one. */
const AREA = 'area';
const CATEGORY = 'category';

/** What a part says of rights; undefined for one that the indicator does not have. */
export function partCondition(
  definition: IndicatorDefinition,
  { breakdown, part }: ChosenPart,
  span: Span,
): Condition | undefined {
  const found = definition.breakdowns?.find(({ id }) => id === breakdown);
  if (found === undefined) return undefined;
  if (found.of === 'field') return { op: 'any', field: found.field, values: [part] };
  return found.parts.find(({ id }) => id === part)?.where(span);
}

/** Takes the rights of a condition apart in every way that the indicator knows and that was not yet chosen. */
export async function rightsBreakdowns(
  definition: IndicatorDefinition,
  where: Condition,
  span: Span,
  chosen: readonly ChosenPart[],
  {
    search,
    budgetMs,
  }: { readonly search: Pick<SearchService, 'askAll'>; readonly budgetMs: number },
  scope?: Condition,
): Promise<Breakdown[]> {
  const left = (definition.breakdowns ?? []).filter(
    ({ id }) => !chosen.some(({ breakdown }) => breakdown === id),
  );
  const fields = left.flatMap((one) => (one.of === 'field' ? [one.field] : []));
  const conditions = left.flatMap((one) => (one.of === 'conditions' ? [one] : []));
  const [[byField], ...combined] = await Promise.all([
    askWhole(
      search,
      [
        {
          where,
          facets: Object.fromEntries(fields.map((field) => [field, { field, size: MOST_PARTS }])),
          budgetMs,
        } satisfies Question,
      ],
      { scope },
    ),
    ...conditions.map((one) => combinations(one, where, span, { search, budgetMs, scope })),
  ]);
  const counted = new Map(conditions.map((one, place) => [one.id, combined[place]!]));
  return left.map((one): Breakdown => {
    const base = {
      id: one.id,
      title: one.title,
    };
    if (one.of === 'conditions') return { ...base, overlapping: true, ...counted.get(one.id)! };
    const buckets = byField!.facets[one.field]?.buckets ?? [];
    const sum = buckets.reduce((total, { count }) => total + count, 0);
    return {
      ...base,
      overlapping: sum > byField!.count,
      parts: buckets.map(({ value, count }) => ({
        id: value,
        title: valueLabel(one.field, value),
        count,
      })),
      combinations: [],
    };
  });
}

/**
 * Counts every combination of overlapping conditions exactly: 2ⁿ − 1 questions, each for the records that
 * meet just these. The parts are their sums, so that parts and combinations can never disagree.
 */
async function combinations(
  { parts }: Extract<BreakdownDefinition, { of: 'conditions' }>,
  where: Condition,
  span: Span,
  {
    search,
    budgetMs,
    scope,
  }: {
    readonly search: Pick<SearchService, 'askAll'>;
    readonly budgetMs: number;
    readonly scope: Condition | undefined;
  },
): Promise<Pick<Breakdown, 'parts' | 'combinations'>> {
  const conditions = parts.map((part) => part.where(span));
  const sets = Array.from({ length: 2 ** parts.length - 1 }, (_, place) => place + 1);
  const answers = await askWhole(
    search,
    sets.map((set) => ({
      where: allOf(
        where,
        ...conditions.map(
          (condition, bit): Condition =>
            (set >> bit) % 2 === 1 ? condition : { op: 'not', of: condition },
        ),
      ),
      budgetMs,
    })),
    { scope },
  );
  const counts = sets.map((set, place) => ({
    parts: parts.filter((_, bit) => (set >> bit) % 2 === 1).map(({ id }) => id),
    count: answers[place]!.count,
  }));
  return {
    parts: parts.map(({ id, title }) => ({
      id,
      title,
      count: counts.reduce((sum, one) => sum + (one.parts.includes(id) ? one.count : 0), 0),
    })),
    combinations: counts.filter(({ count }) => count > 0),
  };
}

/** Takes entries apart by area and by category. */
export function entryBreakdowns(
  entries: readonly (Parted & Pick<Entry, 'register'>)[],
  chosen: readonly ChosenPart[],
): Breakdown[] {
  const [first] = entries;
  const isLeft = (id: string) => !chosen.some(({ breakdown }) => breakdown === id);
  const breakdowns: Breakdown[] = [];
  if (isLeft(AREA)) {
    breakdowns.push({
      id: AREA,
      title: { zh: '按地区', en: 'By area' },
      overlapping: false,
      parts: partsOf(
        entries,
        ({ area }) => area,
        (area) => findArea(area)?.name,
      ),
      combinations: [],
    });
  }
  if (first !== undefined && isLeft(CATEGORY) && registerOf(first.register).categories.length > 0) {
    const titles = new Map(
      registerOf(first.register).categories.map(({ value, title }) => [value, title]),
    );
    breakdowns.push({
      id: CATEGORY,
      title: { zh: '按类别', en: 'By category' },
      overlapping: false,
      parts: partsOf(
        entries,
        ({ category }) => category ?? '',
        (category) => titles.get(category),
      ),
      combinations: [],
    });
  }
  return breakdowns;
}

function partsOf<T extends Parted>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  titleOf: (key: string) => { zh: string; en: string } | undefined,
): Breakdown['parts'] {
  const groups = Map.groupBy(entries, keyOf);
  return [...groups]
    .map(([id, group]) => ({
      id,
      title: titleOf(id) ?? {
        zh: id === '' ? '未分类' : id,
        en: id === '' ? 'Without category' : id,
      },
      count: group.length,
    }))
    .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** What entries are taken apart by. */
interface Parted {
  readonly area: string;
  readonly category?: string | null | undefined;
}

/** The entries of the chosen parts; undefined where one is of no breakdown that entries have. */
export function chosenEntries<T extends Parted>(
  entries: readonly T[],
  chosen: readonly ChosenPart[],
): readonly T[] | undefined {
  if (chosen.some(({ breakdown }) => breakdown !== AREA && breakdown !== CATEGORY))
    return undefined;
  return entries.filter((entry) =>
    chosen.every(({ breakdown, part }) =>
      breakdown === AREA ? entry.area === part : (entry.category ?? '') === part,
    ),
  );
}

/** The leaf of rights of the published method; undefined where entries are counted. */
export function rightsLeaf({ methods }: IndicatorDefinition): RightsCount | undefined {
  return countedLeaves(methods[0].formula).find((leaf) => leaf.of === 'rights');
}

/** Told to whoever goes into a part that there is not. */
export function noPart({ breakdown, part }: ChosenPart): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: `这个指标没有“${breakdown}”下的“${part}”这一部分。`,
    en: `This indicator has no part "${part}" of "${breakdown}".`,
  });
}
