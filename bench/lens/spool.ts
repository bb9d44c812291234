import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** A record as every engine but the lens takes it: texts already cut into words by the same segmenter. */
export interface SpooledRecord {
  /** Counts from 0. */
  readonly number: number;
  /** Words with one space between. */
  readonly title: string;
  readonly abstract: string;
  readonly kind: string;
  readonly year: number;
  readonly district: string;
  /** Each value once. */
  readonly subclass: readonly string[];
  readonly holder: readonly string[];
}

/** What is known of the records that were spooled. */
export interface CorpusFacts {
  readonly records: number;
  /** Words a record, and values of the many-valued fields. */
  readonly meanWords: number;
  readonly meanSubclasses: number;
  readonly meanHolders: number;
  readonly subclasses: number;
  readonly holders: number;
  /** Records that hold each word, in title or abstract. */
  readonly frequencies: ReadonlyMap<string, number>;
}

/** Spooled records in a file of JSON lines, so that no engine's loading needs them all in memory. */
export interface Spool {
  readonly file: string;
  readonly facts: CorpusFacts;
  records(): AsyncGenerator<SpooledRecord>;
}

const FLUSH_CHARACTERS = 1 << 20;

/** Writes records to a file and counts what the queries are drawn from. */
export class SpoolWriter {
  readonly #path: string;
  readonly #file: number;
  readonly #frequencies = new Map<string, number>();
  readonly #subclasses = new Set<string>();
  readonly #holders = new Set<string>();
  #lines: string[] = [];
  #pending = 0;
  #records = 0;
  #words = 0;
  #subclassValues = 0;
  #holderValues = 0;

  constructor(path: string) {
    this.#path = path;
    this.#file = openSync(path, 'w');
  }

  add(record: SpooledRecord): void {
    this.#records++;
    const words = [...record.title.split(' '), ...record.abstract.split(' ')];
    this.#words += words.length;
    for (const word of new Set(words)) {
      this.#frequencies.set(word, (this.#frequencies.get(word) ?? 0) + 1);
    }
    this.#subclassValues += record.subclass.length;
    this.#holderValues += record.holder.length;
    for (const value of record.subclass) this.#subclasses.add(value);
    for (const value of record.holder) this.#holders.add(value);
    const line = JSON.stringify(record);
    this.#lines.push(line);
    this.#pending += line.length;
    if (this.#pending > FLUSH_CHARACTERS) this.#flush();
  }

  finish(): Spool {
    this.#flush();
    closeSync(this.#file);
    const records = this.#records;
    const file = this.#path;
    const facts: CorpusFacts = {
      records,
      meanWords: this.#words / records,
      meanSubclasses: this.#subclassValues / records,
      meanHolders: this.#holderValues / records,
      subclasses: this.#subclasses.size,
      holders: this.#holders.size,
      frequencies: this.#frequencies,
    };
    return { file, facts, records: () => readSpool(file) };
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    const bytes = Buffer.from(`${this.#lines.join('\n')}\n`);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    this.#lines = [];
    this.#pending = 0;
  }
}

async function* readSpool(file: string): AsyncGenerator<SpooledRecord> {
  const input = createReadStream(file, { highWaterMark: 1 << 20 });
  for await (const line of createInterface({ input })) yield JSON.parse(line) as SpooledRecord;
}
