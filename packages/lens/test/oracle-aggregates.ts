import type {
  Axis,
  CellsAnswer,
  FacetAnswer,
  FacetRequest,
  HistogramAnswer,
  PivotAnswer,
  SearchDocument,
  StatisticsAnswer,
} from '@zca/query';
import { after, firstDay } from './oracle-rules.ts';
import type { OracleValues, Point } from './oracle-values.ts';

/** Counts and sums over documents, each made by looking at all of them. */
export class OracleAggregates {
  readonly #of: OracleValues;

  constructor(values: OracleValues) {
    this.#of = values;
  }

  facet(hits: readonly SearchDocument[], request: FacetRequest): FacetAnswer {
    const { normalise } = this.#of.analyzer;
    const keep = (value: string) =>
      request.contains === undefined || normalise(value).includes(normalise(request.contains));
    const counts = new Map<string, number>();
    for (const document of hits) {
      for (const value of this.#of.values(document, request.field).map(String)) {
        if (keep(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const numeric = this.#of.field(request.field).kind === 'integer';
    const before = (a: string, b: string) =>
      numeric ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
    const buckets =
      request.values === undefined
        ? [...counts]
            .map(([value, count]) => ({ value, count }))
            .toSorted((a, b) => b.count - a.count || before(a.value, b.value))
            .slice(0, request.size)
        : [...new Set(request.values)]
            .filter(keep)
            .map((value) => ({ value, count: counts.get(value) ?? 0 }));
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    const holding = (value: string) =>
      hits.filter((d) => this.#of.values(d, request.field).map(String).includes(value));
    return {
      buckets:
        request.distinct === undefined
          ? buckets
          : buckets.map((bucket) => ({
              ...bucket,
              distinct: new Set(
                holding(bucket.value).flatMap((d) => this.#of.values(d, request.distinct!)),
              ).size,
            })),
      other: total - buckets.reduce((sum, { count }) => sum + count, 0),
      missing: hits.filter((d) => this.#of.values(d, request.field).length === 0).length,
      distinct: counts.size,
    };
  }

  histogram(
    hits: readonly SearchDocument[],
    field: string,
    unit: 'year' | 'quarter' | 'month' | { readonly step: number },
  ): HistogramAnswer {
    const values = hits.flatMap((d) => this.#of.values(d, field));
    const missing = hits.length - values.length;
    if (typeof unit !== 'string') {
      const places = values.map((value) => Math.floor((value as number) / unit.step));
      const buckets = [];
      for (let i = Math.min(...places); i <= Math.max(...places); i++) {
        buckets.push({ from: i * unit.step, count: places.filter((place) => place === i).length });
      }
      return { buckets, missing };
    }
    const firsts = values.map((value) => firstDay(value as string, unit)).toSorted();
    const buckets = [];
    for (let day = firsts[0]; day !== undefined && day <= firsts.at(-1)!; day = after(day, unit)) {
      const from = day;
      buckets.push({ from, count: firsts.filter((first) => first === from).length });
    }
    return { buckets, missing };
  }

  pivot(hits: readonly SearchDocument[], rows: Axis, columns: Axis): PivotAnswer {
    const labels = (axis: Axis) =>
      'unit' in axis
        ? this.histogram(hits, axis.field, axis.unit).buckets.map(({ from }) => String(from))
        : this.facet(hits, axis).buckets.map(({ value }) => value);
    const labelsOf = (d: SearchDocument, axis: Axis) =>
      this.#of
        .values(d, axis.field)
        .map((value) => ('unit' in axis ? firstDay(value as string, axis.unit) : String(value)));
    const [rowLabels, columnLabels] = [labels(rows), labels(columns)];
    return {
      rows: rowLabels,
      columns: columnLabels,
      counts: rowLabels.map((row) =>
        columnLabels.map(
          (column) =>
            hits.filter(
              (d) => labelsOf(d, rows).includes(row) && labelsOf(d, columns).includes(column),
            ).length,
        ),
      ),
    };
  }

  statistics(
    hits: readonly SearchDocument[],
    field: string,
    percentiles: readonly number[],
    distinct: boolean,
  ): StatisticsAnswer {
    const { kind } = this.#of.field(field);
    const all = hits.flatMap((d) => this.#of.values(d, field));
    const count = hits.filter((d) => this.#of.values(d, field).length > 0).length;
    const ordered = ['integer', 'decimal', 'date'].includes(kind);
    const sorted = ordered
      ? ([...all] as (number | string)[]).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      : [];
    const sums = ordered && kind !== 'date' && count > 0;
    const sum = sums ? (sorted as number[]).reduce((a, b) => a + b, 0) : null;
    const key = (value: unknown) =>
      kind === 'text' ? this.#of.analyzer.normalise(value as string) : String(value);
    return {
      count,
      missing: hits.length - count,
      sum,
      mean: sum === null ? null : sum / count,
      min: sorted[0] ?? null,
      max: sorted.at(-1) ?? null,
      percentiles: Object.fromEntries(
        percentiles.map((p) => [
          String(p),
          sorted[Math.max(1, Math.ceil((p / 100) * sorted.length)) - 1] ?? null,
        ]),
      ),
      ...(distinct ? { distinct: new Set(all.map(key)).size } : {}),
    };
  }

  cells(
    hits: readonly SearchDocument[],
    field: string,
    zoom: number,
    limit: number | undefined,
  ): CellsAnswer {
    const counts = new Map<string, { x: number; y: number; count: number }>();
    const n = 2 ** zoom;
    for (const [lon, lat] of hits.flatMap((d) => this.#of.values(d, field) as Point[])) {
      const phi = (lat * Math.PI) / 180;
      const clamp = (v: number) => Math.min(n - 1, Math.max(0, Math.floor(v * n)));
      const x = clamp((lon + 180) / 360);
      const y = clamp((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2);
      const cell = counts.get(`${x},${y}`) ?? { x, y, count: 0 };
      counts.set(`${x},${y}`, { x, y, count: cell.count + 1 });
    }
    const all = [...counts.values()].toSorted(
      (a, b) => b.count - a.count || a.x - b.x || a.y - b.y,
    );
    const shown = all.slice(0, limit);
    return {
      zoom,
      cells: shown,
      other: total(all) - total(shown),
      missing: hits.filter((d) => this.#of.values(d, field).length === 0).length,
    };
  }
}

function total(list: readonly { readonly count: number }[]): number {
  return list.reduce((sum, { count }) => sum + count, 0);
}
