import type { SessionState } from '@zca/domain/identity';
import { parseAddress, textOf } from '../../base/address.ts';

/** The one-time token of an address: `?token=…`, `#token=…` or `#…`. */
export function tokenOf(search: string, hash: string): string | null {
  const bare = hash.replace(/^#/, '');
  const found =
    textOf(parseAddress(search)['token']) ??
    textOf(parseAddress(bare)['token']) ??
    (bare.includes('=') ? undefined : bare);
  return found === undefined || found.length < 16 ? null : found;
}

/** Where a person goes after signing in: a path of ours, never another site. */
export function safeReturn(asked: string | undefined, landing = '/desk'): string {
  return asked !== undefined && /^\/(?![/\\])/.test(asked) ? asked : landing;
}

/**
 * The page on which something is to be set up before anything else; null when nothing is. After a
 * one-time link a password comes first.
 */
export function duePage(
  session: Pick<SessionState, 'person' | 'pending'>,
  byLink = false,
): '/password' | '/second-factor' | null {
  if (session.person === null) return null;
  if (session.pending === 'password' || (byLink && !session.person.hasPassword)) return '/password';
  return session.pending === 'secondFactor' ? '/second-factor' : null;
}
