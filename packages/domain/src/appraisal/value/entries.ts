/** Inputs as people enter them and matters keep them, rates in per cent and revenue as a text. */
import { parseMoney } from '@zca/standards';
import type { Convention, RoyaltyInputs, RoyaltyValue } from './model.ts';

/** Values of a form by the names of the fields of a matter; what is missing is null or absent. */
export type RoyaltyEntries = Readonly<Record<string, unknown>>;

/** The rule by which a result was computed; a result by another rule is another result. */
export const METHOD = 'royaltyRelief@1';

/** The revenue of each year, from 万元 to a text that `readRevenue` reads; an amount that is missing stays so. */
export function writeRevenue(tenThousands: readonly (number | undefined)[]): string {
  return tenThousands.map((amount) => (amount === undefined ? '?' : `${amount}万元`)).join('、');
}

/**
 * The revenue of each year in fen from a text such as 1000万元、1200万元, in yuan without a unit. What cannot
 * be read is no number, which `royaltyRelief` refuses.
 */
export function readRevenue(text: string): number[] {
  return text
    .split(/[\s、；;]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const amount = parseMoney(part);
      return amount.ok ? amount.value : Number.NaN;
    });
}

/**
 * Inputs as computed with. What is missing or of another type is no number and no day, which
 * `royaltyRelief` refuses with the field; a missing decline is none, a missing share the whole.
 */
export function readEntries(entries: RoyaltyEntries): RoyaltyInputs {
  const text = (name: string): string => {
    const value = entries[name];
    return typeof value === 'string' ? value : '';
  };
  const number = (name: string, missing = Number.NaN): number => {
    const value = entries[name] ?? missing;
    return typeof value === 'number' ? value : Number.NaN;
  };
  const share = (name: string, missing?: number) => number(name, missing) / 100;
  return {
    baseDay: text('baseDay'),
    legalEnd: text('legalEnd') || null,
    economicYears: number('economicYears'),
    revenue: readRevenue(text('revenue')),
    royaltyRate: share('royaltyRate'),
    royaltyDecline: share('royaltyDecline', 0),
    taxRate: share('taxRate'),
    discountRate: share('discountRate'),
    convention: text('convention') as Convention,
    ownShare: share('ownShare', 100),
  };
}

/** What is hashed and compared between a page and the server: inputs and all that follows from them, as plain JSON. */
export function resultOf(inputs: RoyaltyInputs, { value, rows, life }: RoyaltyValue) {
  return {
    method: METHOD,
    inputs: { ...inputs },
    value,
    rows: rows.map((row) => ({ ...row })),
    life: { ...life },
  };
}
