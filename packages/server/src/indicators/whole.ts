import type { Answer, Condition, Question } from '@zca/query';
import { HttpProblem } from '../base/http/problem.ts';
import type { SearchService } from '../base/search/service.ts';
import { PUBLIC_SCOPE, refusing } from '../registry/index.ts';

/**
 * Asks many questions of everything that is public, or of a part of it, each of which must be answered whole.
 * What `standing` questions find is kept for the next time they are asked.
 * @throws HttpProblem `request.invalid` for what the index refuses, and as `whole`
 */
export async function askWhole(
  search: Pick<SearchService, 'askAll'>,
  questions: readonly Question[],
  {
    scope = PUBLIC_SCOPE,
    standing = false,
  }: { readonly scope?: Condition | undefined; readonly standing?: boolean } = {},
): Promise<readonly Answer[]> {
  return whole(await refusing(search.askAll(questions, scope, { standing })));
}

/**
 * Answers in which everything was counted. A number that is a lower bound, because the index had no time
 * to count all, is no number of statistics.
 * @throws HttpProblem `service.starting` when one of them is not whole
 */
function whole<T extends Pick<Answer, 'complete'>>(answers: readonly T[]): readonly T[] {
  if (answers.every(({ complete }) => complete)) return answers;
  throw new HttpProblem('service.starting', {
    zh: '索引没有在规定时间内数完，不给出不完整的数值。请稍后再试；经常如此时，请管理员调高 queryBudgetMs。',
    en: 'The index did not finish counting in its time, and a part of a number is none. Try again shortly; if this happens often, the administrator may raise queryBudgetMs.',
  });
}
