/** Shapes of a value by relief from royalty: what goes in, what comes out, and why nothing may come out. */

/** Most years of a forecast: the term of an invention patent. */
export const MOST_YEARS = 20;
/** Most of one year's revenue in fen, so that sums of money stay whole numbers: 1,000 亿元. */
export const MOST_REVENUE = 10_000_000_000_000;
/** No day of an appraisal lies after this one, so that days after it can still be computed. */
export const LAST_DAY = '2999-12-31';

/** When in its year a payment is taken to arrive: at its end, or in its midst. */
export const CONVENTIONS = ['end', 'mid'] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** What a value by relief from royalty is computed from. Money in fen; shares are 0.05 for five per cent. */
export interface RoyaltyInputs {
  /** 评估基准日: the day of which the value is told, `YYYY-MM-DD`. */
  readonly baseDay: string;
  /** Last day of legal protection; null for a right that is not in force on the base day. */
  readonly legalEnd: string | null;
  /** How long the invention earns, in years from the base day; a tenth of a year is fine enough. */
  readonly economicYears: number;
  /** Revenue of the products that use the right, by year from the base day, in fen. */
  readonly revenue: readonly number[];
  readonly royaltyRate: number;
  /** By how much the rate falls from year to year, as a share of itself; 0 for a steady rate. */
  readonly royaltyDecline: number;
  readonly taxRate: number;
  readonly discountRate: number;
  readonly convention: Convention;
  /** The share of the right that is valued; below 1 for a right that is owned jointly. */
  readonly ownShare: number;
}

/** One year of the forecast. Amounts in fen, rounded for themselves: their sum may differ from the value by some fen. */
export interface RoyaltyRow {
  /** 1 for the year that begins on the base day. */
  readonly year: number;
  /** First day of the year, `YYYY-MM-DD`. */
  readonly from: string;
  /** The part of the year in which the right still earns, above 0 and up to 1. */
  readonly part: number;
  /** What of the year's revenue counts: the part, and the share of the right that is valued. */
  readonly revenue: number;
  readonly royaltyRate: number;
  readonly royalty: number;
  readonly afterTax: number;
  /** By what the amount is multiplied to be worth it on the base day. */
  readonly factor: number;
  readonly present: number;
}

/** Years that the right has left, by law, in the market, and the lesser of both. */
export interface RemainingLife {
  readonly legal: number;
  readonly economic: number;
  readonly years: number;
  /** Which of them ends it. */
  readonly endedBy: 'law' | 'market';
}

export interface RoyaltyValue {
  /** In fen. */
  readonly value: number;
  readonly rows: readonly RoyaltyRow[];
  readonly life: RemainingLife;
}

/** Why nothing is computed; each has its sentence in `VALUE_FAULT_WORDS`. */
export type ValueFaultCode =
  | 'baseDay'
  | 'notInForce'
  | 'baseAfterEnd'
  | 'economicYears'
  | 'revenue'
  | 'revenueShort'
  | 'royaltyRate'
  | 'royaltyDecline'
  | 'taxRate'
  | 'discountRate'
  | 'convention'
  | 'ownShare';

/** A fault of the inputs, with the field that is to be mended. */
export interface ValueFault {
  readonly code: ValueFaultCode;
  readonly field: keyof RoyaltyInputs;
}
