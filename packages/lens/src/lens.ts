import type { SearchDocument } from '@zca/query';
import { chooseMerge, defaultMergePolicy } from './mergePolicy.ts';
import type { MergePolicy } from './mergePolicy.ts';
import type { LensSchema } from './schema.ts';
import { FieldTable, schemaFingerprint } from './schema.ts';
import { buildSegment } from './segment/build.ts';
import { mergeSegments } from './segment/merge.ts';
import { Segment } from './segment/segment.ts';
import { SegmentView } from './segmentView.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import type { ReadFile, Snapshot, SnapshotState } from './snapshot.ts';
import { hasBit } from './structure/bits.ts';
import type { Analyzer } from './text/analyzer.ts';
import { View } from './view.ts';

/** A merge to be done, as a plain value that can be posted to another thread. */
export interface MergePlan {
  readonly parts: readonly {
    readonly key: number;
    readonly buffer: SharedArrayBuffer;
    readonly deleted: SharedArrayBuffer | null;
  }[];
}

/** Does a planned merge, in any thread; the result goes to `Lens.mergeDone`. */
export function runMerge(schema: LensSchema, plan: MergePlan): SharedArrayBuffer {
  const parts = plan.parts.map(({ buffer, deleted }) => ({
    segment: new Segment(buffer),
    deleted: deleted === null ? null : new Uint32Array(deleted),
  }));
  return mergeSegments(schema, parts).buffer;
}

/**
 * An index that changes: it owns the current view and makes a new one for every change. One thread
 * owns a lens; views can be asked anywhere (`View.describe`, `openView`).
 */
export class Lens {
  readonly #fields: FieldTable;
  readonly #analyzer: Analyzer;
  readonly #policy: MergePolicy;
  readonly #merging = new Set<number>();
  #nextKey = 1;
  #changes = 0;
  #view: View;

  constructor(schema: LensSchema, analyzer: Analyzer, policy: MergePolicy = defaultMergePolicy) {
    this.#fields = new FieldTable(schema);
    this.#analyzer = analyzer;
    this.#policy = policy;
    this.#view = new View(this.#fields, analyzer, [], 0);
  }

  /**
   * Opens a snapshot. `check` (default) compares every byte with its checksum. Throws `damaged` or
   * `schema-changed`; then the index has to be built anew.
   */
  static load(
    schema: LensSchema,
    analyzer: Analyzer,
    snapshot: { readonly manifest: string; readonly readFile: ReadFile },
    options: { readonly check?: boolean; readonly policy?: MergePolicy } = {},
  ): Lens {
    const lens = new Lens(schema, analyzer, options.policy);
    const state = readSnapshot(
      snapshot.manifest,
      snapshot.readFile,
      schemaFingerprint(schema),
      options.check !== false,
    );
    lens.#restore(state);
    return lens;
  }

  /** The current state; a later change makes a new view and leaves this one as it is. */
  get view(): View {
    return this.#view;
  }

