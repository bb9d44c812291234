import {
  type Area,
  type Breakdown,
  CITY_AREA,
  countedLeaves,
  describeArea,
  describeDefinition,
  type IndicatorDefinition,
  type IndicatorDetail,
  leavesOf,
  type OwnValue,
  peersOf,
  type OwnAreas,
  type Period,
  type PublishedValue,
  scheduledAt,
  statisticalDay,
  yearPoint,
} from '@zca/domain/indicators';
import {
  assessArea,
  judgedYears,
  type Judging,
  planYears,
  publishedValues,
  type ValueOf,
} from './board.ts';
import type { FigureSet } from './figures.ts';

export interface DetailInput {
  readonly definition: IndicatorDefinition;
  readonly area: Area;
  readonly reach: readonly Area[];
  readonly own: OwnAreas;
  readonly period: Period;
  readonly source: 'live' | 'published';
  readonly valueOf: ValueOf;
  readonly figures: FigureSet;
  /** Every vintage of the indicator, oldest first. */
  readonly published: readonly PublishedValue[];
  readonly breakdowns: readonly Breakdown[];
  readonly search: string | null;
  readonly today: string;
}

/** Everything about one indicator; pure but for the figures that it is given. */
export function makeDetail(input: DetailInput): Omit<IndicatorDetail, 'tookMs'> {
  const { definition, area, reach, period, source, valueOf, figures, published, today } = input;
  const judging: Judging = { source, valueOf, figures, years: judgedYears(today) };
  const { measured, assessment, goal } = assessArea(definition, area.code, period, judging);
  const [, ...others] = definition.methods;
  const own = published.filter((value) => value.area === area.code);
  return {
    definition: describeDefinition(definition),
    area: describeArea(area),
    reach: reach.map(describeArea),
    own: input.own,
    period: {
      name: period.name,
      from: period.from,
      to: period.to,
      day: statisticalDay(period, today),
    },
    source,
    measured,
    assessment,
    alternatives:
      source === 'live'
        ? others.map((other) => ({
            method: other.id,
            measured: figures.measure(other, area.code, period),
          }))
        : [],
    areas: reach
      .filter(({ code }) => code !== area.code)
      .map(({ code }) => {
        const of = assessArea(definition, code, period, judging);
        const target = of.goal?.targets.at(-1);
        return {
          ...of.measured,
          target: target?.value ?? null,
          targetBasis:
            figures.targets.find(
              (one) =>
                one.code === definition.code && one.area === code && one.year === target?.year,
            )?.basis ?? null,
          status: of.assessment.status,
        };
      }),
    series: seriesPeriods(period, today).map((each) => {
      const at = yearPoint(statisticalDay(each, today));
      const vintages = own.filter((value) => value.period === each.name);
      return {
        period: each.name,
        at,
        value: valueOf(definition, area.code, each).value,
        scheduled:
          goal === undefined || definition.direction !== 'up' ? null : scheduledAt(goal, at),
        published: vintages.at(-1)?.value ?? null,
        corrected: vintages.slice(0, -1).map(({ value }) => value),
      };
    }),
    breakdowns: [...input.breakdowns],
    peers: peersOf(
      definition.code,
      area,
      period,
      peerValue(input),
      figures.entriesAt('peerFigures', CITY_AREA),
    ),
    // What a number is divided by or compared with; its own entries are listed page by page.
    inputs: source === 'live' ? [...comparedEntries(definition, area, period, figures)] : [],
    published: own.toReversed(),
    search: input.search,
    generation: figures.generation,
    complete: figures.complete,
  };
}

/**
 * Values of other areas: counted now where that is asked for and the area is within reach, otherwise as
 * they were published, which everybody may see.
 */
function peerValue(input: DetailInput): (area: string) => OwnValue {
  const { definition, period, source, reach, valueOf } = input;
  const published = publishedValues(input.published);
  return (area) => {
    const isLive = source === 'live' && reach.some(({ code }) => code === area);
    const of = isLive ? valueOf : published;
    return { value: of(definition, area, period).value, basis: isLive ? 'live' : 'published' };
  };
}

/** The years of the plan, and the period itself where it is none of them. */
function seriesPeriods(period: Period, today: string): readonly Period[] {
  const years = planYears(today);
  return years.some(({ name }) => name === period.name)
    ? years
    : [...years, period].toSorted((a, b) => (a.to < b.to ? -1 : 1));
}

function comparedEntries(
  definition: IndicatorDefinition,
  area: Area,
  period: Period,
  figures: FigureSet,
) {
  const { formula } = definition.methods[0];
  const counted = new Set(countedLeaves(formula));
  const registers = new Set(
    leavesOf(formula).flatMap((leaf) =>
      leaf.of !== 'rights' &&
      leaf.of !== 'entries' &&
      (!counted.has(leaf) || formula.of === 'against')
        ? [leaf.register]
        : [],
    ),
  );
  return figures
    .inputs(formula, area.code, period)
    .filter(({ register }) => registers.has(register));
}
