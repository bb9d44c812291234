import type { Authority, Matter, ProcedureDefinition } from '@zca/procedure';
import type pg from 'pg';

interface Holder {
  readonly person_id: string;
  readonly jurisdiction: string | null;
}

/** The offices that cover one, nearest first: the office itself, those above it, the city. */
export function upwards(office: string | null): (string | null)[] {
  if (office === null) return [null];
  const parts = office.split('.');
  const offices = parts.map((_part, i) => parts.slice(0, parts.length - i).join('.'));
  return [...offices, null];
}

/**
 * The people who hold a role nearest to an office: in it, or, where nobody does, in the office above.
 * Whoever is a party of the matter or was recused from it is left out.
 */
async function nearest(
  client: pg.ClientBase,
  roles: readonly string[],
  office: string | null,
  matter: Matter,
): Promise<string[]> {
  const offices = upwards(office);
  const { rows } = await client.query<Holder>({
    name: 'holders of roles',
    text: `select distinct person_id, jurisdiction from role_grant
      where role = any($1) and revoked_at is null
        and (jurisdiction is null or jurisdiction = any($2))`,
    values: [roles, offices.filter((one) => one !== null)],
  });
  const barred = new Set([...matter.recused, ...Object.values(matter.parties).flat()]);
  for (const place of offices) {
    const here = rows
      .filter((row) => row.jurisdiction === place && !barred.has(row.person_id))
      .map((row) => row.person_id);
    if (here.length > 0) return here;
  }
  return [];
}

/** The people whom a notice of a procedure is for. */
export async function recipientsOf(
  client: pg.ClientBase,
  matter: Matter,
  to: Authority,
): Promise<readonly string[]> {
  if (to.where.startsWith('party:')) return matter.parties[to.where.slice('party:'.length)] ?? [];
  if (to.where === 'assigned' && matter.assignee !== null) return [matter.assignee];
  if (to.role === undefined) return [];
  switch (to.where) {
    case 'superior':
      return nearest(client, [to.role], upwards(matter.office)[1] ?? null, matter);
    case 'origin':
      return nearest(client, [to.role], matter.origin, matter);
    case 'anywhere':
      return nearest(client, [to.role], null, matter);
    default:
      return nearest(client, [to.role], matter.office, matter);
  }
}

/**
 * The people who are told of a clock: whoever has to act before it runs out, that is the person to whom
 * the matter is given, or those in its office who could; once it has run out, their head too.
 */
export async function clockRecipients(
  client: pg.ClientBase,
  definition: ProcedureDefinition,
  matter: Matter,
  clock: string,
  level: number,
): Promise<readonly string[]> {
  const declared = definition.clocks[clock];
  if (declared === undefined) return [];
  if (declared.waitsFor !== 'office') {
    return matter.parties[declared.waitsFor.slice('party:'.length)] ?? [];
  }
  const roles = declared.metBy.flatMap((action) =>
    (definition.actions[action]?.by ?? []).flatMap(({ role, where }) =>
      role === undefined || role === 'public' || where.startsWith('party:') ? [] : [role],
    ),
  );
  const own =
    matter.assignee === null
      ? await nearest(client, roles, matter.office, matter)
      : [matter.assignee];
  if (level < 3) return own;
  return [...new Set([...own, ...(await nearest(client, ['head'], matter.office, matter))])];
}
