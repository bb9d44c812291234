import { Tinypool } from 'tinypool';
import type { CsvTask } from './csvThread.ts';
import type { TableLayout } from './table.ts';

/** Two keep up with what one database connection reads. */
const THREADS = 2;
/** Idle threads end after so long. */
const IDLE_MS = 60_000;

/**
 * Threads that turn pages of records into CSV, shared by the exports of this process: parsing and
 * formatting a record costs three times what reading it does, and the HTTP thread has others to
 * answer. They start with the first page and do not keep the process alive.
 */
class CsvThreads {
  readonly #threads = new Tinypool({
    filename: new URL('./csvThread.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
  });

  /** A page of records, one as JSON a line, as lines of CSV. The page is given away. */
  async format(
    page: Uint8Array<ArrayBuffer>,
    layout: TableLayout,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const task: CsvTask = { page, layout };
    // The library's types take this list for another overload of `postMessage`.
    const transferList = [page.buffer] as never;
    return (await this.#threads.run(task, { transferList })) as Uint8Array<ArrayBuffer>;
  }
}

export const csvThreads = new CsvThreads();
