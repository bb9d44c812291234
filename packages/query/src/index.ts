export type * from './condition.ts';
export type * from './engine.ts';
export type * from './field.ts';
export type * from './question.ts';
export type * from './syntax.ts';
export { highlight, passage } from './highlight.ts';
export type { Analyse, Passage, TextRun } from './highlight.ts';
export { marks } from './marks.ts';
export type { Mark } from './marks.ts';
export { MAX_DEPTH, MAX_LENGTH, MAX_SIZE, parse } from './parser.ts';
export { checkRegistry } from './registry.ts';
export type { Language, RegistryProblem } from './registry.ts';
export { documentQueryLanguage } from './document.ts';
export {
  allOf,
  anyOf,
  conditionDepth,
  conditionKey,
  conditionSize,
  mapLeaves,
  normalise,
  not,
} from './simplify.ts';
export { print } from './print.ts';
export { MAX_VALUES, validate } from './validate.ts';
export type { ConditionProblem, ConditionProblemCode, ValidateResult } from './validate.ts';
export { complete, openEndAt } from './complete.ts';
export type { Completion, CompleteOptions } from './complete.ts';
export { describe } from './describe.ts';
export {
  CONDITION_MESSAGES,
  conditionProblemMessage,
  EXPECTATIONS,
  explainProblem,
  MESSAGES,
} from './messages.ts';
export { conditionOfForm, conditionOfRow, formOf, operatorsOf } from './builder.ts';
export type {
  BuilderGroup,
  BuilderNode,
  BuilderRow,
  BuilderText,
  FormReading,
  RowOperator,
} from './builder.ts';
