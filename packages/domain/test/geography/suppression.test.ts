import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mapParameterFault,
  smallCountThreshold,
  suppress,
  suppressChange,
} from '@zca/domain/geography';
import { type LegalParameter, SEED_PARAMETERS } from '@zca/domain/law';

const K = 4;
const known = { threshold: K, totalKnown: true };

/** Every table of so many areas with counts up to `most`. */
function* tables(areas: number, most: number): Generator<number[]> {
  if (areas === 0) {
    yield [];
    return;
  }
  for (const rest of tables(areas - 1, most)) {
    for (let count = 0; count <= most; count += 1) yield [...rest, count];
  }
}

/** For each picture that can be shown, the tables that give it. */
function byPicture<T>(all: Iterable<T>, show: (table: T) => unknown): Map<string, T[]> {
  const pictures = new Map<string, T[]>();
  for (const table of all) {
    const picture = JSON.stringify(show(table));
    pictures.set(picture, [...(pictures.get(picture) ?? []), table]);
  }
  return pictures;
}

describe('small counts of areas', () => {
  it('are hidden alone where no total tells them', () => {
    expect(suppress([0, 3, 4, 9], { threshold: K, totalKnown: false })).toEqual({
      counts: [0, null, 4, 9],
      total: null,
      hidden: 1,
    });
  });

  it('take the smallest other count with them where a total is known', () => {
    expect(suppress([20, 3, 0, 9, 14], known)).toEqual({
      counts: [20, null, 0, null, 14],
      total: 46,
      hidden: 2,
    });
  });

  it('need no other where they differ among themselves', () => {
    expect(suppress([20, 3, 1, 9], known).counts).toEqual([20, null, null, 9]);
  });

  it('take another where they are equal, for their sum would tell them', () => {
    expect(suppress([20, 1, 1, 9], known).counts).toEqual([20, null, null, null]);
  });

  it('hide all counts of the size of the one that hides them, so that no order tells which', () => {
    expect(suppress([9, 2, 9, 30], known).counts).toEqual([null, null, null, 30]);
  });

  it('hide the zeros only where nothing else can hide them, and the total where not even those', () => {
    expect(suppress([0, 2, 0], known)).toEqual({
      counts: [null, null, null],
      total: 2,
      hidden: 3,
    });
    expect(suppress([2, 2], known)).toEqual({ counts: [null, null], total: null, hidden: 2 });
  });

  it('are shown under a threshold that hides nothing', () => {
    expect(suppress([0, 1, 2], { threshold: 0, totalKnown: true }).hidden).toBe(0);
    expect(suppress([0, 1, 2], { threshold: 1, totalKnown: true }).hidden).toBe(0);
  });

  it('are refused under a threshold that tells them, and when they are no counts', () => {
    expect(() => suppress([1], { threshold: 2, totalKnown: false })).toThrow('or 3 or more, not 2');
    expect(() => suppress([1], { threshold: 2.5, totalKnown: false })).toThrow(RangeError);
    expect(() => suppress([-1], known)).toThrow('an integer of zero or more, not -1');
    expect(() => suppressChange([1], [1, 2], known)).toThrow('1 areas before and 2 after');
  });

  // The reader knows the rule: every table up to a size is tried against what is shown.
  it.each([
    [1, 3, true],
    [2, 3, true],
    [3, 3, true],
    [4, 3, true],
    [3, 4, true],
    [3, 3, false],
  ])(
    'of %i areas with threshold %i keep two values possible (total known: %s)',
    (areas, threshold, totalKnown) => {
      const options = { threshold, totalKnown };
      const pictures = byPicture(tables(areas, 8), (table) => suppress(table, options));
      for (const [picture, candidates] of pictures) {
        const { counts } = JSON.parse(picture) as { counts: (number | null)[] };
        for (const [place, count] of counts.entries()) {
          if (count !== null) continue;
          expect(
            new Set(candidates.map((table) => table[place])).size,
            `${picture} at ${place}`,
          ).toBeGreaterThan(1);
        }
      }
    },
  );

  it('are never shown, and every zero and large count is unless it hides another', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(6), fc.nat(500)), { maxLength: 20 }),
        fc.integer({ min: 3, max: 10 }),
        fc.boolean(),
        (counts, threshold, totalKnown) => {
          const shown = suppress(counts, { threshold, totalKnown });
          const isSmall = (count: number) => count > 0 && count < threshold;
          for (const [place, count] of counts.entries()) {
            if (isSmall(count)) expect(shown.counts[place]).toBeNull();
            else expect([null, count]).toContain(shown.counts[place]);
          }
          expect(shown.hidden).toBe(shown.counts.filter((count) => count === null).length);
          if (!counts.some(isSmall) || !totalKnown) {
            expect(shown.hidden).toBe(counts.filter(isSmall).length);
          }
          if (shown.total !== null && shown.hidden > 0) {
            // What is hidden is not told by its sum: it is neither one count nor equal counts.
            const hidden = counts.filter((_, place) => shown.counts[place] === null);
            expect(new Set(hidden).size).toBeGreaterThan(1);
          }
        },
      ),
    );
  });
});

