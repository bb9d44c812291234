import type { CalendarDay, PatentKind } from '@zca/standards';
import type { EventCode } from './events.ts';

/** A dated legal event of a right. */
export interface EventFact {
  /** Day of the gazette, or of registration where no gazette day is known. */
  readonly day: CalendarDay;
  readonly code: EventCode;
  /** Day from which it has effect, when it differs. */
  readonly effectiveDay?: CalendarDay | undefined;
  /**
   * Gazetted items. `registrationNumber` (pledge, preservation) and `recordNumber` (licence) tie a
   * beginning to its end; `licenceKind` is exclusive, sole or ordinary; `endDay` ends a licence by
   * its term.
   */
  readonly details?: Readonly<Record<string, string | number>> | undefined;
}

interface CommonFacts {
  readonly filingDay?: CalendarDay | undefined;
  readonly events: readonly EventFact[];
  /**
   * Day up to which the events are complete: that of the register extract or of the last gazette
   * loaded. Absent when nobody can say; then nothing is concluded from silence.
   */
  readonly registerAsOf?: CalendarDay | undefined;
}

/** What is known of a patent or patent application. */
export interface PatentFacts extends CommonFacts {
  readonly collection: 'patent';
  readonly kind: PatentKind;
  /** ST.3 code of the office that has granted it or is to; absent for China. */
  readonly country?: string | undefined;
  readonly grantDay?: CalendarDay | undefined;
  /** Publications with their kind codes; only the first day of an A document is used. */
  readonly publications?:
    | readonly { readonly kind: string; readonly day?: CalendarDay | undefined }[]
    | undefined;
  /** The last patent year whose annuity is paid, as the register states it. */
  readonly feePaidThroughYear?: number | undefined;
  readonly termAdjustmentDays?: number | undefined;
}

/** What is known of a trademark. */
export interface TrademarkFacts extends CommonFacts {
  readonly collection: 'trademark';
  /** ST.3 code of the office that keeps the mark; absent for China. */
  readonly country?: string | undefined;
  readonly preliminaryDay?: CalendarDay | undefined;
  readonly registrationDay?: CalendarDay | undefined;
  /** Last day of the present term as the register states it; computed when absent. */
  readonly termEndDay?: CalendarDay | undefined;
}

/** What is known of a geographical indication. */
export interface IndicationFacts extends CommonFacts {
  readonly collection: 'geographicalIndication';
  /** ST.3 code of the office that protects it. */
  readonly country: string;
  readonly basis: 'product' | 'collectiveMark' | 'certificationMark' | 'agricultural' | 'foreign';
  readonly publicationDay?: CalendarDay | undefined;
  readonly registrationDay?: CalendarDay | undefined;
  /** Last day of protection as the register states it. */
  readonly termEndDay?: CalendarDay | undefined;
}

/** What is known of a layout design of integrated circuits. */
export interface LayoutDesignFacts extends CommonFacts {
  readonly collection: 'layoutDesign';
  readonly completionDay?: CalendarDay | undefined;
  readonly firstCommercialDay?: CalendarDay | undefined;
  /** Day of the registration announcement, on which the right arises. */
  readonly registrationDay?: CalendarDay | undefined;
}

/** Facts from which the validity of a right is computed. */
export type RightFacts = PatentFacts | TrademarkFacts | IndicationFacts | LayoutDesignFacts;

/** The day from which an event has effect. */
export function effectOf(event: EventFact): CalendarDay {
  return event.effectiveDay ?? event.day;
}

/** Events in effect on a day, in order of effect; of one day, in the order in which they are listed. */
export function eventsInEffect(
  events: readonly EventFact[],
  onDay: CalendarDay,
): readonly EventFact[] {
  return events
    .filter((event) => effectOf(event) <= onDay)
    .toSorted((a, b) => (effectOf(a) < effectOf(b) ? -1 : effectOf(a) > effectOf(b) ? 1 : 0));
}
