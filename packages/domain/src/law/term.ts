import { addDays, addMonths, addYears, type CalendarDay, earliestDay } from '@zca/standards';
import {
  effectOf,
  type EventFact,
  eventsInEffect,
  type LayoutDesignFacts,
  type PatentFacts,
  type TrademarkFacts,
} from './facts.ts';
import type { LegalParameter } from './model.ts';
import { numberOf, resolveParameter } from './resolveParameter.ts';
import type { Reason } from './status.ts';

/** The term of a right. */
export interface Term {
  readonly firstDay: CalendarDay;
  /** Last day of protection. */
  readonly lastDay: CalendarDay;
  /** 终止日: the day after the last day. It does not roll over days of rest. */
  readonly endDay: CalendarDay;
  readonly reason: Reason;
  /** The parameters used. */
  readonly rows: readonly LegalParameter[];
}

/** Names the parameters that a reason used, with the articles of their rows. */
export function citing(
  rows: readonly LegalParameter[],
): readonly { readonly key: string; readonly article: string }[] {
  return rows.map(({ key, article, sourceTitle }) => ({
    key,
    article: `${sourceTitle}${article}`,
  }));
}

/** Makes a reason. */
export function reason(
  code: Reason['code'],
  params: Reason['params'],
  rows: readonly LegalParameter[] = [],
  event: EventFact | null = null,
): Reason {
  return { code, params, parameters: citing(rows), event };
}

/**
 * The term of a patent from its filing day, with its adjustment: the new 期满终止日 that the
 * latest term adjustment gazetted (`details.newEndDay`), else `termAdjustmentDays`.
 * Null without a filing day. Source: Patent Law art. 42; Guidelines V-9-2.1.
 * @throws ParameterNotInForceError when no term is in force on the filing day.
 */
export function patentTerm(parameters: readonly LegalParameter[], facts: PatentFacts): Term | null {
  const { filingDay, kind } = facts;
  if (filingDay === undefined) return null;
  const row = resolveParameter(parameters, `patent.term.${kind}`, filingDay);
  const years = numberOf(row);
  const ordinaryEnd = addYears(filingDay, years);
  const adjusted = facts.events.findLast((event) => event.code === 'termAdjustment');
  const gazettedEnd = adjusted?.details?.['newEndDay'];
  const adjustment = facts.termAdjustmentDays ?? 0;
  const endDay = typeof gazettedEnd === 'string' ? gazettedEnd : addDays(ordinaryEnd, adjustment);
  const lastDay = addDays(endDay, -1);
  return {
    firstDay: filingDay,
    lastDay,
    endDay,
    reason: reason(
      'term',
      { from: filingDay, years, adjustment, lastDay, endDay },
      [row],
      adjusted ?? null,
    ),
    rows: [row],
  };
}

/**
 * The term of a trademark on a day: ten years from registration, ten more for each renewal in effect
 * (one whose `details.filedDay` lies beyond the grace period has none).
 * A last day stated by the register prevails. Null when neither is known. Source: Trademark Law
 * art. 39, 40.
 */
export function trademarkTerm(
  parameters: readonly LegalParameter[],
  facts: TrademarkFacts,
  onDay: CalendarDay,
): Term | null {
  const registered = facts.registrationDay ?? registrationOf(facts.events);
  if (facts.termEndDay !== undefined) {
    const lastDay = facts.termEndDay;
    return {
      firstDay: registered ?? addDays(lastDay, 1),
      lastDay,
      endDay: addDays(lastDay, 1),
      reason: reason('registeredTermEnd', { lastDay }),
      rows: [],
    };
  }
  if (registered === undefined) return null;
  const row = resolveParameter(parameters, 'trademark.term', registered);
  const years = numberOf(row);
  const renewals: EventFact[] = [];
  for (const event of eventsInEffect(facts.events, onDay)) {
    if (event.code !== 'trademarkRenewal') continue;
    const lastDay = addDays(addYears(registered, years * (1 + renewals.length)), -1);
    const grace = resolveParameter(parameters, 'trademark.renewal.grace', lastDay);
    const filed = event.details?.['filedDay'];
    // A renewal filed after the grace period has no effect, whatever was entered.
    const isLate = typeof filed === 'string' && filed > addMonths(lastDay, numberOf(grace));
    if (!isLate) renewals.push(event);
  }
  const total = years * (1 + renewals.length);
  const endDay = addYears(registered, total);
  const lastDay = addDays(endDay, -1);
  return {
    firstDay: registered,
    lastDay,
    endDay,
    reason: reason(
      'trademarkInTerm',
      { from: registered, lastDay, years: total },
      [row],
      renewals.at(-1) ?? null,
    ),
    rows: [row],
  };
}

function registrationOf(events: readonly EventFact[]): CalendarDay | undefined {
  const event = events.find((one) => one.code === 'trademarkRegistration');
  return event && effectOf(event);
}

/** Last day of the grace period in which a mark may still be renewed after its term. */
export function trademarkGraceEnd(
  parameters: readonly LegalParameter[],
  term: Term,
): { readonly day: CalendarDay; readonly row: LegalParameter } {
  const row = resolveParameter(parameters, 'trademark.renewal.grace', term.lastDay);
  return { day: addMonths(term.lastDay, numberOf(row)), row };
}

/**
 * The term of a layout design: ten years from the earlier of filing and first commercial use, and
 * in no case beyond fifteen years from completion. Null when filing day or completion day is
 * missing, for the shorter limit could then be unknown.
 * Source: Regulations on Layout Designs art. 12.
 */
export function layoutDesignTerm(
  parameters: readonly LegalParameter[],
  facts: LayoutDesignFacts,
): Term | null {
  const { filingDay, firstCommercialDay, completionDay } = facts;
  if (filingDay === undefined || completionDay === undefined) return null;
  const from = earliestDay(filingDay, ...(firstCommercialDay ? [firstCommercialDay] : []))!;
  const term = resolveParameter(parameters, 'layout.term', filingDay);
  const cap = resolveParameter(parameters, 'layout.termFromCompletion', filingDay);
  const endDay = earliestDay(
    addYears(from, numberOf(term)),
    addYears(completionDay, numberOf(cap)),
  )!;
  const lastDay = addDays(endDay, -1);
  return {
    firstDay: facts.registrationDay ?? filingDay,
    lastDay,
    endDay,
    reason: reason('layoutTerm', { from, years: numberOf(term), cap: numberOf(cap), lastDay }, [
      term,
      cap,
    ]),
    rows: [term, cap],
  };
}

/**
 * Whether a layout design may be registered: filed within two years of its first commercial use
 * anywhere, or never used. Source: Regulations on Layout Designs art. 17.
 */
export function isLayoutDesignAdmissible(
  parameters: readonly LegalParameter[],
  filingDay: CalendarDay,
  firstCommercialDay: CalendarDay | null,
): boolean {
  if (firstCommercialDay === null) return true;
  const years = numberOf(resolveParameter(parameters, 'layout.filingAfterUse', filingDay));
  return filingDay <= addYears(firstCommercialDay, years);
}
