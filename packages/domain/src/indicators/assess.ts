import { addDays } from '@zca/standards';
import type { BothWords } from '../matters/index.ts';
import type { Assessment } from './api.ts';
import { adoptedTarget, type IndicatorDefinition } from './definition.ts';
import { formatValue } from './formatValue.ts';
import { forecastAt, type Point } from './forecast.ts';
import type { LawFigures } from './lawFigures.ts';
import type { IndicatorStatus, Measured } from './model.ts';
import { type Period, yearPoint } from './period.ts';

/** What a value is to reach, for one area. */
export interface Goal {
  /** Value at the end of `fromYear`; null where none is known. */
  readonly base: number | null;
  readonly fromYear: number;
  /** Targets for ends of years, ascending; the last is the goal. Those before it bend the schedule. */
  readonly targets: readonly {
    readonly year: number;
    readonly value: number;
    readonly above: boolean;
  }[];
}

export interface AssessmentInput {
  readonly definition: Pick<IndicatorDefinition, 'direction' | 'kind' | 'decimals' | 'unit'>;
  readonly goal: Goal | undefined;
  readonly measured: Measured;
  readonly period: Period;
  /** Day for which the value holds. */
  readonly day: string;
  /** Values of whole years before it, and of the day itself last, for the forecast. */
  readonly points: readonly Point[];
  readonly law: LawFigures;
}

/** The goal of the city by the definition's adopted target; undefined where none was published. */
export function cityGoal(definition: IndicatorDefinition): Goal | undefined {
  const target = adoptedTarget(definition);
  if (target === undefined || target.value === null) return undefined;
  return {
    base: definition.scheduleFrom ?? definition.base.value,
    fromYear: definition.base.year,
    targets: [{ year: target.year, value: target.value, above: target.comparison === 'above' }],
  };
}

/**
 * What the schedule wants at a point of the line of years (`yearPoint`): straight from the base at the
 * end of its year to each target in turn, and the last target after that. Null without a base.
 * Source: O:B.3.1 时序进度.
 */
export function scheduledAt({ base, fromYear, targets }: Goal, at: number): number | null {
  if (base === null) return null;
  let [beforeAt, before] = [fromYear + 1, base];
  for (const { year, value } of targets) {
    const end = year + 1;
    if (at <= end) {
      return at <= beforeAt
        ? before
        : before + ((value - before) * (at - beforeAt)) / (end - beforeAt);
    }
    [beforeAt, before] = [end, value];
  }
  return before;
}

/**
 * How a value stands: progress (X − A)/(T − A) and completion X/T, which differ; the schedule; the pace;
 * the forecast; and one status with its reason. A yearly flow is held against the share of the year's
 * schedule that has gone by, and a quarter or month of it against the share of its own days alone. Source: O:B.3.1.
 */
