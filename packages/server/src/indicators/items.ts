import {
  type Area,
  type CountedItem,
  type CountedItems,
  type Entry,
  findArea,
  type IndicatorDefinition,
  type Period,
  registerOf,
} from '@zca/domain/indicators';
import { displayNumber, type Right } from '@zca/domain/registry';
import { allOf, type Condition } from '@zca/query';
import { HttpProblem } from '../base/http/problem.ts';
import type { SearchService } from '../base/search/service.ts';
import type { RegistryService } from '../registry/index.ts';
import {
  type ChosenPart,
  chosenEntries,
  entryBreakdowns,
  partCondition,
  rightsBreakdowns,
  rightsLeaf,
} from './breakdowns.ts';
import { rightsCondition } from './evidence.ts';
import type { FigureSet } from './figures.ts';
import type { EvidenceBody } from './valueStore.ts';

const PAGE = 20;
const EVERYTHING: Condition = { op: 'all' };

/** What items are read with. */
export interface ItemSources {
  readonly search: Pick<SearchService, 'ask' | 'askAll'>;
  readonly registry: Pick<RegistryService, 'reader'>;
  readonly budgetMs: number;
  /** Why a right is counted, in words. */
  readonly whyOf: (
    definition: IndicatorDefinition,
    right: Right,
    day: string,
  ) => Promise<CountedItem['why']>;
}

/** A page of what a value counts now, within the parts into which somebody went. */
export async function liveItems(
  definition: IndicatorDefinition,
  area: Area,
  period: Period,
  {
    chosen,
    cursor,
    only,
  }: {
    readonly chosen: readonly ChosenPart[];
    readonly cursor: string | undefined;
    /** Key of the one record, or id of the one entry, that is asked for. */
    readonly only: string | undefined;
  },
  figures: FigureSet,
  sources: ItemSources,
): Promise<CountedItems> {
  const leaf = rightsLeaf(definition);
  const span = figures.span(period);
  if (leaf === undefined) {
    const all = figures.inputs(definition.methods[0].formula, area.code, period);
    const entries = chosenEntries(all, chosen).filter(({ id }) => id === (only ?? id));
    const from = cursor === undefined ? 0 : readOffset(cursor);
    const page = entries.slice(from, from + PAGE);
    return {
      count: entries.length,
      items: page.map(entryItem),
      cursor: from + PAGE < entries.length ? String(from + PAGE) : null,
      evidence: null,
      breakdowns: from === 0 ? entryBreakdowns(entries, chosen) : [],
    };
  }
  const conditions = chosen.map((part) => {
    const condition = partCondition(definition, part, span);
    if (condition === undefined) throw noPart(part);
    return condition;
  });
  const where = allOf(
    rightsCondition(leaf, span, area.code),
    ...conditions,
    ...(only === undefined ? [] : [{ op: 'ids', ids: [only] } as const]),
  );
  const { search, budgetMs } = sources;
  const answer = await search.ask(
    {
      where,
      top: { size: PAGE, sort: [{ by: 'id' }], ...(cursor === undefined ? {} : { cursor }) },
      budgetMs,
    },
    EVERYTHING,
  );
  const keys = answer.hits.map(({ id }) => id);
  return {
    count: answer.count,
    items: await rightItems(definition, keys, span.day, sources),
    cursor: answer.cursor ?? null,
    evidence: null,
    breakdowns:
      cursor === undefined ? await rightsBreakdowns(definition, where, span, chosen, sources) : [],
  };
}

/** A page of the frozen list of a value, whatever the records have become since. */
export async function frozenItems(
  definition: IndicatorDefinition,
  evidence: EvidenceBody & { readonly id: string },
  records: string,
  { cursor, only }: { readonly cursor: string | undefined; readonly only: string | undefined },
  sources: ItemSources,
): Promise<CountedItems> {
  const list = records === '' ? [] : records.slice(0, -1).split('\n');
  const keys = only === undefined ? list : list.filter((key) => key === only);
  const entries = evidence.entries
    .map(({ entry }) => entry)
    .filter(({ id }) => id === (only ?? id));
  const from = cursor === undefined ? 0 : readOffset(cursor);
  const isOfRights = list.length > 0 || evidence.question !== null;
  const count = isOfRights ? keys.length : entries.length;
  return {
    count,
    items: isOfRights
      ? await rightItems(definition, keys.slice(from, from + PAGE), evidence.day, sources)
      : entries.slice(from, from + PAGE).map(entryItem),
    cursor: from + PAGE < count ? String(from + PAGE) : null,
    evidence: evidence.id,
    breakdowns: [],
  };
}

async function rightItems(
  definition: IndicatorDefinition,
  keys: readonly string[],
  day: string,
  { registry, whyOf }: ItemSources,
): Promise<CountedItem[]> {
  const rights = new Map((await registry.reader.readMany(keys)).map((right) => [right.key, right]));
  return Promise.all(
    keys.map(async (key): Promise<CountedItem> => {
      const right = rights.get(key);
      return {
        kind: 'right',
        id: key,
        // A record that was taken in another's place is still named by the list that was frozen.
        title: right?.title ?? key,
        number: right === undefined ? key : displayNumber(right),
        area: null,
        why: right === undefined ? [] : await whyOf(definition, right, day),
        entry: null,
      };
    }),
  );
}

function entryItem(entry: Entry): CountedItem {
  const register = registerOf(entry.register);
  const category = register.categories.find(({ value }) => value === entry.category)?.title;
  const place = findArea(entry.area)?.name;
  const fact = (title: { zh: string; en: string }, value: string) => ({
    zh: `${title.zh}：${value}`,
    en: `${title.en}: ${value}`,
  });
  return {
    kind: 'entry',
    id: entry.id,
    title: entry.subject,
    number: entry.subjectCode ?? '',
    area: entry.area,
    why: [
      ...(category === undefined ? [] : [category]),
      ...(place === undefined ? [] : [place]),
      fact(register.from, entry.from),
      ...(entry.to === undefined || register.columns.to === undefined
        ? []
        : [fact(register.columns.to, entry.to)]),
      ...(entry.due === undefined || register.columns.due === undefined
        ? []
        : [fact(register.columns.due, entry.due)]),
    ],
    entry,
  };
}

function readOffset(cursor: string): number {
  const offset = Number(cursor);
  if (Number.isSafeInteger(offset) && offset >= 0) return offset;
  throw new HttpProblem('request.invalid', {
    zh: '翻页标记无效，请从第一页重新打开。',
    en: 'The mark of the page is not valid; open the list again.',
  });
}

function noPart({ breakdown, part }: ChosenPart): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: `这个指标没有“${breakdown}”下的“${part}”这一部分。`,
    en: `This indicator has no part "${part}" of "${breakdown}".`,
  });
}
