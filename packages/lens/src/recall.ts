import type { Condition } from '@zca/query';
import type { Segment } from './segment/segment.ts';
import { listBits, wordsFor } from './structure/bits.ts';
import type { View } from './view.ts';

/** Questions whose findings are kept, unless the owner says otherwise. */
const QUESTIONS = 512;
/** A segment of fewer documents is searched when somebody asks: it takes no time. */
const REFRESHED = 10_000;

/** Counts by value of one field, with the state of deletions for which they hold. */
export interface KeptCounts {
  readonly deleted: Uint32Array | null;
  /** Hits with ordinal n at n + 1. */
  readonly counts: Uint32Array;
  readonly missing: number;
}

/** What one question found in one segment. */
export interface Finding {
  /** The documents that fit, those deleted since among them. */
  readonly bits: Uint32Array;
  /** By keyword field. */
  readonly counts: Map<string, KeptCounts>;
  /** Those of its question; see `Findings`. */
  readonly fields: Set<string>;
}

/** What one question found, segment by segment; findings go with their segments. */
export interface Findings {
  readonly where: Condition;
  readonly scope: Condition;
  readonly bySegment: WeakMap<Segment, Finding>;
  /** Keyword fields of which counts are kept. */
  readonly fields: Set<string>;
}

/**
 * What standing questions found in each segment, for `View.ask`. A segment never changes but for its
 * deletions, so when the same question is asked of a later view, only new segments are searched and only
 * documents that were deleted since are looked at. Costs a bit for each question and document. Belongs
 * to one thread; the findings of the question that was asked longest ago are dropped first.
 */
export class Recall {
  readonly #most: number;
  readonly #kept = new Map<string, Findings>();

  constructor(most: number = QUESTIONS) {
    this.#most = most;
  }

  /** The findings of all questions with this condition and scope. */
  of(where: Condition, scope: Condition): Findings {
    const key = JSON.stringify([where, scope]);
    const findings = this.#kept.get(key) ?? {
      where,
      scope,
      bySegment: new WeakMap<Segment, Finding>(),
      fields: new Set<string>(),
    };
    this.#kept.delete(key);
    this.#kept.set(key, findings);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!);
    return findings;
  }

  /**
   * Searches the large segments of a view for one of the questions that has not seen them yet, such as
   * after a merge, so that nobody who asks waits for it. To be called again, when there is time, until it
   * returns false.
   */
  refresh(view: View, clock: { now(): number }): boolean {
    const large = view.segments.filter(({ segment }) => segment.documents >= REFRESHED);
    for (const { where, scope, bySegment, fields } of this.#kept.values()) {
      if (large.every(({ segment }) => bySegment.has(segment))) continue;
      const facets = Object.fromEntries([...fields].map((field) => [field, { field, size: 0 }]));
      view.ask({ where, facets }, scope, clock, { recall: this });
      return true;
    }
    return false;
  }
}

/**
 * Documents of a finding that count in just one of two states of deletions: what stopped counting, and
 * what counts again (the states of a view of the past are not those of the present).
 */
export function changedSince(
  { bits }: Finding,
  before: Uint32Array | null,
  now: Uint32Array | null,
  documents: number,
): { readonly gone: Uint32Array; readonly back: Uint32Array } {
  // Every view opens the shared bits anew, so it is their memory that tells whether they are the same.
  if (before?.buffer === now?.buffer) return { gone: NOTHING, back: NOTHING };
  return {
    gone: common(bits, now, before, documents),
    back: common(bits, before, now, documents),
  };
}

const NOTHING = new Uint32Array(0);

/** The documents of `bits` that are in one set and not in the other. */
function common(
  bits: Uint32Array,
  inThis: Uint32Array | null,
  notInThat: Uint32Array | null,
  documents: number,
): Uint32Array {
  if (inThis === null) return NOTHING;
  const words = wordsFor(documents);
  const found = new Uint32Array(words);
  let any = 0;
  for (let w = 0; w < words; w++) {
    const word = bits[w]! & inThis[w]! & ~(notInThat === null ? 0 : notInThat[w]!);
    found[w] = word;
    any |= word;
  }
  if (any === 0) return NOTHING;
  const docs = new Uint32Array(documents);
  return docs.subarray(0, listBits(found, words, docs));
}
