import type { CalendarDay } from '@zca/standards';
import { EVENT_KINDS, type EventCode } from './events.ts';
import { effectOf, eventsInEffect, type IndicationFacts } from './facts.ts';
import { foreignRight } from './foreignRight.ts';
import type { BaseStatus } from './status.ts';
import { reason } from './term.ts';
import { conclude, pendingEvidence, reasonOfEvent, type Validity } from './validityResult.ts';

const ENDINGS: Readonly<Partial<Record<EventCode, BaseStatus>>> = {
  withdrawal: 'withdrawn',
  rejection: 'rejected',
  lapse: 'cancelled',
  expiry: 'expired',
  trademarkCancellation: 'cancelled',
  invalidation: 'invalidated',
  trademarkInvalidation: 'invalidated',
};

/**
 * The validity of a geographical indication on a day. A protected product (地理标志产品) has no term;
 * its protection ends by revocation alone (地理标志产品保护办法, Order 80, art. 27). One that rests on a
 * mark lives as the mark does, which is a record of its own. What became of the registrations of
 * agricultural products after 2022 is not verified, so nothing is concluded of them.
 */
export function indicationValidity(facts: IndicationFacts, onDay: CalendarDay): Validity {
  if (facts.country !== 'CN') return foreignRight(facts, facts.country, onDay);
  const ending = eventsInEffect(facts.events, onDay).findLast(
    ({ code }) => ENDINGS[code] !== undefined,
  );
  if (ending !== undefined) {
    return conclude(facts, onDay, {
      status: ENDINGS[ending.code]!,
      endDay: effectOf(ending),
      reason: reasonOfEvent(ending, EVENT_KINDS[ending.code]),
    });
  }
  const { basis, registrationDay, publicationDay } = facts;
  if (basis === 'agricultural') {
    return conclude(facts, onDay, {
      status: 'unknown',
      reason: reason('unknownAgriculturalIndication', {}),
    });
  }
  if (basis !== 'product') {
    return conclude(facts, onDay, { status: 'unknown', reason: reason('indicationByMark', {}) });
  }
  if (registrationDay !== undefined && registrationDay <= onDay) {
    return conclude(facts, onDay, {
      status: 'inForce',
      reason: reason('indicationProtected', { day: registrationDay }),
    });
  }
  const { lastDay, isFresh } = pendingEvidence(facts, onDay);
  if (publicationDay !== undefined && publicationDay <= onDay) {
    return conclude(facts, onDay, {
      status: 'published',
      reason: reason('pendingPublished', { day: publicationDay }),
    });
  }
  if (lastDay === null) {
    return conclude(facts, onDay, { status: 'unknown', reason: reason('unknownNoDates', {}) });
  }
  return isFresh
    ? conclude(facts, onDay, {
        status: 'pendingUnpublished',
        reason: reason('pendingFiled', { day: lastDay }),
      })
    : conclude(facts, onDay, {
        status: 'unknown',
        reason: reason('unknownPending', { day: lastDay }),
      });
}
