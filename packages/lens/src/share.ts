import type { Answer, Question } from '@zca/query';

/*
 * A question has parts: its first hits, each facet, each chart. Two threads that hold the same view
 * can answer it together: both find the hits, which is quick, and share the parts, which are not.
 */

/** Gives a reader the parts of a question that it is to answer. */
export interface PartTaker {
  /** The place of the next part among so many, or −1 when none is left. */
  next(parts: number): number;
}

/** All parts, for a reader that answers alone. */
export class EveryPart implements PartTaker {
  #next = 0;

  next(parts: number): number {
    return this.#next < parts ? this.#next++ : -1;
  }
}

/**
 * Parts that two readers take from one question until none is left, one from the front and one
 * from the back: neither has to know how long a part takes, and neighbours, which may share work,
 * stay together.
 */
export class SharedParts implements PartTaker {
  readonly #taken: Int32Array;
  readonly #end: 'front' | 'back';
  #own = 0;

  /** `memory` comes from `SharedParts.memory` and serves one question. */
  constructor(memory: SharedArrayBuffer, end: 'front' | 'back') {
    this.#taken = new Int32Array(memory);
    this.#end = end;
  }

  /** What the readers of one question share. */
  static memory(): SharedArrayBuffer {
    return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  }

  next(parts: number): number {
    if (Atomics.add(this.#taken, 0, 1) >= parts) return -1;
    const place = this.#own++;
    return this.#end === 'front' ? place : parts - 1 - place;
  }
}

/**
 * The answer that two readers with the same view gave together, each through `SharedParts` over the
 * same memory.
 */
export function joinAnswers(question: Question, one: Answer, other: Answer): Answer {
  // Whoever did not take the first hits has none, and no groups.
  const hasTop = other.hits.length > 0 || other.groups !== undefined;
  const { hits, groups, cursor } = hasTop ? other : one;
  return {
    // Either may have run out of time, and then knows a lower bound.
    count: Math.max(one.count, other.count),
    hits,
    ...(groups === undefined ? {} : { groups }),
    ...(cursor === undefined ? {} : { cursor }),
    facets: joined(question.facets, one.facets, other.facets),
    histograms: joined(question.histograms, one.histograms, other.histograms),
    pivots: joined(question.pivots, one.pivots, other.pivots),
    statistics: joined(question.statistics, one.statistics, other.statistics),
    cells: joined(question.cells, one.cells, other.cells),
    complete: one.complete && other.complete,
    generation: one.generation,
    tookMs: Math.max(one.tookMs, other.tookMs),
  };
}

/** Answers of one kind in the order in which they were asked for; what ran out of time is left out. */
function joined<A>(
  requests: object | undefined,
  one: Readonly<Record<string, A>>,
  other: Readonly<Record<string, A>>,
): Record<string, A> {
  const answers: Record<string, A> = {};
  for (const name of Object.keys(requests ?? {})) {
    const having = Object.hasOwn(one, name) ? one : other;
    if (Object.hasOwn(having, name)) answers[name] = having[name]!;
  }
  return answers;
}
