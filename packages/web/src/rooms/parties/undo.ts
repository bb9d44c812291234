import type { PartyDetail } from '@zca/domain/parties';
import { stringifyAddress } from '../../base/address.ts';

/** Who may undo a merge; the procedure decides, and this only keeps its form from everybody else. */
export const MAY_UNDO: ReadonlySet<string> = new Set(['city', 'head']);

/**
 * Where a merge is undone: the form of the procedure with the merge and its parties filled in. It is a
 * whole page load, because the pages of work stand in another frame.
 */
export function undoPath(act: PartyDetail['acts'][number]): string {
  return `/desk/matters/new${stringifyAddress({
    procedure: 'partyMerge',
    action: 'undo',
    with: [
      `mergeAct:${act.id}`,
      `first:${act.into.id}`,
      `second:${act.party.id}`,
      `summary:${act.party.name} / ${act.into.name}`,
    ],
  })}`;
}
