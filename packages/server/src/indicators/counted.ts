import type { RightsCount, RightsTally, Span } from '@zca/domain/indicators';

/** A leaf to be counted for a span. */
export interface TallyRequest {
  readonly leaf: RightsCount;
  readonly span: Span;
}

/** What a count was made of: two of one name give the same numbers. */
export interface CountState {
  /** The view of the index: two of one name hold the same records. */
  readonly view: string;
  readonly generation: string;
  /** Whether the index holds everything by now. */
  readonly complete: boolean;
  /** Names the dated parameters by which the conditions are made. */
  readonly parameters: string;
}

/** Tallies of one state, each counted once. */
export class Counted {
  readonly state: CountState;
  /** When the index began to show other records; null while it shows these. */
  supersededAt: number | null = null;
  readonly #count: (requests: readonly TallyRequest[]) => Promise<readonly RightsTally[]>;
  readonly #pending = new Map<string, Promise<RightsTally>>();
  readonly #found = new Map<string, RightsTally>();

  constructor(
    state: CountState,
    count: (requests: readonly TallyRequest[]) => Promise<readonly RightsTally[]>,
  ) {
    this.state = state;
    this.#count = count;
  }

  /** Whether everything asked for was counted already. */
  has(asked: ReadonlyMap<string, TallyRequest>): boolean {
    return asked.keys().every((key) => this.#found.has(key));
  }

  /** What `has` says was counted; undefined for the rest. */
  tally(key: string): RightsTally | undefined {
    return this.#found.get(key);
  }

  /** Counts what has not been counted, and waits for what is being counted. A failure is not kept. */
  async countAll(asked: ReadonlyMap<string, TallyRequest>): Promise<void> {
    const missing = [...asked].filter(([key]) => !this.#found.has(key) && !this.#pending.has(key));
    if (missing.length > 0) this.#ask(missing);
    await Promise.all([...asked.keys()].flatMap((key) => this.#pending.get(key) ?? []));
  }

  #ask(missing: readonly (readonly [string, TallyRequest])[]): void {
    const answered = this.#count(missing.map(([, request]) => request));
    for (const [place, [key]] of missing.entries()) {
      const one = answered.then((all) => {
        this.#found.set(key, all[place]!);
        return all[place]!;
      });
      this.#pending.set(key, one);
      const forget = () => this.#pending.delete(key);
      one.then(forget, forget);
    }
  }
}
