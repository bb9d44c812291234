import { canonicalRight } from './canonicalRight.ts';
import { findFault } from './findFault.ts';
import type { CalendarDay, Right } from './model.ts';
import { type Note, RefusalSignal, type RightReading } from './refusal.ts';

/**
 * Reads a right by a function that refuses with `refuse`, and ends as every reader does: what the
 * record contradicts is refused, the rest is put into canonical order with the notes taken on the
 * way. `today` decides what lies in the future.
 */
export function readingOf(
  today: CalendarDay,
  read: (notes: Note[]) => Right,
  isSupplement = false,
): RightReading {
  const notes: Note[] = [];
  try {
    const right = read(notes);
    const fault = findFault(right, today);
    if (fault) return { ok: false, refusal: fault };
    return {
      ok: true,
      right: canonicalRight(right),
      notes,
      ...(isPatch(right) ? { patch: true as const } : {}),
      ...(isSupplement ? { supplement: true as const } : {}),
    };
  } catch (signal) {
    if (signal instanceof RefusalSignal) return { ok: false, refusal: signal.refusal };
    throw signal;
  }
}

/** True when a record lacks what every record must have, so that it can only complete another. */
export function isPatch(right: Right): boolean {
  if (right.collection !== 'trademark') return right.title === '';
  // Other offices also register in classes of their own, which a record does not keep.
  const isForeign = right.country !== undefined && right.applicants.length > 0;
  return right.classes.length === 0 && !isForeign;
}
