import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { LostPage } from './base/shell/LostPage.tsx';
import { PublicFrame } from './base/shell/PublicFrame.tsx';
import type { AnalysisAddress } from './rooms/geography/analyses/address.ts';
import type { MapAddress } from './rooms/geography/mapState.ts';
import { readDrillAddress, readFiguresAddress } from './rooms/indicators/address.ts';
import { readPartyAddress } from './rooms/parties/queries.ts';
import { readCompare } from './rooms/registry/compare/address.ts';
import { readEntries } from './rooms/registry/numberQueries.ts';
import { readSearch, writeSearch } from './rooms/registry/searchState.ts';

/**
 * Every page that anybody may open, room by room; they stand in a light frame. The pages of work are
 * in `workRooms.ts`, so that visitors load nothing of them.
 */
export const root = createRootRoute({ notFoundComponent: LostPage });

const publicFrame = createRoute({
  getParentRoute: () => root,
  id: 'public',
  component: PublicFrame,
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

const parties = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/parties',
    validateSearch: readPartyAddress,
    component: lazyRouteComponent(
      () => import('./rooms/parties/pages/PartiesPage.tsx'),
      'PartiesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/parties/$id',
    component: lazyRouteComponent(() => import('./rooms/parties/pages/PartyPage.tsx'), 'PartyPage'),
  }),
];

const geography = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/map',
    // The page reads its address itself, so that other pages do not load what reads it.
    validateSearch: (raw: Record<string, unknown>): MapAddress => raw,
    component: lazyRouteComponent(() => import('./rooms/geography/doors.ts'), 'MapDoor'),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/map/analyses',
    validateSearch: (raw: Record<string, unknown>): AnalysisAddress => raw,
    component: lazyRouteComponent(() => import('./rooms/geography/doors.ts'), 'AnalysesDoor'),
  }),
];

const indicators = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/indicators',
    validateSearch: readFiguresAddress,
    component: lazyRouteComponent(
      () => import('./rooms/indicators/pages/IndicatorsPage.tsx'),
      'IndicatorsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/indicators/$code',
    validateSearch: readDrillAddress,
    component: lazyRouteComponent(
      () => import('./rooms/indicators/pages/IndicatorPage.tsx'),
      'IndicatorPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/indicators/evidence/$id',
    component: lazyRouteComponent(
      () => import('./rooms/indicators/pages/EvidencePage.tsx'),
      'EvidencePage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/indicators/report/$period',
    validateSearch: readFiguresAddress,
    component: lazyRouteComponent(
      () => import('./rooms/indicators/pages/ReportPage.tsx'),
      'ReportPage',
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

const ledger = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/verify',
    component: lazyRouteComponent(() => import('./rooms/ledger/pages/ProofPage.tsx'), 'ProofPage'),
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

const matters = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/services',
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/ServicesPage.tsx'),
      'ServicesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/services/$procedure',
    validateSearch: ({ action }): { action?: string } =>
      typeof action === 'string' ? { action } : {},
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/FilingPage.tsx'),
      'FilingPage',
    ),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/track',
    component: lazyRouteComponent(() => import('./rooms/matters/pages/TrackPage.tsx'), 'TrackPage'),
  }),
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/track/$code',
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/TrackedPage.tsx'),
      'TrackedPage',
    ),
  }),
];

const protection = [
  createRoute({
    getParentRoute: () => publicFrame,
    path: '/services/which',
    component: lazyRouteComponent(
      () => import('./rooms/protection/pages/WhichPage.tsx'),
      'WhichPage',
    ),
  }),
];

/** The public pages in their frame. */
export const publicPages = publicFrame.addChildren([
  ...registry,
  ...parties,
  ...geography,
  ...indicators,
  ...openData,
  ...matters,
  ...protection,
  ...ledger,
  ...papers,
  ...notices,
  ...identity,
]);

/** The wall screen stands in no frame; it asks for a session itself. */
export const wallPage = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  validateSearch: readFiguresAddress,
  component: lazyRouteComponent(() => import('./rooms/indicators/pages/WallPage.tsx'), 'WallPage'),
});
