import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement, lazy } from 'react';
import { root } from './rooms.ts';
import { readAuditAddress } from './rooms/identity/address.ts';
import { readClueAddress, readCluesAddress, readValueAddress } from './rooms/appraisal/address.ts';
import { readCockpitAddress, readRegisterAddress } from './rooms/indicators/address.ts';
import {
  readCalendarAddress,
  readFilingAddress,
  readMatterAddress,
  readQueueAddress,
  readStatisticsAddress,
} from './rooms/matters/address.ts';
import { readAwardsAddress, readFieldsAddress } from './rooms/registry/themeQueries.ts';
import type { MatterPanels } from './rooms/matters/panels.ts';
import { readRosterAddress } from './rooms/parties/rosterQueries.ts';
import { readRulesAddress } from './rooms/registry/ruleQueries.ts';
import { APPRAISAL_ITEMS } from './rooms/appraisal/workItems.ts';
import { IDENTITY_ITEMS } from './rooms/identity/workItems.ts';
import { INDICATOR_ITEMS } from './rooms/indicators/workItems.ts';
import { LAW_ITEMS } from './rooms/law/workItems.ts';
import { MATTER_ITEMS } from './rooms/matters/workItems.tsx';
import { NOTICE_ITEMS } from './rooms/notices/workItems.ts';
import { PARTY_ITEMS } from './rooms/parties/workItems.ts';
import { PROTECTION_ITEMS } from './rooms/protection/workItems.ts';
import { REGISTRY_ITEMS, SEARCH_ITEM } from './rooms/registry/workItems.ts';

/** Every page of work, room by room, in the frame that alone loads Ant Design. */
const workFrame = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('./base/shell/WorkFrame.tsx'), 'WorkFrame'),
  staticData: {
    workItems: [
      ...MATTER_ITEMS,
      ...PROTECTION_ITEMS,
      ...INDICATOR_ITEMS,
      ...REGISTRY_ITEMS,
      ...PARTY_ITEMS,
      ...APPRAISAL_ITEMS,
      SEARCH_ITEM,
      ...LAW_ITEMS,
      ...NOTICE_ITEMS,
      ...IDENTITY_ITEMS,
    ],
  },
});

const AdvicePanel = lazy(async () => {
  const { AdvicePanel: component } = await import('./rooms/protection/components/AdvicePanel.tsx');
  return { default: component };
});
const advice: MatterPanels[string] = (detail) => createElement(AdvicePanel, { detail });

const MergePanel = lazy(async () => {
  const { MergePanel: component } = await import('./rooms/parties/components/MergePanel.tsx');
  return { default: component };
});
const merge: MatterPanels[string] = (detail) => createElement(MergePanel, { detail });

const CluePanel = lazy(async () => {
  const { CluePanel: component } = await import('./rooms/appraisal/components/CluePanel.tsx');
  return { default: component };
});
const clue: MatterPanels[string] = (detail) => createElement(CluePanel, { detail });

const ValuePanel = lazy(async () => {
  const { ValuePanel: component } = await import('./rooms/appraisal/components/ValuePanel.tsx');
  return { default: component };
});
const value: MatterPanels[string] = (detail) => createElement(ValuePanel, { detail });

const mattersWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/matters',
    validateSearch: readQueueAddress,
    component: lazyRouteComponent(() => import('./rooms/matters/pages/QueuePage.tsx'), 'QueuePage'),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/matters/new',
    validateSearch: readFilingAddress,
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/RegisterPage.tsx'),
      'RegisterPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/matters/calendar',
    validateSearch: readCalendarAddress,
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/CalendarPage.tsx'),
      'CalendarPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/matters/statistics',
    validateSearch: readStatisticsAddress,
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/StatisticsPage.tsx'),
      'StatisticsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/procedures',
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/ProceduresPage.tsx'),
      'ProceduresPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/procedures/$id',
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/ProcedurePage.tsx'),
      'ProcedurePage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/matters/$id',
    validateSearch: readMatterAddress,
    component: lazyRouteComponent(
      () => import('./rooms/matters/pages/MatterPage.tsx'),
      'MatterPage',
    ),
    staticData: {
      matterPanels: {
        complaint: advice,
        report: advice,
        partyMerge: merge,
        filingClue: clue,
        patentValue: value,
      },
    },
  }),
];

const protectionWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/protection/line',
    component: lazyRouteComponent(
      () => import('./rooms/protection/pages/LinePage.tsx'),
      'LinePage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/protection/tickets',
    component: lazyRouteComponent(
      () => import('./rooms/protection/pages/TicketsPage.tsx'),
      'TicketsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/protection/metrics',
    component: lazyRouteComponent(
      () => import('./rooms/protection/pages/MetricsPage.tsx'),
      'MetricsPage',
    ),
  }),
];

const indicatorsWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/cockpit',
    validateSearch: readCockpitAddress,
    component: lazyRouteComponent(
      () => import('./rooms/indicators/pages/CockpitPage.tsx'),
      'CockpitPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/registers',
    component: lazyRouteComponent(
      () => import('./rooms/indicators/pages/RegistersPage.tsx'),
      'RegistersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/registers/$key',
    validateSearch: readRegisterAddress,
    component: lazyRouteComponent(
      () => import('./rooms/indicators/pages/RegisterPage.tsx'),
      'RegisterPage',
    ),
  }),
];

const partiesWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/parties',
    component: lazyRouteComponent(
      () => import('./rooms/parties/pages/ResolutionPage.tsx'),
      'ResolutionPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/rosters',
    validateSearch: readRosterAddress,
    component: lazyRouteComponent(
      () => import('./rooms/parties/pages/RostersPage.tsx'),
      'RostersPage',
    ),
  }),
];

const appraisalWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/clues',
    validateSearch: readCluesAddress,
    component: lazyRouteComponent(
      () => import('./rooms/appraisal/pages/CluesPage.tsx'),
      'CluesPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/clues/$id',
    validateSearch: readClueAddress,
    component: lazyRouteComponent(() => import('./rooms/appraisal/pages/CluePage.tsx'), 'CluePage'),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/values/$key',
    validateSearch: readValueAddress,
    component: lazyRouteComponent(
      () => import('./rooms/appraisal/pages/ValuePage.tsx'),
      'ValuePage',
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

const themesWork = [
  createRoute({
    getParentRoute: () => workFrame,
    path: '/awards',
    validateSearch: readAwardsAddress,
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/AwardsPage.tsx'),
      'AwardsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/fields',
    validateSearch: readFieldsAddress,
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/FieldsPage.tsx'),
      'FieldsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => workFrame,
    path: '/rules',
    validateSearch: readRulesAddress,
    component: lazyRouteComponent(
      () => import('./rooms/registry/pages/RulesPage.tsx'),
      'RulesPage',
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
    path: '/audit',
    validateSearch: readAuditAddress,
    component: lazyRouteComponent(
      () => import('./rooms/identity/pages/AuditPage.tsx'),
      'AuditPage',
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

/** The pages of work in their frame. */
export const workPages = workFrame.addChildren([
  ...mattersWork,
  ...protectionWork,
  ...indicatorsWork,
  ...registryWork,
  ...themesWork,
  ...partiesWork,
  ...appraisalWork,
  ...lawWork,
  ...noticesWork,
  ...identityWork,
]);
