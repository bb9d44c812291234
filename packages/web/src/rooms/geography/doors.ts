import { lazyRouteComponent } from '@tanstack/react-router';

/** The pages of the map, behind doors of their own: the frame need not list what each of them loads. */
export const MapDoor = lazyRouteComponent(() => import('./pages/MapPage.tsx'), 'MapPage');
export const AnalysesDoor = lazyRouteComponent(
  () => import('./analyses/AnalysesPage.tsx'),
  'AnalysesPage',
);
