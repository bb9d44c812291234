import { Tokens } from './tokens.ts';

/** Maps a text character by character, as `createNormaliser` does. */
type Normalise = (text: string) => string;

/** A stretch of a text, `to` exclusive, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const asItIs: Normalise = (text) => text;

/** The set of shingles of `width` tokens of a normalised text; empty for a text of fewer tokens. */
export function shinglesOf(text: string, width = 4): Set<string> {
  const tokens = new Tokens();
  tokens.cut(text);
  return new Set(shingleList(text, tokens, width));
}

function shingleList(text: string, tokens: Tokens, width: number): string[] {
  const words: string[] = [];
  for (let at = 0; at < tokens.count; at++)
    words.push(text.slice(tokens.starts[at], tokens.ends[at]));
  const shingles: string[] = [];
  for (let at = 0; at + width <= words.length; at++)
    shingles.push(words.slice(at, at + width).join(' '));
  return shingles;
}

/** Jaccard similarity: what two sets share, of all that they hold. Two empty sets share nothing (0). */
export function jaccard<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const element of small) if (large.has(element)) shared++;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/**
 * The stretches of each text that lie in a shingle which the other one has too: what `jaccard` saw, to
 * be shown to a reader. Stretches ascend, do not touch, and refer to the texts as given.
 */
export function sharedStretches(
  one: string,
  other: string,
  { width = 4, normalise = asItIs }: { width?: number; normalise?: Normalise } = {},
): [Stretch[], Stretch[]] {
  const a = cutWithOrigins(one, width, normalise);
  const b = cutWithOrigins(other, width, normalise);
  return [stretchesIn(a, new Set(b.shingles), width), stretchesIn(b, new Set(a.shingles), width)];
}

interface CutText {
  readonly tokens: Tokens;
  readonly shingles: readonly string[];
  /** For each unit of the normalised text, the first unit it came from; one more for the end. */
  readonly origins: readonly number[];
}

function cutWithOrigins(text: string, width: number, normalise: Normalise): CutText {
  let mapped = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = normalise(character);
    for (let unit = 0; unit < piece.length; unit++) origins.push(at);
    mapped += piece;
    at += character.length;
  }
  origins.push(at);
  const tokens = new Tokens();
  tokens.cut(mapped);
  return { tokens, shingles: shingleList(mapped, tokens, width), origins };
}

function stretchesIn(cut: CutText, shared: ReadonlySet<string>, width: number): Stretch[] {
  const { tokens, shingles, origins } = cut;
  const stretches: { from: number; to: number }[] = [];
  let lastToken = -2;
  shingles.forEach((shingle, at) => {
    if (!shared.has(shingle)) return;
    const end = tokens.ends[at + width - 1]!;
    // One character may have become several units: the stretch ends where the next character begins.
    let after = end;
    while (after < origins.length - 1 && origins[after] === origins[end - 1]) after++;
    const to = origins[after]!;
    if (at <= lastToken + 1) stretches.at(-1)!.to = to;
    else stretches.push({ from: origins[tokens.starts[at]!]!, to });
    lastToken = at + width - 1;
  });
  return stretches;
}

/**
 * Groups of numbers that pairs connect, directly or through others (union-find with path halving). Each
 * group ascends, groups stand in order of their first member; numbers without a pair are in none.
 */
export function groupsOf(pairs: Iterable<readonly [number, number]>): number[][] {
  const parents = new Map<number, number>();
  const find = (number: number): number => {
    let at = number;
    for (;;) {
      const parent = parents.get(at);
      if (parent === undefined) parents.set(at, at);
      if (parent === undefined || parent === at) return at;
      const above = parents.get(parent)!;
      parents.set(at, above);
      at = above;
    }
  };
  // The least number of a group is its root.
  for (const [one, other] of pairs) {
    const a = find(one);
    const b = find(other);
    parents.set(Math.max(a, b), Math.min(a, b));
  }
  const groups = new Map<number, number[]>();
  for (const number of [...parents.keys()].sort((a, b) => a - b)) {
    const root = find(number);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [number]);
    else group.push(number);
  }
  return [...groups.values()];
}
