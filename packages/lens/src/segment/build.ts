import type { SearchDocument } from '@zca/query';
import { LensError } from '../error.ts';
import type { LensField, LensSchema } from '../schema.ts';
import { schemaFingerprint } from '../schema.ts';
import { WordSink } from '../structure/sink.ts';
import { StringListWriter } from '../structure/stringTable.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { Presence, writeIds, writeKeywords, writeNumbers, writePoints } from './columns.ts';
import { CombinedWriter } from './combined.ts';
import { TextColumnBuilder } from './buildText.ts';
import { SegmentWriter } from './layout.ts';
import { readNumber, readPoints, readStrings } from './readValues.ts';
import { Segment } from './segment.ts';

/** Up to so many values are sorted by insertion, and looked for one by one. */
const FEW = 16;

/**
 * Builds a segment from documents. Memory grows with the batch (about 3 KB a record of patent size
 * while building), so large collections are built in batches of some 50,000 and merged.
 * Throws `invalid-document`, `duplicate-id`, and `unknown-field` for values of no declared field.
 */
export function buildSegment(
  schema: LensSchema,
  analyzer: Analyzer,
  documents: Iterable<SearchDocument>,
): Segment {
  const list = Array.isArray(documents) ? (documents as SearchDocument[]) : [...documents];
  const writer = new SegmentWriter();
  buildIds(writer, list);
  refuseUnknownFields(schema, list);
  const combined = new CombinedWriter(schema);
  for (const field of schema.fields) {
    if (field.kind === 'text') buildText(writer, analyzer, field, list);
    else if (field.kind === 'keyword') buildKeywords(writer, combined, field, list);
    else if (field.kind === 'point') buildPoints(writer, field, list);
    else buildNumbers(writer, combined, field, list);
  }
  combined.write(writer, list.length);
  return new Segment(
    writer.finish({ documents: list.length, fingerprint: schemaFingerprint(schema) }),
  );
}

function refuseUnknownFields(schema: LensSchema, documents: readonly SearchDocument[]): void {
  const known = new Set(schema.fields.map((field) => field.name));
  for (const document of documents) {
    for (const name in document.values) {
      if (!known.has(name)) throw new LensError('unknown-field', { field: name });
    }
  }
}

function buildIds(writer: SegmentWriter, documents: readonly SearchDocument[]): void {
  const ids = new StringListWriter();
  const byId = new Map<string, number>();
  documents.forEach(({ id }, doc) => {
    if (byId.has(id)) throw new LensError('duplicate-id', { id });
    byId.set(id, doc);
    ids.add(id);
  });
  const order = Uint32Array.from([...byId.keys()].toSorted(), (id) => byId.get(id)!);
  writeIds(writer, ids, order);
}

function buildText(
  writer: SegmentWriter,
  analyzer: Analyzer,
  field: LensField,
  documents: readonly SearchDocument[],
): void {
  const builder = new TextColumnBuilder(analyzer, documents.length);
  for (const document of documents) builder.add(readStrings(document, field));
  builder.write(writer, field.name);
}

function buildKeywords(
  writer: SegmentWriter,
  combined: CombinedWriter,
  field: LensField,
  documents: readonly SearchDocument[],
): void {
  const numbers = new Map<string, number>();
  const drafts = new WordSink();
  const offsets = new Uint32Array(documents.length + 1);
  documents.forEach((document, doc) => {
    const given = readStrings(document, field);
    const distinct = given.length > FEW ? [...new Set(given)] : given;
    for (let i = 0; i < distinct.length; i++) {
      const value = distinct[i]!;
      if (distinct.indexOf(value) < i) continue;
      let number = numbers.get(value);
      if (number === undefined) numbers.set(value, (number = numbers.size));
      drafts.push(number);
    }
    offsets[doc + 1] = drafts.length;
  });
  const values = new StringListWriter();
  const ordinalOf = new Uint32Array(numbers.size);
  for (const value of [...numbers.keys()].toSorted()) {
    values.add(value);
    ordinalOf[numbers.get(value)!] = values.size;
  }
  const ordinals = drafts.values().map((draft) => ordinalOf[draft]!);
  const many = field.many === true;
  if (many) {
    for (let doc = 0; doc < documents.length; doc++) {
      sortRange(ordinals, offsets[doc]!, offsets[doc + 1]!);
    }
    writeKeywords(writer, field.name, documents.length, values, ordinals, offsets);
    return;
  }
  const single = new Uint32Array(documents.length);
  for (let doc = 0; doc < documents.length; doc++) {
    if (offsets[doc + 1]! > offsets[doc]!) single[doc] = ordinals[offsets[doc]!]!;
  }
  writeKeywords(writer, field.name, documents.length, values, single, undefined);
  combined.addKeywords(field.name, single);
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

function buildNumbers(
  writer: SegmentWriter,
  combined: CombinedWriter,
  field: LensField,
  documents: readonly SearchDocument[],
): void {
  const values = new Float64Array(documents.length);
  const present = new Presence(documents.length);
  documents.forEach((document, doc) => {
    const value = readNumber(document, field);
    if (value === undefined) return;
    values[doc] = value;
    present.add(doc);
  });
  writeNumbers(writer, field.name, values, present.bits, field.kind === 'decimal');
  combined.addNumbers(field.name, values, present.bits);
}

function buildPoints(
  writer: SegmentWriter,
  field: LensField,
  documents: readonly SearchDocument[],
): void {
  const offsets = new Uint32Array(documents.length + 1);
  const coordinates: number[] = [];
  documents.forEach((document, doc) => {
    for (const part of readPoints(document, field)) coordinates.push(part);
    offsets[doc + 1] = coordinates.length / 2;
  });
  writePoints(writer, field.name, offsets, Float64Array.from(coordinates));
}
