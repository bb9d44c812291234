import { useWorkTexts } from '../../base/catalogue/desk/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** Who stands behind names, and which firms hold nothing. */
export const PARTY_ITEMS: readonly WorkItem[] = [
  {
    section: 'data',
    to: '/desk/parties',
    Label: () => useWorkTexts().frame.parties,
    isShown: ({ may }) => may('parties.resolve'),
  },
  {
    section: 'data',
    to: '/desk/rosters',
    Label: () => useWorkTexts().frame.rosters,
    isShown: ({ may }) => may('rosters.read'),
  },
];
