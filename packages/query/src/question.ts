import type { Condition } from './condition.ts';

/** One key of the order of hits. Missing values come last in either direction; ties fall to the id. */
export interface SortKey {
  /** A single-valued column, or `relevance` (BM25), or `id`. */
  readonly by: string;
  readonly descending?: boolean;
}

/** The first hits wanted. */
export interface TopRequest {
  /** Number of hits, 0 to 1,000. */
  readonly size: number;
  /** Defaults to relevance descending. */
  readonly sort?: readonly SortKey[];
  /** Opaque cursor of an earlier answer to the same question: continue after its last hit. */
  readonly cursor?: string;
}

/** Counts by value of a keyword, integer or date field. */
export interface FacetRequest {
  readonly field: string;
  /** Number of buckets wanted, largest count first, ties by value. */
  readonly size: number;
  /** Only values that contain this text, compared after normalisation. */
  readonly contains?: string;
  /** Only these values, in this order, also when their count is zero. */
  readonly values?: readonly string[];
  /** In every bucket also the number of distinct values of this keyword field; at most 100 buckets. */
  readonly distinct?: string;
}

/** Counts by calendar unit of a date field, or by fixed step of a numeric field. */
export interface HistogramRequest {
  readonly field: string;
  readonly unit: 'year' | 'quarter' | 'month' | { readonly step: number };
}

/** One side of a two-way table. */
export type Axis =
  | { readonly field: string; readonly size: number }
  | { readonly field: string; readonly unit: 'year' | 'quarter' | 'month' };

/** Counts by two fields at once. */
export interface PivotRequest {
  readonly rows: Axis;
  readonly columns: Axis;
}

/** Count, sum, mean, least, greatest and percentiles of a numeric or date column; distinct values of any. */
export interface StatisticsRequest {
  readonly field: string;
  /** Percentiles wanted, 0 to 100, nearest-rank definition. */
  readonly percentiles?: readonly number[];
  /** True to count distinct values, exactly. */
  readonly distinct?: boolean;
}

/** Counts by square map cell (Web-Mercator tile grid) of a point field at a zoom, 0 to 22. */
export interface CellsRequest {
  readonly field: string;
  readonly zoom: number;
  /** At most this many cells, largest first. */
  readonly limit?: number;
}

/** A restriction made in a facet; counts of its own field ignore it, so that siblings stay visible. */
export interface Refinement {
  readonly field: string;
  readonly where: Condition;
}

/**
 * One question: a condition, and every view of its hits wanted in the same answer. Plain data. The
 * names under `facets`, `histograms`, … are the asker's own and come back in the answer.
 */
export interface Question {
  readonly where: Condition;
  readonly refinements?: readonly Refinement[];
  readonly top?: TopRequest;
  /**
   * A single-valued keyword field by which hits are collapsed: of the hits that share a value only
   * the first in the order of `top` is a line. A hit without a value stands under its own id, and so
   * joins the hits whose value is that id. Everything but `top` goes on counting hits.
   */
  readonly collapse?: string;
  readonly facets?: Readonly<Record<string, FacetRequest>>;
  readonly histograms?: Readonly<Record<string, HistogramRequest>>;
  readonly pivots?: Readonly<Record<string, PivotRequest>>;
  readonly statistics?: Readonly<Record<string, StatisticsRequest>>;
  readonly cells?: Readonly<Record<string, CellsRequest>>;
  /** Time that the engine may spend, in milliseconds; past it the answer says that it is not complete. */
  readonly budgetMs?: number;
}

export interface Hit {
  readonly id: string;
  /** BM25, when the order asks for relevance. */
  readonly score?: number;
  /** Hits that this one stands for, itself among them, where hits are collapsed. */
  readonly members?: number;
}

export interface FacetAnswer {
  readonly buckets: readonly {
    readonly value: string;
    readonly count: number;
    /** Where `distinct` was asked for. */
    readonly distinct?: number;
  }[];
  /** Hits' values outside the buckets (sum of the other values' counts). */
  readonly other: number;
  /** Hits without a value. */
  readonly missing: number;
  /** Number of distinct values among the hits (after `contains`). */
  readonly distinct: number;
}

export interface HistogramAnswer {
  /** Ascending; `from` is an ISO day (first day of the unit) or the lower edge of the step. Empty inner buckets are present. */
  readonly buckets: readonly { readonly from: string | number; readonly count: number }[];
  readonly missing: number;
}

export interface PivotAnswer {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** `counts[row][column]`. */
  readonly counts: readonly (readonly number[])[];
}

export interface StatisticsAnswer {
  /** Hits with a value. */
  readonly count: number;
  readonly missing: number;
  readonly sum: number | null;
  readonly mean: number | null;
  readonly min: number | string | null;
  readonly max: number | string | null;
  readonly percentiles: Readonly<Record<string, number | string | null>>;
  readonly distinct?: number;
}

export interface CellsAnswer {
  readonly zoom: number;
  readonly cells: readonly { readonly x: number; readonly y: number; readonly count: number }[];
  /** Hits' points in cells beyond the limit. */
  readonly other: number;
  readonly missing: number;
}

/** The answer to a question. All counts are exact unless `complete` is false. */
export interface Answer {
  readonly count: number;
  readonly hits: readonly Hit[];
  /** Number of lines that collapsing leaves; present when it was asked for. */
  readonly groups?: number;
  /** Present when more hits follow. */
  readonly cursor?: string;
  readonly facets: Readonly<Record<string, FacetAnswer>>;
  readonly histograms: Readonly<Record<string, HistogramAnswer>>;
  readonly pivots: Readonly<Record<string, PivotAnswer>>;
  readonly statistics: Readonly<Record<string, StatisticsAnswer>>;
  readonly cells: Readonly<Record<string, CellsAnswer>>;
  /** False when the budget ran out: then counts are lower bounds and parts may be absent. */
  readonly complete: boolean;
  /** Generation of the data that was seen, as a decimal string that only grows. */
  readonly generation: string;
  readonly tookMs: number;
}
