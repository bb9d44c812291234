import { addMonths, type CalendarDay, earliestDay, latestDay } from '@zca/standards';
import { annuityCharge, annuityDueDay, patentYearOf } from './annuity.ts';
import { EVENT_KINDS, type EventCode } from './events.ts';
import { effectOf, type EventFact, eventsInEffect, type PatentFacts } from './facts.ts';
import { foreignRight } from './foreignRight.ts';
import type { LegalParameter } from './model.ts';
import { numberOf, resolveParameter } from './resolveParameter.ts';
import type { BaseStatus, Reason } from './status.ts';
import { patentTerm, reason, type Term } from './term.ts';
import {
  type Conclusion,
  conclude,
  type NextAnnuity,
  pendingEvidence,
  reasonOfEvent,
  type Validity,
} from './validityResult.ts';

const ENDINGS: Readonly<Partial<Record<EventCode, BaseStatus>>> = {
  withdrawal: 'withdrawn',
  deemedWithdrawal: 'deemedWithdrawn',
  deemedAbandonment: 'abandoned',
  rejection: 'rejected',
  abandonment: 'abandoned',
  avoidDoubleGrant: 'abandoned',
  lapse: 'lapsedFee',
  expiry: 'expired',
  invalidation: 'invalidated',
};

/** Losses that a restoration (权利恢复) can undo; an invalidation or expiry is final. */
const RESTORABLE = new Set<EventCode>([
  'withdrawal',
  'deemedWithdrawal',
  'deemedAbandonment',
  'rejection',
  'abandonment',
  'lapse',
]);

/** Events that the office enters only while the patent is in force. */
const PRESUPPOSE_FORCE = new Set<EventCode>([
  'grant',
  'restoration',
  'partialInvalidation',
  'licence',
  'pledge',
  'openLicence',
  'compulsoryLicence',
  'termAdjustment',
]);

/** What ended a right, and the first day on which it had ended, which an earlier event may have given. */
interface Ending {
  readonly status: BaseStatus;
  readonly event: EventFact;
  readonly since: CalendarDay;
}

/** What the events say, read as a life and not by the latest line of the gazette. */
interface Life {
  readonly ending: Ending | null;
  readonly grantDay: CalendarDay | null;
  readonly publicationDay: CalendarDay | null;
  readonly examination: EventFact | null;
  readonly partialInvalidation: EventFact | null;
  /** Latest event that presupposes a patent in force; null before the grant. */
  readonly forceEvidence: { readonly day: CalendarDay; readonly code: EventCode } | null;
}

function readLife(facts: PatentFacts, onDay: CalendarDay): Life {
  const grant = facts.grantDay !== undefined && facts.grantDay <= onDay ? facts.grantDay : null;
  const publications = (facts.publications ?? [])
    .filter(({ kind, day }) => kind.startsWith('A') && day !== undefined && day <= onDay)
    .map(({ day }) => day!);
  let life: Life = {
    ending: null,
    grantDay: grant,
    publicationDay: publications.toSorted()[0] ?? null,
    examination: null,
    partialInvalidation: null,
    forceEvidence: grant === null ? null : { day: grant, code: 'grant' },
  };
  for (const event of eventsInEffect(facts.events, onDay)) {
    const { code } = event;
    const day = effectOf(event);
    const status = ENDINGS[code];
    if (status !== undefined) {
      // What is final stays: a lapse gazetted after an invalidation changes nothing.
      if (life.ending?.event.code !== 'invalidation') {
        const since = life.ending?.since ?? day;
        life = { ...life, ending: { status, event, since } };
      }
    } else if (code === 'restoration') {
      const isUndone = life.ending !== null && RESTORABLE.has(life.ending.event.code);
      if (isUndone) life = { ...life, ending: null };
    } else if (code === 'grant') {
      life = { ...life, grantDay: life.grantDay ?? day };
    } else if (code === 'publication') {
      life = { ...life, publicationDay: life.publicationDay ?? day };
    } else if (code === 'examinationStarted') {
      life = { ...life, examination: life.examination ?? event };
    } else if (code === 'partialInvalidation') {
      life = { ...life, partialInvalidation: event };
    }
    const isEvidence = PRESUPPOSE_FORCE.has(code) && (life.grantDay !== null || code === 'grant');
    if (isEvidence && day >= (life.forceEvidence?.day ?? '')) {
      life = { ...life, forceEvidence: { day, code } };
    }
  }
  return life;
}

