import type { Matter, ProcedureDefinition } from '@zca/procedure';
import type pg from 'pg';
import { upwards } from './recipients.ts';

/** Somebody whom an act in a matter may name. */
export interface NamedPerson {
  readonly id: string;
  readonly displayName: string;
  /** Code of the office in which they work; null for the city. */
  readonly office: string | null;
}

/** More people than this no list is good for. */
const MOST_PEOPLE = 500;

/**
 * The people whom an act may name, as the one to whom a matter is given or who may not have it: those
 * at its office and below it who have a part in the procedure, and those of the offices above whom it
 * admits when a matter is given to them. Parties of the matter and those recused from it are left out.
 */
export async function peopleOf(
  pool: pg.Pool,
  definition: ProcedureDefinition,
  matter: Matter,
): Promise<readonly NamedPerson[]> {
  const authorities = Object.values(definition.actions).flatMap((action) => action.by);
  const rolesWhere = (isWanted: (where: string) => boolean): string[] => [
    ...new Set(authorities.flatMap(({ role, where }) => (role && isWanted(where) ? [role] : []))),
  ];
  const { office } = matter;
  const { rows } = await pool.query<NamedPerson>({
    name: 'people of a matter',
    text: `select distinct p.id, p.display_name as "displayName", g.jurisdiction as office
      from role_grant g join person p on p.id = g.person_id
      where g.revoked_at is null and p.closed_at is null and not p.id = any($5::uuid[])
        and (g.role = any($1) and (g.jurisdiction is not distinct from $2
               or starts_with(g.jurisdiction, $2 || '.'))
          or g.role = any($3) and (g.jurisdiction is null or g.jurisdiction = any($4)))
      order by p.display_name, p.id limit ${MOST_PEOPLE}`,
    values: [
      rolesWhere((where) => where !== 'anywhere' && !where.startsWith('party:')),
      office,
      rolesWhere((where) => where === 'assigned'),
      upwards(office).filter((one) => one !== null),
      [...matter.recused, ...Object.values(matter.parties).flat()],
    ],
  });
  return rows;
}
