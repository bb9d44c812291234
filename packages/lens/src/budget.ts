/** Thrown when the time of a question is over; caught by the view, never seen by callers. */
export class BudgetExceeded extends Error {}

/** The time that a question may still take, read from the clock that the caller gives. */
export class Budget {
  readonly #now: () => number;
  readonly #deadline: number;

  constructor(now: () => number, budgetMs: number | undefined) {
    this.#now = now;
    this.#deadline = budgetMs === undefined ? Number.POSITIVE_INFINITY : now() + budgetMs;
  }

  /** Throws `BudgetExceeded` when the time is over. */
  check(): void {
    if (this.exceeded()) throw new BudgetExceeded();
  }

  exceeded(): boolean {
    return this.#deadline !== Number.POSITIVE_INFINITY && this.#now() > this.#deadline;
  }
}
