import { Tinypool } from 'tinypool';
import type { CsvTask } from './csvThread.ts';
import type { LinesTask } from './linesThread.ts';
import type { St96Page, St96Task } from './st96/st96Thread.ts';

/** Two keep up with what one database connection reads. */
const THREADS = 2;
/** Idle threads end after so long. */
const IDLE_MS = 60_000;

const CSV = new URL('./csvThread.ts', import.meta.url).href;
const LINES = new URL('./linesThread.ts', import.meta.url).href;
const ST96 = new URL('./st96/st96Thread.ts', import.meta.url).href;

/**
 * Threads that turn pages of records into the text of an export, shared by the exports of this
 * process: parsing and formatting a record costs several times what reading it does, and the HTTP
 * thread has others to answer. They start with the first page and do not keep the process alive.
 */
const threads = new Tinypool({
  filename: CSV,
  minThreads: 0,
  maxThreads: THREADS,
  idleTimeout: IDLE_MS,
});

/** The page of the task is given away. */
function run(task: CsvTask | LinesTask | St96Task, filename: string): Promise<unknown> {
  // The library's types take this list for another overload of `postMessage`.
  const transferList = [task.page.buffer] as never;
  return threads.run(task, { filename, transferList });
}

/** A page of records as lines of CSV. The page is given away. */
export async function formatCsvPage(task: CsvTask): Promise<Uint8Array<ArrayBuffer>> {
  return (await run(task, CSV)) as Uint8Array<ArrayBuffer>;
}

/** A page of records as lines without the coordinates of homes. The page is given away. */
export async function shareLinesPage(task: LinesTask): Promise<Uint8Array<ArrayBuffer>> {
  return (await run(task, LINES)) as Uint8Array<ArrayBuffer>;
}

/** A page of records as parts of an archive of ST.96. The page is given away. */
export async function packSt96Page(task: St96Task): Promise<St96Page> {
  return (await run(task, ST96)) as St96Page;
}
