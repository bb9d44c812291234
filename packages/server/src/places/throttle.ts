/** So many requests a minute at most, as a bucket of tokens that fills steadily. */
export class Throttle {
  readonly #perMinute: number;
  readonly #clock: () => number;
  #tokens: number;
  #at: number;

  /** `clock` gives milliseconds since the epoch. */
  constructor(perMinute: number, clock: () => number) {
    this.#perMinute = perMinute;
    this.#clock = clock;
    this.#tokens = perMinute;
    this.#at = clock();
  }

  /** Whether one more may be made now; it then counts as made. */
  take(): boolean {
    this.#fill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until one may be made; 0 when it may be now. */
  wait(): number {
    this.#fill();
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) * 60_000) / this.#perMinute);
  }

  #fill(): void {
    const now = this.#clock();
    const more = (Math.max(0, now - this.#at) * this.#perMinute) / 60_000;
    this.#tokens = Math.min(this.#perMinute, this.#tokens + more);
    this.#at = now;
  }
}
