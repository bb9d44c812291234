import { addDays, yearOf } from '@zca/standards';
import { parseApplicationNumber } from '@zca/standards';
import type { CalendarDay, Right } from './model.ts';
import { isGrantPublication } from './numberReading.ts';
import type { Refusal } from './refusal.ts';

/** Files are distributed before their gazette appears; a publication further ahead is a mistake. */
const ADVANCE_DAYS = 60;

/** Events of a granted right, which cannot precede the grant. */
const AFTER_GRANT = new Set([
  'lapse',
  'expiry',
  'abandonment',
  'avoidDoubleGrant',
  'invalidation',
  'partialInvalidation',
  'pledge',
  'pledgeEnd',
  'openLicence',
  'openLicenceWithdrawal',
  'compulsoryLicence',
]);

/**
 * The first fault in the days of a record: filing ≤ publication ≤ grant ≤ event, none in the future,
 * and no filing after the year that the application number bears by more than a year (a number may
 * be of a later year than its filing day: divisional applications inherit theirs, O:A.3).
 * To be asked of a record as read and again of a merged one. Source: O:A.11.
 */
export function findFault(right: Right, today: CalendarDay): Refusal | null {
  const filing = right.filingDay;
  if (filing !== undefined && filing > today) {
    return fault('day.filingInFuture', 'filingDay', { day: filing, today });
  }
  const named: { name: string; field: string; day: CalendarDay | undefined }[] =
    right.collection === 'patent'
      ? [
          ...right.publications.map((publication) => ({
            name: publication.number,
            field: isGrantPublication(publication) ? 'grantDay' : 'publicationDay',
            day: publication.day,
          })),
          { name: '', field: 'grantDay', day: right.grantDay },
        ]
      : [
          ...(right.collection === 'trademark'
            ? [{ name: '', field: 'preliminaryDay', day: right.preliminaryDay }]
            : []),
          { name: '', field: 'publicationDay', day: right.publicationDay },
          { name: '', field: 'registrationDay', day: right.registrationDay },
        ];
  const limit = addDays(today, ADVANCE_DAYS);
  for (const { field, day } of named) {
    if (day === undefined) continue;
    if (day > limit) return fault('day.inFuture', field, { day, today });
    if (filing !== undefined && day < filing) {
      return fault('day.beforeFiling', field, { day, filingDay: filing });
    }
  }
  const order = right.collection === 'patent' ? patentOrder(right) : registeredOrder(right);
  if (order) return order;
  const granted = right.collection === 'patent' ? right.grantDay : right.registrationDay;
  for (const event of right.events) {
    if (event.day > limit) return fault('day.inFuture', 'events', { day: event.day, today });
    if (filing !== undefined && event.day < filing) {
      return fault('day.eventBeforeFiling', 'events', {
        day: event.day,
        filingDay: filing,
        event: event.code,
      });
    }
    if (granted !== undefined && event.day < granted && AFTER_GRANT.has(event.code)) {
      return fault('day.eventBeforeGrant', 'events', {
        day: event.day,
        grantDay: granted,
        event: event.code,
      });
    }
  }
  return null;
}

function fault(rule: string, field: string, params: Refusal['params']): Refusal {
  return { rule, field, params };
}

function patentOrder(right: Extract<Right, { collection: 'patent' }>): Refusal | null {
  const granted = right.grantDay;
  const applications = right.publications.filter((publication) => publication.kind === 'A');
  for (const { day } of applications) {
    if (granted !== undefined && day !== undefined && day > granted) {
      return {
        rule: 'day.grantBeforePublication',
        field: 'grantDay',
        params: { grantDay: granted, day },
      };
    }
  }
  if (right.country !== 'CN' || right.applicationNumber === undefined) return null;
  const number = parseApplicationNumber(right.applicationNumber);
  if (!number.ok || right.filingDay === undefined) return null;
  const filed = yearOf(right.filingDay);
  // A filing day is moved when drawings are handed in late, so one year is not a mistake.
  return filed > number.value.year + 1
    ? {
        rule: 'day.filingAfterNumber',
        field: 'filingDay',
        params: { day: right.filingDay, year: number.value.year },
      }
    : null;
}

function registeredOrder(right: Exclude<Right, { collection: 'patent' }>): Refusal | null {
  const { registrationDay, termEndDay } = right;
  const preliminaryDay = right.collection === 'trademark' ? right.preliminaryDay : undefined;
  if (preliminaryDay && registrationDay && registrationDay < preliminaryDay) {
    return {
      rule: 'day.registrationBeforePreliminary',
      field: 'registrationDay',
      params: { day: registrationDay, preliminaryDay },
    };
  }
  if (termEndDay && registrationDay && termEndDay < registrationDay) {
    return {
      rule: 'day.termBeforeRegistration',
      field: 'termEndDay',
      params: { day: termEndDay, registrationDay },
    };
  }
  return null;
}
