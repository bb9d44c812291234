import { AREAS } from './areas.ts';
import { populationBefore } from './definitions/entries.ts';
import type { Entry } from './model.ts';

/** The registered figure of an area that holds on a day. */
export interface PopulationFigure {
  readonly area: string;
  readonly persons: number;
  /** The day for which it was counted: the end of a year. */
  readonly day: string;
  /** Category of the register: yearbook, census, revised. */
  readonly category: string;
}

/**
 * The resident population of every district that has a figure, of the newest day at or before the one given; of
 * several of one day a revised one, else that of the census, else what was recorded last. Districts without any are
 * left out, and nothing is made of the figure of the city.
 */
export function populationOfDistricts(
  entriesAt: (area: string) => readonly Entry[],
  day: string,
): PopulationFigure[] {
  const rank = ({ category = '' }: Entry) => {
    const place = populationBefore.prefers.indexOf(category);
    return place < 0 ? populationBefore.prefers.length : place;
  };
  return AREAS.filter(({ kind }) => kind === 'district').flatMap(({ code }) => {
    const [newest] = entriesAt(code)
      .filter(({ from, quantity }) => from <= day && quantity !== undefined)
      .toSorted(
        (one, other) =>
          compare(other.from, one.from) ||
          rank(one) - rank(other) ||
          compare(other.recordedAt, one.recordedAt),
      );
    if (newest === undefined) return [];
    const { from, quantity, category = '' } = newest;
    return [{ area: code, persons: quantity!, day: from, category }];
  });
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
