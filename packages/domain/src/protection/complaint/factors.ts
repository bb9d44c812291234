import { fill, type Words } from '@zca/procedure';
import { addDays, type CalendarDay } from '@zca/standards';
import { findParameter, type LegalParameter } from '../../law/index.ts';

/**
 * What is known of a complaint for comparing it with others. Keys are keyed hashes (never the name,
 * number or address themselves), equal where the normalised values are; null where there is none.
 */
export interface ComplaintTrace {
  readonly id: string;
  readonly receivedOn: CalendarDay;
  readonly personKey: string | null;
  readonly phoneKey: string | null;
  readonly addressKey: string | null;
  readonly operatorKey: string | null;
  readonly goodsKey: string | null;
  /** Kind of problem (label, quantity, price …). */
  readonly problemKey: string | null;
}

/** What the officer has learnt of this purchase. */
export interface PurchaseFacts {
  readonly quantity: number | null;
  /** What a household buys of these goods within their shelf life. */
  readonly usualQuantity: number | null;
  /** Whether a real purchase and a real harm are shown; null while it is not examined. */
  readonly purchaseShown: boolean | null;
}

/** The factors of order 121 art. 17, items 1 to 4; item 4 is counted by phone or by address. */
export const FACTORS = ['quantity', 'frequency', 'collusion', 'noProof', 'sharedContact'] as const;
export type Factor = (typeof FACTORS)[number];

/** One factor that was met, with what was counted. */
export interface FactorReason {
  readonly factor: Factor;
  readonly points: number;
  readonly params: Readonly<Record<string, number>>;
  readonly sentence: Words;
  /** Complaints that were counted, for the officer to look at. */
  readonly complaints: readonly string[];
}

/**
 * Points that ask an officer to look, never a decision: whether a complaint falls under art. 16(3) is
 * for a person to decide.
 */
export interface FactorScore {
  /** 0 to 100. */
  readonly score: number;
  /** True when the score reaches the row `complaint.factor.review`. */
  readonly asksForReview: boolean;
  readonly reasons: readonly FactorReason[];
  /** Factors of which nothing is known; the score says nothing of them. */
  readonly notEvaluated: readonly Factor[];
}

type Weight = Readonly<Record<string, number>>;

const SENTENCES: Readonly<Record<Factor, Words>> = {
  quantity: {
    zh: '购买 {quantity}，为通常消费量 {usual} 的 {times} 倍',
    en: '{quantity} were bought, {times} times the usual {usual}',
  },
  frequency: {
    zh: '同一投诉人 {windowDays} 日内对同一经营者、同一类商品或者同一类问题投诉 {count} 件',
    en: 'The same person brought {count} complaints of one operator, kind of goods or kind of problem within {windowDays} days',
  },
  collusion: {
    zh: '{persons} 名不同投诉人 {windowDays} 日内集中投诉同一经营者的同一类商品或者问题',
    en: '{persons} different persons complained of the same goods or problem of one operator within {windowDays} days',
  },
  noProof: {
    zh: '不能证明已实际购买商品、接受服务或者权益已实际受到侵害',
    en: 'A real purchase or a real harm has not been shown',
  },
  sharedContact: {
    zh: '{windowDays} 日内有 {persons} 人使用同一电话或者通讯地址投诉',
    en: '{persons} persons complained with the same telephone or address within {windowDays} days',
  },
};

const same = (a: string | null, b: string | null): boolean => a !== null && a === b;

function distinctPersons(traces: readonly ComplaintTrace[]): number {
  // A person whose key is unknown counts as one of their own.
  return new Set(traces.map(({ id, personKey }) => personKey ?? `#${id}`)).size;
}

/** Complaints of the days before (and of the same day), this one included. */
function within(
  subject: ComplaintTrace,
  others: readonly ComplaintTrace[],
  windowDays: number,
  matches: (other: ComplaintTrace) => boolean,
): readonly ComplaintTrace[] {
  const from = addDays(subject.receivedOn, 1 - windowDays);
  const found = others.filter(
    (other) =>
      other.id !== subject.id &&
      other.receivedOn >= from &&
      other.receivedOn <= subject.receivedOn &&
      matches(other),
  );
  return [...found, subject];
}

interface Evaluation {
  readonly known: boolean;
  readonly met: boolean;
  readonly params: Readonly<Record<string, number>>;
  readonly complaints: readonly ComplaintTrace[];
}

