import { AREAS, type RightsCount, type RightsTally, type Span } from '@zca/domain/indicators';
import type { Answer, Condition, Question } from '@zca/query';
import { allOf } from '@zca/query';
import type { SearchService } from '../base/search/service.ts';
import { askWhole } from './whole.ts';

/** Rights in the city: those whose first holder sits here. */
export const IN_CITY: Condition = { op: 'exists', field: 'seat' };
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
  /** The view of the index that was counted: two of one name hold the same records. */
  readonly view: string;
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
  /** The view, and the parameters, of which `#kept` was counted. */
  #state = '';
  #kept = new Map<string, Promise<RightsTally>>();
  readonly #names = new Map<RightsCount, number>();

  constructor(search: Asks, budgetMs: number) {
    this.#search = search;
    this.#budgetMs = budgetMs;
  }

  /** The records that the index shows now. */
  get viewNow(): string {
    return `${this.#search.size.content}/${this.#search.isReady}`;
  }

  /**
   * Counts what is asked for, or remembers it. `parameters` names the dated parameters by which conditions
   * are made: what was counted by others is forgotten. What is said of the view is what it was before
   * anything was asked, so that a number never claims to be fresher than it is.
   */
  async tallies(requests: readonly TallyRequest[], parameters: string): Promise<Tallies> {
    const { generation } = this.#search.size;
    const complete = this.#search.isReady;
    const view = this.viewNow;
    const state = `${view}/${parameters}`;
    if (state !== this.#state) {
      this.#state = state;
      this.#kept = new Map();
    }
    const kept = this.#kept;
    const missing = new Map<string, TallyRequest>();
    const keys = new Set<string>();
    for (const request of requests) {
      const key = this.#key(request.leaf, request.span);
      if (!kept.has(key)) missing.set(key, request);
      keys.add(key);
    }
    if (missing.size > 0) this.#ask(kept, [...missing]);
    const found = new Map<string, RightsTally>();
    const waiting = [...keys].map((key) => [key, kept.get(key)!] as const);
    await Promise.all(waiting.map(async ([key, tally]) => found.set(key, await tally)));
    return {
      of: (leaf, span) => found.get(this.#key(leaf, span))!,
      generation,
      complete,
      view,
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
    const answers = await askWhole(this.#search, questions, { standing: true });
    return answers.map((answer, place) => {
      const { leaf } = requests[place]!;
      const buckets = ['seat', 'seatZone'].flatMap((field) => answer.facets[field]?.buckets ?? []);
      return {
        city: leaf.distinct === undefined ? answer.count : distinctOf(answer),
        byArea: new Map(buckets.map(({ value, count, distinct = count }) => [value, distinct])),
      };
    });
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

function wholeQuestion({ leaf, span }: TallyRequest): Question {
  const { distinct } = leaf;
  const also = distinct === undefined ? {} : { distinct };
  return {
    where: allOf(leaf.where(span), IN_CITY),
    facets: {
      seat: { field: 'seat', size: DISTRICTS.length, values: DISTRICTS, ...also },
      seatZone: { field: 'seatZone', size: ZONES.length, values: ZONES, ...also },
    },
    ...(distinct === undefined
      ? {}
      : { statistics: { distinct: { field: distinct, distinct: true } } }),
  };
}

function distinctOf(answer: Answer): number {
  return answer.statistics['distinct']?.distinct ?? 0;
}
