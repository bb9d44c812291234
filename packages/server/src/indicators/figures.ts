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
import { contentHash } from './contentHash.ts';
import { type Tallies, TallyKeeper } from './tallyKeeper.ts';

/** Entries are looked for anew so often; what is shown is never older. */
const LOOK_MS = 500;
const PARAMETERS_MS = 500;

export interface FiguresOptions {
  readonly search: Pick<SearchService, 'askAll' | 'size' | 'isReady' | 'onChange'>;
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

/** The entries of all registers that count, each register also by area. */
export class Registered {
  readonly #entries: ReadonlyMap<RegisterKey, readonly Entry[]>;
  readonly #byArea: ReadonlyMap<RegisterKey, ReadonlyMap<string, readonly Entry[]>>;
  readonly targets: readonly AreaTarget[];
  /** Two of one mark hold the same entries and targets. */
  readonly mark: string;

  constructor(
    entries: ReadonlyMap<RegisterKey, readonly Entry[]>,
    targets: readonly AreaTarget[],
    mark: string,
  ) {
    this.#entries = entries;
    this.#byArea = new Map(
      [...entries].map(([register, all]) => [register, Map.groupBy(all, ({ area }) => area)]),
    );
    this.targets = targets;
    this.mark = mark;
  }

  all(register: RegisterKey): readonly Entry[] {
    return this.#entries.get(register) ?? [];
  }

  at(register: RegisterKey, area: string): readonly Entry[] {
    return this.#byArea.get(register)?.get(area) ?? [];
  }
}

/** What was computed from one state of the data: while that is the same, so is everything made of it. */
class Memo {
  readonly state: string;
  readonly #kept = new Map<object, Map<string, unknown>>();

  constructor(state: string) {
    this.state = state;
  }

  of<T>(about: object, key: string, compute: () => T): T {
    let kept = this.#kept.get(about);
    if (kept === undefined) {
      kept = new Map();
      this.#kept.set(about, kept);
    }
    if (!kept.has(key)) kept.set(key, compute());
    return kept.get(key) as T;
  }
}

/** What is remembered of methods that count rights, and of those that count registered entries alone. */
interface Memos {
  readonly ofRights: Memo;
  readonly ofEntries: Memo;
}

/** Everything that values are computed from, gathered once for many of them. */
export class FigureSet {
  readonly #tallies: Tallies;
  readonly #registered: Registered;
  readonly #spans: (period: Period) => Span;
  readonly #memos: Memos;

  constructor(
    tallies: Tallies,
    registered: Registered,
    spans: (period: Period) => Span,
    memos: Memos,
  ) {
    this.#tallies = tallies;
    this.#registered = registered;
    this.#spans = spans;
    this.#memos = memos;
  }

  get targets(): readonly AreaTarget[] {
    return this.#registered.targets;
  }

  get generation(): string {
    return this.#tallies.generation;
  }

  get complete(): boolean {
    return this.#tallies.complete;
  }

  /** The view of the index that was counted. */
  get view(): string {
    return this.#tallies.view;
  }

  span(period: Period): Span {
    return this.#spans(period);
  }

  /** The value of a method for an area and a period that were asked for when the set was gathered. */
  measure(method: Method, area: string, period: Period): Measured {
    const span = this.span(period);
    return this.keep(method, method, `${area}/${span.from}/${span.day}`, () =>
      evaluate(method.formula, area, span, this.#facts(span)),
    );
  }

  /**
   * Computes something from values of a method and what is registered, or remembers it from another set of
   * the same data. What is made of one object, such as the method or its definition, is told apart by the key.
   */
  keep<T>(method: Method, about: object, key: string, compute: () => T): T {
    const isOfRights = leavesOf(method.formula).some(({ of }) => of === 'rights');
    const memo = isOfRights ? this.#memos.ofRights : this.#memos.ofEntries;
    return memo.of(about, key, compute);
  }

  /** The entries of a register for just this area. */
  entriesAt(register: RegisterKey, area: string): readonly Entry[] {
    return this.#registered.at(register, area);
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
      entries: (register) => this.#registered.all(register),
      entriesAt: (register, area) => this.#registered.at(register, area),
    };
  }
}

/** Gathers what values are computed from: tallies of the index, entries, targets, parameters. */
export class Figures {
  readonly #options: FiguresOptions;
  readonly #keeper: TallyKeeper;
  readonly #mark: { (): Promise<string>; forget(): void };
  readonly #parameters: () => Promise<Parameters>;
  #held: Held | undefined;
  #memos: Memos = { ofRights: new Memo(''), ofEntries: new Memo('') };

