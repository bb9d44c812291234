import { dayInShanghai, daysBetween, seedWorkingCalendar } from '@zca/standards';
import { Draws, PURPOSE } from '../base/random.ts';
import { planComplaint } from './complaint.ts';
import { type Acting, Course, instantOn, type PlannedAct, type PlannedInput } from './course.ts';
import type { MatterOptions, Scenery } from './places.ts';
import { planReport } from './report.ts';

export type { MatterOptions };
export type { Acting, PlannedAct, PlannedInput };

/** A matter of the demonstration: which procedure, and what was done until the present. */
export interface PlannedMatter {
  readonly index: number;
  readonly procedure: 'complaint' | 'report';
  readonly acts: readonly PlannedAct[];
}

const REPORTS = 0.3;
const YOUNG_DAYS = 25;
/** Below one: the months fill up towards the present. */
const RISE = 0.6;

/**
 * Invented complaints and reports of a city: any of them by its index, a pure function of seed and
 * options. They come in from the first day to the present, more and more of them, and each has got as far
 * as its age allows, so that all states occur.
 *
 * @throws RangeError when no district or zone has an officer
 */
export function planMatters(options: MatterOptions): (index: number) => PlannedMatter {
  const counties = options.offices.filter(({ code }) => !code.includes('.'));
  if (counties.length === 0) throw new RangeError('Nobody works in a district or zone.');
  const stationsOf = new Map(
    counties.map(({ code }) => [
      code,
      options.offices.map((one) => one.code).filter((one) => one.startsWith(`${code}.`)),
    ]),
  );
  const scenery: Scenery = { options, counties, stationsOf };
  const calendar = seedWorkingCalendar();
  const days = daysBetween(options.from, dayInShanghai(options.present));
  const start = instantOn(options.from, 0);
  return (index) => {
    const draws = new Draws().restart(options.seed, index, PURPOSE.matter);
    const share = ((index + draws.unit()) / options.count) ** RISE;
    const day = dayInShanghai(start + share * days * 86_400_000);
    const receivedAt = instantOn(day, draws.between(7 * 60 + 30, 21 * 60 + 30));
    const isReport = draws.chance(REPORTS);
    // Whatever came in today came before now.
    const at = Math.min(receivedAt, options.present - 60_000);
    const course = new Course(draws, calendar, at, options.present);
    if (isReport) planReport(course, scenery, index);
    else planComplaint(course, scenery, index);
    // Some of the young ones wait where they are, so that every desk has work, and some of it is late.
    const isYoung = options.present - at < YOUNG_DAYS * 86_400_000;
    const kept = isYoung && draws.chance(0.4) ? draws.between(1, course.acts.length) : undefined;
    const acts = course.acts.slice(0, kept);
    return { index, procedure: isReport ? 'report' : 'complaint', acts };
  };
}
