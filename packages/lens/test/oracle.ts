import type { Answer, Condition, Question, SearchDocument, SortKey } from '@zca/query';
import type { Analyzer, LensSchema } from '../src/index.ts';
import { OracleAggregates } from './oracle-aggregates.ts';
import { crossings, metres, near } from './oracle-rules.ts';
import { OracleValues } from './oracle-values.ts';
import type { Point } from './oracle-values.ts';

/*
 * Answers questions by looking at every document, with none of the structures of the lens: strings
 * are compared as strings, days by the built-in calendar, relevance by its formula. Slow on purpose.
 */

export class Oracle {
  readonly #of: OracleValues;
  readonly #aggregates: OracleAggregates;
  readonly #documents = new Map<string, SearchDocument>();

  constructor(schema: LensSchema, analyzer: Analyzer) {
    this.#of = new OracleValues(schema, analyzer);
    this.#aggregates = new OracleAggregates(this.#of);
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
      facets: each(question.facets, (r) => this.#aggregates.facet(refined(r.field), r)),
      histograms: each(question.histograms, (r) =>
        this.#aggregates.histogram(hits, r.field, r.unit),
      ),
      pivots: each(question.pivots, (r) => this.#aggregates.pivot(hits, r.rows, r.columns)),
      statistics: each(question.statistics, (r) =>
        this.#aggregates.statistics(hits, r.field, r.percentiles ?? [], r.distinct === true),
      ),
      cells: each(question.cells, (r) => this.#aggregates.cells(hits, r.field, r.zoom, r.limit)),
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

  #fits(document: SearchDocument, c: Condition): boolean {
    const normalise = this.#of.analyzer.normalise;
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
        return [...this.#of.analyzer.words(normalise(c.text))].every((word) =>
          c.fields.some((field) => this.#of.words(document, field).includes(word)),
        );
      case 'phrase':
        return c.fields.some((field) =>
          this.#of.texts(document, field).some((text) => text.includes(normalise(c.text))),
        );
      case 'near': {
        const parts = c.texts.map(normalise).filter((part) => part !== '');
        return c.fields.some((field) =>
          this.#of
            .texts(document, field)
            .some((text) => near(text, parts, c.distance, c.ordered, undefined)),
        );
      }
      case 'prefix':
      case 'wildcard':
        return c.fields.some((field) => {
          const text = this.#of.field(field).kind === 'text';
          const strings = text ? this.#of.words(document, field) : this.#of.values(document, field);
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
        return this.#of
          .values(document, c.field)
          .some((value) => c.values.some((wanted) => String(wanted) === String(value)));
      case 'every':
        return c.values.every((wanted) =>
          this.#of.values(document, c.field).some((value) => String(wanted) === String(value)),
        );
      case 'under':
      case 'span':
        throw new Error('a hierarchy is resolved before an engine is asked');
      case 'range':
        return this.#of.values(document, c.field).some((value) => {
          const { from, to } = c;
          return (
            (from === undefined || (from.open ? value > from.value : value >= from.value)) &&
            (to === undefined || (to.open ? value < to.value : value <= to.value))
          );
        });
      case 'exists':
        return this.#of.values(document, c.field).length > 0;
      case 'ids':
        return c.ids.includes(document.id);
      case 'box':
        return (this.#of.values(document, c.field) as Point[]).some(
          ([x, y]) =>
            y >= c.south &&
            y <= c.north &&
            (c.west <= c.east ? x >= c.west && x <= c.east : x >= c.west || x <= c.east),
        );
      case 'polygon':
        return (this.#of.values(document, c.field) as Point[]).some(
          (point) =>
            c.rings.length > 0 &&
            crossings(c.rings[0]!, point) % 2 === 1 &&
            c.rings.slice(1).every((hole) => crossings(hole, point) % 2 === 0),
        );
      case 'radius':
        return (this.#of.values(document, c.field) as Point[]).some(
          (point) => metres(point, [c.longitude, c.latitude]) <= c.radiusMetres,
        );
    }
  }

  #terms(c: Condition, into: Map<string, { field: string; word: string }>): void {
    if (c.op === 'and' || c.op === 'or') for (const child of c.of) this.#terms(child, into);
    if (c.op !== 'words' && c.op !== 'phrase') return;
    for (const field of c.fields) {
      for (const word of this.#of.analyzer.words(this.#of.analyzer.normalise(c.text))) {
        into.set(JSON.stringify([field, word]), { field, word });
      }
    }
  }

  #score(document: SearchDocument, terms: Iterable<{ field: string; word: string }>): number {
    let score = 0;
    for (const { field, word } of terms) {
      const having = [...this.#documents.values()].filter(
        (d) => this.#of.values(d, field).length > 0,
      );
      const lengths = having.map((d) => this.#of.words(d, field).length);
      const mean = lengths.reduce((a, b) => a + b, 0) / having.length;
      const n = having.filter((d) => this.#of.words(d, field).includes(word)).length;
      const mine = this.#of.words(document, field);
      const f = mine.filter((w) => w === word).length;
      if (f === 0) continue;
      const idf = Math.log(1 + (having.length - n + 0.5) / (n + 0.5));
      const weight = this.#of.field(field).weight ?? 1;
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
      by === 'relevance' ? hit.score : by === 'id' ? hit.d.id : this.#of.values(hit.d, by)[0];
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
}

function each<R, A>(requests: Readonly<Record<string, R>> | undefined, answer: (r: R) => A) {
  return Object.fromEntries(
    Object.entries(requests ?? {}).map(([name, request]) => [name, answer(request)]),
  );
}

function escape(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/u, '\\$&');
}
