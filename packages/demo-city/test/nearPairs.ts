/** Two texts, by their places in the list, with the share of runs that they have in common. */
export interface NearPair {
  readonly first: number;
  readonly second: number;
  /** |A ∩ B| / min(|A|, |B|) over the sets of runs of eight characters. */
  readonly share: number;
}

const RUN = 8;
/** Share of a text's commonest runs that are left out when candidates are counted. */
const SKIPPED = 0.4;

/** The set of runs of eight characters (UTF-16 units) of a text. */
export function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= text.length; i++) runs.add(text.slice(i, i + RUN));
  return runs;
}

/** |A ∩ B| / min(|A|, |B|) over the runs of eight characters of two texts. */
export function sharedRuns(one: string, other: string): number {
  const a = runsOf(one);
  const b = runsOf(other);
  let common = 0;
  for (const run of a) if (b.has(run)) common++;
  return common / Math.max(1, Math.min(a.size, b.size));
}

/**
 * Every pair of texts that share more than `threshold` of their runs; exact. Runs are counted in
 * buckets of an inverted index: a pair above the threshold shares at least `threshold − SKIPPED`
 * of the smaller set outside its commonest runs, which leaves few pairs to compare run by run.
 */
export function nearPairs(texts: readonly string[], threshold: number): NearPair[] {
  const hashes = texts.map(hashedRuns);
  const total = hashes.reduce((sum, one) => sum + one.length, 0);
  const bits = Math.min(26, Math.max(12, Math.ceil(Math.log2(total * 2))));
  const shift = 32 - bits;
  const starts = new Uint32Array(2 ** bits + 1);
  for (const one of hashes) for (const hash of one) starts[(hash >>> shift) + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i] = starts[i]! + starts[i - 1]!;
  const filled = starts.slice(0, -1);
  const postings = new Uint32Array(total);
  hashes.forEach((one, text) => {
    for (const hash of one) postings[filled[hash >>> shift]!++] = text;
  });
  const frequency = (hash: number): number =>
    starts[(hash >>> shift) + 1]! - starts[hash >>> shift]!;

  const pairs: NearPair[] = [];
  const counts = new Uint16Array(texts.length);
  hashes.forEach((one, text) => {
    const sorted = one.toSorted((a, b) => frequency(a) - frequency(b));
    const kept = sorted.length - Math.floor(sorted.length * SKIPPED);
    const least = Math.max(1, Math.floor(threshold * one.length) - (sorted.length - kept));
    const touched: number[] = [];
    for (let i = 0; i < kept; i++) {
      const bucket = sorted[i]! >>> shift;
      const end = starts[bucket + 1]!;
      if (end - starts[bucket]! < 2) continue;
      for (let at = starts[bucket]!; at < end; at++) {
        const other = postings[at]!;
        // The smaller text of a pair looks for the larger one; of two equal ones the first.
        const size = hashes[other]!.length;
        if (size < one.length || (size === one.length && other <= text)) continue;
        if (counts[other]!++ === 0) touched.push(other);
      }
    }
    for (const other of touched) {
      if (counts[other]! >= least) {
        const share = sharedRuns(texts[text]!, texts[other]!);
        if (share > threshold) pairs.push({ first: text, second: other, share });
      }
      counts[other] = 0;
    }
  });
  return pairs;
}

/** Distinct 32-bit hashes of the runs of a text. */
function hashedRuns(text: string): Uint32Array {
  const hashes = new Set<number>();
  for (let i = 0; i + RUN <= text.length; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < i + RUN; j++) hash = Math.imul(hash ^ text.charCodeAt(j), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    hashes.add((hash ^ (hash >>> 13)) >>> 0);
  }
  return Uint32Array.from(hashes);
}
