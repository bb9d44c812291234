/**
 * Circles that stand for counts at points: for areas whose borders are not known.
 *
 * The area of a circle is proportional to its count, so the radius grows with the square root, and nothing
 * is added to that. J. J. Flannery ("The relative effectiveness of some common graduated point symbols in
 * the presentation of quantitative data", The Canadian Cartographer 8/2, 1971, 96–109) found that readers
 * take large circles for smaller than they are, and makes them larger, by the exponent 0.57 in place of
 * 0.5. That is the error of an average reader who sees no legend: readers differ, and with circles of known
 * counts to compare with the gain is small, while the ink would then say of twice the count that it is 2.2
 * times (T. A. Slocum et al., Thematic Cartography and Geovisualization, 3rd ed., 2009). So these
 * circles say what is true, and a legend of nested circles says what they mean.
 */

/** Pixels of the circle of the greatest count. */
export const MOST_RADIUS = 26;
/** No circle is smaller, or it could neither be seen nor clicked: the one departure from the proportion. */
export const LEAST_RADIUS = 3;

/**
 * Radius in pixels of the circle of a count among counts of which `most` is the greatest. Signs do not
 * matter; a count of zero has the least circle.
 */
export function circleRadius(count: number, most: number): number {
  if (most <= 0) return LEAST_RADIUS;
  return Math.max(LEAST_RADIUS, MOST_RADIUS * Math.sqrt(Math.abs(count) / most));
}

/** Circles of a legend: each has about half the radius of the one before. */
const LEGEND_RATIO = 4;
const LEGEND_CIRCLES = 3;

/** Counts of a nested legend, the greatest first: at most three round numbers of 1, 2 or 5, none above `most`. */
export function legendCounts(most: number): number[] {
  const counts: number[] = [];
  for (let limit = most; counts.length < LEGEND_CIRCLES && limit >= 1; ) {
    const count = roundBelow(limit);
    counts.push(count);
    limit = count / LEGEND_RATIO;
  }
  return counts;
}

/** The greatest of 1, 2 or 5 times a power of ten that is not above a limit of at least 1. */
function roundBelow(limit: number): number {
  const power = 10 ** Math.floor(Math.log10(limit) + 1e-9);
  return power * ([5, 2, 1].find((step) => step * power <= limit) ?? 1);
}
