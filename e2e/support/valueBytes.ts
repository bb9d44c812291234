import { isValue, readEntries, resultOf, royaltyRelief } from '@zca/domain/appraisal';
import { canonicalJson } from '@zca/ledger';

/**
 * The results of so many values as one text, a line each. Made into one script that a page and any Node.js
 * can run, it shows whether they compute the same bytes.
 */
export function resultsOf(count: number): string {
  let state = 20_261_124;
  /** A whole number from 0 up to without `below`, by whole-number arithmetic alone. */
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const two = (value: number) => String(value).padStart(2, '0');
  const lines: string[] = [];
  while (lines.length < count) {
    const inputs = readEntries({
      baseDay: `${2005 + draw(22)}-${two(1 + draw(12))}-${two(1 + draw(28))}`,
      legalEnd: `${2027 + draw(20)}-${two(1 + draw(12))}-${two(1 + draw(28))}`,
      economicYears: (1 + draw(200)) / 10,
      revenue: Array.from({ length: 20 }, () => `${draw(1_000_000_000)}.${two(draw(100))}元`).join(
        ' ',
      ),
      royaltyRate: (1 + draw(3_000)) / 100,
      royaltyDecline: draw(500) / 10,
      taxRate: draw(600) / 10,
      discountRate: (1 + draw(10_000)) / 100,
      convention: draw(2) === 0 ? 'end' : 'mid',
      ownShare: (1 + draw(1_000)) / 10,
    });
    const value = royaltyRelief(inputs);
    if (!isValue(value)) throw new Error(value.map(({ code }) => code).join(', '));
    lines.push(canonicalJson(resultOf(inputs, value)));
  }
  return `${lines.join('\n')}\n`;
}
