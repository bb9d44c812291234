import type { AreaComparison, AreaFigures, AreaPanel, RankedCount } from '@zca/domain/geography';
import { areaKindOf, change, locationQuotient, suppress } from '@zca/domain/geography';
import { INDUSTRIES, RIGHT_TYPES, valueLabel } from '@zca/domain/registry';
import type { Answer, Bilingual, Condition, Question } from '@zca/query';
import { absent, HttpProblem } from '../base/http/problem.ts';
import type { RegistryService, UnderstoodSearch } from '../registry/index.ts';
import { dayOf, UNPUBLISHED_YEARS, wholeCondition } from '../registry/index.ts';
import { holdersOf } from './areaHolders.ts';
import { areaName } from './areaName.ts';
import { areaQuestions, COUNTED, type Counted, facetOf } from './areaQuestions.ts';
import type { MapViewer } from './maps.ts';

interface AskedArea {
  /** Null for the whole of the search. */
  readonly code: string | null;
  readonly kind: AreaFigures['kind'];
  readonly name: Bilingual;
}

const WHOLE: AskedArea = {
  code: null,
  kind: 'search',
  name: { zh: '检索范围', en: 'The whole search' },
};

/** A count in one area, as the asker may see it. */
interface SeenCount extends RankedCount {
  /** Areas that have any. */
  readonly areas: number | null;
}

/** What is told of an area beside the map, and of some areas side by side. */
export class AreaPanels {
  readonly #registry: RegistryService;

  constructor(registry: RegistryService) {
    this.#registry = registry;
  }

  /**
   * The panel of an area; without a code of the whole search, which is how a drawn shape is asked for.
   * Throws `request.invalid` for what is no code of an area, and `resource.absent` for an area that there is not.
   */
  async panel(
    search: UnderstoodSearch,
    code: string | undefined,
    viewer: MapViewer,
  ): Promise<AreaPanel> {
    const { areas, ...basis } = await this.#figures(search, [code], viewer);
    return { ...basis, area: areas[0]! };
  }

  /** Some areas side by side, in the order asked for; throws as `panel`. */
  compare(
    search: UnderstoodSearch,
    codes: readonly string[],
    viewer: MapViewer,
  ): Promise<AreaComparison> {
    return this.#figures(search, codes, viewer);
  }

  async #figures(
    search: UnderstoodSearch,
    codes: readonly (string | undefined)[],
    { threshold }: MapViewer,
  ): Promise<AreaComparison> {
    const { asker, options } = this.#registry;
    const asked = codes.map((code) => (code === undefined ? WHOLE : this.#areaOf(code)));
    const kinds = new Set(asked.flatMap(({ kind }) => (kind === 'search' ? [] : [kind])));
    const year = Number(dayOf(search, options.today).slice(0, 4)) - UNPUBLISHED_YEARS;
    const whole = wholeCondition(search);
    const questions = areaQuestions(whole, [...kinds], asked.map(conditionOf), year);
    const all = [...questions.counted, questions.region, ...questions.areas];
    const answers = await asker.askAll(
      all.map((question): Question => ({ ...question, budgetMs: options.budgetMs })),
      search,
    );
    const counted = answers.slice(0, COUNTED.length);
    const [region, ...own] = answers.slice(COUNTED.length);
    const isWhole = answers.every(({ complete }) => complete);
    return {
      count: counted[0]!.count,
      threshold,
      complete: isWhole && options.search.isReady,
      generation: counted[0]!.generation,
      tookMs: Math.round(Math.max(...answers.map(({ tookMs }) => tookMs)) * 10) / 10,
      areas: asked.map((area, place) => {
        const seen = (name: Counted) => seenCount(area, counted[COUNTED.indexOf(name)]!, threshold);
        const records = seen('records');
        const [filed, before] = [seen('filed').count, seen('filedBefore').count];
        const isHidden = records.count === null;
        return {
          ...area,
          areas: records.areas,
          records: { count: records.count, rank: records.rank },
          valid: rankedOf(seen('valid')),
          highValue: rankedOf(seen('highValue')),
          filings: { year, count: filed, before, percent: change(before, filed).percent },
          types: isHidden ? [] : typesOf(own[place]!, threshold),
          // Counts of an answer that was cut short do not fit each other.
          industries: isHidden ? [] : industriesOf(own[place]!, region!, threshold, isWhole),
          holders: isHidden ? hiddenHolders(threshold) : holdersOf(own[place]!, threshold),
        };
      }),
    };
  }

  #areaOf(code: string): AskedArea {
    const kind = areaKindOf(code);
    if (kind === undefined) {
      throw new HttpProblem('request.invalid', {
        zh: `“${code}”不是区域代码：区县六位、街道和镇九位，开发区如 XA-GX。`,
        en: `"${code}" is no code of an area: six figures for a district, nine for a street or town, or as XA-GX for a zone.`,
      });
    }
    const name = areaName(this.#registry, kind, code);
    if (name.zh === code) throw absent(`没有代码为“${code}”的区域。`, `There is no area ${code}.`);
    return { code, kind, name };
  }
}

function conditionOf({ code, kind }: AskedArea): Condition {
  return code === null ? { op: 'all' } : { op: 'any', field: kind, values: [code] };
}

/** Hides what the table of all areas of the kind hides, so that the panel tells no more than the table. */
function seenCount({ code, kind }: AskedArea, answer: Answer, threshold: number): SeenCount {
  if (code === null) {
    const [count] = suppress([answer.count], { threshold, totalKnown: false }).counts;
    return { count: count!, rank: null, areas: null };
  }
  const { buckets, missing } = facetOf(answer, kind);
  const shown = suppress([...buckets.map(({ count }) => count), missing], {
    threshold,
    totalKnown: true,
  });
  const place = buckets.findIndex(({ value }) => value === code);
  const exact = buckets[place]?.count ?? 0;
  const count = place < 0 ? 0 : shown.counts[place]!;
  const rank = 1 + buckets.filter((other) => other.count > exact).length;
  return { count, rank: count === null || count === 0 ? null : rank, areas: buckets.length };
}

function rankedOf({ count, rank }: SeenCount): RankedCount {
  return { count, rank };
}

function typesOf(answer: Answer, threshold: number): AreaFigures['types'] {
  const { buckets } = facetOf(answer, 'type');
  const order: readonly string[] = RIGHT_TYPES.map(({ value }) => value);
  const rows = buckets.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  const shown = suppress(
    rows.map(({ count }) => count),
    { threshold, totalKnown: true },
  );
  return rows.map(({ value }, place) => ({
    value,
    label: valueLabel('type', value),
    count: shown.counts[place]!,
  }));
}

/** A record may be of several industries and of none, so their counts do not tell each other. */
function industriesOf(
  answer: Answer,
  region: Answer,
  threshold: number,
  isWhole: boolean,
): AreaFigures['industries'] {
  const countOf = (of: Answer, industry: string) =>
    facetOf(of, 'industry').buckets.find(({ value }) => value === industry)?.count ?? 0;
  return INDUSTRIES.map(({ value, label }) => {
    const here = countOf(answer, value);
    const [count] = suppress([here], { threshold, totalKnown: false }).counts;
    const counts = {
      here,
      area: answer.count,
      field: countOf(region, value),
      region: region.count,
    };
    const isTold = count !== null && isWhole;
    return { value, label, count: count!, quotient: isTold ? locationQuotient(counts) : null };
  });
}

function hiddenHolders(threshold: number): AreaFigures['holders'] {
  return {
    distinct: null,
    rows: [],
    persons: null,
    withoutPersons: threshold > 0,
    topShare: null,
    herfindahl: null,
  };
}
