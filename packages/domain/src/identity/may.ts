import type { Action, Actor, Role } from './model.ts';

/** Roles that may do an action anywhere in their jurisdiction; `public` lets anonymous visitors in. */
const AUTHORITY: Readonly<Record<Action, readonly (Role | 'public')[]>> = {
  'records.read': ['public'],
  'records.export': ['public'],
  'openData.read': ['public'],
  'session.open': ['public'],
  // What somebody has searched for is shown to that person alone, whatever the role.
  'searches.own': ['administrator', 'officer', 'auditor'],
  'law.read': ['administrator', 'officer', 'auditor'],
  'records.import': ['administrator', 'officer'],
  'quarantine.read': ['administrator', 'officer', 'auditor'],
  'quarantine.mend': ['administrator', 'officer'],
  'mappings.save': ['administrator', 'officer'],
  'law.change': ['administrator'],
  'persons.manage': ['administrator'],
  'operation.read': ['administrator', 'auditor'],
};

/** Where an action takes place; `null` is the whole city. */
export interface Scope {
  readonly jurisdiction: string | null;
}

export const CITY: Scope = { jurisdiction: null };

/**
 * Whether the actor may do the action in the scope. A grant for the whole city covers every
 * jurisdiction; a grant for one jurisdiction covers only it. The platform itself may do everything.
 */
export function may(actor: Actor, action: Action, scope: Scope = CITY): boolean {
  if (actor.kind === 'system') return true;
  const allowed = AUTHORITY[action];
  if (allowed.includes('public')) return true;
  if (actor.kind === 'anonymous') return false;
  return actor.grants.some(
    (grant) =>
      allowed.includes(grant.role) &&
      (grant.jurisdiction === null || grant.jurisdiction === scope.jurisdiction),
  );
}
