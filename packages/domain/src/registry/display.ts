import type { Bilingual } from '@zca/query';
import {
  formatApplicationNumber,
  formatPublicationNumber,
  parseApplicationNumber,
  parsePublicationNumber,
  tidyName,
} from '@zca/standards';
import { effectOf, type EventCode } from '../law/index.ts';
import { RIGHT_TYPES } from './lists.ts';
import type { CalendarDay, Patent, Right, RightParty } from './model.ts';
import { isGrantPublication } from './numberReading.ts';

/** A type of right as people sort them (`RIGHT_TYPES`). */
export type RightType = (typeof RIGHT_TYPES)[number]['value'];

/** True for a patent that was granted, whatever became of it. */
export function isGranted(right: Right): boolean {
  if (right.collection !== 'patent') return right.registrationDay !== undefined;
  return (
    right.grantDay !== undefined ||
    right.publications.some(isGrantPublication) ||
    right.events.some((event) => event.code === 'grant')
  );
}

/** The day on which a patent was granted: as stated, else that of its grant's event. */
export function grantDayOf(patent: Patent): CalendarDay | undefined {
  if (patent.grantDay !== undefined) return patent.grantDay;
  let granted: CalendarDay | undefined;
  for (const event of patent.events) {
    if (event.code !== 'grant') continue;
    const day = effectOf({ ...event, code: 'grant' });
    if (granted === undefined || day < granted) granted = day;
  }
  return granted;
}

/** The type of a right: a granted invention and a pending one are told apart. */
export function rightType(right: Right): RightType {
  if (right.collection !== 'patent') return right.collection;
  if (right.kind !== 'invention') return right.kind;
  return isGranted(right) ? 'inventionGrant' : 'inventionApplication';
}

/** Label of a type; the value itself for one that is not known. */
export function rightTypeLabel(type: string): Bilingual {
  return RIGHT_TYPES.find((one) => one.value === type)?.label ?? { zh: type, en: type };
}

/**
 * The number by which a right is shown: 201710601862.3 for a Chinese patent, its first publication
 * (CN 104008308 A) where the application number is not known, the registration number of a mark,
 * with its office where that is not China's (US 2178784). A geographical indication without a number
 * is shown by the announcement that protects it.
 */
export function displayNumber(right: Right): string {
  if (right.collection === 'trademark') {
    const number = right.registrationNumber ?? right.number;
    return right.country === undefined ? number : `${right.country} ${number}`;
  }
  if (right.collection === 'geographicalIndication') {
    const number = right.registrationNumber ?? right.number;
    if (number === undefined) return right.announcement ?? right.title;
    return right.country === 'CN' ? number : `${right.country} ${number}`;
  }
  if (right.applicationNumber !== undefined) {
    if (right.country !== 'CN') return right.applicationNumber;
    const parsed = parseApplicationNumber(right.applicationNumber);
    return parsed.ok ? formatApplicationNumber(parsed.value, 'dot') : right.applicationNumber;
  }
  const publication = right.publications[0]?.number;
  if (publication === undefined) return right.key.replace(/^P-/, '');
  const parsed = parsePublicationNumber(publication);
  return parsed.ok ? formatPublicationNumber(parsed.value, 'blanks') : publication;
}

/** The patent number (ZL 2017 1 0601862.3) of a granted Chinese patent, otherwise null. */
export function patentNumber(right: Right): string | null {
  if (right.collection !== 'patent' || right.country !== 'CN' || !isGranted(right)) return null;
  if (right.applicationNumber === undefined) return null;
  const parsed = parseApplicationNumber(right.applicationNumber);
  return parsed.ok ? formatApplicationNumber(parsed.value, 'patent') : null;
}

/** The names of joint holders that a gazette writes as one text. */
export function jointNames(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((name) => tidyName(name))
    .filter((name) => name !== '');
}

/**
 * Who holds a right on a day: the holders that a source states; else those of the last transfer or
 * change of name that has taken effect; else the applicants. A holder known among the applicants or
 * former holders keeps what is known of it.
 */
export function holdersOn(right: Right, day: CalendarDay): readonly RightParty[] {
  const known = [...(right.holders ?? []), ...right.applicants];
  if (right.holders && right.holders.length > 0) {
    return right.holders.map((holder) => {
      const same = right.applicants.find((one) => one.name === holder.name);
      return same ? { ...same, ...holder } : holder;
    });
  }
  let current: readonly RightParty[] = right.applicants;
  const changes = right.events
    .filter((event) => event.code === 'transfer' || event.code === 'holderChange')
    .map((event) => ({ ...event, code: event.code as EventCode }))
    .filter((event) => effectOf(event) <= day)
    .toSorted((a, b) => (effectOf(a) < effectOf(b) ? -1 : 1));
  for (const { details, code } of changes) {
    const after = details?.['newHolder'];
    if (typeof after !== 'string') continue;
    const names = jointNames(after);
    if (names.length === 0) continue;
    const before = current;
    current = names.map((name, index): RightParty => {
      const same = known.find((party) => party.name === name);
      if (same) return same;
      // A party that only changed its name stays where it was.
      const former = code === 'holderChange' ? before[index] : undefined;
      return former ? { ...former, name } : { name };
    });
  }
  return current;
}
