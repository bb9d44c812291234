import type { Grant, GrantRecord, Role } from '@zca/domain/identity';
import { type Kysely, type Selectable, sql } from 'kysely';
import { isUniqueViolation, type Schema } from '../base/database/index.ts';

/** A grant as it is given: by whom, and from which manager's grant it was handed on. */
export interface Giving {
  readonly grantedBy: string;
  readonly delegatedBy?: number;
}

/** Grants of roles in jurisdictions; one that was taken away stays as a row that says when. */
export class GrantStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** The grants that hold, by person, each person's in the order in which they were given. */
  async all(): Promise<Map<string, GrantRecord[]>> {
    const rows = await this.#holding().execute();
    const byPerson = Map.groupBy(rows, (row) => row.person_id);
    return new Map([...byPerson].map(([person, own]) => [person, own.map(asRecord)]));
  }

  /**
   * Gives a person a role; returns the id of the grant, or undefined when the person holds another
   * of the three administrations. What is held already is not given twice.
   */
  async give(personId: string, grant: Grant, by: string | Giving): Promise<number | undefined> {
    const { role, jurisdiction, manager = false } = grant;
    const { grantedBy, delegatedBy = null } =
      typeof by === 'string' ? { grantedBy: by } : { delegatedBy: null, ...by };
    const held = await this.#db
      .selectFrom('role_grant')
      .select('id')
      .where('person_id', '=', personId)
      .where('role', '=', role)
      .where('jurisdiction', 'is not distinct from', jurisdiction)
      .where('manager', '=', manager)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (held !== undefined) return held.id;
    try {
      const row = await this.#db
        .insertInto('role_grant')
        .values({
          person_id: personId,
          role,
          jurisdiction,
          manager,
          granted_by: grantedBy,
          delegated_by: delegatedBy,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    } catch (error) {
      if (isUniqueViolation(error, 'role_grant_one_administration')) return undefined;
      throw error;
    }
  }

  /** The grants of a person that hold, with what is known of each. */
  async recordsOf(personId: string): Promise<GrantRecord[]> {
    const rows = await this.#holding().where('person_id', '=', personId).execute();
    return rows.map(asRecord);
  }

  /** The grants of a person that hold. */
  async of(personId: string): Promise<Grant[]> {
    const rows = await this.#db
      .selectFrom('role_grant')
      .select(['role', 'jurisdiction', 'manager'])
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .execute();
    return rows.map(asGrant);
  }

  #holding() {
    return this.#db
      .selectFrom('role_grant')
      .selectAll()
      .where('revoked_at', 'is', null)
      .orderBy('id');
  }

  /** Takes all roles of a person away, with those handed on from them; the number that was taken. */
  async revokeAll(personId: string): Promise<number> {
    return this.#revoke(sql<boolean>`person_id = ${personId}`);
  }

  /** Takes one grant away, with those handed on from it; the number that was taken. */
  async revoke(personId: string, grantId: number): Promise<number> {
    return this.#revoke(sql<boolean>`person_id = ${personId} and id = ${grantId}`);
  }

  async #revoke(which: ReturnType<typeof sql<boolean>>): Promise<number> {
    const { rows } = await sql<{ id: number }>`
      with recursive ending as (
        select id from role_grant where revoked_at is null and ${which}
        union
        select g.id from role_grant g join ending e on g.delegated_by = e.id where g.revoked_at is null
      )
      update role_grant set revoked_at = now() where id in (select id from ending) returning id
    `.execute(this.#db);
    return rows.length;
  }
}

function asRecord(row: Selectable<Schema['role_grant']>): GrantRecord {
  return {
    ...asGrant(row),
    id: row.id,
    grantedAt: row.granted_at,
    delegatedBy: row.delegated_by,
  };
}

/** A grant as rules know it. */
export function asGrant(row: {
  role: Role;
  jurisdiction: string | null;
  manager?: boolean | undefined;
}): Grant {
  const { role, jurisdiction, manager } = row;
  return { role, jurisdiction, ...(manager === true ? { manager } : {}) };
}
