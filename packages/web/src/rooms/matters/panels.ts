import type { MatterDetail } from '@zca/domain/matters';
import type { ReactNode } from 'react';

/** What a room of a higher tier shows of its own matters beside their page, by procedure. */
export type MatterPanels = Readonly<Record<string, (detail: MatterDetail) => ReactNode>>;

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Given to the page of a matter by `workRooms.ts`, which alone knows all rooms. */
    matterPanels?: MatterPanels;
  }
}
