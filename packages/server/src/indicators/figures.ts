import {
  type AreaTarget,
  type Entry,
  evaluate,
  type Facts,
  type Formula,
  inputsOf,
  lawFiguresOn,
  leavesOf,
  type Measured,
  type Method,
  type Period,
  type RegisterKey,
  REGISTERS,
  type RightsCount,
  type Span,
  statisticalDay,
} from '@zca/domain/indicators';
import type { LegalParameter } from '@zca/domain/law';
import { remembered } from '../base/remembered.ts';
import type { SearchService } from '../base/search/service.ts';
import type { LawStore } from '../law/index.ts';
import type { EntryStore } from './entryStore.ts';
import { type Tallies, TallyKeeper } from './tallies.ts';

/** Entries are looked for anew so often; what is shown is never older. */
const LOOK_MS = 500;
const PARAMETERS_MS = 500;

export interface FiguresOptions {
  readonly search: Pick<SearchService, 'askAll' | 'size' | 'isReady'>;
  readonly entries: EntryStore;
  readonly law: Pick<LawStore, 'listParameters'>;
  readonly budgetMs: number;
  readonly clock: () => number;
  /** Today in Shanghai. */
  readonly today: () => string;
}

/** Something to be computed: a method for a period. */
export interface Wanted {
  readonly method: Method;
  readonly period: Period;
}

/** Everything that values are computed from, gathered once for many of them. */
export class FigureSet {
  readonly #tallies: Tallies;
  readonly #entries: ReadonlyMap<RegisterKey, readonly Entry[]>;
  readonly #spans: (period: Period) => Span;
  readonly targets: readonly AreaTarget[];

  constructor(
    tallies: Tallies,
    entries: ReadonlyMap<RegisterKey, readonly Entry[]>,
    targets: readonly AreaTarget[],
    spans: (period: Period) => Span,
  ) {
    this.#tallies = tallies;
    this.#entries = entries;
    this.#spans = spans;
    this.targets = targets;
  }

  get generation(): string {
    return this.#tallies.generation;
  }

  get complete(): boolean {
    return this.#tallies.complete;
  }

  span(period: Period): Span {
    return this.#spans(period);
  }

  /** The value of a method for an area and a period that were asked for when the set was gathered. */
  measure(method: Method, area: string, period: Period): Measured {
    const span = this.span(period);
    return evaluate(method.formula, area, span, this.#facts(span));
  }

  /** The entries that went into a value, each once. */
  inputs(formula: Formula, area: string, period: Period): readonly Entry[] {
    const span = this.span(period);
    const facts = this.#facts(span);
    const all = leavesOf(formula).flatMap((leaf) => inputsOf(leaf, area, span, facts));
    return [...new Map(all.map((entry) => [entry.id, entry])).values()];
  }

  #facts(span: Span): Facts {
    return {
      rights: (leaf: RightsCount) => this.#tallies.of(leaf, span),
      entries: (register) => this.#entries.get(register) ?? [],
    };
  }
}

/** Gathers what values are computed from: tallies of the index, entries, targets, parameters. */
export class Figures {
  readonly #options: FiguresOptions;
  readonly #keeper: TallyKeeper;
  readonly #mark: () => Promise<string>;
  readonly #parameters: () => Promise<readonly LegalParameter[]>;
  #held:
    | {
        readonly mark: string;
        readonly entries: Promise<ReadonlyMap<RegisterKey, readonly Entry[]>>;
        readonly targets: Promise<readonly AreaTarget[]>;
      }
    | undefined;

  constructor(options: FiguresOptions) {
    this.#options = options;
    const { search, budgetMs, entries, law, clock } = options;
    this.#keeper = new TallyKeeper(search, budgetMs);
    this.#mark = remembered(() => entries.mark(), LOOK_MS, clock);
    this.#parameters = remembered(() => law.listParameters(), PARAMETERS_MS, clock);
  }

  async gather(wanted: readonly Wanted[]): Promise<FigureSet> {
    const parameters = await this.#parameters();
    const today = this.#options.today();
    const spans = new Map<string, Span>();
    const spanOf = (period: Period): Span => {
      let span = spans.get(period.name);
      if (span === undefined) {
        const day = statisticalDay(period, today);
        span = { from: period.from, day, law: lawFiguresOn(parameters, day), parameters };
        spans.set(period.name, span);
      }
      return span;
    };
    const requests = wanted.flatMap(({ method, period }) =>
      leavesOf(method.formula).flatMap((leaf) =>
        leaf.of === 'rights' ? [{ leaf, span: spanOf(period) }] : [],
      ),
    );
    const [tallies, { entries, targets }] = await Promise.all([
      this.#keeper.tallies(requests),
      this.#registered(),
    ]);
    return new FigureSet(tallies, entries, targets, spanOf);
  }

  async #registered() {
    const mark = await this.#mark();
    if (this.#held?.mark !== mark) {
      const { entries } = this.#options;
      const held = {
        mark,
        entries: entries.standing(REGISTERS.map(({ key }) => key)),
        targets: entries.targets(),
      };
      this.#held = held;
      Promise.all([held.entries, held.targets]).catch(() => {
        if (this.#held === held) this.#held = undefined;
      });
    }
    const held = this.#held;
    return { entries: await held.entries, targets: await held.targets };
  }

  /** Forgets what is remembered of entries; called by whoever has just written some. */
  changed(): void {
    this.#held = undefined;
  }
}
