import {
  type Area,
  type AreaTarget,
  assess,
  type Assessment,
  type Board,
  CITY_AREA,
  cityGoal,
  describeArea,
  type Goal,
  type IndicatorDefinition,
  type Measured,
  type OwnAreas,
  type Period,
  PLAN,
  type Point,
  type PublishedValue,
  statisticalDay,
  yearPeriod,
  yearPoint,
} from '@zca/domain/indicators';
import type { FigureSet } from './figures.ts';

/** Values of an indicator for an area and a period, counted now or as published. */
export type ValueOf = (definition: IndicatorDefinition, area: string, period: Period) => Measured;

/** The year before the plan, from whose end schedules start, and those of the plan that have begun. */
export function planYears(today: string): readonly Period[] {
  const years = Array.from({ length: PLAN.toYear - PLAN.fromYear + 2 }, (_, place) =>
    yearPeriod(PLAN.fromYear - 1 + place),
  );
  return years.filter(({ from }) => from <= today);
}

/** Values counted now. */
export function liveValues(figures: FigureSet): ValueOf {
  return ({ methods }, area, period) => figures.measure(methods[0], area, period);
}

/** The latest vintages; what was not published has no value, and says so. */
export function publishedValues(values: readonly PublishedValue[]): ValueOf {
  const latest = new Map(
    values.map((value) => [`${value.code}/${value.area}/${value.period}`, value]),
  );
  return ({ code }, area, period) => {
    const found = latest.get(`${code}/${area}/${period.name}`);
    if (found === undefined) {
      return {
        area,
        value: null,
        numerator: null,
        denominator: null,
        reason: { zh: '这一期还没有发布。', en: 'Nothing was published for this period.' },
      };
    }
    const { value, numerator, denominator } = found;
    return {
      area,
      value,
      numerator,
      denominator,
      reason:
        value === null ? { zh: '发布时没有数值。', en: 'It was published without a value.' } : null,
    };
  };
}

/** What an area is to reach: the plan's target for the city, otherwise what the city has set. */
export function goalOf(
  definition: IndicatorDefinition,
  area: string,
  targets: readonly AreaTarget[],
  baseOf: () => number | null,
): Goal | undefined {
  const set = targets
    .filter((one) => one.code === definition.code && one.area === area)
    .toSorted((a, b) => a.year - b.year)
    .map(({ year, value }) => ({ year, value, above: false }));
  if (area === CITY_AREA) {
    const goal = cityGoal(definition);
    if (goal === undefined) return undefined;
    // The city's own steps bend the schedule; the plan's target stays what it is.
    const [final] = goal.targets;
    const steps = set.filter(({ year }) => year < final!.year);
    return { ...goal, targets: [...steps, final!] };
  }
  if (set.length === 0) return undefined;
  const base = definition.scheduleFrom ?? baseOf();
  return { base, fromYear: definition.base.year, targets: set };
}

/** A year of the plan with the point at which it ends. */
export interface PlanYear {
  readonly period: Period;
  readonly at: number;
}

/** The years of `planYears`, for those who judge many values by them. */
export function judgedYears(today: string): readonly PlanYear[] {
  return planYears(today).map((period) => ({ period, at: yearPoint(period.to) }));
}

export interface Judging {
  readonly source: 'live' | 'published';
  readonly valueOf: ValueOf;
  readonly figures: FigureSet;
  readonly years: readonly PlanYear[];
}

export interface Judged {
  readonly measured: Measured;
  readonly assessment: Assessment;
  readonly goal: Goal | undefined;
}

/** Judges the value of an area, with the forecast from the years before it. */
export function assessArea(
  definition: IndicatorDefinition,
  area: string,
  period: Period,
  judging: Judging,
): Judged {
  const judge = () => judgeArea(definition, area, period, judging);
  // What is counted now hangs on the figures alone, what was published on more.
  return judging.source === 'published'
    ? judge()
    : judging.figures.keep(
        definition.methods[0],
        definition,
        `${area}/${period.name}/${judging.figures.span(period).day}`,
        judge,
      );
}

function judgeArea(
  definition: IndicatorDefinition,
  area: string,
  period: Period,
  { valueOf, figures, years }: Judging,
): Judged {
  const measured = valueOf(definition, area, period);
  const { day, law } = figures.span(period);
  const goal = goalOf(
    definition,
    area,
    figures.targets,
    () => valueOf(definition, area, yearPeriod(definition.base.year)).value,
  );
  const points: Point[] = [];
  for (const { period: year, at } of years) {
    // A running year tells of a flow only what has come in so far.
    if (year.to >= day && (year.name !== period.name || year.to > day)) continue;
    const { value } = valueOf(definition, area, year);
    if (value !== null) points.push({ at, value });
  }
  const at = yearPoint(day);
  if (definition.kind !== 'flow' && measured.value !== null && (points.at(-1)?.at ?? 0) < at) {
    points.push({ at, value: measured.value });
  }
  const assessment = assess({ definition, goal, measured, period, day, points, law });
  return { measured, assessment, goal };
}

export interface BoardInput {
  readonly definitions: readonly IndicatorDefinition[];
  readonly area: Area;
  readonly reach: readonly Area[];
  readonly own: OwnAreas;
  readonly period: Period;
  readonly source: 'live' | 'published';
  readonly valueOf: ValueOf;
  readonly figures: FigureSet;
  readonly published: readonly PublishedValue[];
  readonly today: string;
  readonly demonstration: boolean;
}

/** The board of an area and period; pure but for the figures that it is given. */
export function makeBoard(input: BoardInput): Omit<Board, 'tookMs'> {
  const { definitions, area, reach, period, source, valueOf, figures, today } = input;
  const latest = new Map(
    input.published
      .filter((value) => value.area === area.code && value.period === period.name)
      .map((value) => [value.code, value]),
  );
  const judging: Judging = { source, valueOf, figures, years: judgedYears(today) };
  return {
    area: describeArea(area),
    reach: reach.map(describeArea),
    own: input.own,
    period: {
      name: period.name,
      from: period.from,
      to: period.to,
      day: statisticalDay(period, today),
    },
    plan: { ...PLAN, title: { ...PLAN.title } },
    source,
    rows: definitions.map((definition) => {
      const { measured, assessment } = assessArea(definition, area.code, period, judging);
      const value = latest.get(definition.code);
      return {
        code: definition.code,
        rank: definition.rank,
        group: definition.group,
        title: definition.title,
        shortTitle: definition.shortTitle,
        unit: definition.unit,
        decimals: definition.decimals,
        direction: definition.direction,
        measured,
        assessment,
        areas: reach
          .filter(({ code }) => code !== area.code)
          .map(({ code }) => {
            const of = assessArea(definition, code, period, judging);
            return {
              area: code,
              value: of.measured.value,
              target: of.goal?.targets.at(-1)?.value ?? null,
              status: of.assessment.status,
            };
          }),
        years: judging.years.map(({ period: year }) => ({
          year: year.year,
          value: valueOf(definition, area.code, year).value,
        })),
        published:
          value === undefined
            ? null
            : { value: value.value, vintage: value.vintage, publishedAt: value.publishedAt },
      };
    }),
    generation: figures.generation,
    complete: figures.complete,
    demonstration: input.demonstration,
  };
}
