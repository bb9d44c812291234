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
export type { CityAward } from './patents/awards.ts';
export { cityNotice } from './notice.ts';
export type { Place } from './timeline.ts';
export { demonstrationStations } from './stations.ts';
export {
  demonstrationColleagues,
  demonstrationOrganisations,
  demonstrationPersons,
} from './persons.ts';
export {
  type Acting,
  type MatterOptions,
  type PlannedAct,
  type PlannedMatter,
  planMatters,
} from './matters/plan.ts';
export { demonstrationRecordings, type Recording } from './registers/recordings.ts';
export { demonstrationEntries, type EntryOptions } from './registers/entries.ts';
export { demonstrationIndications } from './registers/indications.ts';
export { demonstrationTargets } from './registers/targets.ts';
