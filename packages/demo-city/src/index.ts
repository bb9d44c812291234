export { PUBLISHED, SECTIONS, type Section } from './calibration.ts';
export {
  type CityOptions,
  type CityPlan,
  DEFAULT_RIGHTS,
  generateCity,
  LEAST_RIGHTS,
  MOST_RIGHTS,
  type PlantedPair,
} from './city.ts';
export { cityNotice } from './notice.ts';
export type { Place } from './timeline.ts';
export { demonstrationStations } from './stations.ts';
export { demonstrationOrganisations, demonstrationPersons } from './persons.ts';
