import type { QueueAddress } from './address.ts';

/** The list that was last looked at, so that the page of a matter leads on to its neighbours. */
let last: { readonly ids: readonly string[]; readonly address: QueueAddress } = {
  ids: [],
  address: {},
};

export const queueMemory = {
  note(ids: readonly string[], address: QueueAddress): void {
    last = { ids, address };
  },
  /** The list without what was chosen in it. */
  address(): QueueAddress {
    return last.address;
  },
  /** The matters before and after one, where it stands in the list. */
  neighbours(id: string): { readonly before: string | null; readonly after: string | null } {
    const at = last.ids.indexOf(id);
    if (at === -1) return { before: null, after: null };
    return { before: last.ids[at - 1] ?? null, after: last.ids[at + 1] ?? null };
  },
};
