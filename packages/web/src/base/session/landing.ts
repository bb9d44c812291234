import { ADMINISTRATIONS, PARTNERS, STAFF } from '@zca/domain/identity';
import type { Grant, SessionState } from '@zca/domain/identity';

/** Roles in which matters are worked on. The three administrations look after the platform. */
const WORKING: ReadonlySet<string> = new Set(
  [...STAFF, ...PARTNERS].filter((role) => !(ADMINISTRATIONS as readonly string[]).includes(role)),
);

/** Whether somebody holds a role in which matters are worked on. */
export function worksOnMatters(grants: readonly Grant[]): boolean {
  return grants.some(({ role }) => WORKING.has(role));
}

/**
 * Where a signed-in person begins: those who work on matters at their queue, those who import at the
 * imports, those who look after accounts there, everybody else at the own account.
 */
export function landingOf(
  session: Pick<SessionState, 'person' | 'actions'>,
): '/desk' | '/desk/matters' | '/desk/people' | '/desk/account' {
  if (worksOnMatters(session.person?.grants ?? [])) return '/desk/matters';
  if (session.actions.includes('quarantine.read')) return '/desk';
  return session.actions.includes('persons.read') ? '/desk/people' : '/desk/account';
}
