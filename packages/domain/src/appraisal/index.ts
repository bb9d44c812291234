export * from './clues/api.ts';
export * from './clues/exempt.ts';
export { type ClueFigures, clueFiguresOn } from './clues/figures.ts';
export { findClues } from './clues/findClues.ts';
export * from './clues/lists.ts';
export * from './clues/model.ts';
export { bandOf, quarterOf, scoreOf } from './clues/score.ts';
export { CLUE_CAUTION, reasonOf } from './clues/words.ts';
export { filingClue } from './procedures/filingClue.v1.ts';
export { patentValue } from './procedures/patentValue.v1.ts';
export { PURPOSES, VALUE_TYPES } from './procedures/patentValue/fields.ts';
export * from './value/api.ts';
export {
  readEntries,
  readRevenue,
  resultOf,
  type RoyaltyEntries,
  writeRevenue,
} from './value/entries.ts';
export { VALUE_FAULT_WORDS } from './value/faultWords.ts';
export * from './value/model.ts';
export { isValue, royaltyRelief } from './value/royaltyRelief.ts';
export { readSubject } from './value/subject.ts';
