import { addYears, type CalendarDay, latestDay } from '@zca/standards';
import type { AnnuityCharge } from './annuity.ts';
import { effectOf, type EventFact, eventsInEffect, type RightFacts } from './facts.ts';
import type { LegalParameter } from './model.ts';
import { type OverlayState, overlaysOn } from './overlays.ts';
import { type BaseStatus, type Reason, type StatusGroup, STATUSES } from './status.ts';
import { reason, type Term } from './term.ts';

/** The next annuity of a patent. */
export interface NextAnnuity {
  readonly charge: AnnuityCharge;
  /** False when the paid year is only inferred, so that a later year may be paid already. */
  readonly isYearCertain: boolean;
}

/** What is true of a right on a day, with the rule and event that decided it. */
export interface Validity {
  readonly day: CalendarDay;
  readonly status: BaseStatus;
  readonly group: StatusGroup;
  /** Independent of the status. */
  readonly overlays: readonly OverlayState[];
  /** Null when it cannot be computed. */
  readonly term: Term | null;
  /** First day on which the right or application had ended; null while it lives or is unknown. */
  readonly endDay: CalendarDay | null;
  readonly nextAnnuity: NextAnnuity | null;
  readonly reason: Reason;
  /** What a reader must know beside it: assumptions, gaps, conflicts, unverified parameters. */
  readonly cautions: readonly Reason[];
}

/** The parts of a conclusion; `conclude` completes them. */
export interface Conclusion {
  readonly status: BaseStatus;
  readonly reason: Reason;
  readonly term?: Term | null;
  readonly endDay?: CalendarDay | null;
  readonly nextAnnuity?: NextAnnuity | null;
  readonly cautions?: readonly Reason[];
  readonly rows?: readonly LegalParameter[];
}

/** Completes a conclusion with group, overlays, and the cautions that always apply. */
export function conclude(facts: RightFacts, onDay: CalendarDay, parts: Conclusion): Validity {
  const overlays = overlaysOn(facts.events, onDay);
  const cautions = [...(parts.cautions ?? [])];
  const names = overlays.map(({ overlay }) => overlay);
  if (names.includes('exclusiveLicensed') && names.includes('openLicensed')) {
    cautions.push(reason('cautionLicenceConflict', {}));
  }
  for (const row of [...(parts.term?.rows ?? []), ...(parts.rows ?? [])]) {
    if (row.mark !== 'unverified') continue;
    cautions.push(reason('cautionUnverifiedParameter', { key: row.key }, [row]));
  }
  return {
    day: onDay,
    status: parts.status,
    group: STATUSES[parts.status].group,
    overlays,
    term: parts.term ?? null,
    endDay: parts.endDay ?? null,
    nextAnnuity: parts.nextAnnuity ?? null,
    reason: parts.reason,
    cautions,
  };
}

/**
 * How long a pending application may be silent before its state is called unknown. Our decision,
 * not law: three years is the time in which examination must be requested.
 */
const SILENCE_YEARS = 3;

/**
 * The last day on which something is known of an application, and whether a day is still close
 * enough to it to call the application pending.
 */
export function pendingEvidence(
  facts: RightFacts,
  onDay: CalendarDay,
): { readonly lastDay: CalendarDay | null; readonly isFresh: boolean } {
  const days = eventsInEffect(facts.events, onDay).map(effectOf);
  if (facts.filingDay !== undefined && facts.filingDay <= onDay) days.push(facts.filingDay);
  if (facts.registerAsOf !== undefined && days.length > 0) {
    days.push(facts.registerAsOf < onDay ? facts.registerAsOf : onDay);
  }
  const lastDay = latestDay(...days);
  return { lastDay, isFresh: lastDay !== null && onDay <= addYears(lastDay, SILENCE_YEARS) };
}

/** The reason of a status that an event brought about. */
export function reasonOfEvent(
  event: EventFact,
  label: { readonly zh: string; readonly en: string },
): Reason {
  return reason(
    'endedByEvent',
    { 'label.zh': label.zh, 'label.en': label.en, day: effectOf(event) },
    [],
    event,
  );
}
