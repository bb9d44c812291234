import type { Refusal } from '@zca/procedure';
import { nameKey } from '@zca/standards';
import { refuse } from '../refusals.ts';
import { basisOf, citation, type Order } from '../order.ts';
import type { ComplaintValues } from './fields.ts';

/** How many may represent the complainants of a joint complaint. */
const MOST_REPRESENTATIVES = 2;

/** The names in a field that holds one a line; commas and semicolons part them too. */
function namesIn(text: string | null | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\n,，、;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * What is wrong with the representatives of a complaint; empty when nothing is. At most two, chosen in
 * writing among the complainants of a joint complaint. Source: order 121 art. 12; order 20 art. 11.
 */
export function representativeFaults(
  complaint: Pick<
    ComplaintValues,
    'jointComplainants' | 'representatives' | 'representativesChosenBy'
  >,
  order: Order,
): readonly Refusal[] {
  const representatives = namesIn(complaint.representatives);
  const jointComplainants = namesIn(complaint.jointComplainants);
  if (representatives.length === 0) return [];
  const article = citation(basisOf(order, 'joint'));
  const fault = (
    code: Parameters<typeof refuse>[0],
    params: Readonly<Record<string, string | number>> = {},
  ): Refusal => refuse(code, params, 'representatives');
  if (jointComplainants.length < 2) return [fault('representatives.notJoint')];
  const faults: Refusal[] = [];
  if (representatives.length > MOST_REPRESENTATIVES) {
    faults.push(
      fault('representatives.tooMany', {
        count: representatives.length,
        limit: MOST_REPRESENTATIVES,
        article,
      }),
    );
  }
  const complainants = new Set(jointComplainants.map(nameKey));
  const seen = new Set<string>();
  for (const name of representatives) {
    const key = nameKey(name);
    if (seen.has(key)) faults.push(fault('representatives.twice', { name }));
    else if (!complainants.has(key)) {
      faults.push(fault('representatives.notComplainant', { name, article }));
    }
    seen.add(key);
  }
  if ((complaint.representativesChosenBy ?? []).length === 0) {
    faults.push(refuse('representatives.notInWriting', { article }, 'representativesChosenBy'));
  }
  return faults;
}
