import { type Note, refusalMessage } from '@zca/domain/registry';
import { describeProblem, PROBLEM_SENTENCES, type ProblemCode } from '@zca/formats';

/** Rules that `readRights` makes of the problems of files: `file.` and the code. */
const FILE_RULE = /^file\.(.+)$/;

/** What is wrong, or should be looked at, with a record or file, and what to do, in both languages; the place is shown beside it. */
export function refusalSentence(refusal: Note): { readonly zh: string; readonly en: string } {
  const code = FILE_RULE.exec(refusal.rule)?.[1];
  if (code === undefined || !Object.hasOwn(PROBLEM_SENTENCES, code)) return refusalMessage(refusal);
  const problem = {
    severity: 'error',
    code: code as ProblemCode,
    params: refusal.params,
  } as const;
  return { zh: describeProblem(problem, 'zh'), en: describeProblem(problem, 'en') };
}
