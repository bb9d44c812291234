import type {
  Answer,
  Axis,
  CellsAnswer,
  Condition,
  FacetAnswer,
  FacetRequest,
  HistogramAnswer,
  PivotAnswer,
  Question,
  SearchDocument,
  SortKey,
  StatisticsAnswer,
} from '@zca/query';
import type { Analyzer, LensField, LensSchema } from '../src/index.ts';
import { after, crossings, firstDay, metres, near } from './oracle-rules.ts';

/*
 * Answers questions by looking at every document, with none of the structures of the lens: strings
 * are compared as strings, days by the built-in calendar, relevance by its formula. Slow on purpose.
 */

type Point = readonly [number, number];

export class Oracle {
  readonly #schema: LensSchema;
  readonly #analyzer: Analyzer;
  readonly #documents = new Map<string, SearchDocument>();

  constructor(schema: LensSchema, analyzer: Analyzer) {
    this.#schema = schema;
    this.#analyzer = analyzer;
  }

  apply(change: { upserts?: readonly SearchDocument[]; deletes?: readonly string[] }): void {
    for (const id of change.deletes ?? []) this.#documents.delete(id);
    for (const document of change.upserts ?? []) this.#documents.set(document.id, document);
  }

  ask(question: Question, scope: Condition): Omit<Answer, 'generation' | 'tookMs' | 'cursor'> {
    const refinements = question.refinements ?? [];
    const base = [...this.#documents.values()].filter(
      (d) => this.#fits(d, question.where) && this.#fits(d, scope),
    );
    const refined = (except?: string) =>
      base.filter((d) =>
        refinements.every(({ field, where }) => field === except || this.#fits(d, where)),
      );
    const hits = refined();
    return {
      count: hits.length,
      hits: question.top === undefined ? [] : this.#top(hits, question),
      facets: each(question.facets, (r) => this.facet(refined(r.field), r)),
      histograms: each(question.histograms, (r) => this.#histogram(hits, r.field, r.unit)),
      pivots: each(question.pivots, (r) => this.#pivot(hits, r.rows, r.columns)),
      statistics: each(question.statistics, (r) =>
        this.#statistics(hits, r.field, r.percentiles ?? [], r.distinct === true),
      ),
      cells: each(question.cells, (r) => this.#cells(hits, r.field, r.zoom, r.limit)),
      complete: true,
    };
  }

  /** Every hit in order, with its relevance. */
  order(question: Question, scope: Condition): { id: string; score: number }[] {
    const conditions = [question.where, scope, ...(question.refinements ?? []).map((r) => r.where)];
    return this.#ordered(this.#fitting(conditions), question);
  }

  /** The ids of all documents that fit, ascending. */
  ids(where: Condition): string[] {
    return this.#fitting([where])
      .map(({ id }) => id)
      .toSorted();
  }

  #fitting(conditions: readonly Condition[]): SearchDocument[] {
    return [...this.#documents.values()].filter((document) =>
      conditions.every((condition) => this.#fits(document, condition)),
    );
  }

  #field(name: string): LensField {
    return this.#schema.fields.find((field) => field.name === name)!;
  }

  #values(document: SearchDocument, name: string): (string | number | Point)[] {
    const given = document.values[name];
    if (given === undefined) return [];
    const list = Array.isArray(given) ? (given as unknown[]) : [given];
    if (this.#field(name).kind === 'point' && typeof list[0] === 'number') {
      return [given as unknown as Point];
    }
    const values = list as (string | number | Point)[];
    return this.#field(name).kind === 'keyword' ? [...new Set(values)] : values;
  }

  #texts(document: SearchDocument, name: string): string[] {
    return this.#values(document, name).map((value) => this.#analyzer.normalise(value as string));
  }

  #words(document: SearchDocument, name: string): string[] {
    return this.#texts(document, name).flatMap((text) => [...this.#analyzer.words(text)]);
  }

