export * from './options.ts';
export type { FieldInfo, FieldLevel, FieldTable } from './fields.ts';
export * from './masking.ts';
export {
  PROTECTION_RULES,
  protectionMessage,
  type ProtectionRefusal,
  type ProtectionRule,
} from './messages.ts';
export * from './order.ts';
export * from './office.ts';
export * from './placement.ts';
export * from './competence.ts';
export * from './split.ts';
export * from './clocks.ts';
export * from './clockColour.ts';
export * from './textSimilarity.ts';
export * from './duplicates.ts';
export * from './metrics.ts';
export * from './complaint/model.ts';
export * from './complaint/grounds.ts';
export * from './complaint/limitation.ts';
export * from './complaint/representatives.ts';
export * from './complaint/completeness.ts';
export * from './complaint/factors.ts';
export * from './report/model.ts';
export * from './report/repeat.ts';
export * from './tickets/model.ts';
export * from './tickets/columns.ts';
export * from './tickets/readTicket.ts';
export * from './tickets/writeTicket.ts';
export * from './tickets/planImport.ts';
export * from './tickets/toSubmission.ts';
export { readShanghaiInstant, writeShanghaiTime } from './tickets/instant.ts';
