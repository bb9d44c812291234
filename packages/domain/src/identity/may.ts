import type { Action, Authority } from './authority.ts';
import { AUTHORITY } from './authority.ts';
import type { Actor, Grant } from './model.ts';
import { covers } from './organisation.ts';

/** Where an action takes place: the code of an office or organisation; null is the whole city. */
export interface Scope {
  readonly jurisdiction: string | null;
}

export const CITY: Scope = { jurisdiction: null };

/**
 * Whether the actor may do the action in the scope. A grant covers its own jurisdiction and what is
 * below it; where an action has no place, any grant of the role will do. A session in which a second
 * factor or a new password is due may do only what sets it up, and what everybody may. An API token
 * does no more than its scopes. The platform itself may do everything.
 */
export function may(actor: Actor, action: Action, scope: Scope = CITY): boolean {
  return decide(actor, action, (grant, { reach }) => {
    return reach === 'anywhere' || covers(grant.jurisdiction, scope.jurisdiction);
  });
}

/**
 * Whether the actor may come to the door of an action. Things with a place are decided by `may` once
 * it is known which thing it is; everything else is decided here.
 */
export function mayEnter(actor: Actor, action: Action): boolean {
  return decide(actor, action, (grant, { reach }) => {
    return reach !== 'city' || covers(grant.jurisdiction, null);
  });
}

/**
 * The jurisdictions of the grants by which an actor may do an action that not everybody may; null among them
 * is the whole city, which the platform itself has. Empty where no grant lets them.
 */
export function jurisdictionsOf(actor: Actor, action: Action): readonly (string | null)[] {
  if (actor.kind === 'system') return [null];
  if (actor.kind !== 'person') return [];
  const held = actor.grants.filter((grant) =>
    may({ ...actor, grants: [grant] }, action, { jurisdiction: grant.jurisdiction }),
  );
  return [...new Set(held.map(({ jurisdiction }) => jurisdiction))];
}

/**
 * The actor as he acts at the door of an action. What everybody may do is open to a limited token and to
 * a session that waits for a second factor too, but they bring no role along.
 */
export function atDoor(actor: Actor, action: Action): Actor {
  if (actor.kind !== 'person') return actor;
  const isLimited =
    actor.pending !== undefined || (actor.scopes !== undefined && !actor.scopes.includes(action));
  return isLimited ? { ...actor, grants: [] } : actor;
}

function decide(
  actor: Actor,
  action: Action,
  holds: (grant: Grant, authority: Authority) => boolean,
): boolean {
  if (actor.kind === 'system') return true;
  const authority: Authority = AUTHORITY[action];
  if (authority.roles.includes('public')) return true;
  if (actor.kind === 'anonymous') return false;
  if (actor.scopes !== undefined && !actor.scopes.includes(action)) return false;
  if (actor.pending !== undefined) return action === 'account.secure';
  if (authority.roles.includes('person')) return true;
  return actor.grants.some(
    (grant) => authority.roles.includes(grant.role) && holds(grant, authority),
  );
}
