import { expect, it } from 'vitest';
import fc from 'fast-check';
import { nearPairs, sharedRuns } from './nearPairs.ts';

it('finds exactly the pairs that a comparison of all with all finds', () => {
  // Few letters and pieces that recur make many pairs on both sides of the threshold.
  const piece = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 6, maxLength: 14 });
  const texts = fc.array(piece, { minLength: 3, maxLength: 6 }).chain((pieces) =>
    fc.array(
      fc
        .array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 5 })
        .map((chosen) => chosen.join('')),
      { minLength: 2, maxLength: 12 },
    ),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(0.5, 0.6, 0.8), (list, threshold) => {
      const expected: string[] = [];
      for (let i = 0; i < list.length; i++) {
        for (let j = i + 1; j < list.length; j++) {
          if (sharedRuns(list[i]!, list[j]!) > threshold) expected.push(`${i} ${j}`);
        }
      }
      const found = nearPairs(list, threshold).map(({ first, second }) =>
        [first, second].toSorted((a, b) => a - b).join(' '),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 300 },
  );
});
