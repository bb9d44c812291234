import { useWorkTexts } from '../../base/catalogue/desk/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** Dated parameters and the working calendar. */
export const LAW_ITEMS: readonly WorkItem[] = [
  {
    section: 'law',
    to: '/desk/law/parameters',
    Label: () => useWorkTexts().frame.parameters,
    isShown: ({ may }) => may('law.read'),
  },
  {
    section: 'law',
    to: '/desk/law/calendar',
    Label: () => useWorkTexts().frame.calendar,
    isShown: ({ may }) => may('law.read'),
  },
];
