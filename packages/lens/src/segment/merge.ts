import type { LensField, LensSchema } from '../schema.ts';
import { schemaFingerprint } from '../schema.ts';
import { hasBit, setBit, wordsFor } from '../structure/bits.ts';
import { HeadHeap } from '../structure/headHeap.ts';
import { compareBytes, StringListWriter } from '../structure/stringTable.ts';
import { writeIds, writeKeywords, writeNumbers, writePoints } from './columns.ts';
import { CombinedWriter } from './combined.ts';
import { SegmentWriter } from './layout.ts';
import { LEFT_BEHIND } from './mergePart.ts';
import type { MappedPart, MergePart } from './mergePart.ts';
import { mergeText } from './mergeText.ts';
import { mostOrdinals, ordinalOf, readOrdinals, Segment } from './segment.ts';

/**
 * Makes one segment of several, in the order given, without the deleted documents and without
 * analysing anything again. No id may live in two parts.
 */
export function mergeSegments(schema: LensSchema, parts: readonly MergePart[]): Segment {
  let documents = 0;
  const mapped = parts.map(({ segment, deleted }): MappedPart => {
    const newDocs = new Uint32Array(segment.documents);
    for (let doc = 0; doc < segment.documents; doc++) {
      newDocs[doc] = deleted !== null && hasBit(deleted, doc) ? LEFT_BEHIND : documents++;
    }
    return { segment, newDocs };
  });
  const writer = new SegmentWriter();
  mergeIds(writer, mapped, documents);
  const combined = new CombinedWriter(schema);
  for (const field of schema.fields) {
    if (field.kind === 'text') mergeText(writer, field, mapped, documents);
    else if (field.kind === 'keyword') mergeKeywords(writer, combined, field, mapped, documents);
    else if (field.kind === 'point') mergePoints(writer, field, mapped, documents);
    else mergeNumbers(writer, combined, field, mapped, documents);
  }
  combined.write(writer, documents);
  return new Segment(writer.finish({ documents, fingerprint: schemaFingerprint(schema) }));
}

function mergeIds(writer: SegmentWriter, parts: readonly MappedPart[], documents: number): void {
  const list = new StringListWriter();
  for (const { segment, newDocs } of parts) {
    const { bytes, offsets } = segment.ids;
    for (let doc = 0; doc < segment.documents; doc++) {
      if (newDocs[doc] !== LEFT_BEHIND) list.addBytes(bytes, offsets[doc]!, offsets[doc + 1]!);
    }
  }
  const places = parts.map(() => -1);
  const advance = (p: number): boolean => {
    const { segment, newDocs } = parts[p]!;
    let at = places[p]! + 1;
    while (at < segment.documents && newDocs[segment.idOrder[at]!] === LEFT_BEHIND) at++;
    places[p] = at;
    return at < segment.documents;
  };
  const heap = new HeadHeap((a, b) => {
    const x = parts[a]!.segment;
    const y = parts[b]!.segment;
    const i = x.idOrder[places[a]!]!;
    const j = y.idOrder[places[b]!]!;
    const [from, to] = [y.ids.offsets[j]!, y.ids.offsets[j + 1]!];
    return compareBytes(
      x.ids.bytes,
      x.ids.offsets[i]!,
      x.ids.offsets[i + 1]!,
      y.ids.bytes,
      from,
      to,
    );
  });
  parts.forEach((_, p) => {
    if (advance(p)) heap.push(p);
  });
  const order = new Uint32Array(documents);
  for (let i = 0; i < documents; i++) {
    const p = heap.pop();
    const { segment, newDocs } = parts[p]!;
    order[i] = newDocs[segment.idOrder[places[p]!]!]!;
    if (advance(p)) heap.push(p);
  }
  writeIds(writer, list, order);
}