describe('the change between two periods', () => {
  it('is shown where both counts are', () => {
    const shown = suppressChange([20, 3, 0, 9, 14], [30, 12, 0, 5, 2], known);
    expect(shown.before.counts).toEqual([20, null, 0, null, 14]);
    expect(shown.after.counts).toEqual([30, 12, 0, null, null]);
    expect(shown.change).toEqual([10, null, 0, null, null]);
    expect(shown.totalChange).toBe(3);
  });

  it('leaves two values possible for each count of either period', () => {
    const options = { threshold: 3, totalKnown: true };
    const all = [...tables(2, 5)].flatMap((before) =>
      [...tables(2, 5)].map((after) => ({ before, after })),
    );
    const pictures = byPicture(all, ({ before, after }) => suppressChange(before, after, options));
    for (const [picture, candidates] of pictures) {
      const shown = JSON.parse(picture) as ReturnType<typeof suppressChange>;
      for (const period of ['before', 'after'] as const) {
        for (const [place, count] of shown[period].counts.entries()) {
          if (count !== null) continue;
          expect(
            new Set(candidates.map((each) => each[period][place])).size,
            `${picture} ${period} ${place}`,
          ).toBeGreaterThan(1);
        }
      }
    }
  });
});

describe('the threshold in force', () => {
  const row = (value: LegalParameter['value'], effectiveFrom = '2020-01-01'): LegalParameter => ({
    key: 'map.threshold',
    value,
    unit: '',
    title: { zh: '界限', en: 'Threshold' },
    sourceTitle: '样例',
    documentNumber: '',
    article: '',
    effectiveFrom,
    effectiveTo: null,
    mark: 'D',
    note: '',
  });

  it('is that of the day, and three as shipped', () => {
    expect(smallCountThreshold(SEED_PARAMETERS, '2026-01-01')).toBe(3);
    const rows = [row(5), row(10, '2025-01-01')];
    expect(smallCountThreshold(rows, '2024-12-31')).toBe(5);
    expect(smallCountThreshold(rows, '2025-01-01')).toBe(10);
    expect(() => smallCountThreshold(rows, '2019-12-31')).toThrow('map.threshold');
  });

  it('is never one by which nothing, or only ones, would be hidden', () => {
    for (const value of [-1, 0, 1, 2, 2.5]) {
      expect(smallCountThreshold([row(value)], '2026-01-01')).toBe(3);
      expect(mapParameterFault(row(value))!.zh).toContain('不小于3');
    }
    expect(smallCountThreshold([row(3.5)], '2026-01-01')).toBe(4);
    for (const value of [3, 10]) expect(mapParameterFault(row(value))).toBeNull();
    expect(mapParameterFault(row('5'))).not.toBeNull();
    expect(mapParameterFault({ ...row(1), key: 'map.detour' })).toBeNull();
  });
});
