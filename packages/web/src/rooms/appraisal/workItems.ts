import { useWorkTexts } from '../../base/catalogue/desk/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** Clues of abnormal filings. */
export const APPRAISAL_ITEMS: readonly WorkItem[] = [
  {
    section: 'data',
    to: '/desk/clues',
    Label: () => useWorkTexts().frame.clues,
    isShown: ({ may }) => may('appraisal.clues'),
    isAt: (path) => path.startsWith('/desk/clues'),
  },
];
