/** The change of counts between two periods. */
import type { Change, DivergingClasses } from '../analysisModel.ts';
import { classBreaks } from '../classBreaks.ts';

/** Counts below this give no percentage: one record more or less would change it much. */
export const LEAST_BASE = 30;
/** Classes on each side of zero; the diverging palette has three steps a side and a middle. */
export const MOST_SIDE_CLASSES = 3;

/**
 * After less before; in per cent of before, null below the least base; and symmetric,
 * 2(b − a)/(a + b), −2 to 2, which treats rise and fall alike and stands when before is zero
 * (S. J. Davis, J. C. Haltiwanger, S. Schuh, "Job Creation and Destruction", MIT Press 1996, appendix).
 * Null where a count is not shown.
 */
export function change(
  before: number | null,
  after: number | null,
  leastBase = LEAST_BASE,
): Change {
  if (before === null || after === null) return { absolute: null, percent: null, symmetric: null };
  const absolute = after - before;
  return {
    absolute,
    percent: before < Math.max(1, leastBase) ? null : (absolute / before) * 100,
    symmetric: before + after === 0 ? null : (2 * absolute) / (before + after),
  };
}

/**
 * Classes of changes on both sides of zero with the same bounds, so that a rise and a fall of the same
 * size are the same depth of colour. Zero is the middle.
 */
export function divergingClasses(
  changes: readonly (number | null)[],
  sideClasses = MOST_SIDE_CLASSES,
): DivergingClasses {
  if (sideClasses > MOST_SIDE_CLASSES) {
    throw new RangeError(`a side has at most ${MOST_SIDE_CLASSES} classes, not ${sideClasses}`);
  }
  const sizes = changes.map((each) => (each === null ? null : Math.abs(each)));
  const breaks = classBreaks(sizes, 'natural', sideClasses);
  return {
    bounds: breaks.classes.map(({ from }) => from),
    classes: changes.map((each) => {
      if (each === null) return null;
      const depth = breaks.classes.findLastIndex(({ from }) => Math.abs(each) >= from) + 1;
      return each < 0 ? -depth : depth;
    }),
  };
}
