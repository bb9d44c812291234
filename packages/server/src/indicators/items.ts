import {
  type Area,
  type CountedItem,
  type CountedItems,
  type Entry,
  findArea,
  type IndicatorDefinition,
  type Period,
  type PlainEntry,
  registerOf,
  type Span,
} from '@zca/domain/indicators';
import { displayNumber, type Right } from '@zca/domain/registry';
import { type Answer, allOf } from '@zca/query';
import { HttpProblem } from '../base/http/problem.ts';
import type { SearchService } from '../base/search/service.ts';
import type { RegistryService } from '../registry/index.ts';
import {
  type ChosenPart,
  chosenEntries,
  entryBreakdowns,
  noPart,
  partCondition,
  rightsBreakdowns,
  rightsLeaf,
} from './breakdowns.ts';
import { rightsCondition } from './evidence.ts';
import type { FigureSet } from './figures.ts';
import { frozenRights, readKeys } from './frozen.ts';
import type { KeptEvidence } from './valueStore.ts';
import { askWhole } from './whole.ts';

const PAGE = 20;

/** What items are read with. */
export interface ItemSources {
  readonly search: Pick<SearchService, 'askAll' | 'ids'>;
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
    const entries = entriesOf(all, chosen).filter(({ id }) => id === (only ?? id));
    const from = cursor === undefined ? 0 : readOffset(cursor);
    const page = entries.slice(from, from + PAGE);
    return {
      count: entries.length,
      items: page.map(entryItem),
      cursor: from + PAGE < entries.length ? String(from + PAGE) : null,
      evidence: null,
      breakdowns: from === 0 ? entryBreakdowns(entries, chosen) : [],
      stillThere: null,
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
  const top = {
    size: PAGE,
    sort: [{ by: 'id' as const }],
    ...(cursor === undefined ? {} : { cursor }),
  };
  const [answer] = (await askWhole(search, [{ where, top, budgetMs }])) as [Answer];
  const keys = answer.hits.map(({ id }) => id);
  return {
    count: answer.count,
    items: await rightItems(definition, keys, span.day, sources),
    cursor: answer.cursor ?? null,
    evidence: null,
    breakdowns:
      cursor === undefined ? await rightsBreakdowns(definition, where, span, chosen, sources) : [],
    stillThere: null,
  };
}

/**
 * A page of the frozen list of a value, whatever the records have become since, within the parts into
 * which somebody went. Entries are told whole where their area may be seen, otherwise as everybody may
 * know them.
 */
export async function frozenItems(
  definition: IndicatorDefinition,
  evidence: KeptEvidence,
  records: string,
  {
    chosen,
    cursor,
    only,
    maySee,
  }: {
    readonly chosen: readonly ChosenPart[];
    readonly cursor: string | undefined;
    /** The one record or entry that is asked for. */
    readonly only: string | undefined;
    readonly maySee: (area: string) => boolean;
  },
  span: Span,
  sources: ItemSources,
): Promise<CountedItems> {
  const from = cursor === undefined ? 0 : readOffset(cursor);
  if (evidence.question !== null) {
    const list = readKeys(records);
    const keys = only === undefined ? list : list.filter((key) => key === only);
    const frozen = await frozenRights(definition, span, keys, chosen, from === 0, sources);
    return {
      count: frozen.keys.length,
      items: await rightItems(
        definition,
        frozen.keys.slice(from, from + PAGE),
        evidence.day,
        sources,
      ),
      cursor: from + PAGE < frozen.keys.length ? String(from + PAGE) : null,
      evidence: evidence.id,
      breakdowns: frozen.breakdowns,
      stillThere: frozen.stillThere,
    };
  }
  const entries = entriesOf(evidence.entries, chosen).filter(({ id }) => id === (only ?? id));
  const whole = new Map(evidence.whole.map((entry) => [entry.id, entry]));
  return {
    count: entries.length,
    items: entries.slice(from, from + PAGE).map((plain) => {
      const entry = maySee(plain.area) ? whole.get(plain.id) : undefined;
      return entry === undefined ? plainItem(plain) : entryItem(entry);
    }),
    cursor: from + PAGE < entries.length ? String(from + PAGE) : null,
    evidence: evidence.id,
    breakdowns: from === 0 ? entryBreakdowns(entries, chosen) : [],
    stillThere: null,
  };
}

/** Entries of the chosen parts; refuses a part that entries do not have. */
function entriesOf<T extends Pick<PlainEntry, 'area'> & { category?: string | null | undefined }>(
  entries: readonly T[],
  chosen: readonly ChosenPart[],
): readonly T[] {
  const found = chosenEntries(entries, chosen);
  if (found === undefined) throw noPart(chosen.find(({ breakdown }) => breakdown !== 'area')!);
  return found;
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
  return {
    ...plainItem({ ...entry, ...daysOf(entry) }),
    title: entry.subject,
    number: entry.subjectCode ?? '',
    entry,
  };
}

function daysOf({ category, to, due }: Entry): Pick<PlainEntry, 'category' | 'to' | 'due'> {
  return { category: category ?? null, to: to ?? null, due: due ?? null };
}

/** An entry as everybody may know it: a line of its register, where and when it counts. */
function plainItem(entry: Omit<PlainEntry, 'sha256'>): CountedItem {
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
    title: register.line.zh,
    number: '',
    area: entry.area,
    why: [
      ...(category === undefined ? [] : [category]),
      ...(place === undefined ? [] : [place]),
      fact(register.from, entry.from),
      ...(entry.to === null || register.columns.to === undefined
        ? []
        : [fact(register.columns.to, entry.to)]),
      ...(entry.due === null || register.columns.due === undefined
        ? []
        : [fact(register.columns.due, entry.due)]),
    ],
    entry: null,
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
