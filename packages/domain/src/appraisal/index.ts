export * from './clues/api.ts';
export * from './clues/exempt.ts';
export { type ClueFigures, clueFiguresOn } from './clues/figures.ts';
export { findClues } from './clues/findClues.ts';
export * from './clues/lists.ts';
export * from './clues/model.ts';
export { bandOf, quarterOf, scoreOf } from './clues/score.ts';
export { CLUE_CAUTION, reasonOf } from './clues/words.ts';
export { filingClue } from './procedures/filingClue.v1.ts';
