import {
  AREAS,
  type Area,
  findArea,
  findIndicator,
  FIRST_YEAR,
  type IndicatorDefinition,
  type Period,
  PLAN,
  readPeriod,
  yearPeriod,
} from '@zca/domain/indicators';
import type { Actor } from '@zca/domain/identity';
import { yearOf } from '@zca/standards';
import { absent, HttpProblem } from '../base/http/problem.ts';
import { areaWithin, reachOf } from './reach.ts';

/** What is asked: an area, a period, and whether it is counted now or read as published. */
export interface Asked {
  readonly area?: string | undefined;
  readonly period?: string | undefined;
  readonly source?: 'live' | 'published' | undefined;
}

/** What was asked, understood. */
export interface Understood {
  readonly area: Area;
  readonly reach: readonly Area[];
  readonly period: Period;
  readonly source: 'live' | 'published';
}

/**
 * What somebody asks about, within what they may see: counted now where that is theirs, otherwise as published.
 * @param today in Shanghai
 * @throws HttpProblem for an area that is not theirs, and as `periodOf`
 */
export function understand(actor: Actor, asked: Asked, today: string): Understood {
  const live = reachOf(actor, 'indicators.live');
  // Whoever follows an address to an area elsewhere is shown what everybody is.
  const isOwn =
    asked.area === undefined || live.some(({ code }) => code === findArea(asked.area!)?.code);
  const source = asked.source ?? (live.length > 0 && isOwn ? 'live' : 'published');
  const reach = source === 'live' ? live : AREAS;
  return {
    area: areaWithin(reach, asked.area),
    reach,
    period: periodOf(asked.period, today),
    source,
  };
}

/**
 * The period asked for; without one the running year, or the last one of the plan when that is over.
 * @param today in Shanghai
 * @throws HttpProblem `request.invalid` for what is no period, not counted, or has not begun
 */
export function periodOf(name: string | undefined, today: string): Period {
  const period =
    name === undefined ? yearPeriod(Math.min(yearOf(today), PLAN.toYear)) : readPeriod(name);
  if (period === undefined) {
    throw new HttpProblem('request.invalid', {
      zh: `“${name}”不是期别。年写作2025，季写作2025Q3，月写作2025-08。`,
      en: `"${name}" is no period. Write 2025, 2025Q3 or 2025-08.`,
    });
  }
  if (period.year < FIRST_YEAR) {
    throw new HttpProblem('request.invalid', {
      zh: `${FIRST_YEAR} 年以前不作统计，请选择较近的期别。`,
      en: `Nothing is counted before ${FIRST_YEAR}; choose a later period.`,
    });
  }
  if (period.from > today) {
    throw new HttpProblem('request.invalid', {
      zh: `${period.name} 还没有开始，没有可统计的数据。`,
      en: `${period.name} has not begun, so there is nothing to count.`,
    });
  }
  return period;
}

/**
 * The definition of an indicator that holds at the end of a period.
 * @throws HttpProblem `resource.absent` when there is none
 */
export function definitionOf(code: string, period: Period): IndicatorDefinition {
  const definition = findIndicator(code, period.to);
  if (definition === undefined) {
    throw absent(`没有代码为“${code}”的指标。`, `There is no indicator "${code}".`);
  }
  return definition;
}
