/** Rights that pass from holders in one area to holders in another. */
import type { Flows } from '../analysisModel.ts';
import type { FlowPair } from '../flowModel.ts';

/** Pairs and areas of fewer passings get no measure of one-sidedness. */
export const LEAST_FLOW = 10;

/**
 * What each area gives, gets and keeps, the greatest flows, and how one-sided they are:
 *
 * - of a pair |a − b|/(a + b): 0 even, 1 all one way;
 * - of an area (in − out)/(in + out), its effectiveness (H. S. Shryock, J. S. Siegel, "The Methods and
 *   Materials of Demography", 1973, chapter 21), −1 to 1;
 * - of all areas Σ |in − out| / Σ (in + out).
 *
 * A pair whose number is not told stands in no sum and in no measure; each of its areas says so.
 *
 * @param pairs each at most once; throws a RangeError for a second one, for one of another area, and
 *   for a count that is no integer of zero or more
 * @param areas in the order in which they are told
 * @param top how many of the greatest flows between different areas are told; equal ones by the
 *   order of areas
 */
export function flows(
  pairs: readonly FlowPair[],
  areas: readonly string[],
  top = 10,
  least = LEAST_FLOW,
): Flows {
  const places = new Map(areas.map((area, place) => [area, place]));
  const counts = new Map<string, number | null>();
  const between = areas.map(() => ({ within: 0, outgoing: 0, incoming: 0, hidden: 0 }));
  for (const { from, to, count } of pairs) {
    const key = keyOf(from, to);
    if (counts.has(key)) throw new RangeError(`the flow from ${from} to ${to} is told twice`);
    if (count !== null && (!Number.isSafeInteger(count) || count < 0)) {
      throw new RangeError(`a flow is an integer of zero or more, not ${count}`);
    }
    counts.set(key, count);
    const [giver, taker] = [between[placeOf(places, from)]!, between[placeOf(places, to)]!];
    if (count === null) {
      giver.hidden += 1;
      if (taker !== giver) taker.hidden += 1;
    } else if (taker === giver) giver.within += count;
    else {
      giver.outgoing += count;
      taker.incoming += count;
    }
  }
  const crossing = sum(between.map(({ outgoing }) => outgoing));
  const within = sum(between.map((each) => each.within));
  const isEnough = (n: number): boolean => n >= Math.max(1, least);
  return {
    byArea: areas.map((area, place) => {
      const { incoming, outgoing } = between[place]!;
      const net = incoming - outgoing;
      const both = incoming + outgoing;
      return { area, ...between[place]!, net, effectiveness: isEnough(both) ? net / both : null };
    }),
    known: within + crossing,
    within,
    shareWithin: within + crossing === 0 ? null : within / (within + crossing),
    asymmetry: isEnough(crossing)
      ? sum(between.map(({ incoming, outgoing }) => Math.abs(incoming - outgoing))) / (2 * crossing)
      : null,
    top: greatest(pairs, places)
      .slice(0, top)
      .map(({ from, to, n }) => {
        const told = counts.get(keyOf(to, from));
        const back = told === undefined ? 0 : told;
        const asymmetry =
          back === null || !isEnough(n + back) ? null : Math.abs(n - back) / (n + back);
        return { from, to, n, back, asymmetry };
      }),
  };
}

const keyOf = (from: string, to: string): string => JSON.stringify([from, to]);

function placeOf(places: ReadonlyMap<string, number>, area: string): number {
  const place = places.get(area);
  if (place === undefined) throw new RangeError(`a flow of ${area}, which is none of the areas`);
  return place;
}

function greatest(pairs: readonly FlowPair[], places: ReadonlyMap<string, number>) {
  return pairs
    .flatMap(({ from, to, count }) =>
      from === to || count === null || count === 0 ? [] : [{ from, to, n: count }],
    )
    .toSorted(
      (one, other) =>
        other.n - one.n ||
        placeOf(places, one.from) - placeOf(places, other.from) ||
        placeOf(places, one.to) - placeOf(places, other.to),
    );
}

function sum(values: readonly number[]): number {
  return values.reduce((whole, value) => whole + value, 0);
}
