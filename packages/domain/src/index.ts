/** Rooms of the domain, by tier; removing a room is deleting its folder and its line. */
export * as identity from './identity/index.ts';
export * as registry from './registry/index.ts';
export * as parties from './parties/index.ts';
export * as geography from './geography/index.ts';
export * as appraisal from './appraisal/index.ts';
export * as protection from './protection/index.ts';
export * as law from './law/index.ts';
export * as openData from './openData/index.ts';
export * as papers from './papers/index.ts';
export * as notices from './notices/index.ts';
export * as matters from './matters/index.ts';
