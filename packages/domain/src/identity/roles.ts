import { z } from 'zod';
import { ROLE_NAMES } from './roleNames.ts';

export type Role = keyof typeof ROLE_NAMES;
export const ROLES = Object.keys(ROLE_NAMES) as [Role, ...Role[]];
export const Role = z.enum(ROLES).meta({ id: 'Role' });

/** The three administrations (三员) that one person never joins (GB/T 22239-2019, 8.1.5). */
export const ADMINISTRATIONS = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
] as const satisfies readonly Role[];

/** Roles of those who work in the bureau, its offices and its centre. */
export const STAFF = [
  'operator',
  'station',
  'district',
  'city',
  'head',
  'centre',
  'leader',
  'auditor',
  ...ADMINISTRATIONS,
] as const satisfies readonly Role[];

/** Roles of the bureau's helpers and of the guests from other authorities. */
export const PARTNERS = [
  'expert',
  'commissioner',
  'mediator',
  'court',
  'customs',
  'police',
] as const satisfies readonly Role[];

export function isAdministration(role: Role): boolean {
  return (ADMINISTRATIONS as readonly Role[]).includes(role);
}

export function isStaff(role: Role): boolean {
  return (STAFF as readonly Role[]).includes(role);
}

/**
 * The administration that a person holds and that keeps him from being given the role; undefined
 * when nothing does. The same administration once more is no conflict.
 */
export function findAdministrationConflict(held: readonly Role[], wanted: Role): Role | undefined {
  if (!isAdministration(wanted)) return undefined;
  return held.find((role) => isAdministration(role) && role !== wanted);
}
