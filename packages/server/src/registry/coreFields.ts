import type { LegalParameter } from '@zca/domain/law';
import {
  CORE_FIELD_AREAS,
  CORE_FIELD_KINDS,
  CORE_FIELDS,
  type CoreFieldKind,
  type CoreFieldList,
  highValueOn,
  inventionsInForceOn,
  ofArea,
  PROVISIONAL_NOTE,
  searchOfArea,
  UNSAMPLED_NOTE,
} from '@zca/domain/registry';
import { allOf, type Condition, type Question } from '@zca/query';
import type { CalendarDay } from '@zca/standards';
import type { SearchService } from '../base/search/service.ts';
import { PUBLIC_SCOPE } from './ask.ts';

/** Every field of an area with its inventions in force and its core patents on a day, those included that have none. */
export async function coreFieldsOf(
  area: string,
  day: CalendarDay,
  context: {
    readonly search: SearchService;
    readonly parameters: readonly LegalParameter[];
    readonly budgetMs: number;
  },
): Promise<CoreFieldList> {
  const question = (where: Condition): Question => ({
    where: allOf(ofArea(area), where),
    facets: Object.fromEntries(
      CORE_FIELD_KINDS.map((kind) => {
        const values = CORE_FIELDS[kind].map(({ value }) => value);
        return [kind, { field: kind, size: values.length, values }];
      }),
    ),
    budgetMs: context.budgetMs,
  });
  const [held, core] = await context.search.askAll(
    [question(inventionsInForceOn(day)), question(highValueOn(day, context.parameters))],
    PUBLIC_SCOPE,
  );
  const count = (answer: typeof held, kind: CoreFieldKind, value: string): number =>
    answer?.facets[kind]?.buckets.find((bucket) => bucket.value === value)?.count ?? 0;
  return {
    day,
    area,
    areas: CORE_FIELD_AREAS.map(({ value, label }) => ({ value, label: { ...label } })),
    within: searchOfArea(area),
    rows: CORE_FIELD_KINDS.flatMap((kind) =>
      CORE_FIELDS[kind].map(({ value, label }) => ({
        kind,
        value,
        label: { ...label },
        inventions: count(held, kind, value),
        core: count(core, kind, value),
      })),
    ),
    note: {
      zh: `${UNSAMPLED_NOTE.zh}${PROVISIONAL_NOTE.zh}`,
      en: `${UNSAMPLED_NOTE.en} ${PROVISIONAL_NOTE.en}`,
    },
    complete: held?.complete === true && core?.complete === true,
  };
}
