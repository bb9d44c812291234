import type { LensField } from '../schema.ts';
import { countBits, hasBit, listBits, setBit, wordsFor } from '../structure/bits.ts';
import { BoundsWriter } from '../structure/bounds.ts';
import { HeadHeap } from '../structure/headHeap.ts';
import { PostingsWriter } from '../structure/postings.ts';
import type { Postings } from '../structure/postings.ts';
import { saturationSlope } from '../structure/saturation.ts';
import { ByteSink, WordSink } from '../structure/sink.ts';
import { compareBytes, StringListWriter } from '../structure/stringTable.ts';
import { numberUnits, TextEncoder16, writeTextStore } from '../structure/textStore.ts';
import { narrowLengths } from './columns.ts';
import type { SegmentWriter } from './layout.ts';
import { LEFT_BEHIND } from './mergePart.ts';
import type { MappedPart } from './mergePart.ts';
import type { TextColumn } from './segment.ts';

/** Merges one text field: words and pairs term by term, texts with one new numbering of units. */
export function mergeText(
  writer: SegmentWriter,
  field: LensField,
  parts: readonly MappedPart[],
  documents: number,
): void {
  const columns = parts.map(({ segment }) => segment.text(field.name));
  const present = new Uint32Array(wordsFor(documents));
  const lengths = new Uint32Array(documents);
  let total = 0;
  parts.forEach(({ newDocs }, p) => {
    const column = columns[p]!;
    for (let doc = 0; doc < newDocs.length; doc++) {
      const to = newDocs[doc]!;
      if (to === LEFT_BEHIND) continue;
      if (hasBit(column.present, doc)) setBit(present, to);
      lengths[to] = column.lengths[doc]!;
      total += lengths[to];
    }
  });
  writer.add(`${field.name}.present`, present);
  writer.add(`${field.name}.lengths`, narrowLengths(lengths));
  writer.add(`${field.name}.totalLength`, Float64Array.of(total));
  const wordsAreParts = columns.every((column) => column.wordsAreParts);
  writer.add(`${field.name}.wordsAreParts`, Uint8Array.of(Number(wordsAreParts)));
  const slope = saturationSlope(countBits(present, wordsFor(documents)), total);
  mergeWords(writer, field.name, parts, columns, documents, new BoundsWriter(lengths, slope));
  mergePairs(writer, field.name, parts, columns, documents);
  mergeTexts(writer, field.name, parts, columns);
}

/** Collects the postings of one term from its parts, renumbered and without deleted documents. */
class PostingsCollector {
  readonly docs: Uint32Array;
  readonly frequencies: Uint32Array;
  readonly #scratch: Uint32Array;
  count = 0;

  constructor(documents: number, largestPart: number) {
    this.docs = new Uint32Array(documents);
    this.frequencies = new Uint32Array(documents);
    this.#scratch = new Uint32Array(largestPart);
  }

  add(postings: Postings, term: number, newDocs: Uint32Array, frequencies: boolean): void {
    const scratch = this.#scratch;
    const bitmap = postings.bitmap(term);
    const n =
      bitmap === undefined
        ? postings.decode(term, scratch)
        : listBits(bitmap, bitmap.length, scratch);
    const start = postings.starts[term]!;
    let count = this.count;
    for (let i = 0; i < n; i++) {
      const to = newDocs[scratch[i]!]!;
      if (to === LEFT_BEHIND) continue;
      this.docs[count] = to;
      if (frequencies) this.frequencies[count] = postings.frequency(start + i);
      count++;
    }
    this.count = count;
  }
}

function collectorFor(parts: readonly MappedPart[], documents: number): PostingsCollector {
  return new PostingsCollector(
    documents,
    parts.reduce((most, { segment }) => Math.max(most, segment.documents), 0),
  );
}