  constructor(options: FiguresOptions) {
    this.#options = options;
    const { search, budgetMs, entries, law, clock } = options;
    this.#keeper = new TallyKeeper({ search, budgetMs, ticks: () => performance.now() });
    this.#mark = remembered(() => entries.mark(), LOOK_MS, clock);
    let held: (Parameters & { readonly text: string }) | undefined;
    this.#parameters = remembered(
      async () => {
        const list = await law.listParameters();
        const text = JSON.stringify(list);
        if (held?.text !== text) held = { list, text, mark: contentHash(list) };
        return held;
      },
      PARAMETERS_MS,
      clock,
    );
  }

  /** The view that the index shows now; see `FigureSet.view`. */
  get viewNow(): string {
    return this.#keeper.viewNow;
  }

  /**
   * Gathers what methods need for periods.
   *
   * @param mayLag whether numbers of rights will do that were true a moment ago (`TallyKeeper.tallies`)
   */
  async gather(wanted: readonly Wanted[], mayLag = false): Promise<FigureSet> {
    const parameters = await this.#parameters();
    const spanOf = this.#spansBy(parameters);
    const requests = wanted.flatMap(({ method, period }) =>
      leavesOf(method.formula).flatMap((leaf) =>
        leaf.of === 'rights' ? [{ leaf, span: spanOf(period) }] : [],
      ),
    );
    const [tallies, registered] = await Promise.all([
      this.#keeper.tallies(requests, parameters.mark, mayLag),
      this.#registered(),
    ]);
    return new FigureSet(
      tallies,
      registered,
      spanOf,
      this.#memosOf(tallies, registered, parameters),
    );
  }

  /** A record that changes leaves what is made of entries alone as it was. */
  #memosOf(tallies: Tallies, registered: Registered, parameters: Parameters): Memos {
    const entered = `${registered.mark}#${parameters.mark}`;
    const counted = `${tallies.view}#${entered}`;
    const { ofRights, ofEntries } = this.#memos;
    this.#memos = {
      ofRights: ofRights.state === counted ? ofRights : new Memo(counted),
      ofEntries: ofEntries.state === entered ? ofEntries : new Memo(entered),
    };
    return this.#memos;
  }

  #spansBy(parameters: Parameters): (period: Period) => Span {
    const today = this.#options.today();
    const spans = new Map<string, Span>();
    return (period) => {
      let span = spans.get(period.name);
      if (span === undefined) {
        const day = statisticalDay(period, today);
        const law = lawFiguresOn(parameters.list, day);
        span = { from: period.from, day, law, parameters: parameters.list };
        spans.set(period.name, span);
      }
      return span;
    };
  }

  /** Targets and spans alone, for values that are read and not counted. */
  async withoutEntries(): Promise<FigureSet> {
    const [parameters, { mark, targets }] = await Promise.all([this.#parameters(), this.#looked()]);
    const tallies = await this.#keeper.tallies([], parameters.mark);
    const registered = new Registered(new Map(), await targets(), mark);
    const memos = { ofRights: new Memo(''), ofEntries: new Memo('') };
    return new FigureSet(tallies, registered, this.#spansBy(parameters), memos);
  }

  async #registered(): Promise<Registered> {
    const held = await this.#looked();
    held.registered ??= Promise.all([
      this.#options.entries.standing(REGISTERS.map(({ key }) => key)),
      held.targets(),
    ]).then(([standing, targets]) => new Registered(standing, targets, held.mark));
    held.registered.catch(() => {
      held.registered = undefined;
    });
    return held.registered;
  }

  /** What is held of the registered data as they are marked now; each part is read when it is asked for. */
  async #looked(): Promise<Held> {
    const mark = await this.#mark();
    if (this.#held?.mark !== mark) {
      const { entries, clock } = this.#options;
      const targets = remembered(() => entries.targets(), Number.POSITIVE_INFINITY, clock);
      this.#held = { mark, targets, registered: undefined };
    }
    return this.#held;
  }

  /** Looks at entries and targets anew; called by whoever has just written some. */
  changed(): void {
    this.#mark.forget();
  }
}

/** Registered data of one mark. */
interface Held {
  readonly mark: string;
  readonly targets: () => Promise<readonly AreaTarget[]>;
  registered: Promise<Registered> | undefined;
}

/** Dated parameters, and by what they are told from others. */
interface Parameters {
  readonly list: readonly LegalParameter[];
  readonly mark: string;
}
