import type { LensField } from '../schema.ts';
import { WordSink } from '../structure/sink.ts';
import { StringListWriter } from '../structure/stringTable.ts';
import { Presence, writeKeywords, writeNumbers, writePoints } from './columns.ts';
import type { CombinedWriter } from './combined.ts';
import type { SegmentWriter } from './layout.ts';
import { readNumber, readPoints, readStrings } from './readValues.ts';

/*
 * Columns of values as a segment is built. Documents come in ascending order; those without a
 * value may be left out.
 */

/** Up to so many values are sorted by insertion, and looked for one by one. */
const FEW = 16;

/** Where the entries of each document end in a list of all. */
class Ends {
  readonly #ends = new WordSink();

  constructor() {
    this.#ends.push(0);
  }

  /** Says that a document's entries end at `end`; documents left out end where they begin. */
  set(doc: number, end: number): void {
    const before = this.#ends.at(this.#ends.length - 1);
    while (this.#ends.length <= doc) this.#ends.push(before);
    this.#ends.push(end);
  }

  /** Offsets of n documents, and one more. */
  offsets(documents: number): Uint32Array {
    const end = this.#ends.at(this.#ends.length - 1);
    while (this.#ends.length <= documents) this.#ends.push(end);
    return this.#ends.values();
  }
}

export class KeywordColumnBuilder {
  readonly #field: LensField;
  /** Numbers of values in the order in which they were first met. */
  readonly #numbers = new Map<string, number>();
  readonly #drafts = new WordSink();
  readonly #ends = new Ends();

  constructor(field: LensField) {
    this.#field = field;
  }

  add(doc: number, id: string, value: unknown): void {
    if (typeof value === 'string') {
      this.#addValue(value);
    } else {
      const given = readStrings(value, id, this.#field);
      const distinct = given.length > FEW ? [...new Set(given)] : given;
      for (let i = 0; i < distinct.length; i++) {
        const one = distinct[i]!;
        if (i === 0 || distinct.indexOf(one) === i) this.#addValue(one);
      }
    }
    this.#ends.set(doc, this.#drafts.length);
  }

  #addValue(value: string): void {
    let number = this.#numbers.get(value);
    if (number === undefined) this.#numbers.set(value, (number = this.#numbers.size));
    this.#drafts.push(number);
  }

  write(writer: SegmentWriter, combined: CombinedWriter, documents: number): void {
    const { name, many } = this.#field;
    const offsets = this.#ends.offsets(documents);
    const values = new StringListWriter();
    const ordinalOf = new Uint32Array(this.#numbers.size);
    for (const value of [...this.#numbers.keys()].toSorted()) {
      values.add(value);
      ordinalOf[this.#numbers.get(value)!] = values.size;
    }
    const ordinals = this.#drafts.values().map((draft) => ordinalOf[draft]!);
    if (many === true) {
      for (let doc = 0; doc < documents; doc++) {
        sortRange(ordinals, offsets[doc]!, offsets[doc + 1]!);
      }
      writeKeywords(writer, name, documents, values, ordinals, offsets);
      return;
    }
    const single = new Uint32Array(documents);
    for (let doc = 0; doc < documents; doc++) {
      if (offsets[doc + 1]! > offsets[doc]!) single[doc] = ordinals[offsets[doc]!]!;
    }
    writeKeywords(writer, name, documents, values, single, undefined);
    combined.addKeywords(name, single);
  }
}

export class NumberColumnBuilder {
  readonly #field: LensField;
  readonly #docs = new WordSink();
  readonly #values: number[] = [];

  constructor(field: LensField) {
    this.#field = field;
  }

  add(doc: number, id: string, given: unknown): void {
    const value = readNumber(given, id, this.#field);
    if (value === undefined) return;
    this.#docs.push(doc);
    this.#values.push(value);
  }

  write(writer: SegmentWriter, combined: CombinedWriter, documents: number): void {
    const { name, kind } = this.#field;
    const values = new Float64Array(documents);
    const present = new Presence(documents);
    this.#values.forEach((value, i) => {
      const doc = this.#docs.at(i);
      values[doc] = value;
      present.add(doc);
    });
    writeNumbers(writer, name, values, present.bits, kind === 'decimal');
    combined.addNumbers(name, values, present.bits);
  }
}

export class PointColumnBuilder {
  readonly #field: LensField;
  readonly #ends = new Ends();
  readonly #coordinates: number[] = [];

  constructor(field: LensField) {
    this.#field = field;
  }

  add(doc: number, id: string, value: unknown): void {
    for (const part of readPoints(value, id, this.#field)) this.#coordinates.push(part);
    this.#ends.set(doc, this.#coordinates.length / 2);
  }

  write(writer: SegmentWriter, _: CombinedWriter, documents: number): void {
    const coordinates = Float64Array.from(this.#coordinates);
    writePoints(writer, this.#field.name, this.#ends.offsets(documents), coordinates);
  }
}

/** Sorts a few numbers where they stand. */
function sortRange(numbers: Uint32Array, from: number, to: number): void {
  if (to - from > FEW) {
    numbers.subarray(from, to).sort();
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const number = numbers[i]!;
    let at = i;
    for (; at > from && numbers[at - 1]! > number; at--) numbers[at] = numbers[at - 1]!;
    numbers[at] = number;
  }
}
