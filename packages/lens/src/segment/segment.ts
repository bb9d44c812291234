import { LensError } from '../error.ts';
import type { LensField } from '../schema.ts';
import { setBit, wordsFor } from '../structure/bits.ts';
import { Bounds } from '../structure/bounds.ts';
import { Postings } from '../structure/postings.ts';
import { Slots } from '../structure/slots.ts';
import { SortedStrings, StringList } from '../structure/stringTable.ts';
import { TextStore } from '../structure/textStore.ts';
import { encode } from '../text/encoding.ts';
import { CombinedColumn } from './combined.ts';
import { SegmentReader } from './layout.ts';

/** Values of a text field: words, pairs of neighbouring characters, and the text itself. */
export interface TextColumn {
  readonly present: Uint32Array;
  readonly words: SortedStrings;
  readonly wordPostings: Postings;
  readonly wordBounds: Bounds;
  /** Words of each document. */
  readonly lengths: Uint16Array | Uint32Array;
  /** Words of all documents. */
  readonly totalLength: number;
  /** True when every word is part of the text that it was found in, as dictionary words are. */
  readonly wordsAreParts: boolean;
  /** Keys of `structure/pairs`, ascending. */
  readonly pairs: Uint32Array;
  readonly pairPostings: Postings;
  readonly text: TextStore;
}

export type Ordinals = Uint8Array | Uint16Array | Uint32Array;

/** Values of a keyword field as ordinals of a sorted table, counted from 1. */
export interface KeywordColumn {
  readonly values: SortedStrings;
  /** One ordinal a document, 0 when it has no value; a list, or slots for a many-valued field. */
  readonly ordinals: Ordinals | Slots;
  /** Number of documents without a value. */
  readonly empty: number;
  /** Documents of each value, by ordinal − 1. */
  readonly postings: Postings;
}

/** The ordinal of a document in a column of single values. */
export function ordinalOf({ ordinals }: KeywordColumn, doc: number): number {
  return (ordinals as Ordinals)[doc]!;
}

/** Writes the ordinals of a document, ascending, from `at` on; returns one past the last. */
export function readOrdinals(
  ordinals: Ordinals | Slots,
  doc: number,
  out: Uint32Array,
  at = 0,
): number {
  if (ordinals instanceof Slots) return ordinals.read(doc, out, at);
  const ordinal = ordinals[doc]!;
  if (ordinal === 0) return at;
  out[at] = ordinal;
  return at + 1;
}

/** At least as many ordinals as any document of a column has. */
export function mostOrdinals(ordinals: Ordinals | Slots): number {
  return ordinals instanceof Slots ? ordinals.longest : 1;
}

/** Values of an integer, decimal or date field; a date is its day number. */
export interface NumberColumn {
  readonly present: Uint32Array;
  readonly values: Int32Array | Float64Array;
  /** Least and greatest value; Infinity and −Infinity when there is none. */
  readonly min: number;
  readonly max: number;
}

/** Points of each document between its offsets: longitude, latitude in degrees, and map tile. */
export interface PointColumn {
  readonly offsets: Uint32Array;
  /** Longitude and latitude of point i at 2i and 2i + 1. */
  readonly coordinates: Float64Array;
  /** Web-Mercator tile x and y at zoom 22 of point i at 2i and 2i + 1. */
  readonly tiles: Uint32Array;
}

/** An immutable set of documents with everything that questions need, in one shared buffer. */
export class Segment {
  readonly buffer: SharedArrayBuffer;
  readonly documents: number;
  readonly fingerprint: string;
  /** Checksum over everything; two segments with the same one hold the same bytes. */
  readonly signature: number;
  readonly ids: StringList;
  /** Documents in ascending order of id. */
  readonly idOrder: Uint32Array;
  /** Place of each document in that order. */
  readonly idRank: Uint32Array;
  readonly #reader: SegmentReader;
  readonly #name: string;
  readonly #columns = new Map<string, unknown>();

