/** Who near a firm owns what it needs. */
import type { Nearness, NearText } from '../analysisModel.ts';
import type { Place } from './distance.ts';
import { greatCircle } from './distance.ts';

/** A class that the firm needs, with its weight among the others. */
export interface DemandedClass {
  /** An IPC symbol of any depth below the section: H01, H01M, H01M10, H01M10/0525. */
  readonly symbol: string;
  readonly weight: number;
}

export interface Candidate {
  readonly id: string;
  /** Null when the holder is not placed. */
  readonly place: Place | null;
  /** IPC symbols of its rights with the number of rights. */
  readonly classes: readonly { readonly symbol: string; readonly n: number }[];
  /** That of its rights which says most of what is needed; null when texts were not compared. */
  readonly text?: NearText | null;
}

/**
 * Where words tell the need beside classes, so much of the fit is the likeness of texts: both alike, since nothing
 * says that one of them tells more.
 */
export const TEXT_SHARE = 0.5;

/**
 * Conventions of this platform, shown with every answer: at `halfDistance` metres a holder counts half
 * of what it would count next door, and texts count `textShare` where they were compared.
 */
export interface NearnessRule {
  readonly halfDistance: number;
  readonly textShare: number;
}

/** How near a right of a class is to a need, by the deepest level that both share. */
export const CLASS_NEARNESS = { symbol: 1, group: 0.8, subclass: 0.5, class: 0.2 } as const;

/** From so many rights of a class on, more add nothing. */
const ENOUGH_RIGHTS = 20;

/**
 * Ranks the holders that own something of what is needed by `fit × 2^(−d/h)`: d the great-circle
 * distance, h the distance of half effect (negative exponential decay; A. G. Wilson, "A statistical theory of
 * spatial distribution models", Transportation Research 1, 1967, 253–269). `fit`, 0 to 1, is the weighted mean
 * over the needed classes of the greatest nearness of a class that the holder has, times
 * ln(1 + n)/ln(21) for its n rights there, at most 1; and, where texts were compared,
 * `textShare` of it is their likeness: the share, by significance, of the words of the need that one right of
 * the holder says (`wordShare` of the registry), of the right that says most. With a `textShare` of 1 no class need be told.
 *
 * Holders of equal scores stand by distance, then by id. Who is not placed is ranked apart by fit. Throws a
 * RangeError without a need of positive weight, unless texts are all that counts, and for a rule out of bounds.
 *
 * @param self the firm itself, which is no answer to its own need
 */
export function nearness(
  firm: { readonly id: string; readonly place: Place },
  demand: readonly DemandedClass[],
  candidates: readonly Candidate[],
  rule: NearnessRule,
  size = 20,
): Nearness {
  if (!(rule.halfDistance > 0)) throw new RangeError('the distance of half effect is above zero');
  if (!(rule.textShare >= 0 && rule.textShare <= 1)) {
    throw new RangeError('the share of texts lies between 0 and 1');
  }
  const needs = demand.filter(({ weight }) => weight > 0);
  if (needs.length === 0 && rule.textShare < 1)
    throw new RangeError('no class of positive weight is needed');
  const ranked: Nearness['near'][number][] = [];
  const unplaced: Nearness['unplaced'][number][] = [];
  for (const candidate of candidates) {
    if (candidate.id === firm.id) continue;
    const { fit, matched } = fitOf(needs, candidate, rule.textShare);
    if (fit === 0) continue;
    const found = { id: candidate.id, fit, matched, text: candidate.text ?? null };
    if (candidate.place === null) {
      unplaced.push(found);
      continue;
    }
    const metres = greatCircle(firm.place, candidate.place);
    const score = fit * 2 ** (-metres / rule.halfDistance);
    ranked.push({ ...found, metres, score });
  }
  ranked.sort(
    (one, other) => other.score - one.score || one.metres - other.metres || byId(one.id, other.id),
  );
  unplaced.sort((one, other) => other.fit - one.fit || byId(one.id, other.id));
  return {
    near: ranked.slice(0, size),
    unplaced: unplaced.slice(0, size),
    candidates: candidates.length,
    fitting: ranked.length + unplaced.length,
  };
}

const byId = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function fitOf(
  needs: readonly DemandedClass[],
  { classes, text = null }: Candidate,
  textShare: number,
): { fit: number; matched: { needed: string; has: string; n: number; nearness: number }[] } {
  let [sum, weights] = [0, 0];
  const matched: { needed: string; has: string; n: number; nearness: number }[] = [];
  for (const { symbol, weight } of needs) {
    weights += weight;
    let best = { score: 0, has: '', n: 0, nearness: 0 };
    for (const { symbol: has, n } of classes) {
      const near = classNearness(symbol, has);
      const score = near * Math.min(1, Math.log1p(n) / Math.log1p(ENOUGH_RIGHTS));
      if (score > best.score) best = { score, has, n, nearness: near };
    }
    sum += weight * best.score;
    if (best.score > 0) {
      matched.push({ needed: symbol, has: best.has, n: best.n, nearness: best.nearness });
    }
  }
  const byClass = weights === 0 ? 0 : sum / weights;
  return {
    fit: text === null ? byClass : (1 - textShare) * byClass + textShare * clamp(text.score),
    matched,
  };
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/**
 * How near a class that is owned is to one that is needed, 0 to 1: what lies in the needed class is
 * wholly near; else the deepest level that both share tells.
 */
export function classNearness(needed: string, has: string): number {
  const [need, own] = [levelsOf(needed), levelsOf(has)];
  const depth = need.length - 1;
  if (own[depth] === need[depth]) return CLASS_NEARNESS.symbol;
  if (need[2] !== undefined && own[2] === need[2]) return CLASS_NEARNESS.group;
  if (need[1] !== undefined && own[1] === need[1]) return CLASS_NEARNESS.subclass;
  return own[0] === need[0] ? CLASS_NEARNESS.class : 0;
}

/** Class, subclass, main group, symbol, as far as the symbol goes. */
function levelsOf(symbol: string): string[] {
  const compact = symbol.replaceAll(' ', '').toUpperCase();
  const parts = /^([A-H]\d{2})([A-Z])?(\d{1,4})?(\/\d{2,6})?$/.exec(compact);
  if (parts === null) throw new RangeError(`${symbol} is no class of the IPC`);
  const levels: string[] = [];
  let level = '';
  for (const part of parts.slice(1)) {
    if (part === undefined) break;
    level += part;
    levels.push(level);
  }
  return levels;
}
