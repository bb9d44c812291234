import { useWorkTexts } from '../../base/catalogue/desk/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** What leaves the platform by mail and message, and what is printed. */
export const NOTICE_ITEMS: readonly WorkItem[] = [
  {
    section: 'operation',
    to: '/desk/deliveries',
    Label: () => useWorkTexts().frame.deliveries,
    isShown: ({ may }) => may('operation.read'),
  },
];
