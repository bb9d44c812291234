import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  WARD_COUNT,
  allotWards,
  largestRemainder,
  wardOrder,
} from '../src/rooms/registry/wards.ts';

describe('the plan of the wards', () => {
  it('has 108 different wards outside palace, markets and Qujiang', () => {
    const wards = wardOrder();
    expect(wards).toHaveLength(WARD_COUNT);
    expect(new Set(wards.map((ward) => `${ward.column} ${ward.row}`)).size).toBe(WARD_COUNT);
    expect(wards).not.toContainEqual({ column: 3, row: 0 });
    expect(wards).not.toContainEqual({ column: 9, row: 12 });
  });

  it('is filled column by column, down and up in turn', () => {
    const wards = wardOrder();
    expect(wards[0]).toEqual({ column: 0, row: 0 });
    expect(wards[12]).toEqual({ column: 0, row: 12 });
    expect(wards[13]).toEqual({ column: 1, row: 12 });
  });

  it('gives each entry its share by largest remainders', () => {
    expect(largestRemainder([47_000, 16_000, 15_800, 12_000, 6_100, 3_100], 10)).toEqual([
      5, 2, 1, 1, 1, 0,
    ]);
    expect(largestRemainder([1, 1, 1], 2)).toEqual([1, 1, 0]);
    expect(largestRemainder([0, 0], 108)).toEqual([0, 0]);
  });

  it('always shares out all seats, each share within one seat of its quota', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 300 }),
        (counts, seats) => {
          const total = counts.reduce((sum, count) => sum + count, 0);
          fc.pre(total > 0);
          const shares = largestRemainder(counts, seats);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(seats);
          for (const [index, share] of shares.entries()) {
            expect(Math.abs(share - ((counts[index] ?? 0) / total) * seats)).toBeLessThan(1);
          }
        },
      ),
    );
  });

  it('colours every ward when there is anything to count, and none otherwise', () => {
    expect(allotWards([8083, 5196, 4619, 9785, 8675, 6368, 7521, 5794, 6377])).toHaveLength(108);
    expect(allotWards([0, 0, 0])).toEqual([]);
  });
});
