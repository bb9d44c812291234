import type { ChartsAnswer } from '@zca/domain/registry';
import { classField } from '../../labels.ts';

/** A condition that a part of a chart stands for. */
export interface Pick {
  readonly field: string;
  readonly value: string;
}

type Bilingual = ChartsAnswer['statuses'][number]['label'];

/** One line of a bar chart and of its table twin. */
export interface BarRow {
  readonly value: string;
  readonly label: Bilingual;
  readonly count: number;
  readonly pick: Pick;
}

/** Rows with what they pick, empty ones left out. */
export function barRows(rows: ChartsAnswer['statuses'], field: string): BarRow[] {
  return rows
    .filter((row) => row.count > 0)
    .map((row) => ({ ...row, pick: { field, value: row.value } }));
}

/** Classes pick by the field that their symbol belongs to. */
export function classRows(rows: ChartsAnswer['classes']['rows']): BarRow[] {
  return rows
    .filter((row) => row.count > 0)
    .map((row) => ({ ...row, pick: { field: classField(row.value), value: row.value } }));
}

export interface TrendSeries {
  readonly value: string;
  readonly label: Bilingual;
  /** Counts by year, in the order of `Trend.years`. */
  readonly counts: readonly number[];
}

export interface Trend {
  /** Consecutive years; a year without filings is there with zeros. */
  readonly years: readonly string[];
  readonly series: readonly TrendSeries[];
  readonly totals: readonly number[];
  /** Place of the year that is not complete, -1 when there is none. */
  readonly incomplete: number;
}

/** Types stand in one order in every chart, whichever is most frequent. */
const TYPE_ORDER = [
  'inventionGrant',
  'inventionApplication',
  'utilityModel',
  'design',
  'trademark',
  'geographicalIndication',
];

function placeOfType(type: string): number {
  const place = TYPE_ORDER.indexOf(type);
  return place < 0 ? TYPE_ORDER.length : place;
}

/**
 * Filings by year and type: years without a gap, at most the last `most`, types without any filing
 * left out. The year of `today` is not complete.
 */
export function trendOf(trend: ChartsAnswer['trend'], today: string, most: number): Trend {
  const numbers = trend.years.map(Number).filter(Number.isSafeInteger);
  if (numbers.length === 0) return { years: [], series: [], totals: [], incomplete: -1 };
  const last = Math.max(...numbers);
  const first = Math.max(Math.min(...numbers), last - most + 1);
  const years = Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  const series = trend.types
    .map((type, row) => ({
      ...type,
      counts: years.map((year) => {
        const column = trend.years.indexOf(year);
        return column < 0 ? 0 : (trend.counts[row]?.[column] ?? 0);
      }),
    }))
    .filter((each) => each.counts.some((count) => count > 0))
    .toSorted((a, b) => placeOfType(a.value) - placeOfType(b.value));
  const totals = years.map((_, column) =>
    series.reduce((sum, each) => sum + (each.counts[column] ?? 0), 0),
  );
  return { years, series, totals, incomplete: years.indexOf(today.slice(0, 4)) };
}

/**
 * Step of the sequential palette for a count, 1 to 7; 0 for none. Steps are equal in the square root,
 * so that small counts still differ.
 */
export function stepOf(count: number, most: number): number {
  if (count <= 0 || most <= 0) return 0;
  return Math.min(7, Math.max(1, Math.ceil(Math.sqrt(count / most) * 7)));
}
