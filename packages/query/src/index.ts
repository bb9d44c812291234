export type * from './condition.ts';
export type * from './engine.ts';
export type * from './field.ts';
export type * from './question.ts';
