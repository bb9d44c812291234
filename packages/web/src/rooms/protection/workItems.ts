import { useProtectionTexts } from '../../base/catalogue/protection/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** The desk of complaints and reports, for those who may. */
export const PROTECTION_ITEMS: readonly WorkItem[] = [
  {
    section: 'protection',
    to: '/desk/protection/line',
    Label: () => useProtectionTexts().frame.line,
    isShown: ({ may }) => may('line.earlier'),
  },
  {
    section: 'protection',
    to: '/desk/protection/tickets',
    Label: () => useProtectionTexts().frame.tickets,
    isShown: ({ may }) => may('tickets.import'),
  },
  {
    section: 'protection',
    to: '/desk/protection/metrics',
    Label: () => useProtectionTexts().frame.metrics,
    isShown: ({ may }) => may('protection.metrics'),
  },
];