export function assess(input: AssessmentInput): Assessment {
  const { definition, goal, measured, period, day, points, law } = input;
  const { value } = measured;
  const at = yearPoint(day);
  const last = goal?.targets.at(-1);
  const target = definition.direction === 'above' ? measured.denominator : (last?.value ?? null);
  const forecast =
    last === undefined || definition.direction !== 'up'
      ? null
      : (forecastAt(points, last.year + 1, { neverFalls: definition.kind === 'cumulative' }) ??
        null);
  const scheduled =
    goal === undefined || definition.direction !== 'up' ? null : scheduledFor(input, goal, at);
  // What came in over a part of a year reaches no target of a year: it has but its part of the schedule.
  const isPartOfFlow = definition.kind === 'flow' && period.kind !== 'year';
  const common = {
    target: isPartOfFlow ? null : target,
    scheduled,
    progress: isPartOfFlow ? null : progressOf(value, goal),
    completion:
      isPartOfFlow || value === null || target === null || target === 0 ? null : value / target,
    pace: paceOf(value, goal, at, definition.kind),
    forecast: isPartOfFlow ? null : forecast,
  };
  const judged = (status: IndicatorStatus, reason: BothWords): Assessment => ({
    status,
    reason,
    ...common,
  });
  const show = (number: number) => formatValue(number, definition.decimals);

  if (value === null) {
    return judged('noValue', measured.reason ?? { zh: '没有数据。', en: 'There is no data.' });
  }
  if (definition.direction === 'above') {
    if (target === null) {
      return judged(
        'noValue',
        measured.reason ?? { zh: '没有可比较的参照值。', en: 'There is no reference.' },
      );
    }
    return value > target
      ? judged('met', {
          zh: `${show(value)} 高于参照值 ${show(target)}。`,
          en: `${show(value)} lies above ${show(target)}.`,
        })
      : judged('missed', {
          zh: `${show(value)} 没有高于参照值 ${show(target)}；相等不算超过。`,
          en: `${show(value)} does not lie above ${show(target)}; an equal value does not do.`,
        });
  }
  if (last === undefined || target === null) {
    return judged('noTarget', { zh: '没有公布的目标值。', en: 'No target was published.' });
  }
  if (definition.direction === 'floor') {
    return value >= target
      ? judged('met', {
          zh: `不低于底线 ${show(target)}。`,
          en: `Not below the floor of ${show(target)}.`,
        })
      : judged('missed', {
          zh: `低于底线 ${show(target)}。`,
          en: `Below the floor of ${show(target)}.`,
        });
  }
  if (isPartOfFlow) {
    return scheduled === null
      ? judged('noTarget', {
          zh: '基期没有数值，不能算出这一期应达的部分。',
          en: 'There is no value of the base year, so no share of this period.',
        })
      : judged(...againstSchedule(value, scheduled, law, show));
  }
  const reaches = (number: number) => (last.above ? number > target : number >= target);
  if (reaches(value)) {
    return judged('achieved', {
      zh: `已达到目标 ${show(target)}。`,
      en: `The target of ${show(target)} is reached.`,
    });
  }
  const short = show(target - value);
  if (at >= last.year + 1) {
    return judged('missed', {
      zh: `到 ${last.year} 年底距目标 ${show(target)} 差 ${short}。`,
      en: `At the end of ${last.year} it was ${short} short of ${show(target)}.`,
    });
  }
  if (forecast !== null && !reaches(forecast.high)) {
    return judged('unlikely', {
      zh: `按目前走势，${last.year} 年底在 ${show(forecast.low)} 至 ${show(forecast.high)} 之间（80%），达不到目标 ${show(target)}，还差 ${short}。`,
      en: `If it goes on like this, the end of ${last.year} lies between ${show(forecast.low)} and ${show(forecast.high)} (80 %), below the target of ${show(target)}; ${short} are missing.`,
    });
  }
  if (scheduled === null) {
    return judged('noTarget', {
      zh: `基期没有数值，不能画出应达进度；距目标 ${show(target)} 还差 ${short}。`,
      en: `There is no value of the base year, so no schedule; ${short} are missing to the target of ${show(target)}.`,
    });
  }
  return judged(...againstSchedule(value, scheduled, law, show));
}

function againstSchedule(
  value: number,
  scheduled: number,
  { warning }: LawFigures,
  show: (number: number) => string,
): [IndicatorStatus, BothWords] {
  const against = {
    zh: `应达 ${show(scheduled)}，现值 ${show(value)}`,
    en: `${show(value)} where ${show(scheduled)} are due`,
  };
  const said = (zh: string, en: string): BothWords => ({
    zh: `${against.zh}，${zh}。`,
    en: `${against.en}: ${en}.`,
  });
  if (value >= scheduled * warning.ahead) return ['ahead', said('超前', 'ahead')];
  if (value >= scheduled * warning.onTrack) return ['onTrack', said('进度正常', 'on schedule')];
  if (value >= scheduled * warning.behind) return ['behind', said('落后', 'behind')];
  return ['farBehind', said('远落后', 'far behind')];
}

/** A flow begins anew each year: of the year's schedule only the part of the year that is over is due. */
function scheduledFor(
  { definition, period, day }: AssessmentInput,
  goal: Goal,
  at: number,
): number | null {
  if (definition.kind !== 'flow') return scheduledAt(goal, at);
  const wholeYear = scheduledAt(goal, period.year + 1);
  if (wholeYear === null) return null;
  return wholeYear * (yearPoint(day) - yearPoint(addDays(period.from, -1)));
}

function progressOf(value: number | null, goal: Goal | undefined): number | null {
  const last = goal?.targets.at(-1);
  if (value === null || last === undefined || goal?.base === null || goal === undefined)
    return null;
  const distance = last.value - goal.base;
  return distance === 0 ? null : (value - goal.base) / distance;
}

function paceOf(
  value: number | null,
  goal: Goal | undefined,
  at: number,
  kind: IndicatorDefinition['kind'],
): Assessment['pace'] {
  const last = goal?.targets.at(-1);
  // What a flow gained over a year is no pace: it begins anew.
  if (goal === undefined || last === undefined || value === null || kind === 'flow') {
    return { reached: null, needed: null };
  }
  const years = at - (goal.fromYear + 1);
  const left = last.year + 1 - at;
  return {
    reached: goal.base === null || years <= 0 ? null : (value - goal.base) / years,
    needed: left <= 0 ? null : Math.max(0, last.value - value) / left,
  };
}
