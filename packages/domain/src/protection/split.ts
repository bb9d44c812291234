import type { Option, Refusal, Words } from '@zca/procedure';
import { refuse } from './refusals.ts';
import { type Basis, basisOf, type Order } from './order.ts';

/** Matters brought as complaints or reports to which the orders do not apply (order 121 art. 44). */
export const EXCLUDED_MATTERS = [
  { value: 'consultation', title: { zh: '咨询', en: 'Question' } },
  { value: 'disclosure', title: { zh: '政府信息公开申请', en: 'Request for information' } },
  { value: 'reconsideration', title: { zh: '行政复议申请', en: 'Administrative reconsideration' } },
  { value: 'discipline', title: { zh: '纪检监察检举控告', en: 'Accusation of an official' } },
  { value: 'petition', title: { zh: '信访', en: 'Petition' } },
] as const satisfies readonly Option[];
export type ExcludedMatter = (typeof EXCLUDED_MATTERS)[number]['value'];

/** Where a matter that is neither complaint nor report belongs, as the person is told. */
const PROPER_ROUTES: Readonly<Record<ExcludedMatter, Words>> = {
  consultation: {
    zh: '咨询请拨打12345或者12315热线，或者到政务服务窗口提出。',
    en: 'Ask your question at the hotlines 12345 or 12315, or at the service counter.',
  },
  disclosure: {
    zh: '申请公开政府信息，请依照《政府信息公开条例》向信息公开工作机构提出。',
    en: 'Ask for information under the Regulations on Open Government Information at the office for it.',
  },
  reconsideration: {
    zh: '对行政行为不服的，请依照《行政复议法》向行政复议机关提出。',
    en: 'Ask for reconsideration under the Administrative Reconsideration Law at the reconsideration body.',
  },
  discipline: {
    zh: '检举控告公职人员，请向纪检监察机关提出（12388）。',
    en: 'Bring accusations of officials to the disciplinary and supervisory body (12388).',
  },
  petition: {
    zh: '信访事项，请依照《信访工作条例》向信访部门提出。',
    en: 'Bring petitions under the Regulations on Petitions to the petition office.',
  },
};

/** What is said of a patent right that somebody has infringed: it is a third way, neither of the two. */
const RULING_ROUTE: Words = {
  zh: '专利侵权纠纷可以依照《专利纠纷行政裁决和调解办法》请求管理专利工作的部门处理。',
  en: 'A dispute over infringement of a patent may be brought to the patent department for a ruling.',
};

/** What a submission asks for, before it is anything. */
export interface SubmissionFacts {
  /** A civil solution is asked for (repair, refund, compensation …). */
  readonly asksForSolution: boolean;
  /** A violation is reported. */
  readonly reportsViolation: boolean;
  /** The person speaks as holder of an intellectual property right, not as a consumer. */
  readonly asRightHolder: boolean;
  readonly infringesPatent: boolean;
  /** What else the text asks for, as the person or the officer marked it. */
  readonly excluded: readonly ExcludedMatter[];
}

/** One record that a submission becomes. */
export type SplitPart =
  | { readonly kind: 'complaint'; readonly clock: 'TS.ACCEPT'; readonly basis: Basis }
  | { readonly kind: 'report'; readonly clock: 'CF.VERIFY'; readonly basis: Basis }
  | {
      readonly kind: 'misrouted';
      readonly matter: ExcludedMatter;
      readonly route: Words;
      readonly basis: Basis;
    };

/** The records of one submission. */
export interface Split {
  readonly parts: readonly SplitPart[];
  /** True when a complaint and a report come of it: they name each other, and are handled apart. */
  readonly linked: boolean;
  /** Ways that the person should know of, besides. */
  readonly advice: readonly Words[];
}

/**
 * Splits a submission: a complaint and a report in one are two records, each with its own clock; what
 * the order does not cover is misrouted, and the person is told the way. What a right holder asks for
 * is no consumer's dispute and becomes a report. A refusal when nothing at all is asked for.
 * Source: order 121 art. 3, 9, 44; order 20 art. 3, 7, 39.
 */
export function splitSubmission(
  facts: SubmissionFacts,
  order: Order,
): { readonly ok: true; readonly split: Split } | { ok: false; refusal: Refusal } {
  const parts: SplitPart[] = [];
  const isComplaint = facts.asksForSolution && !facts.asRightHolder;
  // Who speaks as right holder and asks for a solution still gives a clue of a violation.
  const isReport = facts.reportsViolation || (facts.asksForSolution && facts.asRightHolder);
  const basis = basisOf(order, isComplaint && isReport ? 'handledApart' : 'kinds');
  if (isComplaint) parts.push({ kind: 'complaint', clock: 'TS.ACCEPT', basis });
  if (isReport) parts.push({ kind: 'report', clock: 'CF.VERIFY', basis });
  for (const matter of new Set(facts.excluded)) {
    parts.push({
      kind: 'misrouted',
      matter,
      route: PROPER_ROUTES[matter],
      basis: basisOf(order, 'excluded'),
    });
  }
  if (parts.length === 0) return { ok: false, refusal: refuse('submission.empty') };
  return {
    ok: true,
    split: {
      parts,
      linked: isComplaint && isReport,
      advice: facts.asRightHolder && facts.infringesPatent ? [RULING_ROUTE] : [],
    },
  };
}
