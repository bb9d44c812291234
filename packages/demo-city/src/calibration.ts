/**
 * What the demonstration city is calibrated on. The sums of 2011–2015 and 2016–2020 are the
 * published ones of Xi'an's plan (330,714 applications in 2016–2020, 50.44 % more than in the five
 * years before); the single years are invented within them, and all other years continue the curve.
 */
const APPLICATIONS_BY_YEAR: Readonly<Record<number, number>> = {
  2001: 2900,
  2002: 3400,
  2003: 3900,
  2004: 4300,
  2005: 5600,
  2006: 7600,
  2007: 9800,
  2008: 13600,
  2009: 17500,
  2010: 22300,
  2011: 29000,
  2012: 38500,
  2013: 46500,
  2014: 50300,
  2015: 55531,
  2016: 60200,
  2017: 64100,
  2018: 64000,
  2019: 67800,
  2020: 74614,
  2021: 83500,
  2022: 86200,
  2023: 84900,
  2024: 88600,
  2025: 91000,
};

export const FIRST_YEAR = 2001;

/** Published facts of 2016–2020 that the city is measured against. */
export const PUBLISHED = {
  applicationGrowth: 0.5044,
  grantGrowth: 1.1972,
  trademarkStockGrowth: 0.2166,
  pctShareOfApplications: 1232 / 330714,
} as const;

/** Weight of a year's patent applications; beyond the table the last year goes on. */
export function applicationWeight(year: number): number {
  return APPLICATIONS_BY_YEAR[year] ?? 92000;
}

/**
 * PCT applications of the whole city by year of international filing. 2020 is the plan's base value and
 * 2021 that of the white paper (O:B.3); the others are invented: within the published 1,232 filings
 * abroad of 2016–2020, and on the way to the plan's target without reaching it.
 */
const INTERNATIONAL_BY_YEAR: Readonly<Record<number, number>> = {
  2001: 4,
  2005: 14,
  2010: 62,
  2015: 108,
  2016: 124,
  2017: 148,
  2018: 192,
  2019: 276,
  2020: 449,
  2021: 458,
  2022: 512,
  2023: 561,
  2024: 618,
  2025: 667,
};
const INTERNATIONAL_YEARS = Object.keys(INTERNATIONAL_BY_YEAR).map(Number);

/**
 * Share of a year's invention applications that are national phases of PCT applications of the city:
 * of every PCT application the city holds the record of its Chinese phase. Straight between the years
 * of the table; beyond it the last year goes on.
 */
export function internationalShare(year: number): number {
  const before = INTERNATIONAL_YEARS.findLast((one) => one <= year) ?? FIRST_YEAR;
  const after = INTERNATIONAL_YEARS.find((one) => one > year) ?? before;
  const [low, high] = [INTERNATIONAL_BY_YEAR[before]!, INTERNATIONAL_BY_YEAR[after]!];
  const step = after === before ? 0 : ((high - low) * (year - before)) / (after - before);
  return (low + step) / (applicationWeight(year) * kindShares(year)[0]);
}

/** Kinds of right in the order in which the city's plan lays them out. */
export const SECTIONS = ['invention', 'utilityModel', 'design', 'trademark'] as const;
export type Section = (typeof SECTIONS)[number];

/** Share of patents among all rights. */
export const PATENT_SHARE = 0.62;

/** Shares of invention, utility model and design among a year's patent applications. */
export function kindShares(year: number): readonly [number, number, number] {
  if (year <= 2005) return [0.5, 0.38, 0.12];
  if (year <= 2010) return [0.62, 0.29, 0.09];
  if (year <= 2015) return [0.73, 0.205, 0.065];
  if (year <= 2020) return [0.6, 0.325, 0.075];
  return [0.53, 0.4, 0.07];
}

/** Weight of a year's trademark applications; until 2020 the stock grows 21.66 % a year. */
export function trademarkWeight(year: number): number {
  if (year <= 2020) return 1.2166 ** (year - 2020);
  return [1.12, 0.98, 0.95, 0.93, 0.9][year - 2021] ?? 0.9;
}

/** Share of a year's invention applications that are granted once examination has ended. */
export function grantRate(year: number): number {
  if (year <= 2005) return 0.48;
  if (year <= 2009) return 0.5;
  if (year <= 2013) return 0.52;
  if (year <= 2016) return 0.5;
  return 0.55;
}

/** Mean months from filing to the grant of an invention. */
export function grantDelayMonths(year: number): number {
  if (year <= 2006) return 41;
  if (year <= 2012) return 34;
  if (year <= 2017) return 29;
  if (year <= 2020) return 25;
  return 19;
}

/** Weights of the thirteen districts and counties by GB/T 2260 code. */
export const DISTRICT_WEIGHTS: Readonly<Record<string, number>> = {
  '610113': 0.36,
  '610103': 0.15,
  '610112': 0.15,
  '610116': 0.11,
  '610104': 0.06,
  '610102': 0.05,
  '610111': 0.036,
  '610117': 0.022,
  '610114': 0.022,
  '610115': 0.016,
  '610118': 0.013,
  '610122': 0.005,
  '610124': 0.006,
};
