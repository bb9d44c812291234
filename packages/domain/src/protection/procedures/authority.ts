import type { Authority } from '@zca/procedure';

/** The intake unit of the city (统一接收机构), while it has the matter in hand. */
export const INTAKE: readonly Authority[] = [{ role: 'city', where: 'office' }];

/** Officers of the bureau that handles a matter: of the station that has it, of the district above. */
export const HANDLERS: readonly Authority[] = [
  { role: 'station', where: 'office' },
  { role: 'district', where: 'handler' },
];

/** Officers of that very office that has the matter in hand. */
export const HOLDERS: readonly Authority[] = [
  { role: 'station', where: 'office' },
  { role: 'district', where: 'office' },
];

export const DISTRICT: readonly Authority[] = [{ role: 'district', where: 'office' }];

export const HEAD: readonly Authority[] = [{ role: 'head', where: 'handler' }];

/** The mediator to whom a matter is given. */
export const MEDIATOR: readonly Authority[] = [{ role: 'mediator', where: 'assigned' }];

/** Whoever takes down for a person what that person says at the counter or on the telephone. */
export const DESK: readonly Authority[] = [
  { role: 'operator', where: 'handler', onBehalf: true },
  { role: 'station', where: 'handler', onBehalf: true },
  { role: 'district', where: 'handler', onBehalf: true },
  { role: 'city', where: 'handler', onBehalf: true },
];

/** The same in a matter that has been filed: operators where it came in. */
export const FOR_THE_PERSON: readonly Authority[] = [
  { role: 'operator', where: 'origin', onBehalf: true },
  ...HANDLERS.map((one) => ({ ...one, onBehalf: true as const })),
  { role: 'city', where: 'office', onBehalf: true },
];

/** Who reads matters of the whole platform without what is sensitive or personal in them. */
export const OVERSEERS: readonly Authority[] = [
  { role: 'leader', where: 'anywhere' },
  { role: 'auditor', where: 'anywhere' },
];

export const COMPLAINANT: Authority = { where: 'party:complainant' };
export const REPORTER: Authority = { where: 'party:reporter' };