function mergeWords(
  writer: SegmentWriter,
  name: string,
  parts: readonly MappedPart[],
  columns: readonly TextColumn[],
  documents: number,
  bounds: BoundsWriter,
): void {
  const places = columns.map(() => 0);
  const compare = (a: number, b: number): number => {
    const { words: x } = columns[a]!;
    const { words: y } = columns[b]!;
    const [i, j] = [places[a]!, places[b]!];
    const [from, to] = [y.offsets[j]!, y.offsets[j + 1]!];
    return compareBytes(x.bytes, x.offsets[i]!, x.offsets[i + 1]!, y.bytes, from, to);
  };
  const words = new StringListWriter();
  const postings = new PostingsWriter(documents, true);
  const collector = collectorFor(parts, documents);
  eachGroup(
    columns,
    places,
    ({ words: { size } }) => size,
    compare,
    (group) => {
      collector.count = 0;
      for (const p of group) {
        collector.add(columns[p]!.wordPostings, places[p]!, parts[p]!.newDocs, true);
      }
      if (collector.count === 0) return;
      const { words: source } = columns[group[0]!]!;
      const at = places[group[0]!]!;
      words.addBytes(source.bytes, source.offsets[at]!, source.offsets[at + 1]!);
      postings.add(collector.docs, 0, collector.count, collector.frequencies);
      bounds.add(collector.docs, 0, collector.count, collector.frequencies);
    },
  );
  words.write(writer, `${name}.words`);
  postings.write(writer, `${name}.wordPostings`);
  bounds.write(writer, `${name}.wordBounds`);
}

function mergePairs(
  writer: SegmentWriter,
  name: string,
  parts: readonly MappedPart[],
  columns: readonly TextColumn[],
  documents: number,
): void {
  const places = columns.map(() => 0);
  const compare = (a: number, b: number): number =>
    columns[a]!.pairs[places[a]!]! - columns[b]!.pairs[places[b]!]!;
  const pairs = new WordSink();
  const postings = new PostingsWriter(documents, false);
  const collector = collectorFor(parts, documents);
  eachGroup(
    columns,
    places,
    (column) => column.pairs.length,
    compare,
    (group) => {
      collector.count = 0;
      for (const p of group) {
        collector.add(columns[p]!.pairPostings, places[p]!, parts[p]!.newDocs, false);
      }
      if (collector.count === 0) return;
      pairs.push(columns[group[0]!]!.pairs[places[group[0]!]!]!);
      postings.add(collector.docs, 0, collector.count);
    },
  );
  writer.add(`${name}.pairs`, pairs.values());
  postings.write(writer, `${name}.pairPostings`);
}

/** Calls `take` with the parts that share each term, in ascending order of terms and of parts. */
function eachGroup(
  columns: readonly TextColumn[],
  places: number[],
  sizeOf: (column: TextColumn) => number,
  compare: (a: number, b: number) => number,
  take: (group: readonly number[]) => void,
): void {
  const heap = new HeadHeap(compare);
  columns.forEach((column, p) => {
    if (sizeOf(column) > 0) heap.push(p);
  });
  while (heap.size > 0) {
    const group = [heap.pop()];
    while (heap.size > 0 && compare(group[0]!, heap.top()) === 0) group.push(heap.pop());
    take(group);
    for (const p of group) {
      places[p]!++;
      if (places[p]! < sizeOf(columns[p]!)) heap.push(p);
    }
  }
}

function mergeTexts(
  writer: SegmentWriter,
  name: string,
  parts: readonly MappedPart[],
  columns: readonly TextColumn[],
): void {
  let buffer: Uint16Array = new Uint16Array(4096);
  const counts = new Uint32Array(65_536);
  parts.forEach(({ newDocs }, p) => {
    for (let doc = 0; doc < newDocs.length; doc++) {
      if (newDocs[doc] === LEFT_BEHIND) continue;
      const { units, length } = columns[p]!.text.units(doc, buffer);
      buffer = units;
      for (let i = 0; i < length; i++) counts[units[i]!]!++;
    }
  });
  const encoder = new TextEncoder16(numberUnits(counts));
  const text = new ByteSink();
  const offsets = new WordSink();
  parts.forEach(({ newDocs }, p) => {
    for (let doc = 0; doc < newDocs.length; doc++) {
      if (newDocs[doc] === LEFT_BEHIND) continue;
      offsets.push(text.length);
      const { units, length } = columns[p]!.text.units(doc, buffer);
      buffer = units;
      for (let i = 0; i < length; i++) encoder.push(units[i]!, text);
    }
  });
  offsets.push(text.length);
  writeTextStore(writer, name, encoder.units, text, offsets);
}
