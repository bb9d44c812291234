import { type CandidateCounts, findCandidates } from './candidates.ts';
import { compare, MERGE_AT, PROPOSE_AT } from './compare.ts';
import type { Comparison, Lexicon } from './comparison.ts';
import type { Subject } from './subject.ts';

/** Two parties that may be one. */
export interface Match {
  /** Ids; `a` is the lesser. */
  readonly a: string;
  readonly b: string;
  /** Bits that speak for it; `compare` tells the reasons. */
  readonly score: number;
}

export interface MatchResult {
  /** Pairs by which clusters grew, in the order in which they did. */
  readonly merges: readonly Match[];
  /** Pairs for people, best first; of two clusters only the best. */
  readonly proposals: readonly Match[];
  readonly counts: CandidateCounts & { readonly compared: number };
}

export interface MatchOptions {
  /** Sound of a Chinese text; equal texts when it gives them back. */
  readonly sound?: (text: string) => string;
  readonly mergeAt?: number;
  readonly proposeAt?: number;
}

/** A million names have some hundred thousand of them, so they carry no reasons. */
interface Edge {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly capped: boolean;
}

/**
 * Finds parties that are one. Pairs are taken best first; two clusters become one only if no member of one
 * excludes a member of the other (another code, another place, a unit) and their members agree on the
 * whole, so that a chain of likenesses does not join what is unlike. Deterministic, whatever the order of
 * the subjects.
 */
export function matchParties(given: readonly Subject[], options: MatchOptions = {}): MatchResult {
  const { mergeAt = MERGE_AT, proposeAt = PROPOSE_AT, sound = (text: string) => text } = options;
  const subjects = given.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const lexicon = lexiconOf(subjects, sound);
  const edges = new Map<number, Edge>();
  let compared = 0;
  const counts = findCandidates(subjects, lexicon, (one, other) => {
    const [a, b] = one < other ? [one, other] : [other, one];
    compared++;
    const { score, capped } = compare(subjects[a]!, subjects[b]!, lexicon);
    if (score >= proposeAt) edges.set(a * subjects.length + b, { a, b, score, capped });
  });
  const best = [...edges.values()].toSorted(
    (one, other) => other.score - one.score || one.a - other.a || one.b - other.b,
  );
  const clusters = new Clusters(subjects, lexicon, mergeAt);
  const merges: Match[] = [];
  const rest: Edge[] = [];
  for (const edge of best) {
    if (edge.score < mergeAt || edge.capped) rest.push(edge);
    else if (clusters.join(edge.a, edge.b)) merges.push(matchOf(subjects, edge));
    else if (!clusters.areOne(edge.a, edge.b)) rest.push(edge);
  }
  const proposals: Match[] = [];
  const proposed = new Set<string>();
  for (const edge of rest) {
    if (clusters.areOne(edge.a, edge.b) || clusters.exclude(edge.a, edge.b)) continue;
    const pair = [clusters.of(edge.a), clusters.of(edge.b)].toSorted((x, y) => x - y).join(' ');
    if (proposed.has(pair)) continue;
    proposed.add(pair);
    proposals.push(matchOf(subjects, edge));
  }
  return { merges, proposals, counts: { ...counts, compared } };
}

function matchOf(subjects: readonly Subject[], { a, b, score }: Edge): Match {
  return { a: subjects[a]!.id, b: subjects[b]!.id, score };
}

/** How often each Latin word occurs among names. */
export function lexiconOf(
  subjects: readonly Subject[],
  sound: (text: string) => string = (text) => text,
): Lexicon & { readonly counts: ReadonlyMap<string, number> } {
  const seen = new Map<string, number>();
  for (const { words } of subjects) {
    for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
  }
  return { seen: (word) => seen.get(word) ?? 0, names: subjects.length, sound, counts: seen };
}

class Clusters {
  readonly #subjects: readonly Subject[];
  readonly #lexicon: Lexicon;
  readonly #mergeAt: number;
  readonly #parents: Uint32Array;
  /** Members of clusters of more than one. */
  readonly #members = new Map<number, readonly number[]>();

  constructor(subjects: readonly Subject[], lexicon: Lexicon, mergeAt: number) {
    this.#subjects = subjects;
    this.#lexicon = lexicon;
    this.#mergeAt = mergeAt;
    this.#parents = Uint32Array.from(subjects, (_, index) => index);
  }

  of(member: number): number {
    let at = member;
    while (this.#parents[at] !== at) at = this.#parents[at] = this.#parents[this.#parents[at]!]!;
    return at;
  }

  areOne(a: number, b: number): boolean {
    return this.of(a) === this.of(b);
  }

  /** True when members of the two clusters exclude each other. */
  exclude(a: number, b: number): boolean {
    return this.#pairs(a, b).some(({ veto }) => veto !== null);
  }

  /** Makes two clusters one, if their members allow it. */
  join(a: number, b: number): boolean {
    const [one, other] = [this.of(a), this.of(b)];
    if (one === other) return false;
    const members = [...this.#membersOf(one), ...this.#membersOf(other)];
    if (members.length > 2) {
      const pairs = this.#pairs(a, b);
      if (pairs.some(({ veto }) => veto !== null)) return false;
      const mean = pairs.reduce((sum, { score }) => sum + Math.max(0, score), 0) / pairs.length;
      if (mean < this.#mergeAt) return false;
    }
    const [root, child] = one < other ? [one, other] : [other, one];
    this.#parents[child] = root;
    this.#members.delete(child);
    this.#members.set(root, members);
    return true;
  }

  #membersOf(cluster: number): readonly number[] {
    return this.#members.get(cluster) ?? [cluster];
  }

  #pairs(a: number, b: number): Comparison[] {
    const others = this.#membersOf(this.of(b));
    return this.#membersOf(this.of(a)).flatMap((one) =>
      others.map((other) => compare(this.#subjects[one]!, this.#subjects[other]!, this.#lexicon)),
    );
  }
}