  /** Opens a buffer made by `buildSegment`, `mergeSegments` or a snapshot; throws `damaged`. */
  constructor(buffer: SharedArrayBuffer, name = 'segment') {
    this.#name = name;
    this.#reader = new SegmentReader(buffer, name);
    this.buffer = buffer;
    this.documents = this.#reader.meta.documents;
    this.fingerprint = this.#reader.meta.fingerprint;
    this.signature = this.#reader.signature;
    this.ids = new StringList(this.#reader, '@ids');
    this.idOrder = this.#reader.u32('@ids.order');
    this.idRank = this.#reader.u32('@ids.rank');
  }

  /** Compares every section with its checksum; throws `damaged` with the first that differs. */
  check(): void {
    const [part] = this.#reader.check();
    if (part !== undefined) throw new LensError('damaged', { file: this.#name, part });
  }

  /** Bytes of every section. */
  sizes(): { name: string; bytes: number }[] {
    return this.#reader.sizes();
  }

  /** The document with an id, or −1. */
  findDocument(id: string): number {
    const rank = this.rankOf(id);
    return Number.isInteger(rank) ? this.idOrder[rank]! : -1;
  }

  /** Every id, in no order. */
  *allIds(): Iterable<string> {
    for (let doc = 0; doc < this.documents; doc++) yield this.ids.at(doc);
  }

  /** False when all ids of one segment come before all of the other. */
  mayShareIds(other: Segment): boolean {
    if (this.documents === 0 || other.documents === 0) return false;
    return this.#idAt(0) <= other.#idAt(-1) && other.#idAt(0) <= this.#idAt(-1);
  }

  /** The id at a place in the order of ids. */
  #idAt(place: number): string {
    return this.ids.at(this.idOrder.at(place)!);
  }

  /** Place of an id in the order of ids: whole when it is there, else half a step before the next. */
  rankOf(id: string): number {
    const key = encode(id);
    let low = 0;
    let high = this.documents;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ids.compare(this.idOrder[middle]!, key) < 0) low = middle + 1;
      else high = middle;
    }
    const found = low < this.documents && this.ids.compare(this.idOrder[low]!, key) === 0;
    return found ? low : low - 0.5;
  }

  text(name: string): TextColumn {
    return this.#column(name, () => {
      const reader = this.#reader;
      return {
        present: reader.u32(`${name}.present`),
        words: new SortedStrings(reader, `${name}.words`),
        wordPostings: new Postings(reader, `${name}.wordPostings`),
        wordBounds: new Bounds(reader, `${name}.wordBounds`),
        lengths: reader.elements(`${name}.lengths`) as Uint16Array | Uint32Array,
        totalLength: reader.f64(`${name}.totalLength`)[0]!,
        wordsAreParts: reader.u8(`${name}.wordsAreParts`)[0] === 1,
        pairs: reader.u32(`${name}.pairs`),
        pairPostings: new Postings(reader, `${name}.pairPostings`),
        text: new TextStore(reader, name),
      };
    });
  }

  keyword(name: string): KeywordColumn {
    return this.#column(name, () => {
      const reader = this.#reader;
      return {
        values: new SortedStrings(reader, `${name}.values`),
        ordinals: reader.has(`${name}.slots`)
          ? new Slots(reader, name)
          : (reader.elements(`${name}.ordinals`) as Ordinals),
        empty: reader.u32(`${name}.empty`)[0]!,
        postings: new Postings(reader, `${name}.valuePostings`),
      };
    });
  }

  number(name: string): NumberColumn {
    return this.#column(name, () => {
      const range = this.#reader.f64(`${name}.range`);
      return {
        present: this.#reader.u32(`${name}.present`),
        values: this.#reader.elements(`${name}.numbers`) as Int32Array | Float64Array,
        min: range[0]!,
        max: range[1]!,
      };
    });
  }

  points(name: string): PointColumn {
    return this.#column(name, () => ({
      offsets: this.#reader.u32(`${name}.pointOffsets`),
      coordinates: this.#reader.f64(`${name}.coordinates`),
      tiles: this.#reader.u32(`${name}.tiles`),
    }));
  }

  /** The column of a group of combined fields, or undefined when too many combinations occur. */
  combined(group: number, fields: readonly string[]): CombinedColumn | undefined {
    if (!this.#reader.has(`@combined.${group}.codes`)) return undefined;
    return this.#column(
      `@combined.${group}`,
      () => new CombinedColumn(this.#reader, group, fields),
    );
  }

  /** Documents that hold a value of a field, as bits; kept, and not to be changed. */
  presence(field: LensField): Uint32Array {
    if (field.kind === 'text') return this.text(field.name).present;
    if (field.kind === 'keyword') return this.#presenceOfKeywords(field.name);
    if (field.kind === 'point') return this.#presenceOfPoints(field.name);
    return this.number(field.name).present;
  }

  #presenceOfKeywords(name: string): Uint32Array {
    const { ordinals } = this.keyword(name);
    return this.#presence(
      name,
      ordinals instanceof Slots ? (doc) => !ordinals.isEmpty(doc) : (doc) => ordinals[doc] !== 0,
    );
  }

  #presenceOfPoints(name: string): Uint32Array {
    const { offsets } = this.points(name);
    return this.#presence(name, (doc) => offsets[doc + 1]! > offsets[doc]!);
  }

  #presence(name: string, has: (doc: number) => boolean): Uint32Array {
    return this.#column(`${name} presence`, () => {
      const bits = new Uint32Array(wordsFor(this.documents));
      for (let doc = 0; doc < this.documents; doc++) if (has(doc)) setBit(bits, doc);
      return bits;
    });
  }

  #column<T>(name: string, make: () => T): T {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = make();
      this.#columns.set(name, column);
    }
    return column as T;
  }
}