  #fits(document: SearchDocument, c: Condition): boolean {
    const normalise = this.#analyzer.normalise;
    switch (c.op) {
      case 'all':
        return true;
      case 'none':
        return false;
      case 'and':
        return c.of.every((child) => this.#fits(document, child));
      case 'or':
        return c.of.some((child) => this.#fits(document, child));
      case 'not':
        return !this.#fits(document, c.of);
      case 'words':
        return [...this.#analyzer.words(normalise(c.text))].every((word) =>
          c.fields.some((field) => this.#words(document, field).includes(word)),
        );
      case 'phrase':
        return c.fields.some((field) =>
          this.#texts(document, field).some((text) => text.includes(normalise(c.text))),
        );
      case 'near': {
        const parts = c.texts.map(normalise).filter((part) => part !== '');
        return c.fields.some((field) =>
          this.#texts(document, field).some((text) =>
            near(text, parts, c.distance, c.ordered, undefined),
          ),
        );
      }
      case 'prefix':
      case 'wildcard':
        return c.fields.some((field) => {
          const text = this.#field(field).kind === 'text';
          const strings = text ? this.#words(document, field) : this.#values(document, field);
          const change = text ? normalise : (s: string) => s;
          if (c.op === 'prefix') {
            return strings.some((s) => (s as string).startsWith(change(c.text)));
          }
          const pattern = [...c.pattern]
            .map((ch) =>
              ch === '*' ? '[^]*' : ch === '?' ? '[^]' : change(ch).replace(/[^]/gu, escape),
            )
            .join('');
          return strings.some((s) => new RegExp(`^${pattern}$`, 'u').test(s as string));
        });
      case 'any':
        return this.#values(document, c.field).some((value) =>
          c.values.some((wanted) => String(wanted) === String(value)),
        );
      case 'every':
        return c.values.every((wanted) =>
          this.#values(document, c.field).some((value) => String(wanted) === String(value)),
        );
      case 'under':
      case 'span':
        throw new Error('a hierarchy is resolved before an engine is asked');
      case 'range':
        return this.#values(document, c.field).some((value) => {
          const { from, to } = c;
          return (
            (from === undefined || (from.open ? value > from.value : value >= from.value)) &&
            (to === undefined || (to.open ? value < to.value : value <= to.value))
          );
        });
      case 'exists':
        return this.#values(document, c.field).length > 0;
      case 'ids':
        return c.ids.includes(document.id);
      case 'box':
        return (this.#values(document, c.field) as Point[]).some(
          ([x, y]) =>
            y >= c.south &&
            y <= c.north &&
            (c.west <= c.east ? x >= c.west && x <= c.east : x >= c.west || x <= c.east),
        );
      case 'polygon':
        return (this.#values(document, c.field) as Point[]).some(
          (point) =>
            c.rings.length > 0 &&
            crossings(c.rings[0]!, point) % 2 === 1 &&
            c.rings.slice(1).every((hole) => crossings(hole, point) % 2 === 0),
        );
      case 'radius':
        return (this.#values(document, c.field) as Point[]).some(
          (point) => metres(point, [c.longitude, c.latitude]) <= c.radiusMetres,
        );
    }
  }

  #terms(c: Condition, into: Map<string, { field: string; word: string }>): void {
    if (c.op === 'and' || c.op === 'or') for (const child of c.of) this.#terms(child, into);
    if (c.op !== 'words' && c.op !== 'phrase') return;
    for (const field of c.fields) {
      for (const word of this.#analyzer.words(this.#analyzer.normalise(c.text))) {
        into.set(JSON.stringify([field, word]), { field, word });
      }
    }
  }

  #score(document: SearchDocument, terms: Iterable<{ field: string; word: string }>): number {
    let score = 0;
    for (const { field, word } of terms) {
      const having = [...this.#documents.values()].filter((d) => this.#values(d, field).length > 0);
      const lengths = having.map((d) => this.#words(d, field).length);
      const mean = lengths.reduce((a, b) => a + b, 0) / having.length;
      const n = having.filter((d) => this.#words(d, field).includes(word)).length;
      const mine = this.#words(document, field);
      const f = mine.filter((w) => w === word).length;
      if (f === 0) continue;
      const idf = Math.log(1 + (having.length - n + 0.5) / (n + 0.5));
      const weight = this.#field(field).weight ?? 1;
      score += weight * idf * ((f * 2.2) / (f + 1.2 * (1 - 0.75 + (0.75 * mine.length) / mean)));
    }
    return score;
  }

  #ordered(hits: readonly SearchDocument[], question: Question): { id: string; score: number }[] {
    const terms = new Map<string, { field: string; word: string }>();
    this.#terms(question.where, terms);
    const sort: readonly SortKey[] = question.top?.sort ?? [{ by: 'relevance', descending: true }];
    const scored = hits.map((d) => ({ d, score: this.#score(d, terms.values()) }));
    const keyOf = (hit: { d: SearchDocument; score: number }, by: string) =>
      by === 'relevance' ? hit.score : by === 'id' ? hit.d.id : this.#values(hit.d, by)[0];
    scored.sort((a, b) => {
      for (const { by, descending } of [...sort, { by: 'id', descending: false }]) {
        const [x, y] = [keyOf(a, by), keyOf(b, by)];
        if (by === 'relevance' && Math.abs((x as number) - (y as number)) < 1e-9) continue;
        if (x === y) continue;
        if (x === undefined) return 1;
        if (y === undefined) return -1;
        return x < y === (descending === true) ? 1 : -1;
      }
      return 0;
    });
    return scored.map(({ d, score }) => ({ id: d.id, score }));
  }

  #top(hits: readonly SearchDocument[], question: Question) {
    const ranked = (question.top!.sort ?? [{ by: 'relevance' }]).some(
      ({ by }, i, all) => by === 'relevance' && !all.slice(0, i).some((k) => k.by === 'id'),
    );
    return this.#ordered(hits, question)
      .slice(0, question.top!.size)
      .map(({ id, score }) => (ranked ? { id, score } : { id }));
  }

  facet(hits: readonly SearchDocument[], request: FacetRequest): FacetAnswer {
    const { normalise } = this.#analyzer;
    const keep = (value: string) =>
      request.contains === undefined || normalise(value).includes(normalise(request.contains));
    const counts = new Map<string, number>();
    for (const document of hits) {
      for (const value of this.#values(document, request.field).map(String)) {
        if (keep(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    const numeric = this.#field(request.field).kind === 'integer';
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
    return {
      buckets,
      other: total - buckets.reduce((sum, { count }) => sum + count, 0),
      missing: hits.filter((d) => this.#values(d, request.field).length === 0).length,
      distinct: counts.size,
    };
  }

  #histogram(
    hits: readonly SearchDocument[],
    field: string,
    unit: 'year' | 'quarter' | 'month' | { readonly step: number },
  ): HistogramAnswer {
    const values = hits.flatMap((d) => this.#values(d, field));
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

  #pivot(hits: readonly SearchDocument[], rows: Axis, columns: Axis): PivotAnswer {
    const labels = (axis: Axis) =>
      'unit' in axis
        ? this.#histogram(hits, axis.field, axis.unit).buckets.map(({ from }) => String(from))
        : this.facet(hits, axis).buckets.map(({ value }) => value);
    const labelsOf = (d: SearchDocument, axis: Axis) =>
      this.#values(d, axis.field).map((value) =>
        'unit' in axis ? firstDay(value as string, axis.unit) : String(value),
      );
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

  #statistics(
    hits: readonly SearchDocument[],
    field: string,
    percentiles: readonly number[],
    distinct: boolean,
  ): StatisticsAnswer {
    const { kind } = this.#field(field);
    const all = hits.flatMap((d) => this.#values(d, field));
    const count = hits.filter((d) => this.#values(d, field).length > 0).length;
    const ordered = ['integer', 'decimal', 'date'].includes(kind);
    const sorted = ordered
      ? ([...all] as (number | string)[]).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      : [];
    const sums = ordered && kind !== 'date' && count > 0;
    const sum = sums ? (sorted as number[]).reduce((a, b) => a + b, 0) : null;
    const key = (value: unknown) =>
      kind === 'text' ? this.#analyzer.normalise(value as string) : String(value);
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

  #cells(
    hits: readonly SearchDocument[],
    field: string,
    zoom: number,
    limit: number | undefined,
  ): CellsAnswer {
    const counts = new Map<string, { x: number; y: number; count: number }>();
    const n = 2 ** zoom;
    for (const [lon, lat] of hits.flatMap((d) => this.#values(d, field) as Point[])) {
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
      missing: hits.filter((d) => this.#values(d, field).length === 0).length,
    };
  }
}

function each<R, A>(requests: Readonly<Record<string, R>> | undefined, answer: (r: R) => A) {
  return Object.fromEntries(
    Object.entries(requests ?? {}).map(([name, request]) => [name, answer(request)]),
  );
}

function total(list: readonly { readonly count: number }[]): number {
  return list.reduce((sum, { count }) => sum + count, 0);
}

function escape(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&');
}
