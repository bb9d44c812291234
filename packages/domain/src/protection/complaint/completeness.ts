import type { Bilingual } from '@zca/query';
import type { FieldTable } from '../fields.ts';
import { type Basis, basisOf, type Order } from '../order.ts';
import { COMPLAINT_FIELDS, type Complaint } from './model.ts';

/** A material that the order asks for and a complaint does not have. */
export interface MissingItem {
  /** Dotted path of the field. */
  readonly field: string;
  readonly title: Bilingual;
  readonly basis: Basis;
}

function title(path: string, fields: FieldTable): Bilingual {
  return fields[path]!.title;
}

/**
 * What a complaint lacks of the materials of order 121 art. 10(1) and 11 (order 20 art. 9 and 10), in
 * the order of the form: the list of a notice to supplement. Empty when it is complete. Of a
 * respondent any one address is enough; identity is checked apart (art. 10(3)), for a bureau may ask
 * for it and need not.
 */
export function missingItems(complaint: Complaint, order: Order): readonly MissingItem[] {
  const { complainant, agent, respondent, dispute } = complaint;
  const address =
    respondent.businessAddress ??
    respondent.domicile ??
    respondent.shownAddress ??
    respondent.platformDomicile ??
    respondent.shopUrl;
  const materials: readonly (readonly [string, unknown])[] = [
    ['complainant.name', complainant.name],
    ['complainant.phone', complainant.phone],
    ['complainant.address', complainant.address],
    ['respondent.name', respondent.name],
    ['respondent.businessAddress', address],
    ['dispute.content', dispute.content],
    ['requests', complaint.requests.length > 0 ? complaint.requests : null],
  ];
  const ofAgent: readonly (readonly [string, unknown])[] =
    agent === null
      ? []
      : [
          ['agent.powerOfAttorney', agent.powerOfAttorney],
          ['agent.idType', agent.idType],
          ['agent.idNumber', agent.idNumber],
          ['agent.scope', agent.scope],
          ['agent.until', agent.until],
          ['agent.signedByPrincipal', agent.signedByPrincipal ? true : null],
        ];
  const missing = (
    items: readonly (readonly [string, unknown])[],
    subject: 'materials' | 'agent',
  ): MissingItem[] =>
    items
      .filter(([, value]) => value === null)
      .map(([path]) => ({
        field: path,
        title: title(path, COMPLAINT_FIELDS),
        basis: basisOf(order, subject),
      }));
  return [...missing(materials, 'materials'), ...missing(ofAgent, 'agent')];
}
