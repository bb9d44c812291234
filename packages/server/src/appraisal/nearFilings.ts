import type { NearTextPair } from '@zca/domain/appraisal';
import type { Right } from '@zca/domain/registry';
import { createNormaliser, jaccard, NearTexts, shinglesOf } from '@zca/lens';
import type pg from 'pg';
import { traditionalFolding } from '../base/traditional.ts';
import { readRawRights } from '../registry/index.ts';

/** Tokens of a shingle: characters of Han, other words whole. */
export const SHINGLE = 4;
/** Shorter texts are near by chance. */
const LEAST_SHINGLES = 24;
/** Below the threshold by so much an estimate is still verified: some three standard deviations. */
const MARGIN = 0.15;
/** Pairs beyond are left out and the run says so; sixteen bytes each. */
const MOST_PAIRS = 2_000_000;
/** Records of which texts are held at a time while pairs are verified. */
const PAGE = 2000;

type Text = 'abstract' | 'claim';

let normaliser: ((text: string) => string) | undefined;

/** A text as it is compared. */
export function normaliseText(text: string): string {
  normaliser ??= createNormaliser(traditionalFolding());
  return normaliser(text);
}

/** The texts of filings, taken in as signatures, and the pairs among them that are nearly the same. */
export class NearFilings {
  readonly #texts = {
    abstract: { near: new NearTexts({ least: LEAST_SHINGLES }), places: [] as number[] },
    claim: { near: new NearTexts({ least: LEAST_SHINGLES }), places: [] as number[] },
  };

  /** Takes the texts of the filing at a place of the list in. */
  add(place: number, texts: Readonly<Record<Text, string | null>>): void {
    for (const kind of ['abstract', 'claim'] as const) {
      const text = texts[kind];
      if (text === null) continue;
      this.#texts[kind].near.add(normaliseText(text));
      this.#texts[kind].places.push(place);
    }
  }

  /**
   * Every pair of that similarity or more, verified over the texts as they stand in the database.
   * `keys` names the record of each place. `complete` is false when pairs had to be left out.
   */
  async pairs(
    pool: pg.Pool,
    keys: readonly string[],
    similarity: number,
  ): Promise<{ readonly pairs: NearTextPair[]; readonly complete: boolean }> {
    const found: NearTextPair[] = [];
    let complete = true;
    for (const kind of ['abstract', 'claim'] as const) {
      const { near, places } = this.#texts[kind];
      const { first, second, full } = near.candidates(similarity - MARGIN, MOST_PAIRS);
      if (full) complete = false;
      let batch: [number, number][] = [];
      const verify = async () => {
        for (const pair of await verified(pool, keys, batch, kind))
          if (pair.similarity >= similarity) found.push(pair);
        batch = [];
      };
      for (let at = 0; at < first.length; at++) {
        batch.push([places[first[at]!]!, places[second[at]!]!]);
        if (batch.length >= PAGE) await verify();
      }
      await verify();
    }
    return { pairs: found, complete };
  }
}

async function verified(
  pool: pg.Pool,
  keys: readonly string[],
  batch: readonly (readonly [number, number])[],
  text: Text,
): Promise<NearTextPair[]> {
  if (batch.length === 0) return [];
  const wanted = [...new Set(batch.flat())].map((place) => keys[place]!);
  const shingles = new Map<string, Set<string>>();
  for (const { key, json } of await readRawRights(pool, wanted)) {
    const written = textOf(JSON.parse(json) as Right, text);
    if (written !== null) shingles.set(key, shinglesOf(normaliseText(written), SHINGLE));
  }
  return batch.flatMap(([a, b]) => {
    const one = shingles.get(keys[a]!);
    const other = shingles.get(keys[b]!);
    if (one === undefined || other === undefined) return [];
    return [{ a, b, text, similarity: jaccard(one, other) }];
  });
}

/** The text of a right that is compared; null where it has none. */
export function textOf(right: Right, text: Text): string | null {
  if (right.collection !== 'patent') return null;
  return (text === 'abstract' ? right.abstract : right.firstClaim) ?? null;
}
