import type { CalendarDay } from '@zca/standards';
import { EVENT_KINDS, type EventCode } from './events.ts';
import { effectOf, type EventFact, eventsInEffect, type TrademarkFacts } from './facts.ts';
import { foreignRight } from './foreignRight.ts';
import type { LegalParameter } from './model.ts';
import type { BaseStatus } from './status.ts';
import { reason, trademarkGraceEnd, trademarkTerm } from './term.ts';
import { conclude, pendingEvidence, reasonOfEvent, type Validity } from './validityResult.ts';

const ENDINGS: Readonly<Partial<Record<EventCode, BaseStatus>>> = {
  withdrawal: 'withdrawn',
  deemedWithdrawal: 'deemedWithdrawn',
  rejection: 'rejected',
  abandonment: 'abandoned',
  lapse: 'cancelled',
  expiry: 'expired',
  trademarkCancellation: 'cancelled',
  invalidation: 'invalidated',
  trademarkInvalidation: 'invalidated',
};

/**
 * The validity of a trademark on a day: what ended it by an event; else its term with renewals, the
 * six months of grace, and after them cancelled, if the records reach beyond the grace period, or
 * unknown if they do not. Source: Trademark Law art. 33, 39, 40. A mark of another office is not
 * judged by Chinese law: unknown, with the term that its register states.
 * @throws ParameterNotInForceError when a legal parameter is missing.
 */
export function trademarkValidity(
  parameters: readonly LegalParameter[],
  facts: TrademarkFacts,
  onDay: CalendarDay,
): Validity {
  if (facts.country !== undefined && facts.country !== 'CN') {
    const term = facts.termEndDay === undefined ? null : trademarkTerm(parameters, facts, onDay);
    return foreignRight(facts, facts.country, onDay, term);
  }
  const events = eventsInEffect(facts.events, onDay);
  let ending: { status: BaseStatus; event: EventFact } | null = null;
  for (const event of events) {
    const status = ENDINGS[event.code];
    if (status !== undefined) ending = { status, event };
    if (event.code === 'restoration' && ending?.status !== 'invalidated') ending = null;
  }
  const term = trademarkTerm(parameters, facts, onDay);
  if (ending !== null) {
    return conclude(facts, onDay, {
      status: ending.status,
      term,
      endDay: effectOf(ending.event),
      reason: reasonOfEvent(ending.event, EVENT_KINDS[ending.event.code]),
    });
  }
  if (term === null || term.firstDay > onDay) return pending(facts, onDay, events);
  if (onDay <= term.lastDay) {
    return conclude(facts, onDay, { status: 'inForce', term, reason: term.reason });
  }
  const grace = trademarkGraceEnd(parameters, term);
  const params = { lastDay: term.lastDay, graceEnd: grace.day };
  const rows = [grace.row];
  if (onDay <= grace.day) {
    return conclude(facts, onDay, {
      status: 'grace',
      term,
      reason: reason('trademarkGrace', params, rows),
      rows,
    });
  }
  if (facts.registerAsOf === undefined || facts.registerAsOf <= grace.day) {
    const day = facts.registerAsOf ?? events.map(effectOf).at(-1) ?? term.firstDay;
    return conclude(facts, onDay, {
      status: 'unknown',
      term,
      reason: reason('unknownRenewal', { day }, rows),
    });
  }
  return conclude(facts, onDay, {
    status: 'cancelled',
    term,
    endDay: term.endDay,
    reason: reason('trademarkNotRenewed', params, rows),
    rows,
  });
}

function pending(
  facts: TrademarkFacts,
  onDay: CalendarDay,
  events: readonly EventFact[],
): Validity {
  const { lastDay, isFresh } = pendingEvidence(facts, onDay);
  const preliminary = [
    ...(facts.preliminaryDay === undefined ? [] : [facts.preliminaryDay]),
    ...events.filter(({ code }) => code === 'trademarkPreliminary').map(effectOf),
  ].filter((day) => day <= onDay);
  const known = lastDay ?? preliminary[0];
  if (known === undefined) {
    return conclude(facts, onDay, { status: 'unknown', reason: reason('unknownNoDates', {}) });
  }
  if (!isFresh && lastDay !== null) {
    return conclude(facts, onDay, {
      status: 'unknown',
      reason: reason('unknownPending', { day: lastDay }),
    });
  }
  const opposition = events.findLast(
    ({ code }) => code === 'opposition' || code === 'oppositionEnd',
  );
  if (opposition?.code === 'opposition') {
    return conclude(facts, onDay, {
      status: 'inOpposition',
      reason: reason('pendingOpposition', { day: effectOf(opposition) }, [], opposition),
    });
  }
  if (preliminary.length > 0) {
    return conclude(facts, onDay, {
      status: 'published',
      reason: reason('pendingPublished', { day: preliminary[0]! }),
    });
  }
  return conclude(facts, onDay, {
    status: 'pendingUnpublished',
    reason: reason('pendingFiled', { day: known }),
  });
}
