export {
  covers,
  holdsForOffice,
  findAuthority,
  holds,
  mayRead,
  maySeeLevel,
  readers,
} from './authority.ts';
export { articleOf, instrumentOf } from './basis.ts';
export {
  type ClockColour,
  type ClockState,
  type ColourShares,
  colourOf,
  daysFrom,
  instantOfShare,
  startClock,
  startOfDay,
  startOfDayAfter,
} from './clock.ts';
export {
  decideExpiry,
  type Expiry,
  PLATFORM,
  RAN_OUT,
  ranOutAct,
  RECOMPUTED,
  recomputedAct,
} from './clockActs.ts';
export { type ActRequest, decide, type Decision, type Subject } from './decide.ts';
export * from './definition.ts';
export { type Diagram, type DiagramEdge, type DiagramNode, diagramOf } from './diagram.ts';
export * from './field.ts';
export { mask } from './mask.ts';
export {
  type Act,
  type ActingPerson,
  type ActView,
  evolve,
  type HeldRole,
  type JoinedParty,
  type Matter,
  type MatterView,
  replay,
  type Surroundings,
} from './matter.ts';
export { checkMigration, migrate, MIGRATED } from './migrate.ts';
export { authorityFor, obstacleNow, type Offer, offersOf, type Permission } from './offers.ts';
export { type PublicMatter, publicView, retentionEnd } from './publicView.ts';
export { isAsked, readForm } from './readForm.ts';
export { type Outcome, refuse, refused, type Refusal, REFUSALS } from './refusal.ts';
export { checkDefinition, type DefinitionFault } from './soundness.ts';
export { chartOf, findState, routesOf, type StatePosition, titleOfPosition } from './states.ts';
export * from './words.ts';
