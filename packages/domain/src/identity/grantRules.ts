import type { Grant } from './model.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';
import type { Role } from './roles.ts';
import { isAdministration } from './roles.ts';

export type GrantFault =
  | 'placeAbsent'
  | 'placeClosed'
  | 'placeUnfit'
  | 'placeNeeded'
  | 'notManaged';

/** Kinds of organisations in which a role can be held; a role that is not here holds anywhere. */
const KINDS: Partial<Record<Role, readonly OrganisationKind[]>> = {
  holder: ['firm', 'university'],
  agency: ['agency'],
  bank: ['bank'],
  station: ['station'],
  district: ['district', 'zone'],
  centre: ['centre'],
  court: ['court'],
  customs: ['customs'],
  police: ['police'],
};

/** Roles that hold in the whole city or not at all. */
const CITY_ONLY: readonly Role[] = ['city', 'operator'];
/** Roles that mean nothing without the place in which they hold. */
const PLACE_NEEDED: readonly Role[] = ['station', 'district', 'agency', 'bank'];
/** The role that a client organisation's own people have. */
const CLIENT_ROLES: Partial<Record<OrganisationKind, Role>> = {
  agency: 'agency',
  bank: 'bank',
  firm: 'holder',
  university: 'holder',
};

/** The role that a manager hands on in his organisation; undefined where nobody does. */
export function roleOfStaff(kind: OrganisationKind): Role | undefined {
  return CLIENT_ROLES[kind];
}

/**
 * What is wrong with a grant in an organisation; undefined when nothing is. `place` is the
 * organisation that the jurisdiction names, absent when there is none of that code.
 */
export function findGrantFault(
  grant: Grant,
  place: Organisation | undefined,
): GrantFault | undefined {
  const { role, jurisdiction, manager = false } = grant;
  if (jurisdiction === null) {
    if (PLACE_NEEDED.includes(role)) return 'placeNeeded';
    return manager ? 'notManaged' : undefined;
  }
  if (place === undefined) return 'placeAbsent';
  if (place.closedAt !== null) return 'placeClosed';
  if (isAdministration(role) || CITY_ONLY.includes(role)) return 'placeUnfit';
  const kinds = KINDS[role];
  if (kinds !== undefined && !kinds.includes(place.kind)) return 'placeUnfit';
  return manager && CLIENT_ROLES[place.kind] !== role ? 'notManaged' : undefined;
}