/**
 * The validity of a patent or patent application on a day. Order: what ended it by an event (and was
 * not restored); the end of its term; its annuities; else in force or pending. Silence proves
 * nothing: without paid year and register day, a granted patent is in force only until the first
 * grace period that may have passed unpaid, and unknown after it. A patent of another office is not
 * judged by Chinese law: unknown.
 * @throws ParameterNotInForceError when a legal parameter is missing.
 */
export function patentValidity(
  parameters: readonly LegalParameter[],
  facts: PatentFacts,
  onDay: CalendarDay,
): Validity {
  if (facts.country !== undefined && facts.country !== 'CN') {
    return foreignRight(facts, facts.country, onDay);
  }
  const life = readLife(facts, onDay);
  const isNothingKnown =
    facts.filingDay === undefined && life.grantDay === null && facts.events.length === 0;
  if (isNothingKnown) return unknown(facts, onDay, reason('unknownNoDates', {}));
  const term = patentTerm(parameters, facts);
  if (life.ending !== null) return ended(facts, onDay, life.ending, term);
  if (life.grantDay === null) return pending(facts, onDay, life);
  if (term === null) return unknown(facts, onDay, reason('unknownNoFilingDay', {}));
  if (onDay >= term.endDay) {
    const { params, parameters: cited, event } = term.reason;
    return conclude(facts, onDay, {
      status: 'expired',
      term,
      endDay: term.endDay,
      reason: { code: 'termEnded', params, parameters: cited, event },
    });
  }
  return conclude(facts, onDay, { term, ...byAnnuities(parameters, facts, onDay, life, term) });
}

function unknown(facts: PatentFacts, onDay: CalendarDay, why: Reason): Validity {
  return conclude(facts, onDay, { status: 'unknown', reason: why });
}

function ended(
  facts: PatentFacts,
  onDay: CalendarDay,
  ending: Ending,
  term: Term | null,
): Validity {
  const { event, since } = ending;
  // 终止 covers unpaid fees and the end of the term; the day tells them apart.
  const isByTerm = event.code === 'lapse' && term !== null && effectOf(event) >= term.endDay;
  return conclude(facts, onDay, {
    status: isByTerm ? 'expired' : ending.status,
    term,
    // A right that had lapsed or run out is declared invalid later: it had ended already.
    endDay: earliestDay(since, ...(term === null ? [] : [term.endDay]))!,
    reason: reasonOfEvent(event, EVENT_KINDS[event.code]),
  });
}

function pending(facts: PatentFacts, onDay: CalendarDay, life: Life): Validity {
  const { lastDay, isFresh } = pendingEvidence(facts, onDay);
  if (lastDay === null) return unknown(facts, onDay, reason('unknownNoDates', {}));
  if (!isFresh) return unknown(facts, onDay, reason('unknownPending', { day: lastDay }));
  if (life.examination !== null) {
    const params = { day: effectOf(life.examination) };
    return conclude(facts, onDay, {
      status: 'inExamination',
      reason: reason('pendingExamination', params, [], life.examination),
    });
  }
  if (life.publicationDay !== null) {
    return conclude(facts, onDay, {
      status: 'published',
      reason: reason('pendingPublished', { day: life.publicationDay }),
    });
  }
  if (facts.filingDay === undefined) {
    return unknown(facts, onDay, reason('unknownNoFilingDay', {}));
  }
  return conclude(facts, onDay, {
    status: 'pendingUnpublished',
    reason: reason('pendingFiled', { day: facts.filingDay }),
  });
}

/** The last patent year whose annuity must have been paid for the patent to be in force on a day. */
function yearImpliedBy(
  filingDay: CalendarDay,
  grantDay: CalendarDay,
  forceDay: CalendarDay,
  graceMonths: number,
): number {
  // The fee of the year of grant is paid on registration.
  let year = patentYearOf(filingDay, grantDay);
  while (addMonths(annuityDueDay(filingDay, year + 1), graceMonths) < forceDay) year++;
  return year;
}