/** New ordinals (from 1) of the ordinals (from 1) of each part; values no longer used have 0. */
function mergeValues(
  parts: readonly MappedPart[],
  name: string,
): { values: StringListWriter; newOrdinals: Uint32Array[] } {
  const columns = parts.map(({ segment }) => segment.keyword(name));
  const newOrdinals = columns.map(({ values }) => new Uint32Array(values.size + 1));
  parts.forEach(({ segment, newDocs }, p) => {
    const { ordinals } = columns[p]!;
    const found = new Uint32Array(mostOrdinals(ordinals));
    const used = newOrdinals[p]!;
    for (let doc = 0; doc < segment.documents; doc++) {
      if (newDocs[doc] === LEFT_BEHIND) continue;
      const n = readOrdinals(ordinals, doc, found);
      for (let i = 0; i < n; i++) used[found[i]!] = 1;
    }
  });
  const places = parts.map(() => 0);
  const advance = (p: number): boolean => {
    const used = newOrdinals[p]!;
    let at = places[p]! + 1;
    while (at < used.length && used[at] === 0) at++;
    places[p] = at;
    return at < used.length;
  };
  const compare = (a: number, b: number): number => {
    const { values: x } = columns[a]!;
    const { values: y } = columns[b]!;
    const [i, j] = [places[a]! - 1, places[b]! - 1];
    const [from, to] = [y.offsets[j]!, y.offsets[j + 1]!];
    return compareBytes(x.bytes, x.offsets[i]!, x.offsets[i + 1]!, y.bytes, from, to);
  };
  const heap = new HeadHeap(compare);
  parts.forEach((_, p) => {
    if (advance(p)) heap.push(p);
  });
  const values = new StringListWriter();
  while (heap.size > 0) {
    const group = [heap.pop()];
    while (heap.size > 0 && compare(group[0]!, heap.top()) === 0) group.push(heap.pop());
    const { values: source } = columns[group[0]!]!;
    const at = places[group[0]!]! - 1;
    values.addBytes(source.bytes, source.offsets[at]!, source.offsets[at + 1]!);
    for (const p of group) {
      newOrdinals[p]![places[p]!] = values.size;
      if (advance(p)) heap.push(p);
    }
  }
  return { values, newOrdinals };
}

function mergeKeywords(
  writer: SegmentWriter,
  combined: CombinedWriter,
  field: LensField,
  parts: readonly MappedPart[],
  documents: number,
): void {
  const { values, newOrdinals } = mergeValues(parts, field.name);
  if (field.many !== true) {
    const single = new Uint32Array(documents);
    parts.forEach(({ segment, newDocs }, p) => {
      const column = segment.keyword(field.name);
      for (let doc = 0; doc < segment.documents; doc++) {
        const to = newDocs[doc]!;
        if (to !== LEFT_BEHIND) single[to] = newOrdinals[p]![ordinalOf(column, doc)]!;
      }
    });
    writeKeywords(writer, field.name, documents, values, single, undefined);
    combined.addKeywords(field.name, single);
    return;
  }
  const offsets = new Uint32Array(documents + 1);
  const room = parts.reduce((n, { segment }) => n + segment.keyword(field.name).postings.total, 0);
  const ordinals = new Uint32Array(room);
  let n = 0;
  parts.forEach(({ segment, newDocs }, p) => {
    const column = segment.keyword(field.name);
    for (let doc = 0; doc < segment.documents; doc++) {
      const to = newDocs[doc]!;
      if (to === LEFT_BEHIND) continue;
      // Both tables ascend, so ordinals in ascending order stay so.
      const end = readOrdinals(column.ordinals, doc, ordinals, n);
      for (; n < end; n++) ordinals[n] = newOrdinals[p]![ordinals[n]!]!;
      offsets[to + 1] = n;
    }
  });
  writeKeywords(writer, field.name, documents, values, ordinals.slice(0, n), offsets);
}

function mergeNumbers(
  writer: SegmentWriter,
  combined: CombinedWriter,
  field: LensField,
  parts: readonly MappedPart[],
  documents: number,
): void {
  const values = new Float64Array(documents);
  const present = new Uint32Array(wordsFor(documents));
  for (const { segment, newDocs } of parts) {
    const column = segment.number(field.name);
    for (let doc = 0; doc < segment.documents; doc++) {
      const to = newDocs[doc]!;
      if (to === LEFT_BEHIND || !hasBit(column.present, doc)) continue;
      values[to] = column.values[doc]!;
      setBit(present, to);
    }
  }
  writeNumbers(writer, field.name, values, present, field.kind === 'decimal');
  combined.addNumbers(field.name, values, present);
}

function mergePoints(
  writer: SegmentWriter,
  field: LensField,
  parts: readonly MappedPart[],
  documents: number,
): void {
  const offsets = new Uint32Array(documents + 1);
  const room = parts.reduce((n, p) => n + p.segment.points(field.name).coordinates.length, 0);
  const coordinates = new Float64Array(room);
  let n = 0;
  for (const { segment, newDocs } of parts) {
    const column = segment.points(field.name);
    for (let doc = 0; doc < segment.documents; doc++) {
      const to = newDocs[doc]!;
      if (to === LEFT_BEHIND) continue;
      for (let i = 2 * column.offsets[doc]!; i < 2 * column.offsets[doc + 1]!; i++) {
        coordinates[n++] = column.coordinates[i]!;
      }
      offsets[to + 1] = n / 2;
    }
  }
  writePoints(writer, field.name, offsets, coordinates.slice(0, n));
}
