import type { CalendarDay } from '@zca/standards';
import { EVENT_KINDS, type EventCode } from './events.ts';
import { effectOf, eventsInEffect, type LayoutDesignFacts } from './facts.ts';
import type { LegalParameter } from './model.ts';
import type { BaseStatus } from './status.ts';
import { layoutDesignTerm, reason } from './term.ts';
import { conclude, pendingEvidence, reasonOfEvent, type Validity } from './validityResult.ts';

const ENDINGS: Readonly<Partial<Record<EventCode, BaseStatus>>> = {
  withdrawal: 'withdrawn',
  deemedWithdrawal: 'deemedWithdrawn',
  rejection: 'rejected',
  abandonment: 'abandoned',
  lapse: 'expired',
  expiry: 'expired',
  layoutRevocation: 'cancelled',
};

/**
 * The validity of a layout design on a day. The right arises on registration and bears no annuity.
 * Source: Regulations on Layout Designs art. 8, 12.
 * @throws ParameterNotInForceError when a legal parameter is missing.
 */
export function layoutDesignValidity(
  parameters: readonly LegalParameter[],
  facts: LayoutDesignFacts,
  onDay: CalendarDay,
): Validity {
  const events = eventsInEffect(facts.events, onDay);
  const term = layoutDesignTerm(parameters, facts);
  const ending = events.findLast(({ code }) => ENDINGS[code] !== undefined);
  if (ending !== undefined) {
    return conclude(facts, onDay, {
      status: ENDINGS[ending.code]!,
      term,
      endDay: effectOf(ending),
      reason: reasonOfEvent(ending, EVENT_KINDS[ending.code]),
    });
  }
  const isRegistered =
    (facts.registrationDay !== undefined && facts.registrationDay <= onDay) ||
    events.some(({ code }) => code === 'layoutRegistration');
  if (!isRegistered) return pending(facts, onDay);
  if (term === null) {
    return conclude(facts, onDay, { status: 'unknown', reason: reason('unknownLayoutDates', {}) });
  }
  const isOver = onDay >= term.endDay;
  return conclude(facts, onDay, {
    status: isOver ? 'expired' : 'inForce',
    term,
    endDay: isOver ? term.endDay : null,
    reason: term.reason,
  });
}

function pending(facts: LayoutDesignFacts, onDay: CalendarDay): Validity {
  const { lastDay, isFresh } = pendingEvidence(facts, onDay);
  if (lastDay === null) {
    return conclude(facts, onDay, { status: 'unknown', reason: reason('unknownNoDates', {}) });
  }
  if (!isFresh) {
    return conclude(facts, onDay, {
      status: 'unknown',
      reason: reason('unknownPending', { day: lastDay }),
    });
  }
  return conclude(facts, onDay, {
    status: 'pendingUnpublished',
    reason: reason('pendingFiled', { day: lastDay }),
  });
}
