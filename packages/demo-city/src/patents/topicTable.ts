import { Draws, PURPOSE } from '../base/random.ts';
import { SECTORS } from '../sectors.ts';
import { modesOf } from '../text/topic.ts';
import { TOPICS } from '../text/topics/index.ts';
import { apportion, type Timeline } from '../timeline.ts';

const SIZE = 4096;
const ERA_ENDS = [2010, 2017, 9999];

type Worded = 'invention' | 'utilityModel';

/**
 * Which topic a patent has: the ranks of a section walk through a shuffled table of 4,096 topics,
 * one table for each era, so that shares are exact, change with the years, and another patent of
 * the same topic is found without a search.
 */
export class TopicTable {
  readonly #timeline: Timeline;
  readonly #tables = new Map<
    string,
    { topics: Uint16Array; places: ReadonlyMap<number, number[]> }
  >();

  constructor(seed: number, timeline: Timeline) {
    this.#timeline = timeline;
    const draws = new Draws();
    for (const section of ['invention', 'utilityModel'] as const) {
      ERA_ENDS.forEach((_, era) => {
        const counts = apportion(SIZE, topicWeights(section, era));
        const topics = new Uint16Array(SIZE);
        let at = 0;
        counts.forEach((count, topic) => {
          topics.fill(topic, at, at + count);
          at += count;
        });
        draws.restart(seed, era + (section === 'invention' ? 0 : 8), PURPOSE.topicTable);
        for (let i = SIZE - 1; i > 0; i--) {
          const j = draws.below(i + 1);
          const kept = topics[i]!;
          topics[i] = topics[j]!;
          topics[j] = kept;
        }
        const places = new Map<number, number[]>();
        topics.forEach((topic, i) => {
          const list = places.get(topic);
          if (list) list.push(i);
          else places.set(topic, [i]);
        });
        this.#tables.set(section + era, { topics, places });
      });
    }
  }

  /** Index in TOPICS of the patent with a rank in its section, filed in a year. */
  topicOf(section: Worded, rank: number, year: number): number {
    return this.#table(section, year).topics[rank % SIZE]!;
  }

  /** The rank of an earlier patent of the same topic, or null when the draw found none. */
  earlier(section: Worded, topic: number, before: number, draws: Draws): number | null {
    for (let tries = 0; tries < 3; tries++) {
      const year = this.#timeline.place(section, draws.below(before)).year;
      const places = this.#table(section, year).places.get(topic);
      const [first, end] = this.#timeline.ranksOfYear(section, year);
      if (!places) continue;
      const block = Math.floor((first + draws.below(end - first)) / SIZE) * SIZE;
      const rank = block + draws.pick(places);
      if (rank >= first && rank < end && rank < before) return rank;
    }
    return null;
  }

  #table(
    section: Worded,
    year: number,
  ): { topics: Uint16Array; places: ReadonlyMap<number, number[]> } {
    const era = ERA_ENDS.findIndex((end) => year <= end);
    return this.#tables.get(section + era)!;
  }
}

/** Weights of the topics in an era; a utility model needs a product. */
function topicWeights(section: Worded, era: number): number[] {
  const sums = SECTORS.map(() => 0);
  const own = TOPICS.map((topic) => {
    const modes = modesOf(topic);
    const isProduct = modes.includes('structure') || modes.includes('system');
    // What is a product only is filed as a utility model more often than as an invention.
    if (section === 'utilityModel')
      return isProduct ? topic.weight * (modes.length === 1 ? 1.5 : 0.7) : 0;
    return topic.weight * (modes.length === 1 && isProduct ? 0.7 : 1);
  });
  TOPICS.forEach((topic, i) => {
    sums[topic.sector] = sums[topic.sector]! + own[i]!;
  });
  return TOPICS.map((topic, i) => {
    const sum = sums[topic.sector]!;
    return sum === 0 ? 0 : (SECTORS[topic.sector]!.eraWeights[era as 0 | 1 | 2] * own[i]!) / sum;
  });
}
