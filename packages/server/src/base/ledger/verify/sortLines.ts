import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { StringDecoder } from 'node:string_decoder';

/** Lines that are held in memory at most. */
const DEFAULT_RUN = 100_000;
/** Characters that are written at once. */
const CHUNK = 1024 * 1024;

/**
 * Sorts any number of lines by their code units in a memory that does not grow with them: runs that
 * are full go to files, which are merged while they are read. A line has no line feed.
 */
export class LineSorter {
  readonly #folder: string;
  readonly #name: string;
  readonly #runLength: number;
  #run: string[] = [];
  #files: string[] = [];

  constructor(folder: string, name: string, runLength = DEFAULT_RUN) {
    this.#folder = folder;
    this.#name = name;
    this.#runLength = runLength;
  }

  /** Takes a line; wait for what it returns, if anything, before the next one. */
  add(line: string): Promise<void> | undefined {
    this.#run.push(line);
    return this.#run.length >= this.#runLength ? this.#spill() : undefined;
  }

  /** All lines in order; the sorter is empty afterwards. */
  async *sorted(): AsyncGenerator<string> {
    const last = this.#run.sort();
    this.#run = [];
    if (this.#files.length === 0) {
      yield* last;
      return;
    }
    const runs: AsyncIterator<string>[] = this.#files.map((file) => readLines(file));
    runs.push(inMemory(last));
    yield* merge(runs);
    for (const file of this.#files) await rm(file, { force: true });
    this.#files = [];
  }

  async #spill(): Promise<void> {
    const lines = this.#run.sort();
    this.#run = [];
    const file = path.join(this.#folder, `${this.#name}-${this.#files.length}`);
    this.#files.push(file);
    const handle = await open(file, 'wx', 0o600);
    try {
      let chunk = '';
      for (const line of lines) {
        chunk += `${line}\n`;
        if (chunk.length < CHUNK) continue;
        await handle.appendFile(chunk);
        chunk = '';
      }
      await handle.appendFile(chunk);
    } finally {
      await handle.close();
    }
  }
}

async function* inMemory(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function* readLines(file: string): AsyncGenerator<string> {
  // Not node:readline, for which some characters of a text are line ends too.
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

/** Merges sorted runs by always taking the least of their heads. */
async function* merge(runs: readonly AsyncIterator<string>[]): AsyncGenerator<string> {
  const heads: { line: string; readonly run: AsyncIterator<string> }[] = [];
  for (const run of runs) {
    const { value, done } = await run.next();
    if (done !== true) heads.push({ line: value, run });
  }
  heads.sort((a, b) => (a.line < b.line ? -1 : 1));
  while (heads.length > 0) {
    const least = heads.shift()!;
    yield least.line;
    const { value, done } = await least.run.next();
    if (done === true) continue;
    least.line = value;
    const place = heads.findIndex((head) => head.line > least.line);
    heads.splice(place === -1 ? heads.length : place, 0, least);
  }
}

/** A number as digits that sort as it does. */
export function sortable(number: number | string): string {
  return String(number).padStart(16, '0');
}
