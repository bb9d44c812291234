import type { LensSchema } from '../schema.ts';
import type { SegmentReader, SegmentWriter } from './layout.ts';

/*
 * Single-valued fields with few values that are often counted together share one column: each
 * combination of their values that occurs has a number, every document has the number of its
 * combination, and one pass over the hits counts all the fields. The place of a keyword is its
 * ordinal; that of a number is its rank among the values that occur, from 1; 0 is no value.
 */

/** With more combinations the counters would leave the processor's cache; then there is no column. */
const MOST_COMBINATIONS = 65_535;

/** Gathers the columns of combined fields while a segment is written. */
export class CombinedWriter {
  readonly #schema: LensSchema;
  readonly #places = new Map<string, Uint32Array>();
  readonly #numbers = new Map<string, Float64Array>();

  constructor(schema: LensSchema) {
    this.#schema = schema;
  }

  /** Takes a single-valued keyword column: an ordinal from 1 for each document, 0 for none. */
  addKeywords(name: string, ordinals: Uint32Array): void {
    if (this.#wants(name)) this.#places.set(name, ordinals);
  }

  /** Takes a number column. */
  addNumbers(name: string, values: Float64Array, present: Uint32Array): void {
    if (!this.#wants(name)) return;
    const ranks = new Map<number, number>();
    const has = (doc: number): boolean => (present[doc >>> 5]! & (1 << (doc & 31))) !== 0;
    for (let doc = 0; doc < values.length && ranks.size <= MOST_COMBINATIONS; doc++) {
      if (has(doc)) ranks.set(values[doc]!, 0);
    }
    if (ranks.size > MOST_COMBINATIONS) return;
    const sorted = Float64Array.from(ranks.keys()).toSorted();
    sorted.forEach((value, i) => ranks.set(value, i + 1));
    this.#numbers.set(name, sorted);
    this.#places.set(
      name,
      Uint32Array.from(values, (value, doc) => (has(doc) ? ranks.get(value)! : 0)),
    );
  }

  write(writer: SegmentWriter, documents: number): void {
    this.#schema.combined?.forEach((fields, group) => {
      const places = fields.map((field) => this.#places.get(field));
      if (places.includes(undefined)) return;
      const combined = combine(places as Uint32Array[], documents);
      if (combined === undefined) return;
      const { codes, table, totals } = combined;
      const name = `@combined.${group}`;
      writer.add(`${name}.codes`, totals.length < 256 ? Uint8Array.from(codes) : codes);
      writer.add(`${name}.table`, table);
      writer.add(`${name}.totals`, totals);
      for (const field of fields) {
        const numbers = this.#numbers.get(field);
        if (numbers !== undefined) writer.add(`${name}.numbers.${field}`, numbers);
      }
    });
  }

  #wants(name: string): boolean {
    return this.#schema.combined?.some((fields) => fields.includes(name)) === true;
  }
}

/** Numbers the combinations that occur, or undefined when there are too many. */
function combine(
  places: readonly Uint32Array[],
  documents: number,
): { codes: Uint16Array; table: Uint32Array; totals: Uint32Array } | undefined {
  let codes = new Uint32Array(documents);
  let rows: number[][] = [[]];
  for (const column of places) {
    const numbers = new Map<number, number>();
    const next: number[][] = [];
    const recoded = new Uint32Array(documents);
    for (let doc = 0; doc < documents; doc++) {
      const key = codes[doc]! * 0x1_0000_0000 + column[doc]!;
      let number = numbers.get(key);
      if (number === undefined) {
        number = next.length;
        if (number > MOST_COMBINATIONS) return undefined;
        numbers.set(key, number);
        next.push([...rows[codes[doc]!]!, column[doc]!]);
      }
      recoded[doc] = number;
    }
    codes = recoded;
    rows = next;
  }
  const totals = new Uint32Array(rows.length);
  for (const code of codes) totals[code]!++;
  return { codes: Uint16Array.from(codes), table: Uint32Array.from(rows.flat()), totals };
}

/** Reads one column of combined fields. */
export class CombinedColumn {
  /** The combination of every document. */
  readonly codes: Uint8Array | Uint16Array;
  /** Documents of each combination. */
  readonly totals: Uint32Array;
  readonly #fields: readonly string[];
  readonly #table: Uint32Array;
  readonly #numbers = new Map<string, Float64Array>();

  constructor(reader: SegmentReader, group: number, fields: readonly string[]) {
    const name = `@combined.${group}`;
    this.codes = reader.elements(`${name}.codes`) as Uint8Array | Uint16Array;
    this.totals = reader.u32(`${name}.totals`);
    this.#fields = fields;
    this.#table = reader.u32(`${name}.table`);
    for (const field of fields) {
      if (reader.has(`${name}.numbers.${field}`)) {
        this.#numbers.set(field, reader.f64(`${name}.numbers.${field}`));
      }
    }
  }

  /** The values of a number field by place − 1. */
  numbers(field: string): Float64Array {
    return this.#numbers.get(field)!;
  }

  /** Adds the counts of combinations to those of one field's places. */
  fold(counts: Uint32Array, field: string, into: Uint32Array): void {
    const width = this.#fields.length;
    let at = this.#fields.indexOf(field);
    for (let i = 0; i < this.totals.length; i++, at += width) {
      into[this.#table[at]!]! += counts[i]!;
    }
  }
}