const UNKNOWN: Evaluation = { known: false, met: false, params: {}, complaints: [] };

function evaluate(
  factor: Factor,
  weight: Weight,
  subject: ComplaintTrace,
  purchase: PurchaseFacts,
  others: readonly ComplaintTrace[],
): Evaluation {
  const windowDays = weight.windowDays ?? 0;
  const threshold = weight.threshold ?? 0;
  switch (factor) {
    case 'quantity': {
      const { quantity, usualQuantity } = purchase;
      if (quantity === null || usualQuantity === null || usualQuantity <= 0) return UNKNOWN;
      const times = Math.round((quantity / usualQuantity) * 10) / 10;
      const met = quantity >= usualQuantity * weight.ratio!;
      return {
        known: true,
        met,
        params: { quantity, usual: usualQuantity, times },
        complaints: [],
      };
    }
    case 'noProof':
      return purchase.purchaseShown === null
        ? UNKNOWN
        : { known: true, met: !purchase.purchaseShown, params: {}, complaints: [] };
    case 'frequency': {
      if (subject.personKey === null) return UNKNOWN;
      // The largest of the three groups of art. 17(2): one operator, one kind of goods, one problem.
      const groups = (['operatorKey', 'goodsKey', 'problemKey'] as const).map((key) =>
        within(
          subject,
          others,
          windowDays,
          (other) => same(other.personKey, subject.personKey) && same(other[key], subject[key]),
        ),
      );
      const largest = groups.reduce((a, b) => (b.length > a.length ? b : a));
      return {
        known: true,
        met: largest.length >= threshold,
        params: { count: largest.length, windowDays },
        complaints: largest,
      };
    }
    case 'collusion': {
      if (subject.operatorKey === null) return UNKNOWN;
      const group = within(
        subject,
        others,
        windowDays,
        (other) =>
          same(other.operatorKey, subject.operatorKey) &&
          (same(other.goodsKey, subject.goodsKey) || same(other.problemKey, subject.problemKey)),
      );
      const persons = distinctPersons(group);
      return {
        known: true,
        met: persons >= threshold,
        params: { persons, windowDays },
        complaints: group,
      };
    }
    default: {
      if (subject.phoneKey === null && subject.addressKey === null) return UNKNOWN;
      const groups = (['phoneKey', 'addressKey'] as const).map((key) =>
        within(subject, others, windowDays, (other) => same(other[key], subject[key])),
      );
      const largest = groups.reduce((a, b) => (distinctPersons(b) > distinctPersons(a) ? b : a));
      const persons = distinctPersons(largest);
      return {
        known: true,
        met: persons >= threshold,
        params: { persons, windowDays },
        complaints: largest,
      };
    }
  }
}

/**
 * Scores the factors of order 121 art. 17 for a complaint from what is known of it and of others. The
 * weights and windows are the dated rows `complaint.factor.*` in force on the day of receipt (our
 * defaults, which a city refines under art. 17(2)). Null where there are none: order 20 knew no
 * factors. The score is the sum of the points of the factors met, at most 100.
 */
export function scoreFactors(
  subject: ComplaintTrace,
  purchase: PurchaseFacts,
  others: readonly ComplaintTrace[],
  parameters: readonly LegalParameter[],
): FactorScore | null {
  const weightOf = (name: string): Weight | null =>
    (findParameter(parameters, `complaint.factor.${name}`, subject.receivedOn)?.value as
      | Weight
      | undefined) ?? null;
  const review = weightOf('review');
  if (review === null) return null;
  const reasons: FactorReason[] = [];
  const notEvaluated: Factor[] = [];
  for (const factor of FACTORS) {
    const weight = weightOf(factor);
    const found = weight === null ? UNKNOWN : evaluate(factor, weight, subject, purchase, others);
    if (!found.known) notEvaluated.push(factor);
    if (!found.met || weight === null) continue;
    reasons.push({
      factor,
      points: weight.points!,
      params: found.params,
      sentence: fill(SENTENCES[factor], found.params),
      complaints: found.complaints.filter(({ id }) => id !== subject.id).map(({ id }) => id),
    });
  }
  const score = Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );
  return { score, asksForReview: score >= review.points!, reasons, notEvaluated };
}
