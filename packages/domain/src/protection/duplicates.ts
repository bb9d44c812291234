import type { Words } from '@zca/procedure';
import { type CalendarDay, daysBetween, nameKey } from '@zca/standards';
import { textSimilarity } from './textSimilarity.ts';

/** What two submissions are compared by. */
export interface ComparedSubmission {
  readonly id: string;
  readonly receivedOn: CalendarDay;
  readonly respondentName: string | null;
  readonly respondentCreditCode: string | null;
  /** The place as written: of the purchase, or of the act. */
  readonly place: string | null;
  readonly content: string;
  /** Keyed hash of the person; null for an anonymous report. */
  readonly personKey: string | null;
}

/** How two submissions agree. */
export type DuplicateSign =
  | 'sameCreditCode'
  | 'sameName'
  | 'likeName'
  | 'samePerson'
  | 'samePlace'
  | 'sameText'
  | 'likeText'
  | 'sameDay'
  | 'nearDay';

const SIGNS: Readonly<Record<DuplicateSign, { readonly points: number; readonly title: Words }>> = {
  sameCreditCode: { points: 30, title: { zh: '信用代码相同', en: 'same credit code' } },
  sameName: { points: 25, title: { zh: '经营者名称相同', en: 'same name of the operator' } },
  likeName: { points: 15, title: { zh: '经营者名称相近', en: 'like names of the operator' } },
  samePerson: { points: 20, title: { zh: '同一人提出', en: 'same person' } },
  samePlace: { points: 10, title: { zh: '地点相同', en: 'same place' } },
  sameText: { points: 30, title: { zh: '内容几乎相同', en: 'nearly the same text' } },
  likeText: { points: 18, title: { zh: '内容相近', en: 'like text' } },
  sameDay: { points: 10, title: { zh: '同日收到', en: 'received on one day' } },
  nearDay: { points: 5, title: { zh: '七日内收到', en: 'received within seven days' } },
};

/** A submission that may be the same as the new one, and why. */
export interface SuggestedDuplicate {
  readonly id: string;
  /** 0 to 100. */
  readonly score: number;
  readonly signs: readonly { readonly sign: DuplicateSign; readonly title: Words }[];
  /** Alikeness of the texts, 0 to 1. */
  readonly textSimilarity: number;
}

export interface DuplicateOptions {
  /**
   * `strict`: the same operator, the same person and nearly the same text, all three. `fuzzy`: the
   * same or a like operator and any agreement that together reaches `leastScore`.
   */
  readonly mode: 'strict' | 'fuzzy';
  /** How many days apart two submissions may have come. */
  readonly windowDays: number;
  readonly leastScore: number;
}

/** By default a month and an agreement of half the points. */
export const DUPLICATE_DEFAULTS: DuplicateOptions = {
  mode: 'fuzzy',
  windowDays: 30,
  leastScore: 50,
};

const SAME_TEXT = 0.85;
const LIKE_TEXT = 0.5;
const LIKE_NAME = 0.7;

function operatorSign(a: ComparedSubmission, b: ComparedSubmission): DuplicateSign | null {
  if (a.respondentCreditCode !== null && b.respondentCreditCode !== null) {
    // Two codes that differ are two operators, however alike their names.
    return a.respondentCreditCode === b.respondentCreditCode ? 'sameCreditCode' : null;
  }
  if (a.respondentName === null || b.respondentName === null) return null;
  const [left, right] = [nameKey(a.respondentName), nameKey(b.respondentName)];
  if (left === right) return 'sameName';
  return textSimilarity(left, right) >= LIKE_NAME ? 'likeName' : null;
}

function textSign(similarity: number): DuplicateSign | null {
  if (similarity >= SAME_TEXT) return 'sameText';
  return similarity >= LIKE_TEXT ? 'likeText' : null;
}

function daySign(days: number): DuplicateSign | null {
  if (days === 0) return 'sameDay';
  return days <= 7 ? 'nearDay' : null;
}

/**
 * Submissions that may be the same as a new one, the likeliest first; a suggestion for the officer,
 * who decides. No agreement on the operator, no duplicate: a text alone is often copied from a form.
 */
export function findDuplicates(
  subject: ComparedSubmission,
  candidates: readonly ComparedSubmission[],
  options: DuplicateOptions = DUPLICATE_DEFAULTS,
): readonly SuggestedDuplicate[] {
  const found: SuggestedDuplicate[] = [];
  for (const candidate of candidates) {
    if (candidate.id === subject.id) continue;
    const days = Math.abs(daysBetween(subject.receivedOn, candidate.receivedOn));
    if (days > options.windowDays) continue;
    const operator = operatorSign(subject, candidate);
    if (operator === null) continue;
    const similarity = textSimilarity(subject.content, candidate.content);
    const samePerson = subject.personKey !== null && subject.personKey === candidate.personKey;
    const samePlace =
      subject.place !== null &&
      candidate.place !== null &&
      nameKey(subject.place) === nameKey(candidate.place);
    const signs = [
      operator,
      samePerson ? ('samePerson' as const) : null,
      samePlace ? ('samePlace' as const) : null,
      textSign(similarity),
      daySign(days),
    ].filter((sign) => sign !== null);
    const score = signs.reduce((sum, sign) => sum + SIGNS[sign].points, 0);
    const isStrict = operator !== 'likeName' && samePerson && similarity >= SAME_TEXT;
    if (options.mode === 'strict' ? !isStrict : score < options.leastScore) continue;
    found.push({
      id: candidate.id,
      score,
      signs: signs.map((sign) => ({ sign, title: SIGNS[sign].title })),
      textSimilarity: similarity,
    });
  }
  return found.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
