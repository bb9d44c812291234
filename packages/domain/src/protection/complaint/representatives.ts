import { nameKey } from '@zca/standards';
import { type ProtectionRefusal, refusal } from '../messages.ts';
import { basisOf, citation, type Order } from '../order.ts';
import type { Complaint } from './model.ts';

/** How many may represent the complainants of a joint complaint. */
const MOST_REPRESENTATIVES = 2;

/**
 * What is wrong with the representatives of a complaint; empty when nothing is. At most two, chosen in
 * writing among the complainants of a joint complaint. Source: order 121 art. 12; order 20 art. 11.
 */
export function representativeFaults(
  complaint: Pick<Complaint, 'jointComplainants' | 'representatives' | 'representativesChosenBy'>,
  order: Order,
): readonly ProtectionRefusal[] {
  const { jointComplainants, representatives } = complaint;
  if (representatives.length === 0) return [];
  const article = citation(basisOf(order, 'joint'));
  const fault = (
    code: Parameters<typeof refusal>[0],
    params: Readonly<Record<string, string | number>> = {},
  ): ProtectionRefusal => refusal(code, 'representatives', params);
  if (jointComplainants.length < 2) return [fault('representatives.notJoint')];
  const faults: ProtectionRefusal[] = [];
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
  if (complaint.representativesChosenBy === null) {
    faults.push(refusal('representatives.notInWriting', 'representativesChosenBy', { article }));
  }
  return faults;
}
