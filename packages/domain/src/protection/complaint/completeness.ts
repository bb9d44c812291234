import type { Words } from '@zca/procedure';
import { type Basis, basisOf, type Order, type ArticleSubject } from '../order.ts';
import { COMPLAINT_FIELDS, type ComplaintValues } from './fields.ts';

/** A material that the order asks for and a complaint does not have. */
export interface MissingItem {
  readonly field: keyof ComplaintValues;
  readonly title: Words;
  readonly basis: Basis;
}

const MATERIALS = [
  'complainantName',
  'complainantPhone',
  'complainantAddress',
  'respondentName',
  'businessAddress',
  'content',
  'requests',
] as const satisfies readonly (keyof ComplaintValues)[];

const OF_AGENT = [
  'powerOfAttorney',
  'agentName',
  'agentIdNumber',
  'agentScope',
  'agentUntil',
  'signedByPrincipal',
] as const satisfies readonly (keyof ComplaintValues)[];

/** Any one address of the respondent is enough. */
const ADDRESSES = [
  'businessAddress',
  'domicile',
  'shownAddress',
  'platformDomicile',
  'shopUrl',
] as const satisfies readonly (keyof ComplaintValues)[];

/** True for what was not filled in; a yes that is asked for and was not given is missing too. */
function isMissing(value: ComplaintValues[keyof ComplaintValues]): boolean {
  return (
    value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/**
 * What a complaint lacks of the materials of order 121 art. 10(1) and 11 (order 20 art. 9 and 10), in
 * the order of the form: the list of a notice to supplement. Empty when it is complete. Identity is
 * checked apart (art. 10(3)), for a bureau may ask for it and need not.
 */
export function missingItems(complaint: ComplaintValues, order: Order): readonly MissingItem[] {
  const hasAddress = ADDRESSES.some((name) => !isMissing(complaint[name]));
  const lacks = (name: keyof ComplaintValues): boolean =>
    name === 'businessAddress' ? !hasAddress : isMissing(complaint[name]);
  const missing = (
    names: readonly (keyof ComplaintValues)[],
    subject: ArticleSubject,
  ): MissingItem[] =>
    names.filter(lacks).map((name) => ({
      field: name,
      title: COMPLAINT_FIELDS[name].title,
      basis: basisOf(order, subject),
    }));
  const ofAgent = complaint.hasAgent === true ? missing(OF_AGENT, 'agent') : [];
  return [...missing(MATERIALS, 'materials'), ...ofAgent];
}
