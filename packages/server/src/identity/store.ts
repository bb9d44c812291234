import type { Actor, Grant, Role } from '@zca/domain/identity';
import { ANONYMOUS } from '@zca/domain/identity';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../base/database/schema.ts';
import { recordAudit } from '../base/ledger/index.ts';

export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly hasPassword: boolean;
  readonly email: string | null;
  /** Null while no person has one. */
  readonly phone: string | null;
}

export interface PasswordChange {
  readonly personId: string;
  readonly email: string;
  readonly hash: string;
  /** Hash of the session that stays open. */
  readonly keptSession: Buffer;
  /** ISO instant. */
  readonly now: string;
}

/** SQLSTATE. */
const UNIQUE_VIOLATION = '23505';

/** Persons, their grants, passwords, sessions and one-time links. Times are arguments, ISO instants. */
export class IdentityStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** Whether some person with this role can sign in with a password. */
  async someoneHasPassword(role: Role): Promise<boolean> {
    const row = await this.#db
      .selectFrom('role_grant')
      .innerJoin('credential', 'credential.person_id', 'role_grant.person_id')
      .select('role_grant.person_id')
      .where('role_grant.role', '=', role)
      .where('role_grant.revoked_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The first person with the role, or undefined. */
  async findPersonWithRole(role: Role): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('role_grant')
      .select('person_id')
      .where('role', '=', role)
      .where('revoked_at', 'is', null)
      .orderBy('granted_at')
      .executeTakeFirst();
    return row?.person_id;
  }

  async addPerson(person: { displayName: string; email: string | null }): Promise<string> {
    const row = await this.#db
      .insertInto('person')
      .values({ display_name: person.displayName, email: person.email })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  /**
   * Gives a person a role; returns the id of the grant, or undefined when the person holds another
   * of the three administrations. What is held already is not given twice.
   */
  async grant(personId: string, grant: Grant, grantedBy: string): Promise<number | undefined> {
    const { role, jurisdiction, manager = false } = grant;
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
        .values({ person_id: personId, role, jurisdiction, manager, granted_by: grantedBy })
        .returning('id')
        .executeTakeFirstOrThrow();
      return row.id;
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      if (code === UNIQUE_VIOLATION && constraint === 'role_grant_one_administration') {
        return undefined;
      }
      throw error;
    }
  }

  /** Takes all roles of a person away; the number that was taken. */
  async revokeGrants(personId: string): Promise<number> {
    const rows = await this.#db
      .updateTable('role_grant')
      .set({ revoked_at: sql<string>`now()` })
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .returning('id')
      .execute();
    return rows.length;
  }

  /** Every person with the roles that hold, by name. */
  async listPersons(): Promise<{ id: string; displayName: string; grants: Grant[] }[]> {
    const rows = await this.#db
      .selectFrom('person')
      .select(['id', 'display_name'])
      .orderBy('display_name')
      .orderBy('id')
      .execute();
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        displayName: row.display_name,
        grants: await this.grantsOf(row.id),
      })),
    );
  }

  async findPerson(personId: string): Promise<PersonRow | undefined> {
    const row = await this.#db
      .selectFrom('person')
      .leftJoin('credential', 'credential.person_id', 'person.id')
      .select([
        'person.id',
        'person.display_name',
        'person.email',
        'credential.person_id as has_password',
      ])
      .where('person.id', '=', personId)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      id: row.id,
      displayName: row.display_name,
      hasPassword: row.has_password !== null,
      email: row.email,
      phone: null,
    };
  }

  async grantsOf(personId: string): Promise<Grant[]> {
    const rows = await this.#db
      .selectFrom('role_grant')
      .select(['role', 'jurisdiction', 'manager'])
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .execute();
    return rows.map(({ role, jurisdiction, manager }) => ({
      role,
      jurisdiction,
      ...(manager ? { manager } : {}),
    }));
  }

  async findPasswordHash(email: string): Promise<{ personId: string; hash: string } | undefined> {
    const row = await this.#db
      .selectFrom('person')
      .innerJoin('credential', 'credential.person_id', 'person.id')
      .select(['person.id', 'credential.scrypt_hash'])
      .where(sql<boolean>`lower(person.email) = lower(${email})`)
      .executeTakeFirst();
    return row === undefined ? undefined : { personId: row.id, hash: row.scrypt_hash };
  }

  /** Sets name and password of an account; false when another person has the address. */
  async setPassword(change: PasswordChange): Promise<boolean> {
    const { personId, email, hash, keptSession, now } = change;
    return this.#db.transaction().execute(async (trx) => {
      const other = await trx
        .selectFrom('person')
        .select('id')
        .where(sql<boolean>`lower(email) = lower(${email})`)
        .where('id', '<>', personId)
        .executeTakeFirst();
      if (other !== undefined) return false;
      await trx.updateTable('person').set({ email }).where('id', '=', personId).execute();
      await trx
        .insertInto('credential')
        .values({ person_id: personId, kind: 'password', scrypt_hash: hash })
        .onConflict((conflict) =>
          conflict
            .columns(['person_id', 'kind'])
            .doUpdateSet({ scrypt_hash: hash, changed_at: sql`now()` }),
        )
        .execute();
      await trx
        .deleteFrom('session')
        .where('person_id', '=', personId)
        .where('id_hash', '<>', keptSession)
        .execute();
      await trx
        .updateTable('one_time_link')
        .set({ used_at: now })
        .where('person_id', '=', personId)
        .where('used_at', 'is', null)
        .execute();
      return true;
    });
  }

  async addOneTimeLink(
    personId: string,
    hash: Buffer,
    purpose: string,
    expiresAt: string,
  ): Promise<void> {
    await this.#db
      .insertInto('one_time_link')
      .values({ token_hash: hash, person_id: personId, purpose, expires_at: expiresAt })
      .execute();
  }

  /** Uses a link up; undefined when it is unknown, used or out of date. */
  async useOneTimeLink(hash: Buffer, now: string): Promise<string | undefined> {
    const row = await this.#db
      .updateTable('one_time_link')
      .set({ used_at: now })
      .where('token_hash', '=', hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('person_id')
      .executeTakeFirst();
    return row?.person_id;
  }

  async openSession(personId: string, hash: Buffer, expiresAt: string): Promise<void> {
    await this.#db
      .insertInto('session')
      .values({ id_hash: hash, person_id: personId, expires_at: expiresAt })
      .execute();
  }

  async closeSession(hash: Buffer): Promise<void> {
    await this.#db.deleteFrom('session').where('id_hash', '=', hash).execute();
  }

  /** Who holds the session; anonymous when there is none or it ran out. */
  async actorOfSession(hash: Buffer, now: string): Promise<Actor> {
    const row = await this.#db
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .select(['person.id', 'person.display_name'])
      .where('session.id_hash', '=', hash)
      .where('session.expires_at', '>', now)
      .executeTakeFirst();
    if (row === undefined) return ANONYMOUS;
    const grants = await this.grantsOf(row.id);
    return { kind: 'person', personId: row.id, displayName: row.display_name, grants };
  }

  /** Writes down an act in the audit journal, which the application can only append to. */
  async audit(actor: string, action: string, target: string, detail: object): Promise<void> {
    await recordAudit(this.#db, { actor, action, target, detail });
  }
}
