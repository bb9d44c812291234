import type { Right, RightParty } from './model.ts';
import { partyTypeOf } from './partyType.ts';

/** A name that says itself to be a sole trader's: 西安市雁塔区样例五金店（个体工商户）. */
const SOLE_TRADER_NAME = /个体工商户[）)]?$/;
/** The first two characters of the credit code of a sole trader (GB 32100-2015). */
const SOLE_TRADER_CODE = '92';

/**
 * Whether the address of a party may be somebody's home: of a natural person, of a sole trader 个体工商户, who
 * may trade from home whatever a source calls the business, and of whoever is not known to be an organisation.
 */
export function mayBeHome(party: RightParty): boolean {
  if (party.creditCode?.startsWith(SOLE_TRADER_CODE) === true) return true;
  if (SOLE_TRADER_NAME.test(party.name)) return true;
  const type = partyTypeOf(party);
  return type === undefined || type === 'person';
}

/**
 * A right without the stated coordinates of parties whose address may be a home; the very right where there
 * are none. What another list of the right says of a party of the same name counts, as it does where it is placed.
 */
export function withoutHomes<R extends Right>(right: R): R {
  const { applicants, holders } = right;
  const users = right.collection === 'geographicalIndication' ? right.users : undefined;
  const all = [...applicants, ...(holders ?? []), ...(users ?? [])];
  if (!all.some(({ location }) => location !== undefined)) return right;
  const isHome = (party: RightParty): boolean => {
    if (party.location === undefined) return false;
    const known = all.filter(({ name }) => name === party.name);
    return mayBeHome(Object.assign({}, ...known, party) as RightParty);
  };
  if (!all.some(isHome)) return right;
  const shared = (party: RightParty): RightParty => {
    if (!isHome(party)) return party;
    const rest = { ...party };
    delete rest.location;
    return rest;
  };
  return {
    ...right,
    applicants: applicants.map(shared),
    ...(holders === undefined ? {} : { holders: holders.map(shared) }),
    ...(users === undefined ? {} : { users: users.map(shared) }),
  };
}
