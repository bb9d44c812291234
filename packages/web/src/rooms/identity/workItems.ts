import { useAccountTexts } from '../../base/catalogue/account/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** People, their staff, what was done, and the own account. */
export const IDENTITY_ITEMS: readonly WorkItem[] = [
  {
    section: 'organisation',
    to: '/desk/people',
    Label: () => useAccountTexts().frame.people,
    isShown: ({ may }) => may('persons.read'),
  },
  {
    section: 'organisation',
    to: '/desk/audit',
    Label: () => useAccountTexts().frame.audit,
    isShown: ({ may }) => may('audit.read'),
  },
  {
    section: 'organisation',
    to: '/desk/staff',
    Label: () => useAccountTexts().frame.staff,
    isShown: ({ isManager }) => isManager,
  },
  {
    section: 'organisation',
    to: '/desk/account',
    Label: () => useAccountTexts().frame.account,
    isShown: () => true,
  },
];
