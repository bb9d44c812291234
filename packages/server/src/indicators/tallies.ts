import { AREAS, type RightsTally } from '@zca/domain/indicators';
import type { Answer, Condition, Question } from '@zca/query';
import { allOf } from '@zca/query';
import type { SearchService } from '../base/search/service.ts';
import type { TallyRequest } from './counted.ts';
import { askWhole } from './whole.ts';

/** Rights in the city: those whose first holder sits here. */
export const IN_CITY: Condition = { op: 'exists', field: 'seat' };
const DISTRICTS = AREAS.filter(({ kind }) => kind === 'district').map(({ code }) => code);
const ZONES = AREAS.filter(({ kind }) => kind === 'zone').map(({ code }) => code);

/** The rights of an area; null for the whole city. */
export function inArea(area: string): Condition {
  if (DISTRICTS.includes(area)) return { op: 'any', field: 'seat', values: [area] };
  if (ZONES.includes(area)) return { op: 'any', field: 'seatZone', values: [area] };
  return IN_CITY;
}

/**
 * Counts rights for every area at once: one question a leaf and span.
 * @throws HttpProblem as `askWhole`
 */
export async function countRights(
  search: Pick<SearchService, 'askAll'>,
  requests: readonly TallyRequest[],
  budgetMs: number,
): Promise<readonly RightsTally[]> {
  const questions = requests.map((request): Question => ({ ...wholeQuestion(request), budgetMs }));
  const answers = await askWhole(search, questions, { standing: true });
  return answers.map((answer, place) => {
    const { leaf } = requests[place]!;
    const buckets = ['seat', 'seatZone'].flatMap((field) => answer.facets[field]?.buckets ?? []);
    return {
      city: leaf.distinct === undefined ? answer.count : distinctOf(answer),
      byArea: new Map(buckets.map(({ value, count, distinct = count }) => [value, distinct])),
    };
  });
}

function wholeQuestion({ leaf, span }: TallyRequest): Question {
  const { distinct } = leaf;
  const also = distinct === undefined ? {} : { distinct };
  return {
    where: allOf(leaf.where(span), IN_CITY),
    facets: {
      seat: { field: 'seat', size: DISTRICTS.length, values: DISTRICTS, ...also },
      seatZone: { field: 'seatZone', size: ZONES.length, values: ZONES, ...also },
    },
    ...(distinct === undefined
      ? {}
      : { statistics: { distinct: { field: distinct, distinct: true } } }),
  };
}

function distinctOf(answer: Answer): number {
  return answer.statistics['distinct']?.distinct ?? 0;
}
