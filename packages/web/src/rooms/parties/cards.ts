import type { PartyDetail } from '@zca/domain/parties';
import type { ReactNode } from 'react';

/** What a room of a higher tier shows of its own on the page of a party. */
export interface PartyCard {
  readonly id: string;
  /** The whole card with its heading of the second level; null where there is nothing to show. */
  readonly draw: (party: PartyDetail) => ReactNode;
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Given to the page of a party by `rooms.ts`, which alone knows all rooms; none unless a room has one. */
    partyCards?: readonly PartyCard[];
  }
}
