import type { Right, RightSummary, SearchAnswer } from '@zca/domain/registry';
import { familyKeyOf } from '@zca/domain/registry';
import type { Answer, Condition, Question } from '@zca/query';
import { allOf, anyOf } from '@zca/query';
import type { Reach, UnderstoodSearch } from './question.ts';
import { wholeCondition } from './question.ts';

/** Members that the lines of one page open to; a page that has more says so by their number. */
const MOST_MEMBERS = 500;

export interface FamilyParts {
  readonly ask: (question: Question, reach: Reach) => Promise<Answer>;
  readonly readMany: (keys: readonly string[], past: string | null) => Promise<readonly Right[]>;
  readonly summarise: (right: Right) => Promise<RightSummary>;
  readonly budgetMs: number;
}

/** The name under which the index collapses a record: that of its family, or its own key. */
const familyOf = (right: Right): string => familyKeyOf(right) ?? right.key;

/**
 * The families of a page of collapsed hits: how many there are in all, and of each line the other
 * members that the search finds, in the order of the search.
 */
export async function familiesOf(
  answer: Answer,
  rights: readonly Right[],
  search: UnderstoodSearch,
  parts: FamilyParts,
): Promise<NonNullable<SearchAnswer['families']>> {
  const sizes = new Map(answer.hits.map((hit) => [hit.id, hit.members ?? 1]));
  const lines = rights.filter((right) => (sizes.get(right.key) ?? 1) > 1);
  const lineOf = new Map(lines.map((right) => [familyOf(right), right.key]));
  const members: NonNullable<SearchAnswer['families']>['members'] = Object.fromEntries(
    lines.map((right) => [right.key, { count: sizes.get(right.key)! - 1, records: [] }]),
  );
  if (lines.length > 0) {
    const names = [...lineOf.keys()];
    const inFamilies: Condition = anyOf(
      { op: 'any', field: 'familyKey', values: names },
      { op: 'ids', ids: names },
    );
    const found = await parts.ask(
      {
        where: allOf(wholeCondition(search), inFamilies),
        top: { size: MOST_MEMBERS, sort: search.sort },
        budgetMs: parts.budgetMs,
      },
      search,
    );
    const others = found.hits.map((hit) => hit.id).filter((id) => members[id] === undefined);
    for (const right of await parts.readMany(others, search.past)) {
      const line = lineOf.get(familyOf(right));
      if (line !== undefined) members[line]!.records.push(await parts.summarise(right));
    }
  }
  return { count: answer.groups ?? answer.count, members };
}
