import type { Answer, Condition, Question, SearchDocument } from '@zca/query';
import { OrdinalCache } from './aggregate/ordinals.ts';
import { ask, type AskOptions } from './ask.ts';
import { LensError } from './error.ts';
import type { LensSchema } from './schema.ts';
import { FieldTable, schemaFingerprint } from './schema.ts';
import { buildSegment } from './segment/build.ts';
import { Segment } from './segment/segment.ts';
import { SegmentView } from './segmentView.ts';
import type { Analyzer } from './text/analyzer.ts';

/** A view as a plain value that can be posted to another thread; the buffers are shared. */
export interface ViewDescription {
  readonly generation: number;
  readonly segments: readonly {
    readonly key: number;
    readonly buffer: SharedArrayBuffer;
    readonly deleted: SharedArrayBuffer | null;
  }[];
}

/**
 * One consistent state of an index: segments that never change and, for each, the documents that
 * no longer count. Questions to a view see the same data however long they take.
 */
export class View {
  readonly fields: FieldTable;
  readonly analyzer: Analyzer;
  readonly segments: readonly SegmentView[];
  readonly generation: number;
  /** Carried from view to view so that nothing is computed again for unchanged segments. */
  readonly ordinals: OrdinalCache;

  constructor(
    schema: LensSchema | FieldTable,
    analyzer: Analyzer,
    segments: readonly SegmentView[],
    generation: number,
    ordinals: OrdinalCache = new OrdinalCache(),
  ) {
    this.fields = schema instanceof FieldTable ? schema : new FieldTable(schema);
    this.analyzer = analyzer;
    this.segments = segments;
    this.generation = generation;
    this.ordinals = ordinals;
    const fingerprint = schemaFingerprint(this.fields.schema);
    for (const { segment } of segments) {
      if (segment.fingerprint !== fingerprint) throw new LensError('schema-changed');
    }
  }

  /** Number of records. */
  get size(): number {
    return this.segments.reduce((sum, { live }) => sum + live, 0);
  }

  /**
   * Answers a question about the records that fit `scope`. `clock.now` gives milliseconds and is
   * read for `budgetMs` and `tookMs` alone. Throws `LensError` when the question does not fit the
   * schema. A list of thousands of ids is looked up once for all questions that hold the same array,
   * which must not change.
   * With `parts` (`SharedParts`) only those parts are answered that this reader takes of the question;
   * the answers of both readers are put together by `joinAnswers`. With `recall` a question that is asked
   * again after a change looks only at what changed.
   */
  ask(
    question: Question,
    scope: Condition,
    clock: { now(): number },
    options: AskOptions = {},
  ): Answer {
    return ask(this, question, scope, clock, options);
  }

  /** Where the record with an id lives, or undefined. */
  find(id: string): { segment: SegmentView; doc: number } | undefined {
    for (const view of this.segments) {
      const doc = view.segment.findDocument(id);
      if (doc >= 0 && !view.isDeleted(doc)) return { segment: view, doc };
    }
    return undefined;
  }

  /**
   * A view of its own in which some ids are hidden and documents are added (replacing those of the
   * same id): for questions about another state of a few records, such as a past day. The
   * generation stays the same.
   */
  overlay(change: {
    readonly hide?: Iterable<string>;
    readonly add?: Iterable<SearchDocument>;
  }): View {
    const added = [...(change.add ?? [])];
    const hidden = [...(change.hide ?? []), ...added.map(({ id }) => id)];
    const segments = this.segments.map((view) => view.without(hidden));
    if (added.length > 0) {
      const built = buildSegment(this.fields.schema, this.analyzer, added);
      // Negative keys are never given to published segments.
      const key = Math.min(0, ...segments.map((view) => view.key)) - 1;
      segments.push(new SegmentView(key, built, null));
    }
    return new View(this.fields, this.analyzer, segments, this.generation);
  }

  /** This view as a plain value for `openView` in another thread. */
  describe(): ViewDescription {
    return {
      generation: this.generation,
      segments: this.segments.map(({ key, segment, deleted }) => ({
        key,
        buffer: segment.buffer,
        deleted: deleted === null ? null : (deleted.buffer as SharedArrayBuffer),
      })),
    };
  }
}

/**
 * Opens a described view. Segments that `previous` has already opened are taken from it, with all
 * that was computed for them.
 */
export function openView(
  schema: LensSchema,
  analyzer: Analyzer,
  description: ViewDescription,
  previous?: View,
): View {
  const known = new Map(previous?.segments.map((view) => [view.key, view.segment]));
  const segments = description.segments.map(({ key, buffer, deleted }) => {
    const segment = known.get(key) ?? new Segment(buffer);
    return new SegmentView(key, segment, deleted === null ? null : new Uint32Array(deleted));
  });
  return new View(schema, analyzer, segments, description.generation, previous?.ordinals);
}