function byAnnuities(
  parameters: readonly LegalParameter[],
  facts: PatentFacts,
  onDay: CalendarDay,
  life: Life,
  term: Term,
): Conclusion {
  const filingDay = term.firstDay;
  const stated = facts.feePaidThroughYear;
  const grace = resolveParameter(parameters, 'patent.annuity.grace', filingDay);
  const graceMonths = numberOf(grace);
  const evidence = life.forceEvidence ?? { day: life.grantDay!, code: 'grant' as const };
  const registerDay =
    facts.registerAsOf === undefined || facts.registerAsOf > onDay ? onDay : facts.registerAsOf;
  const isByRegister =
    stated === undefined && facts.registerAsOf !== undefined && registerDay > evidence.day;
  const forceDay = isByRegister ? latestDay(registerDay, evidence.day)! : evidence.day;
  const implied = yearImpliedBy(filingDay, life.grantDay!, forceDay, graceMonths);
  const isStated = stated !== undefined && stated >= implied;
  const paid = isStated ? stated : implied;
  const dueDay = annuityDueDay(filingDay, paid + 1);
  const graceEnd = addMonths(dueDay, graceMonths);
  const params = { year: paid + 1, due: dueDay, graceEnd };
  const isFeeLeft = dueDay < term.endDay;

  const isStale = isStated && facts.registerAsOf !== undefined && facts.registerAsOf <= dueDay;
  const partly = life.partialInvalidation;
  const valid = (why: Reason, cautions: readonly Reason[] = []): Conclusion => ({
    status: partly === null ? 'inForce' : 'partlyInvalidated',
    reason:
      partly === null ? why : reason('partlyInvalidated', { day: effectOf(partly) }, [], partly),
    cautions: partly === null ? cautions : [why, ...cautions],
    nextAnnuity: isFeeLeft ? nextAnnuity(parameters, facts, paid + 1, onDay, isStated) : null,
    rows: [grace],
  });

  if (!isFeeLeft || onDay <= dueDay) {
    if (isStated) return valid(reason('feesPaid', { year: paid, due: dueDay }, [grace]));
    return valid(forceReason(isByRegister, registerDay, evidence));
  }
  if (onDay <= graceEnd) {
    if (isStated && !isStale) {
      return {
        ...valid(reason('feesGrace', params, [grace])),
        status: 'grace',
        reason: reason('feesGrace', params, [grace]),
        cautions: currentCaution(facts),
      };
    }
    return valid(forceReason(isByRegister, registerDay, evidence), [
      reason('cautionFeesUnknown', { year: paid + 1, graceEnd }, [grace]),
    ]);
  }
  if (isStated && (facts.registerAsOf === undefined || facts.registerAsOf > graceEnd)) {
    return {
      status: 'lapsedFee',
      endDay: dueDay,
      reason: reason('feesLapsed', params, [grace]),
      cautions: currentCaution(facts),
      rows: [grace],
    };
  }
  return { status: 'unknown', reason: reason('unknownFees', { day: dueDay }, [grace]) };
}

function currentCaution(facts: PatentFacts): readonly Reason[] {
  return facts.registerAsOf === undefined ? [reason('cautionFeesCurrent', {})] : [];
}

function forceReason(
  isByRegister: boolean,
  registerDay: CalendarDay,
  evidence: { readonly day: CalendarDay; readonly code: EventCode },
): Reason {
  if (isByRegister) return reason('inForceByRegister', { day: registerDay });
  const { zh, en } = EVENT_KINDS[evidence.code];
  return reason('inForceByEvidence', { day: evidence.day, 'label.zh': zh, 'label.en': en });
}

function nextAnnuity(
  parameters: readonly LegalParameter[],
  facts: PatentFacts,
  year: number,
  onDay: CalendarDay,
  isYearCertain: boolean,
): NextAnnuity | null {
  const charge = annuityCharge(
    parameters,
    { kind: facts.kind, filingDay: facts.filingDay! },
    year,
    onDay,
  );
  return charge && { charge, isYearCertain };
}
