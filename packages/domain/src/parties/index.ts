export * from './api.ts';
export * from './condition.ts';
export * from './mention.ts';
export * from './normalForm.ts';
export { MERGE_AT, PROPOSE_AT, compare } from './matching/compare.ts';
export type { Comparison, Lexicon, Veto } from './matching/comparison.ts';
export {
  type Match,
  type MatchOptions,
  type MatchResult,
  lexiconOf,
  matchParties,
} from './matching/match.ts';
export { reasonsOf, vetoSentence } from './matching/reasons.ts';
export { type Subject, subjectOf } from './matching/subject.ts';
export * from './roster.ts';
export * from './rosterApi.ts';
