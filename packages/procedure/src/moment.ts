import { dayInShanghai } from '@zca/standards';
import type { Matter, Surroundings } from './matter.ts';

/**
 * The present of a matter: what is around, but never before its last act. The clock of a machine can
 * be set back; what has been written down cannot be undone by that.
 */
export function notBefore(around: Surroundings, matter: Matter | null): Surroundings {
  if (matter === null || around.now >= matter.actedAt) return around;
  const day = dayInShanghai(Date.parse(matter.actedAt));
  return { ...around, now: matter.actedAt, today: day > around.today ? day : around.today };
}
