import type { Segment } from './segment.ts';

/** What the sections of a segment are for, by the end of their names. */
const STRUCTURES: readonly (readonly [RegExp, string])[] = [
  [/^@ids/, 'ids'],
  [/\.words\./, 'word dictionary'],
  [/\.wordPostings\.(frequencies|largeFrequencies)$/, 'word frequencies'],
  [/\.wordBounds\./, 'word bounds'],
  [/\.wordPostings\./, 'word documents'],
  [/\.(pairs|pairPostings\..*)$/, 'pair documents'],
  [/\.(text|textOffsets|units|unitOrder|unitCodes)$/, 'text'],
  [/\.(lengths|totalLength|wordsAreParts)$/, 'text lengths'],
  [/^@combined/, 'combined columns'],
  [/\.values\./, 'keyword values'],
  [/\.(ordinals|slotShape|slots|extraDocs|extraCodes|empty)$/, 'keyword columns'],
  [/\.valuePostings\./, 'keyword documents'],
  [/\.(numbers|range)$/, 'numbers'],
  [/\.(pointOffsets|coordinates|tiles)$/, 'points'],
  [/\.present$/, 'presence'],
];

/** Bytes of a segment by structure, largest first, with the header and directory as `directory`. */
export function memoryByStructure(segment: Segment): { structure: string; bytes: number }[] {
  const totals = new Map<string, number>();
  let rest = segment.buffer.byteLength;
  for (const { name, bytes } of segment.sizes()) {
    const structure = STRUCTURES.find(([pattern]) => pattern.test(name))?.[1] ?? name;
    totals.set(structure, (totals.get(structure) ?? 0) + bytes);
    rest -= bytes;
  }
  totals.set('directory', rest);
  return [...totals]
    .map(([structure, bytes]) => ({ structure, bytes }))
    .toSorted((a, b) => b.bytes - a.bytes);
}
