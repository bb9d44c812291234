import type { MatterPaper } from '@zca/domain/matters';
import type { Act, ProcedureDefinition } from '@zca/procedure';
import type { PaperEntry } from '../base/papers/index.ts';

/** The papers of an act, of one party alone where it is named. */
export function papersOf(
  definition: ProcedureDefinition,
  act: Act,
  papers: readonly PaperEntry[],
  party?: string,
): MatterPaper[] {
  return (act.papers ?? []).flatMap(({ kind, id }) => {
    const declared = definition.papers?.[kind];
    const paper = papers.find((one) => one.id === id);
    if (paper === undefined) return [];
    if (party !== undefined && declared?.for?.includes(party) !== true) return [];
    const { number, code, isPrinted, withdrawnAt } = paper;
    const title = declared?.title ?? { zh: paper.title, en: paper.title };
    return [{ id, title, number, code, isPrinted, withdrawnAt }];
  });
}
