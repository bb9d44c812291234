import { AREAS, type RightsCount, type RightsTally, type Span } from '@zca/domain/indicators';
import type { Condition, Question } from '@zca/query';
import { allOf } from '@zca/query';
import type { SearchService } from '../base/search/service.ts';

/** Rights in the city: those whose first holder sits here. */
export const IN_CITY: Condition = { op: 'exists', field: 'seat' };
const EVERYTHING: Condition = { op: 'all' };
const DISTRICTS = AREAS.filter(({ kind }) => kind === 'district').map(({ code }) => code);
const ZONES = AREAS.filter(({ kind }) => kind === 'zone').map(({ code }) => code);

/** The rights of an area; null for the whole city. */
export function inArea(area: string): Condition {
  if (DISTRICTS.includes(area)) return { op: 'any', field: 'seat', values: [area] };
  if (ZONES.includes(area)) return { op: 'any', field: 'seatZone', values: [area] };
  return IN_CITY;
}

/** A leaf to be counted for a span. */
export interface TallyRequest {
  readonly leaf: RightsCount;
  readonly span: Span;
}

/** Tallies as one view of the index gives them. */
export interface Tallies {
  readonly of: (leaf: RightsCount, span: Span) => RightsTally;
  readonly generation: string;
  readonly complete: boolean;
}

type Asks = Pick<SearchService, 'askAll' | 'size' | 'isReady'>;

/**
 * Counts rights for every area at once: one question a leaf and span. What was counted is remembered as
 * long as the index shows the same view, so an answer is never older than the index; the index follows a
 * change of a record within a second.
 */
export class TallyKeeper {
  readonly #search: Asks;
  readonly #budgetMs: number;
  #view = '';
  #kept = new Map<string, Promise<RightsTally>>();
  readonly #names = new Map<RightsCount, number>();

  constructor(search: Asks, budgetMs: number) {
    this.#search = search;
    this.#budgetMs = budgetMs;
  }

  async tallies(requests: readonly TallyRequest[]): Promise<Tallies> {
    const view = `${this.#search.size.generation}/${this.#search.size.views}/${this.#search.isReady}`;
    if (view !== this.#view) {
      this.#view = view;
      this.#kept = new Map();
    }
    const kept = this.#kept;
    const missing = new Map<string, TallyRequest>();
    for (const request of requests) {
      const key = this.#key(request.leaf, request.span);
      if (!kept.has(key)) missing.set(key, request);
    }
    if (missing.size > 0) this.#ask(kept, [...missing]);
    const found = new Map<string, RightsTally>();
    await Promise.all(
      requests.map(async ({ leaf, span }) => {
        const key = this.#key(leaf, span);
        found.set(key, await kept.get(key)!);
      }),
    );
    return {
      of: (leaf, span) => found.get(this.#key(leaf, span))!,
      generation: this.#search.size.generation,
      complete: this.#search.isReady,
    };
  }

  /** Puts promises of the missing tallies into the map; a failed one is not kept. */
  #ask(kept: Map<string, Promise<RightsTally>>, missing: readonly [string, TallyRequest][]): void {
    const answered = this.#count(missing.map(([, request]) => request));
    for (const [place, [key]] of missing.entries()) {
      const one = answered.then((all) => all[place]!);
      kept.set(key, one);
      one.catch(() => kept.delete(key));
    }
  }

  async #count(requests: readonly TallyRequest[]): Promise<readonly RightsTally[]> {
    const budgetMs = this.#budgetMs;
    const questions = requests.map(
      (request): Question => ({ ...wholeQuestion(request), budgetMs }),
    );
    const answers = await this.#search.askAll(questions, EVERYTHING);
    return Promise.all(
      answers.map(async (answer, place): Promise<RightsTally> => {
        if (!answer.complete) throw new TallyIncomplete();
        const byArea = new Map(
          ['seat', 'seatZone'].flatMap((field) =>
            (answer.facets[field]?.buckets ?? []).map(
              ({ value, count }) => [value, count] as const,
            ),
          ),
        );
        const { leaf } = requests[place]!;
        const distinct = answer.statistics['distinct']?.distinct;
        // Without any record that tells of the same, records and what they tell of are as many everywhere.
        if (leaf.distinct === undefined || distinct === answer.count) {
          return { city: answer.count, byArea };
        }
        return {
          city: distinct ?? 0,
          byArea: await this.#distinctByArea(requests[place]!, byArea),
        };
      }),
    );
  }

  async #distinctByArea(
    request: TallyRequest,
    counts: ReadonlyMap<string, number>,
  ): Promise<ReadonlyMap<string, number>> {
    const areas = [...counts].filter(([, count]) => count > 0).map(([area]) => area);
    const { leaf, span } = request;
    const answers = await this.#search.askAll(
      areas.map((area) => ({
        where: allOf(leaf.where(span), inArea(area)),
        statistics: { distinct: { field: leaf.distinct!, distinct: true } },
        budgetMs: this.#budgetMs,
      })),
      EVERYTHING,
    );
    return new Map(
      areas.map((area, place) => [area, answers[place]!.statistics['distinct']?.distinct ?? 0]),
    );
  }

  /** A leaf is known by itself: definitions are made once and never copied. */
  #key(leaf: RightsCount, { from, day }: Span): string {
    let name = this.#names.get(leaf);
    if (name === undefined) {
      name = this.#names.size;
      this.#names.set(leaf, name);
    }
    return `${name}/${from}/${day}`;
  }
}

/** The index had no time to count all: a number that is a lower bound is no number of statistics. */
export class TallyIncomplete extends Error {
  constructor() {
    super('The index could not count everything in time.');
    this.name = 'TallyIncomplete';
  }
}

function wholeQuestion({ leaf, span }: TallyRequest): Question {
  return {
    where: allOf(leaf.where(span), IN_CITY),
    facets: {
      seat: { field: 'seat', size: DISTRICTS.length, values: DISTRICTS },
      seatZone: { field: 'seatZone', size: ZONES.length, values: ZONES },
    },
    ...(leaf.distinct === undefined
      ? {}
      : { statistics: { distinct: { field: leaf.distinct, distinct: true } } }),
  };
}
