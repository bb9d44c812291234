import type { Patent, Trademark } from '@zca/domain/registry';
import { type CalendarDay, isCalendarDay, toEpochDay } from '@zca/standards';
import { Permutation } from './base/permutation.ts';
import type { Section } from './calibration.ts';
import { cityNotice } from './notice.ts';
import { awardOf, type CityAward } from './patents/awards.ts';
import { AbnormalGroups } from './patents/abnormal.ts';
import { makePatent, originalOf, type PatentContext } from './patents/patent.ts';
import { TopicTable } from './patents/topicTable.ts';
import { HolderDirectory } from './people/holders.ts';
import { type Place, Timeline } from './timeline.ts';
import { makeTrademark } from './trademarks/trademark.ts';

export const LEAST_RIGHTS = 200;
export const MOST_RIGHTS = 5_000_000;
/** The kinds of right of which the city has records. */
export type CityRight = Patent | Trademark;

/** Rights of the city that a new installation builds. */
export const DEFAULT_RIGHTS = 100_000;

export interface CityOptions {
  /** Whole number of 32 bits; the same seed, size and day give the same city. */
  readonly seed: number;
  /** Number of rights, 200 to 5,000,000. */
  readonly rights: number;
  /** Last day of the city's history; nothing happens after it. Not before 2022-01-01. */
  readonly today: CalendarDay;
}

/** A planted near-duplicate and the record that it follows, by index. */
export interface PlantedPair {
  readonly index: number;
  readonly original: number;
}

/** A city that can be generated in order, from any index, or in parts by several workers. */
export interface CityPlan {
  readonly options: CityOptions;
  readonly notice: { readonly zh: string; readonly en: string };
  /** How many rights of a section the city has. */
  count(section: Section): number;
  /** Size of the directory that holders are drawn from; small cities leave some without a right. */
  readonly directorySize: number;
  /**
   * The right at an index in [0, rights). It depends on nothing but the options and the index.
   * @throws RangeError outside.
   */
  rightAt(index: number): CityRight;
  /** The rights from one index on, up to another (exclusive), in order. */
  rights(from?: number, to?: number): IterableIterator<CityRight>;
  /** The award of a right of the city; null for nearly all. */
  awardOf(right: CityRight): CityAward | null;
  /** The planted near-duplicates, in the order of kinds and filing days. */
  planted(): IterableIterator<PlantedPair>;
  /** Kind, year and filing day of the right at an index, without making the record. */
  placeAt(index: number): Place;
}

/**
 * Plans the demonstration city. Planning takes milliseconds at any size; records are made when they
 * are asked for.
 * @throws RangeError for a size or day out of range.
 */
export function generateCity(options: CityOptions): CityPlan {
  const { seed, rights, today } = options;
  if (!Number.isInteger(rights) || rights < LEAST_RIGHTS || rights > MOST_RIGHTS) {
    throw new RangeError(`A city has ${LEAST_RIGHTS} to ${MOST_RIGHTS} rights, not ${rights}.`);
  }
  if (!Number.isInteger(seed)) throw new RangeError(`A seed is a whole number, not ${seed}.`);
  if (!isCalendarDay(today) || today < '2022-01-01' || today > '2050-12-31') {
    throw new RangeError(`"${today}" is not a calendar day from 2022-01-01 to 2050-12-31.`);
  }
  const now = toEpochDay(today);
  const timeline = new Timeline(rights, now);
  const order = new Permutation(rights, seed);
  const directory = new HolderDirectory(seed, rights);
  const context: PatentContext = {
    seed,
    today: now,
    timeline,
    directory,
    topics: new TopicTable(seed, timeline),
    groups: new AbnormalGroups(seed, timeline, directory, now),
  };
  const placeAt = (index: number): Place => {
    if (!Number.isInteger(index) || index < 0 || index >= rights) {
      throw new RangeError(`The city has no right ${index}; it has ${rights}.`);
    }
    return timeline.at(order.forward(index));
  };
  const rightAt = (index: number): CityRight => {
    const place = placeAt(index);
    return place.section === 'trademark'
      ? makeTrademark(context, place)
      : makePatent(context, place);
  };
  return {
    options,
    notice: cityNotice(seed),
    count: (section) => timeline.count(section),
    directorySize: context.directory.size,
    rightAt,
    *rights(from = 0, to = rights) {
      for (let index = from; index < to; index++) yield rightAt(index);
    },
    awardOf: (right) => (right.collection === 'patent' ? awardOf(seed, right, today) : null),
    *planted() {
      for (const section of ['invention', 'utilityModel', 'design'] as const) {
        const count = timeline.count(section);
        for (let rank = 0; rank < count; rank++) {
          const original = originalOf(context, section, rank);
          if (original === null) continue;
          yield {
            index: order.backward(timeline.position(section, rank)),
            original: order.backward(timeline.position(section, original)),
          };
        }
      }
    },
    placeAt,
  };
}
