import { type EpochDay, filingDayAt, shareOfYear, yearOfDay } from './base/days.ts';
import {
  applicationWeight,
  FIRST_YEAR,
  kindShares,
  PATENT_SHARE,
  SECTIONS,
  type Section,
  trademarkWeight,
} from './calibration.ts';

/** A place in the plan of the city: which kind of right, filed when, and its rank in its kind. */
export interface Place {
  readonly section: Section;
  readonly year: number;
  /** Rank among all rights of the section, by filing day. */
  readonly rank: number;
  /** Rank within the section's year. */
  readonly rankInYear: number;
  readonly filing: EpochDay;
}

/** Days that pass at least between filing and the first publication, so that a record is known. */
const DAYS_UNTIL_KNOWN: Readonly<Record<Section, number>> = {
  invention: 150,
  utilityModel: 130,
  design: 110,
  trademark: 40,
};

interface SectionPlan {
  readonly section: Section;
  /** First place of the section. */
  readonly start: number;
  readonly count: number;
  readonly years: readonly number[];
  /** `firstRank[i]` is the rank of the first right of `years[i]`; one more entry ends the list. */
  readonly firstRank: readonly number[];
  /** Share of the year that is known already; 1 for past years. */
  readonly coverage: readonly number[];
}

/** Splits a whole number in proportion to weights, without losing any, by largest remainder. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (total * w) / sum);
  const counts = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - counts.reduce((a, b) => a + b, 0);
  for (const { i } of order) {
    if (left-- <= 0) break;
    counts[i] = counts[i]! + 1;
  }
  return counts;
}

/**
 * The timeline lays every right of the city out by kind and filing day, with exact quotas for each
 * kind and year, so that mixes and growth hold at any scale and serial numbers rise with the days.
 */
export class Timeline {
  readonly rights: number;
  readonly #plans: readonly SectionPlan[];

  constructor(rights: number, today: EpochDay) {
    this.rights = rights;
    const years = Array.from(
      { length: yearOfDay(today) - FIRST_YEAR + 1 },
      (_, i) => FIRST_YEAR + i,
    );
    const coverage = SECTIONS.map((section) =>
      years.map((year) => coverageOfYear(year, today - DAYS_UNTIL_KNOWN[section])),
    );
    const patents = Math.round(rights * PATENT_SHARE);
    const patentWeights: number[] = [];
    for (let kind = 0; kind < 3; kind++) {
      years.forEach((year, i) => {
        patentWeights.push(applicationWeight(year) * kindShares(year)[kind]! * coverage[kind]![i]!);
      });
    }
    const counts = [
      ...apportion(patents, patentWeights),
      ...apportion(
        rights - patents,
        years.map((year, i) => trademarkWeight(year) * coverage[3]![i]!),
      ),
    ];
    let start = 0;
    this.#plans = SECTIONS.map((section, kind) => {
      const byYear = counts.slice(kind * years.length, (kind + 1) * years.length);
      const firstRank = [0];
      for (const count of byYear) firstRank.push(firstRank[firstRank.length - 1]! + count);
      const count = firstRank[firstRank.length - 1]!;
      const plan = { section, start, count, years, firstRank, coverage: coverage[kind]! };
      start += count;
      return plan;
    });
  }

  /** How many rights of a section the city has. */
  count(section: Section): number {
    return this.#plan(section).count;
  }

  /** The position, in [0, rights), of the right with a rank in a section. */
  position(section: Section, rank: number): number {
    return this.#plan(section).start + rank;
  }

  /** Ranks of a section's year as [first, end). */
  ranksOfYear(section: Section, year: number): readonly [number, number] {
    const plan = this.#plan(section);
    const i = year - FIRST_YEAR;
    if (i < 0 || i >= plan.years.length) return [0, 0];
    return [plan.firstRank[i]!, plan.firstRank[i + 1]!];
  }

  /** What lies at a position in [0, rights). */
  at(position: number): Place {
    let plan = this.#plans[0]!;
    for (const next of this.#plans) if (position >= next.start && next.count > 0) plan = next;
    return placeInPlan(plan, position - plan.start);
  }

  /** The place of a rank in a section. */
  place(section: Section, rank: number): Place {
    return placeInPlan(this.#plan(section), rank);
  }

  #plan(section: Section): SectionPlan {
    return this.#plans[SECTIONS.indexOf(section)]!;
  }
}

function placeInPlan(plan: SectionPlan, rank: number): Place {
  let low = 0;
  let high = plan.years.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (plan.firstRank[middle]! <= rank) low = middle;
    else high = middle - 1;
  }
  const first = plan.firstRank[low]!;
  const count = plan.firstRank[low + 1]! - first;
  const year = plan.years[low]!;
  const share = ((rank - first + 0.5) / count) * plan.coverage[low]!;
  return {
    section: plan.section,
    year,
    rank,
    rankInYear: rank - first,
    filing: filingDayAt(year, share),
  };
}

function coverageOfYear(year: number, lastKnown: EpochDay): number {
  const lastYear = yearOfDay(lastKnown);
  if (year < lastYear) return 1;
  return year > lastYear ? 0 : shareOfYear(lastKnown);
}
