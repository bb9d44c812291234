import { Worker } from 'node:worker_threads';
import type { ConnectionTarget, Database } from '../base/database/index.ts';
import type { CityThreadData } from './cityThread.ts';
import type { CityState } from './loadCity.ts';
import { findCity } from './loadCity.ts';

export interface DemonstrationOptions {
  readonly database: Database;
  readonly clock: () => number;
}

/** The demonstration city while it is being loaded, and what is known of it afterwards. */
export class DemonstrationCity {
  readonly #database: Database;
  #state: CityState | undefined;
  #worker: Worker | undefined;
  #done: Promise<void> = Promise.resolve();
  #failure: Error | undefined;

  constructor(options: DemonstrationOptions) {
    this.#database = options.database;
  }

  /** Share of the city that is loaded; null when nothing is loading. */
  get loadedShare(): number | null {
    if (this.#worker === undefined) return null;
    return this.#state === undefined ? 0 : this.#state.loaded / this.#state.rights;
  }

  /** The seed of the city in the database, or null when its records are real. */
  async findSeed(): Promise<string | null> {
    const state = this.#state ?? (await findCity(this.#database));
    return state === undefined ? null : String(state.seed);
  }

  find(): Promise<CityState | undefined> {
    return findCity(this.#database);
  }

  /** Loads a city in a thread of its own. */
  start(
    target: ConnectionTarget,
    city: Omit<CityState, 'loaded'>,
    onProgress: (state: CityState) => void,
  ): void {
    const data: CityThreadData = { database: target, city };
    const worker = new Worker(new URL('./cityThread.ts', import.meta.url), {
      workerData: data,
      name: 'zca-city',
    });
    this.#worker = worker;
    worker.on('message', (state: CityState) => {
      this.#state = state;
      onProgress(state);
    });
    worker.on('error', (error: unknown) => {
      this.#failure = error instanceof Error ? error : new Error(String(error));
    });
    this.#done = new Promise((resolve) => {
      worker.once('exit', () => {
        this.#worker = undefined;
        resolve();
      });
    });
  }

  /** Ends loading after the present batch; the next start goes on. */
  stop(): void {
    this.#worker?.postMessage('stop');
  }

  /** Waits for the end of loading. Throws what broke it. */
  async finished(): Promise<void> {
    await this.#done;
    if (this.#failure !== undefined) throw this.#failure;
  }
}
