import { useWorkTexts } from '../../base/catalogue/desk/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** The figures of the own area, for those who may see them before they are published. */
export const INDICATOR_ITEMS: readonly WorkItem[] = [
  {
    section: 'indicators',
    to: '/desk/cockpit',
    Label: () => useWorkTexts().frame.cockpit,
    isShown: ({ may }) => may('indicators.live'),
  },
  {
    section: 'indicators',
    to: '/desk/registers',
    Label: () => useWorkTexts().frame.registers,
    isShown: ({ may }) => may('indicators.live') && may('indicators.enter'),
    isAt: (path) => path.startsWith('/desk/registers'),
  },
  {
    section: 'indicators',
    to: '/wall',
    isOutside: true,
    Label: () => useWorkTexts().frame.wall,
    isShown: ({ may }) => may('indicators.live'),
  },
];
