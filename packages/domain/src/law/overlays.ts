import type { CalendarDay } from '@zca/standards';
import { type EventFact, eventsInEffect } from './facts.ts';
import type { Overlay } from './status.ts';

/** An overlay on a right with the event that laid it. */
export interface OverlayState {
  readonly overlay: Overlay;
  readonly event: EventFact;
}

type Family = 'pledge' | 'preservation' | 'suspension' | 'licence' | 'openLicence';

const BEGINS: Readonly<Partial<Record<EventFact['code'], Family>>> = {
  pledge: 'pledge',
  preservation: 'preservation',
  suspension: 'suspension',
  licence: 'licence',
  openLicence: 'openLicence',
};
const ENDS: Readonly<Partial<Record<EventFact['code'], Family>>> = {
  pledgeEnd: 'pledge',
  preservationEnd: 'preservation',
  suspensionEnd: 'suspension',
  licenceEnd: 'licence',
  openLicenceWithdrawal: 'openLicence',
};

const EXCLUSIVE = new Set(['exclusive', '独占', '独占许可']);

/**
 * What lies upon a right on a day, by its events. An end closes the beginning of the same
 * registration or record number; without a number it closes the oldest one open. Preservations of
 * several courts queue, so one lifted may leave another. A licence also ends by its own `endDay`.
 */
export function overlaysOn(
  events: readonly EventFact[],
  onDay: CalendarDay,
): readonly OverlayState[] {
  const open: { family: Family; event: EventFact }[] = [];
  for (const event of eventsInEffect(events, onDay)) {
    const begins = BEGINS[event.code];
    if (begins !== undefined) open.push({ family: begins, event });
    const ends = ENDS[event.code];
    if (ends === undefined) continue;
    const number = numberOfEvent(event);
    const index = open.findIndex(
      (one) =>
        one.family === ends &&
        (number === null ||
          numberOfEvent(one.event) === null ||
          numberOfEvent(one.event) === number),
    );
    if (index >= 0) open.splice(index, 1);
  }
  return open
    .filter(({ event }) => {
      const endDay = event.details?.['endDay'];
      return typeof endDay !== 'string' || endDay >= onDay;
    })
    .map(({ family, event }) => ({ overlay: overlayOf(family, event), event }));
}

function numberOfEvent(event: EventFact): string | null {
  const number = event.details?.['registrationNumber'] ?? event.details?.['recordNumber'];
  return number === undefined ? null : String(number);
}

function overlayOf(family: Family, event: EventFact): Overlay {
  switch (family) {
    case 'pledge':
      return 'pledged';
    case 'preservation':
      return 'preserved';
    case 'suspension':
      return 'suspended';
    case 'openLicence':
      return 'openLicensed';
    default:
      return EXCLUSIVE.has(String(event.details?.['licenceKind'] ?? ''))
        ? 'exclusiveLicensed'
        : 'licensed';
  }
}
