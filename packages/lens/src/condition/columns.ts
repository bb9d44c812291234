import { mostOrdinals, readOrdinals } from '../segment/segment.ts';
import type { KeywordColumn, NumberColumn } from '../segment/segment.ts';
import { popcount, wordsFor } from '../structure/bits.ts';
import { encode } from '../text/encoding.ts';
import type { EvaluationContext } from './evaluate.ts';
import type { KeywordAnyNode, KeywordRangeNode, NumberAnyNode, NumberRangeNode } from './node.ts';

/** Up to this many documents of a word are looked at one by one; otherwise all 32 are. */
const FEW = 10;

/** Documents with at least one of the values. */
export function keywordAny(context: EvaluationContext, node: KeywordAnyNode): Uint32Array {
  const { segment, arena } = context;
  const bits = arena.zeroed(wordsFor(segment.documents));
  const column = segment.keyword(node.field.name);
  for (const value of node.values) {
    const ordinal = column.values.find(value);
    if (ordinal >= 0) column.postings.addTo(ordinal, bits);
  }
  return bits;
}

/** Documents with some value between the bounds, by code unit. */
export function keywordRange(context: EvaluationContext, node: KeywordRangeNode): Uint32Array {
  const { segment, arena } = context;
  const bits = arena.zeroed(wordsFor(segment.documents));
  const column = segment.keyword(node.field.name);
  const { values } = column;
  const bound = (text: string, after: boolean): number => {
    const key = encode(text);
    const index = values.lowerBound(key);
    const equal = index < values.size && values.compare(index, key) === 0;
    return after && equal ? index + 1 : index;
  };
  const low = node.from === undefined ? 0 : bound(node.from, node.fromOpen);
  const high = node.to === undefined ? values.size : bound(node.to, !node.toOpen);
  ordinalRange(context, column, low, high, bits);
  return bits;
}

/** Adds the documents with an ordinal of the half-open range (counted from 0) to a set. */
export function ordinalRange(
  context: EvaluationContext,
  column: KeywordColumn,
  low: number,
  high: number,
  bits: Uint32Array,
): void {
  if (low >= high) return;
  const { starts } = column.postings;
  const { documents } = context.segment;
  // Reading the column costs about as much as adding one posting for every document.
  const dense = high - low > 64 && starts[high]! - starts[low]! > documents / 2;
  if (!dense) {
    for (let ordinal = low; ordinal < high; ordinal++) {
      if ((ordinal & 255) === 0) context.budget.check();
      column.postings.addTo(ordinal, bits);
    }
    return;
  }
  const { ordinals } = column;
  const found = new Uint32Array(mostOrdinals(ordinals));
  for (let doc = 0; doc < documents; doc++) {
    const n = readOrdinals(ordinals, doc, found);
    for (let i = 0; i < n; i++) {
      if (found[i]! > low && found[i]! <= high) {
        bits[doc >>> 5]! |= 1 << (doc & 31);
        break;
      }
    }
  }
}

export function numberAny(
  context: EvaluationContext,
  node: NumberAnyNode,
  within: Uint32Array | undefined,
): Uint32Array {
  const { segment, arena } = context;
  const column = segment.number(node.field.name);
  const wanted = [...node.values].filter((v) => v >= column.min && v <= column.max);
  const words = wordsFor(segment.documents);
  const bits = arena.zeroed(words);
  if (wanted.length === 0) return bits;
  if (wanted.length === 1) {
    scan(column, segment.documents, wanted[0]!, wanted[0]!, within, bits);
    return bits;
  }
  const set = new Set(wanted);
  const { values, present } = column;
  for (let w = 0; w < words; w++) {
    let mask = present[w]!;
    if (within !== undefined) mask &= within[w]!;
    let found = 0;
    while (mask !== 0) {
      const low = mask & -mask;
      mask ^= low;
      if (set.has(values[(w << 5) + 31 - Math.clz32(low)]!)) found |= low;
    }
    bits[w] = found;
  }
  return bits;
}

export function numberRange(
  context: EvaluationContext,
  node: NumberRangeNode,
  within: Uint32Array | undefined,
): Uint32Array {
  const { segment, arena } = context;
  const words = wordsFor(segment.documents);
  const column = segment.number(node.field.name);
  const bits = arena.zeroed(words);
  if (node.from <= column.min && node.to >= column.max) {
    for (let w = 0; w < words; w++) bits[w] = column.present[w]!;
  } else if (node.from <= node.to && node.from <= column.max && node.to >= column.min) {
    scan(column, segment.documents, node.from, node.to, within, bits);
  }
  return bits;
}

function scan(
  column: NumberColumn,
  documents: number,
  from: number,
  to: number,
  within: Uint32Array | undefined,
  bits: Uint32Array,
): void {
  // One loop for each kind of array keeps both of them fast.
  if (column.values instanceof Int32Array) {
    const low = Math.max(-0x80000000, Math.ceil(from));
    const high = Math.min(0x7fffffff, Math.floor(to));
    scanIntegers(column.values, column.present, documents, low, high, within, bits);
  } else {
    scanFloats(column.values, column.present, documents, from, to, within, bits);
  }
}

function scanIntegers(
  values: Int32Array,
  present: Uint32Array,
  documents: number,
  low: number,
  high: number,
  within: Uint32Array | undefined,
  bits: Uint32Array,
): void {
  const words = wordsFor(documents);
  for (let w = 0; w < words; w++) {
    const mask = within === undefined ? present[w]! : present[w]! & within[w]!;
    if (mask === 0) continue;
    const base = w << 5;
    let found = 0;
    if (popcount(mask) <= FEW) {
      for (let rest = mask; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        const value = values[base + 31 - Math.clz32(bit)]!;
        if (value >= low && value <= high) found |= bit;
      }
    } else {
      const width = Math.min(32, documents - base);
      for (let j = 0; j < width; j++) {
        const value = values[base + j]!;
        if (value >= low && value <= high) found |= 1 << j;
      }
    }
    bits[w] = found & mask;
  }
}

function scanFloats(
  values: Float64Array,
  present: Uint32Array,
  documents: number,
  low: number,
  high: number,
  within: Uint32Array | undefined,
  bits: Uint32Array,
): void {
  const words = wordsFor(documents);
  for (let w = 0; w < words; w++) {
    const mask = within === undefined ? present[w]! : present[w]! & within[w]!;
    if (mask === 0) continue;
    const base = w << 5;
    let found = 0;
    if (popcount(mask) <= FEW) {
      for (let rest = mask; rest !== 0; rest &= rest - 1) {
        const bit = rest & -rest;
        const value = values[base + 31 - Math.clz32(bit)]!;
        if (value >= low && value <= high) found |= bit;
      }
    } else {
      const width = Math.min(32, documents - base);
      for (let j = 0; j < width; j++) {
        const value = values[base + j]!;
        if (value >= low && value <= high) found |= 1 << j;
      }
    }
    bits[w] = found & mask;
  }
}
