import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { parseAddress, stringifyAddress } from './base/address.ts';
import { PublicFrame } from './base/shell/PublicFrame.tsx';
import { LostPage } from './base/shell/LostPage.tsx';
import { readCompare } from './rooms/registry/compare/address.ts';
import { readEntries } from './rooms/registry/numberQueries.ts';
import { readSearch, writeSearch } from './rooms/registry/searchState.ts';

/**
 * Every page of the web, room by room. Public pages stand in a light frame; the pages of officers
 * stand in the working frame, which alone loads Ant Design.
 */
const root = createRootRoute({ notFoundComponent: LostPage });

const publicFrame = createRoute({
  getParentRoute: () => root,
  id: 'public',
  component: PublicFrame,
});
const workFrame = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('./base/shell/WorkFrame.tsx'), 'WorkFrame'),
});

const registry = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/',
    component: lazyRouteComponent(() => import('./rooms/registry/pages/HomePage.tsx'), 'HomePage'),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/search',
    validateSearch: (raw: Record<string, unknown>) => writeSearch(readSearch(raw)),
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/SearchPage.tsx'),
      'SearchPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/r/$key',
    validateSearch: (raw: Record<string, unknown>): { asOf?: string } => {
      const { asOf } = readSearch(raw);
      return asOf === null ? {} : { asOf };
    },
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/RecordPage.tsx'),
      'RecordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/r/$key/similar',
    validateSearch: (raw: Record<string, unknown>): { family?: string } =>
      raw['family'] === 'hide' ? { family: 'hide' } : {},
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/SimilarPage.tsx'),
      'SimilarPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/compare',
    validateSearch: readCompare,
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/ComparePage.tsx'),
      'ComparePage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/numbers',
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/NumbersPage.tsx'),
      'NumbersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/numbers/$id',
    validateSearch: readEntries,
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/NumberListPage.tsx'),
      'NumberListPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/build',
    validateSearch: (raw: Record<string, unknown>) => writeSearch(readSearch(raw)),
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/BuilderPage.tsx'),
      'BuilderPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/searches',
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/HistoryPage.tsx'),
      'HistoryPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/help/query',
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/QueryHelpPage.tsx'),
      'QueryHelpPage',
    ),
  }),
];

const openData = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/open-data',
    component: lazyRouteComponent(
      () => import('./rooms/openData/pages/OpenDataPage.tsx'),
      'OpenDataPage',
    ),
  }),
];

const papers = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/papers',
    component: lazyRouteComponent(
      () => import('./rooms/papers/pages/VerifyPage.tsx'),
      'VerifyPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/papers/$code',
    component: lazyRouteComponent(() => import('./rooms/papers/pages/PaperPage.tsx'), 'PaperPage'),
  }),
];

const notices = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/notices',
    component: lazyRouteComponent(
      () => import('./rooms/notices/pages/NoticesPage.tsx'),
      'NoticesPage',
    ),
  }),
];

const identity = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/sign-in',
    component: lazyRouteComponent(
      () => import('./rooms/identity/pages/SignInPage.tsx'),
      'SignInPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/password',
    component: lazyRouteComponent(
      () => import('./rooms/identity/pages/PasswordPage.tsx'),
      'PasswordPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/second-factor',
    component: lazyRouteComponent(
      () => import('./rooms/identity/pages/SecondFactorPage.tsx'),
      'SecondFactorPage',
    ),
  }),
];

const identityWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/account',
    component: lazyRouteComponent(
      () => import('./rooms/identity/pages/AccountPage.tsx'),
      'AccountPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/people',
    component: lazyRouteComponent(
      () => import('./rooms/identity/pages/PeoplePage.tsx'),
      'PeoplePage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/staff',
    component: lazyRouteComponent(
      () => import('./rooms/identity/pages/StaffPage.tsx'),
      'StaffPage',
    ),
  }),
];

const registryWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/',
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/ImportsPage.tsx'),
      'ImportsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/imports/new',
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/NewImportPage.tsx'),
      'NewImportPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/imports/$id',
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/ImportRunPage.tsx'),
      'ImportRunPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/imports/$id/quarantine',
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/QuarantinePage.tsx'),
      'QuarantinePage',
    ),
  }),
];

const noticesWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/deliveries',
    component: lazyRouteComponent(
      () => import('./rooms/notices/pages/DeliveriesPage.tsx'),
      'DeliveriesPage',
    ),
  }),
];

const lawWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/law/parameters',
    component: lazyRouteComponent(
      () => import('./rooms/law/pages/ParametersPage.tsx'),
      'ParametersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/law/calendar',
    component: lazyRouteComponent(
      () => import('./rooms/law/pages/CalendarPage.tsx'),
      'CalendarPage',
    ),
  }),
];

const tree = root.addChildren([
  publicFrame.addChildren([...registry, ...openData, ...papers, ...notices, ...identity]),
  workFrame.addChildren([...registryWork, ...lawWork, ...noticesWork, ...identityWork]),
]);

/** The router; parameters of addresses are plain strings and lists of strings. */
export function makeRouter() {
  return createRouter({
    routeTree: tree,
    parseSearch: parseAddress,
    stringifySearch: stringifyAddress,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
