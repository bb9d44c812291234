import { findParameter, lawBook, toPublishedYear } from '@zca/domain/law';
import type { LegalParameter } from '@zca/domain/law';
import type { LawBook, Surroundings } from '@zca/procedure';
import { buildWorkingCalendar, dayInShanghai, expandPublishedYear } from '@zca/standards';
import type { WorkingCalendar } from '@zca/standards';
import { remembered } from '../base/remembered.ts';
import type { LawStore } from '../law/index.ts';

interface Present {
  readonly law: LawBook;
  readonly parameters: readonly LegalParameter[];
  readonly calendar: WorkingCalendar;
}

/** So long another process's change may go unseen. */
const REMEMBERED_MS = 60_000;

/**
 * Law and calendar as the engine asks for them. They are read once and again when somebody has
 * changed them here; another process's change is seen within a minute.
 */
export class LawAround {
  readonly #store: LawStore;
  readonly #clock: () => number;
  readonly #present: ReturnType<typeof remembered<Present>>;

  constructor(store: LawStore, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
    this.#present = remembered(() => this.#load(), REMEMBERED_MS, clock);
  }

  /** Called when a parameter or a year was changed. */
  forget(): void {
    this.#present.forget();
  }

  /** Everything that a decision depends on that is made now, or at another instant. */
  async now(milliseconds = this.#clock()): Promise<Surroundings> {
    const { law, calendar } = await this.#present();
    const now = new Date(milliseconds).toISOString();
    return { now, today: dayInShanghai(milliseconds), law, calendar };
  }

  /** All dated parameters. */
  async parameters(): Promise<readonly LegalParameter[]> {
    return (await this.#present()).parameters;
  }

  /** A parameter that is a plain number, in force on a day. */
  async numberOn(key: string, day: string, fallback: number): Promise<number> {
    const { parameters } = await this.#present();
    const value = findParameter(parameters, key, day)?.value;
    return typeof value === 'number' ? value : fallback;
  }

  async #load(): Promise<Present> {
    const parameters = await this.#store.listParameters();
    const years = await this.#store.listYears();
    const calendar = buildWorkingCalendar(
      years.flatMap((year) => expandPublishedYear(toPublishedYear(year))),
    );
    return { law: lawBook(parameters), parameters, calendar };
  }
}
