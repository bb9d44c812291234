import type { Segment } from './segment.ts';

/** A segment to be merged, and those of its documents that are left behind. */
export interface MergePart {
  readonly segment: Segment;
  readonly deleted: Uint32Array | null;
}

/** Where a document of a part went; this number says that it was left behind. */
export const LEFT_BEHIND = 0xffffffff;

/** A part with the new number of each of its documents. */
export interface MappedPart {
  readonly segment: Segment;
  readonly newDocs: Uint32Array;
}
