import type { Authority, ProcedureDefinition } from './definition.ts';
import type { Level } from './field.ts';
import type { ActingPerson, HeldRole, Matter } from './matter.ts';

/** Whether a jurisdiction covers an office: null covers all, an office itself and those below it. */
export function covers(jurisdiction: string | null, office: string | null): boolean {
  if (jurisdiction === null) return true;
  if (office === null) return false;
  return office === jurisdiction || office.startsWith(`${jurisdiction}.`);
}

/**
 * Whether somebody holds one of several roles for an office. A filing that takes its office from its
 * form asks this in its `check`: before it is filed a matter has no office that could be covered.
 */
export function holdsForOffice(
  person: ActingPerson,
  authorities: readonly Authority[],
  office: string | null,
): boolean {
  if (person.isSystem === true) return true;
  return person.roles.some(
    ({ role, jurisdiction }) =>
      authorities.some((authority) => authority.role === role) && covers(jurisdiction, office),
  );
}

/** The role by which an authority is held in a matter, or undefined; parties and the public hold `null`. */
export function holds(
  person: ActingPerson,
  authority: Authority,
  matter: Matter | null,
): HeldRole | null | undefined {
  if (authority.where.startsWith('party:')) {
    return isParty(person, authority.where.slice('party:'.length), matter) ? null : undefined;
  }
  if (authority.role === 'public') return null;
  if (authority.where === 'assigned' && (person.id === null || matter?.assignee !== person.id)) {
    return undefined;
  }
  return person.roles.find(
    (held) => held.role === authority.role && isInPlace(held, authority, matter),
  );
}

function isInPlace(held: HeldRole, authority: Authority, matter: Matter | null): boolean {
  switch (authority.where) {
    case 'anywhere':
      return true;
    case 'origin':
      return matter !== null && covers(held.jurisdiction, matter.origin);
    case 'office':
      return matter !== null && held.jurisdiction === matter.office;
    case 'superior':
      return (
        matter !== null &&
        held.jurisdiction !== matter.office &&
        covers(held.jurisdiction, matter.office)
      );
    default:
      // Whoever files a matter has it in hand.
      return matter === null || covers(held.jurisdiction, matter.office);
  }
}

function isParty(person: ActingPerson, party: string, matter: Matter | null): boolean {
  if (person.parties.includes(party)) return true;
  return person.id !== null && (matter?.parties[party]?.includes(person.id) ?? false);
}

/**
 * Whether somebody must keep out of a matter as an official: they are a party of it, or were recused
 * from it. As a party they still may do and see what parties do and see.
 */
export function isConflicted(person: ActingPerson, matter: Matter | null): boolean {
  if (matter === null) return false;
  if (person.parties.length > 0) return true;
  return person.id !== null && isConflictedId(person.id, matter);
}

/** The same of somebody of whom only the account is known. */
export function isConflictedId(id: string, matter: Matter): boolean {
  return (
    matter.recused.includes(id) ||
    Object.values(matter.parties).some((persons) => persons.includes(id))
  );
}

/** One of several authorities, and the role by which it is held. */
export interface Held {
  readonly authority: Authority;
  readonly role: HeldRole | null;
}

/** Those of several authorities that a person holds, in their order. */
export function heldAuthorities(
  person: ActingPerson,
  authorities: readonly Authority[],
  matter: Matter | null,
): readonly Held[] {
  return authorities.flatMap((authority) => {
    const role = holds(person, authority, matter);
    return role === undefined ? [] : [{ authority, role }];
  });
}

/** The first of several authorities that a person holds. */
export function findAuthority(
  person: ActingPerson,
  authorities: readonly Authority[],
  matter: Matter | null,
): HeldRole | null | undefined {
  return heldAuthorities(person, authorities, matter)[0]?.role;
}

/**
 * Whether a person may read a matter: by the rule of reading, or because they may act in it some day.
 * Officials who are a party of it, or were recused from it, read it as a party or not at all.
 */
export function mayRead(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
): boolean {
  if (person.isSystem === true) return true;
  const all = readers(definition);
  return (
    holdsAsParty(person, all, matter) ||
    (!isConflicted(person, matter) && holdsByRole(person, all, matter))
  );
}

function holdsAsParty(
  person: ActingPerson,
  authorities: readonly Authority[],
  matter: Matter,
): boolean {
  return authorities.some(
    (one) => one.where.startsWith('party:') && holds(person, one, matter) !== undefined,
  );
}

function holdsByRole(
  person: ActingPerson,
  authorities: readonly Authority[],
  matter: Matter,
): boolean {
  return authorities.some((one) => {
    const role = holds(person, one, matter);
    return role !== undefined && role !== null;
  });
}

/** Everybody who may read the matters of a definition. */
export function readers(definition: ProcedureDefinition): readonly Authority[] {
  return [
    ...definition.readBy,
    ...Object.values(definition.actions).flatMap((action) =>
      action.from.length === 0 ? [] : action.by,
    ),
  ];
}

/**
 * Whether a person who may read the matter may see values of a level. Where the definition does not
 * say who: everybody sees what is public, whoever reads by a role what is internal, nobody the rest.
 */
export function maySeeLevel(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
  level: Level,
): boolean {
  if (person.isSystem === true) return true;
  const allowed = definition.levels?.[level];
  const isFree = !isConflicted(person, matter);
  if (allowed === undefined) {
    if (level === 'public') return true;
    return level === 'internal' && isFree && holdsByRole(person, readers(definition), matter);
  }
  return holdsAsParty(person, allowed, matter) || (isFree && holdsByRole(person, allowed, matter));
}
