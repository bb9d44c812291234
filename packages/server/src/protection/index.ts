export {
  type DemonstrationMattersOptions,
  type DemonstrationOfficer,
  fileDemonstrationMatters,
} from './demonstration.ts';
export { startDemonstrationMatters } from './demonstrationStart.ts';
