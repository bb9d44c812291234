import type { Refusal } from '@zca/procedure';
import { type OfficeCode, superiorOf } from './office.ts';
import { basisOf, citation, type Order } from './order.ts';
import { refuse } from './refusals.ts';

/** How a matter may be moved from one office to another. */
export type Transfer = 'dispatch' | 'return';

/**
 * Whether an office may move a matter to another: down to an office directly below (dispatch), up to
 * the one directly above (return), the city's intake to any. A peer never: order 121 art. 41.
 * `nameOf` writes an office in the sentence of the refusal.
 */
export function checkTransfer(
  from: OfficeCode,
  to: OfficeCode,
  order: Order,
  nameOf: (office: OfficeCode) => string,
): { readonly ok: true; readonly transfer: Transfer } | { ok: false; refusal: Refusal } {
  const isBelow = to !== null && (from === null || superiorOf(to) === from);
  if (isBelow) return { ok: true, transfer: 'dispatch' };
  if (from !== null && superiorOf(from) === to) return { ok: true, transfer: 'return' };
  return {
    ok: false,
    refusal: refuse('MUST_RETURN_TO_INTAKE', {
      from: nameOf(from),
      to: nameOf(to),
      article: citation(basisOf(order, 'intake')),
    }),
  };
}
