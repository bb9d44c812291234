import type { Budget } from './budget.ts';
import { LensError } from './error.ts';
import type { Arena } from './structure/arena.ts';
import type { DecodedLists } from './structure/lists.ts';
import type { View } from './view.ts';

/** What every part of an answer is computed from. */
export interface AskContext {
  readonly view: View;
  readonly arena: Arena;
  readonly budget: Budget;
  readonly lists: DecodedLists;
}

/** A whole number from 0 up to a limit; throws `invalid-question` or `too-many`. */
export function requireSize(size: number, part: string, limit: number): void {
  if (!Number.isInteger(size) || size < 0) {
    throw new LensError('invalid-question', { part, expected: 'a whole number, 0 or more' });
  }
  if (size > limit) throw new LensError('too-many', { part, limit });
}
