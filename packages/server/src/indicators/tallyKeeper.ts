import { setTimeout } from 'node:timers/promises';
import type { RightsCount, RightsTally, Span } from '@zca/domain/indicators';
import type { SearchService } from '../base/search/service.ts';
import { Counted, type CountState, type TallyRequest } from './counted.ts';
import { countRights } from './tallies.ts';

/** Tallies as one view of the index gives them. */
export interface Tallies extends Pick<CountState, 'view' | 'generation' | 'complete'> {
  readonly of: (leaf: RightsCount, span: Span) => RightsTally;
}

export interface TallyKeeperOptions {
  readonly search: Pick<SearchService, 'askAll' | 'size' | 'isReady' | 'onChange'>;
  readonly budgetMs: number;
  /** Milliseconds that only grow; the days of a city have no part in it. */
  readonly ticks: () => number;
}

/**
 * Whoever may lag is told what was counted until the index showed other records at most so long ago. With
 * the time in which the index follows a change that stays within a second.
 */
const LAG_MS = 400;
/** What was asked for within this time is counted anew as soon as other records show. */
const WATCHED_MS = 120_000;
/** Where records change all the time, counts follow after pauses, so that questions are answered as well. */
const PAUSE_MS = 100;

/**
 * Counts rights for every area at once, and remembers what was counted as long as the index shows the same
 * records. What boards ask for is counted anew as soon as other records show, and whoever asks meanwhile is
 * told what stood a moment ago rather than wait.
 */
export class TallyKeeper {
  readonly #options: TallyKeeperOptions;
  readonly #names = new Map<RightsCount, number>();
  #current: Counted | undefined;
  /** Those before it that somebody may still be told, newest first. */
  #earlier: readonly Counted[] = [];
  /** What boards asked for, and when they last did. */
  readonly #watched = new Map<string, TallyRequest & { readonly at: number }>();
  #parameters = '';
  #isFollowing = false;

  constructor(options: TallyKeeperOptions) {
    this.#options = options;
    options.search.onChange(() => {
      if (this.#current !== undefined) this.#current.supersededAt ??= options.ticks();
      void this.#follow();
    });
  }

  /** The records that the index shows now. */
  get viewNow(): string {
    const { size, isReady } = this.#options.search;
    return `${size.content}/${isReady}`;
  }

  /**
   * Counts what is asked for, or remembers it. `parameters` names the dated parameters by which conditions
   * are made: what was counted by others is not told. What is said of the view is what it was before
   * anything was asked, so that a number never claims to be fresher than it is.
   *
   * @param mayLag whether numbers will do that were true a moment (`LAG_MS`) ago
   */
  async tallies(
    requests: readonly TallyRequest[],
    parameters: string,
    mayLag = false,
  ): Promise<Tallies> {
    const asked = new Map(requests.map((one) => [this.#key(one.leaf, one.span), one]));
    const present = this.#present(parameters);
    if (mayLag) {
      const at = this.#options.ticks();
      for (const [key, one] of asked) this.#watched.set(key, { ...one, at });
      this.#parameters = parameters;
      if (!present.has(asked)) {
        const before = this.#lately(parameters).find((one) => one.has(asked));
        if (before !== undefined) {
          void this.#follow();
          return this.#told(before);
        }
      }
    }
    await present.countAll(asked);
    return this.#told(present);
  }

  #told(counted: Counted): Tallies {
    const { view, generation, complete } = counted.state;
    const of = (leaf: RightsCount, span: Span) => counted.tally(this.#key(leaf, span))!;
    return { of, view, generation, complete };
  }

  /** Counts of the records that show now. */
  #present(parameters: string): Counted {
    const view = this.viewNow;
    const held = this.#current;
    if (held?.state.view === view && held.state.parameters === parameters) return held;
    const { search, budgetMs } = this.#options;
    const state = {
      view,
      generation: search.size.generation,
      complete: search.isReady,
      parameters,
    };
    this.#earlier = held === undefined ? [] : [held, ...this.#lately(parameters)];
    this.#current = new Counted(state, (requests) => countRights(search, requests, budgetMs));
    return this.#current;
  }

  /** Counts of records that showed until a moment ago, newest first. */
  #lately(parameters: string): readonly Counted[] {
    const now = this.#options.ticks();
    return this.#earlier.filter(
      ({ state, supersededAt }) =>
        state.parameters === parameters && supersededAt !== null && now - supersededAt < LAG_MS,
    );
  }

  /** Counts what is watched on the view that shows now, and again while others come. */
  async #follow(): Promise<void> {
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    try {
      for (let isBehind = true; isBehind; ) {
        const watched = this.#stillWatched();
        if (watched.size === 0) return;
        const present = this.#present(this.#parameters);
        // Whoever asks next counts anew and is told what failed.
        await present.countAll(watched).catch(() => undefined);
        await setTimeout(PAUSE_MS, undefined, { ref: false });
        isBehind = present.supersededAt !== null;
      }
    } finally {
      this.#isFollowing = false;
    }
  }

  #stillWatched(): ReadonlyMap<string, TallyRequest> {
    const now = this.#options.ticks();
    for (const [key, { at }] of this.#watched) {
      if (now - at > WATCHED_MS) this.#watched.delete(key);
    }
    return new Map(this.#watched);
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
