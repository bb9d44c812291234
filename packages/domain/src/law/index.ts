export * from './events.ts';
export * from './facts.ts';
export * from './model.ts';
export * from './resolveParameter.ts';
export * from './lawBook.ts';
export * from './status.ts';
export * from './parameterText.ts';
export * from './reasons.ts';
export * from './annuity.ts';
export * from './termAdjustment.ts';
export * from './overlays.ts';
export {
  isLayoutDesignAdmissible,
  layoutDesignTerm,
  patentTerm,
  type Term,
  trademarkGraceEnd,
  trademarkTerm,
} from './term.ts';
export type { NextAnnuity, Validity } from './validityResult.ts';
export * from './validity.ts';
export { SEED_PARAMETERS } from './seed.ts';
export { DEADLINE_PARAMETERS, type DeadlineValue } from './deadlineSeed.ts';
export * from './api.ts';