  /** Changes that records have undergone: merges make another view of as many changes. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * Removes ids, then adds or replaces records (the last one of an id counts), and returns the view
   * that shows all of it. Ids that are not there are passed over. Throws `LensError` for a document
   * that does not fit the schema, and then changes nothing.
   */
  apply(change: {
    readonly upserts?: readonly SearchDocument[];
    readonly deletes?: readonly string[];
  }): View {
    const byId = new Map((change.upserts ?? []).map((document) => [document.id, document]));
    const segment =
      byId.size === 0
        ? null
        : buildSegment(this.#fields.schema, this.#analyzer, [...byId.values()]);
    return this.publish(segment, change.deletes ?? []);
  }

  /** As `apply`, with documents that were built into a segment elsewhere. */
  publish(built: Segment | null, deletes: Iterable<string> = []): View {
    const deleted = new Set(deletes);
    let replaced: Set<string> | undefined;
    const hiddenIn = ({ segment }: SegmentView): Set<string> => {
      // Ranges of ids that were built apart never meet, and there can be many of them.
      if (built === null || !built.mayShareIds(segment)) return deleted;
      return (replaced ??= new Set([...deleted, ...built.allIds()]));
    };
    const before = this.#view.segments;
    const after = before.map((view) => view.without(hiddenIn(view)));
    const segments = after.filter(({ live }) => live > 0);
    if (built !== null && built.documents > 0) {
      segments.push(new SegmentView(this.#nextKey++, built, null));
      this.#changes += 1;
    } else if (after.some((view, place) => view !== before[place])) {
      this.#changes += 1;
    }
    return this.#advance(segments);
  }

  /** A merge that is worth doing now, or null. Its segments are not planned again until it is done. */
  mergePlan(): MergePlan | null {
    const free = this.#view.segments.filter(({ key }) => !this.#merging.has(key));
    return this.#plan(chooseMerge(free, this.#policy));
  }

  /** A merge of everything into one segment without deleted documents, or null when that is so. */
  mergeAllPlan(): MergePlan | null {
    const { segments } = this.#view;
    if (segments.some(({ key }) => this.#merging.has(key))) return null;
    return segments.length > 1 || segments.some(({ deleted }) => deleted !== null)
      ? this.#plan(segments)
      : null;
  }

  /**
   * Puts the result of a plan in the place of its segments. Documents that were deleted or replaced
   * since the plan was made are deleted in it.
   */
  mergeDone(plan: MergePlan, merged: SharedArrayBuffer): View {
    const gone: string[] = [];
    for (const { key, deleted } of plan.parts) {
      this.#merging.delete(key);
      gone.push(...this.#deletedSince(key, plan, deleted));
    }
    const planned = new Set(plan.parts.map(({ key }) => key));
    const result = new SegmentView(this.#nextKey++, new Segment(merged), null).without(gone);
    const segments = this.#view.segments.filter(({ key }) => !planned.has(key));
    // The result stands first: it is usually the largest, and the order means nothing else.
    if (result.live > 0) segments.unshift(result);
    return this.#advance(segments);
  }

  /** Gives a plan up, for example when its thread died; its segments can be planned again. */
  mergeAbandoned(plan: MergePlan): void {
    for (const { key } of plan.parts) this.#merging.delete(key);
  }

  /** The current state as files; see `Lens.load`. */
  snapshot(): Snapshot {
    return writeSnapshot({
      fingerprint: schemaFingerprint(this.#fields.schema),
      generation: this.#view.generation,
      nextKey: this.#nextKey,
      segments: this.#view.segments,
    });
  }

  #plan(chosen: readonly SegmentView[]): MergePlan | null {
    if (chosen.length === 0) return null;
    for (const { key } of chosen) this.#merging.add(key);
    return {
      parts: chosen.map(({ key, segment, deleted }) => ({
        key,
        buffer: segment.buffer,
        deleted: deleted === null ? null : (deleted.buffer as SharedArrayBuffer),
      })),
    };
  }

  /** Ids of the documents of a planned segment that stopped counting after the plan was made. */
  #deletedSince(key: number, plan: MergePlan, before: SharedArrayBuffer | null): string[] {
    const current = this.#view.segments.find((view) => view.key === key);
    const was = before === null ? null : new Uint32Array(before);
    if (current === undefined) {
      const part = plan.parts.find((candidate) => candidate.key === key)!;
      const segment = new Segment(part.buffer);
      const ids: string[] = [];
      for (let doc = 0; doc < segment.documents; doc++) {
        if (was === null || !hasBit(was, doc)) ids.push(segment.ids.at(doc));
      }
      return ids;
    }
    return [...current.deletedDocuments()]
      .filter((doc) => was === null || !hasBit(was, doc))
      .map((doc) => current.segment.ids.at(doc));
  }

  #advance(segments: readonly SegmentView[]): View {
    const { generation, ordinals } = this.#view;
    this.#view = new View(this.#fields, this.#analyzer, segments, generation + 1, ordinals);
    return this.#view;
  }

  #restore(state: SnapshotState): void {
    this.#nextKey = state.nextKey;
    this.#view = new View(this.#fields, this.#analyzer, state.segments, state.generation);
  }
}
