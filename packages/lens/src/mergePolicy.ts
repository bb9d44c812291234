import type { SegmentView } from './segmentView.ts';

export interface MergePolicy {
  /** Segments of about the same size that are merged into one. */
  readonly fanout: number;
  /** Segments up to this number of documents count as the same size. */
  readonly smallest: number;
  /** Share of deleted documents at which a segment is rewritten by itself. */
  readonly deletedShare: number;
}

export const defaultMergePolicy: MergePolicy = { fanout: 8, smallest: 500, deletedShare: 0.3 };

/**
 * Chooses segments to merge, or none. Sizes fall into tiers whose bounds grow by `fanout`; a full
 * tier is merged, so a document is rewritten about once a tier, and a few segments a tier remain.
 */
export function chooseMerge(
  segments: readonly SegmentView[],
  policy: MergePolicy,
): readonly SegmentView[] {
  const tiers = new Map<number, SegmentView[]>();
  for (const view of segments) {
    const tier = Math.max(
      0,
      Math.ceil(Math.log(view.live / policy.smallest) / Math.log(policy.fanout)),
    );
    const list = tiers.get(tier);
    if (list === undefined) tiers.set(tier, [view]);
    else list.push(view);
  }
  for (const tier of [...tiers.keys()].toSorted((a, b) => a - b)) {
    const list = tiers.get(tier)!;
    if (list.length >= policy.fanout) return list;
  }
  const worn = segments.find(({ segment, live }) => {
    const gone = segment.documents - live;
    return gone > 0 && gone >= segment.documents * policy.deletedShare;
  });
  return worn === undefined ? [] : [worn];
}
