import { useWorkTexts } from '../../base/catalogue/desk/index.ts';
import type { WorkItem } from '../../base/shell/workItems.ts';

/** Imports, awards and the rules by which records are sorted. */
export const REGISTRY_ITEMS: readonly WorkItem[] = [
  {
    section: 'data',
    to: '/desk',
    Label: () => useWorkTexts().frame.imports,
    isShown: ({ may }) => may('quarantine.read'),
    isAt: (path) => /^\/desk(\/imports\/\d.*)?\/?$/.test(path),
  },
  {
    section: 'data',
    to: '/desk/imports/new',
    Label: () => useWorkTexts().frame.newImport,
    isShown: ({ may }) => may('records.import'),
  },
  {
    section: 'data',
    to: '/desk/awards',
    Label: () => useWorkTexts().frame.awards,
    isShown: ({ may }) => may('awards.read'),
  },
  {
    section: 'data',
    to: '/desk/rules',
    Label: () => useWorkTexts().frame.rules,
    isShown: ({ may }) => may('rules.read'),
  },
  {
    section: 'data',
    to: '/desk/fields',
    Label: () => useWorkTexts().frame.coreFields,
    isShown: ({ may }) => may('rosters.read'),
  },
];

/** The way back to what everybody may search; it stands last. */
export const SEARCH_ITEM: WorkItem = {
  section: 'data',
  to: '/',
  isOutside: true,
  Label: () => useWorkTexts().frame.publicSearch,
  isShown: () => true,
};
