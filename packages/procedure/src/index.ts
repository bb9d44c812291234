export { RAN_OUT, RECOMPUTED, ranOutAct, recomputedAct } from './advanceClocks.ts';
export { covers, findAuthority, holds, mayRead, maySeeLevel, readers } from './authority.ts';
export {
  type ClockColour,
  type ClockState,
  type ColourShares,
  colourOf,
  daysFrom,
  instantOfShare,
  startClock,
} from './clock.ts';
export {
  type ActRequest,
  authorityFor,
  decide,
  type Decision,
  obstacleNow,
  type Offer,
  offersOf,
  type Subject,
} from './decide.ts';
export * from './definition.ts';
export * from './field.ts';
export { mask } from './mask.ts';
export * from './matter.ts';
export { isAsked, readForm } from './readForm.ts';
export { type Outcome, refuse, refused, type Refusal, REFUSALS } from './refusal.ts';
export { checkDefinition, type DefinitionFault } from './soundness.ts';
export { chartOf, findState, routesOf, type StatePosition, titleOfPosition } from './states.ts';
export * from './words.ts';
