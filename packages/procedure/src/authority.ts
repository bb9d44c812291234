import type { Authority, ProcedureDefinition } from './definition.ts';
import type { Level } from './field.ts';
import type { ActingPerson, HeldRole, Matter } from './matter.ts';

/** Whether a jurisdiction covers an office: null covers all, an office itself and those below it. */
export function covers(jurisdiction: string | null, office: string | null): boolean {
  if (jurisdiction === null) return true;
  if (office === null) return false;
  return office === jurisdiction || office.startsWith(`${jurisdiction}.`);
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

/** The first of several authorities that a person holds. */
export function findAuthority(
  person: ActingPerson,
  authorities: readonly Authority[],
  matter: Matter | null,
): HeldRole | null | undefined {
  for (const authority of authorities) {
    const held = holds(person, authority, matter);
    if (held !== undefined) return held;
  }
  return undefined;
}

/** Whether a person may read a matter: by the rule of reading, or because they may act in it some day. */
export function mayRead(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
): boolean {
  if (person.isSystem === true) return true;
  if (matter.recused.some((id) => id === person.id)) return false;
  return readers(definition).some(
    (authority) => authority.role !== 'public' && holds(person, authority, matter) !== undefined,
  );
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

/** Whether a person who may read the matter may see values of a level. */
export function maySeeLevel(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
  level: Level,
): boolean {
  const allowed = definition.levels?.[level];
  if (allowed === undefined) {
    // Parties see what is public of their own matter; the rest is the office's.
    if (level === 'public') return true;
    return level === 'internal' && !isOnlyParty(definition, matter, person);
  }
  return findAuthority(person, allowed, matter) !== undefined;
}

function isOnlyParty(
  definition: ProcedureDefinition,
  matter: Matter,
  person: ActingPerson,
): boolean {
  return !readers(definition).some(
    (authority) =>
      authority.role !== undefined &&
      authority.role !== 'public' &&
      !authority.where.startsWith('party:') &&
      holds(person, authority, matter) !== undefined,
  );
}
