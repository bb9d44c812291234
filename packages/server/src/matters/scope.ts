import {
  type ActingPerson,
  type Authority,
  type HeldRole,
  type ProcedureDefinition,
  readers,
} from '@zca/procedure';
import { type RawBuilder, sql } from 'kysely';

type Condition = RawBuilder<boolean>;

const NEVER: Condition = sql`false`;

function any(conditions: readonly Condition[]): Condition {
  const possible = conditions.filter((condition) => condition !== NEVER);
  return possible.length === 0 ? NEVER : sql`(${sql.join(possible, sql` or `)})`;
}

/** Whether a jurisdiction covers the office in a column: the office itself, and those below it. */
function covered(jurisdiction: string | null, column: 'office' | 'origin'): Condition {
  if (jurisdiction === null) return sql`true`;
  const at = sql.ref(`matter.${column}`);
  // '/' follows '.' in the order of bytes, so that this is one range of the index.
  return sql`(${at} = ${jurisdiction} or (${at} >= ${`${jurisdiction}.`} and ${at} < ${`${jurisdiction}/`}))`;
}

function ofRole(held: HeldRole, authority: Authority): Condition {
  switch (authority.where) {
    case 'anywhere':
      return sql`true`;
    case 'origin':
      return covered(held.jurisdiction, 'origin');
    case 'office':
      return sql`matter.office is not distinct from ${held.jurisdiction}`;
    case 'superior':
      return held.jurisdiction === null
        ? sql`matter.office is not null`
        : sql`(${covered(held.jurisdiction, 'office')} and matter.office <> ${held.jurisdiction})`;
    default:
      return covered(held.jurisdiction, 'office');
  }
}

/** The matters in which a person is a party, by name of the party. They are few. */
export type OwnMatters = ReadonlyMap<string, readonly string[]>;

function ofParty(own: OwnMatters, authority: Authority): Condition {
  const ids = own.get(authority.where.slice('party:'.length)) ?? [];
  // A list, and no question to another table: the planner can join it with the index of offices.
  return ids.length === 0 ? NEVER : sql`matter.id = any(${ids}::uuid[])`;
}

function ofAuthority(person: ActingPerson, authority: Authority): Condition {
  const places = person.roles
    .filter((held) => held.role === authority.role)
    .map((held) => ofRole(held, authority));
  if (places.length === 0) return NEVER;
  return authority.where === 'assigned'
    ? sql`(matter.assignee = ${person.id}::uuid and ${any(places)})`
    : any(places);
}

/** The text of a condition with its parameters, by which equal ones are recognised. */
function keyOf(authorities: readonly Authority[]): string {
  return JSON.stringify(
    [...new Set(authorities.map(({ role, where }) => `${role ?? ''}@${where}`))].toSorted(),
  );
}

/**
 * The condition that lets a person see the matters that they may read, and no others; the same rule
 * as `mayRead` of the engine, in SQL over the table `matter`. A test compares the two.
 */
export function readScope(
  definitions: readonly ProcedureDefinition[],
  person: ActingPerson,
  own: OwnMatters,
): Condition {
  if (person.isSystem === true) return sql`true`;
  return within(definitions, person, own, readers);
}

/** The condition under which a person may find matters by what is personal in them. */
export function personalScope(
  definitions: readonly ProcedureDefinition[],
  person: ActingPerson,
  own: OwnMatters,
): Condition {
  if (person.isSystem === true) return sql`true`;
  return within(definitions, person, own, (definition) => definition.levels?.personal ?? []);
}

/**
 * Somebody reads as a party, or by a role; officials who are a party of a matter, or were recused from
 * it, have no role in it.
 */
function within(
  definitions: readonly ProcedureDefinition[],
  person: ActingPerson,
  own: OwnMatters,
  authoritiesOf: (definition: ProcedureDefinition) => readonly Authority[],
): Condition {
  return any(
    grouped(definitions, authoritiesOf).map(({ ids, authorities }) => {
      const asked = authorities.filter((authority) => authority.role !== 'public');
      const isParty = (authority: Authority) => authority.where.startsWith('party:');
      const parties = asked.filter(isParty).map((one) => ofParty(own, one));
      const roles = asked.filter((one) => !isParty(one)).map((one) => ofAuthority(person, one));
      return sql`(matter.definition in (${sql.join(ids)}) and (${any(parties)}
        or (${any(roles)} and ${unconcerned(person, own)})))`;
    }),
  );
}

function unconcerned(person: ActingPerson, own: OwnMatters): Condition {
  if (person.id === null) return sql`true`;
  const ids = [...new Set([...own.values()].flat())];
  const free = sql<boolean>`not ${person.id}::uuid = any(matter.recused)`;
  return ids.length === 0 ? free : sql`${free} and not matter.id = any(${ids}::uuid[])`;
}

interface Group {
  readonly ids: readonly string[];
  readonly authorities: readonly Authority[];
}

/** Definitions whose authorities are the same share one condition. */
function grouped(
  definitions: readonly ProcedureDefinition[],
  authoritiesOf: (definition: ProcedureDefinition) => readonly Authority[],
): Group[] {
  const groups = new Map<string, { ids: Set<string>; authorities: Map<string, Authority> }>();
  for (const definition of definitions) {
    const authorities = authoritiesOf(definition);
    if (authorities.length === 0) continue;
    const key = keyOf(authorities);
    const group = groups.get(key) ?? { ids: new Set(), authorities: new Map() };
    group.ids.add(definition.id);
    for (const one of authorities) group.authorities.set(`${one.role ?? ''}@${one.where}`, one);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ ids, authorities }) => ({
    ids: [...ids],
    authorities: [...authorities.values()],
  }));
}
