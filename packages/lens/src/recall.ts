import type { Condition } from '@zca/query';
import type { Finding } from './finding.ts';
import type { Segment } from './segment/segment.ts';
import type { View } from './view.ts';

/** Questions whose findings are kept, unless the owner says otherwise. */
const QUESTIONS = 512;
/** A segment of fewer documents is searched when somebody asks: it takes no time. */
const REFRESHED = 10_000;

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
 * documents that were deleted since are looked at. Costs a bit for each question and document, or two. Belongs
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
    const large = view.segments.filter(
      ({ segment, live }) => live > 0 && segment.documents >= REFRESHED,
    );
    for (const { where, scope, bySegment, fields } of this.#kept.values()) {
      if (large.every(({ segment }) => bySegment.has(segment))) continue;
      const facets = Object.fromEntries([...fields].map((field) => [field, { field, size: 0 }]));
      view.ask({ where, facets }, scope, clock, { recall: this });
      return true;
    }
    return false;
  }
}
