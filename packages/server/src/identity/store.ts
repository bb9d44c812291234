import { randomUUID } from 'node:crypto';
import type { AuditAction, Grant, GrantRecord, PersonRecord, Role } from '@zca/domain/identity';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../base/database/index.ts';
import { recordAudit } from '../base/ledger/index.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import { Contacts } from './contacts.ts';

export interface NewPersonRow {
  readonly displayName: string;
  readonly email: string | null;
  readonly phone?: string | null;
  readonly demonstration?: boolean;
}

export interface PersonRow {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly demonstration: boolean;
  /** ISO instant; null while the account is open. */
  readonly closedAt: string | null;
}

/** A grant as it is given: by whom, and from which manager's grant it was handed on. */
export interface Giving {
  readonly grantedBy: string;
  readonly delegatedBy?: number;
}

/** SQLSTATE. */
const UNIQUE_VIOLATION = '23505';

/** The address of a new person is the account of another one. */
export class AccountTaken extends Error {
  constructor() {
    super('the address is the account of another person');
    this.name = 'AccountTaken';
  }
}

/** Whether a write met a constraint or unique index of this name. */
function met(error: unknown, constraint: string): boolean {
  const known = error as { code?: string; constraint?: string };
  return known.code === UNIQUE_VIOLATION && known.constraint === constraint;
}

/** Persons and their grants. Addresses and telephone numbers are sealed; names are in clear. */
export class IdentityStore {
  readonly #db: Kysely<Schema>;
  readonly #contacts: Contacts;

  constructor(db: Kysely<Schema>, sealer: Sealer) {
    this.#db = db;
    this.#contacts = new Contacts(sealer);
  }

  /** Adds a person. Throws `AccountTaken` when the address is another's account. */
  async addPerson(person: NewPersonRow): Promise<string> {
    const id = randomUUID();
    const { displayName, email, phone = null, demonstration = false } = person;
    try {
      await this.#db
        .insertInto('person')
        .values({
          id,
          display_name: displayName,
          demonstration,
          ...this.#contacts.sealedEmail(id, email),
          ...this.#contacts.sealedPhone(id, phone),
        })
        .execute();
      return id;
    } catch (error) {
      if (met(error, 'person_email_index_key')) throw new AccountTaken();
      throw error;
    }
  }

  /** Gives a person another address; false when it is another's account. */
  async setEmail(personId: string, email: string): Promise<boolean> {
    try {
      await this.#db
        .updateTable('person')
        .set(this.#contacts.sealedEmail(personId, email))
        .where('id', '=', personId)
        .execute();
      return true;
    } catch (error) {
      if (met(error, 'person_email_index_key')) return false;
      throw error;
    }
  }

  /** The keyed hash by which an account is found. */
  emailIndex(email: string): Buffer {
    return this.#contacts.emailIndex(email);
  }

  /** The person who has an address; undefined when nobody has. */
  async findPersonByEmail(email: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('person')
      .select('id')
      .where('email_index', '=', this.emailIndex(email))
      .executeTakeFirst();
    return row?.id;
  }

  /** Seals the addresses that the release before left in clear. */
  async sealEmails(): Promise<void> {
    const rows = await this.#db
      .selectFrom('person')
      .select(['id', 'email'])
      .where('email', 'is not', null)
      .execute();
    for (const { id, email } of rows) await this.setEmail(id, email!);
  }

  /** Opens one sealed address, so that missing keys are noticed. Throws `SealFault`. */
  async probeKeys(): Promise<void> {
    const row = await this.#db
      .selectFrom('person')
      .select(['id', 'email_sealed'])
      .where('email_sealed', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined) this.#contacts.openEmail(row.id, row.email_sealed);
  }

  async findPerson(personId: string): Promise<PersonRow | undefined> {
    const row = await this.#db
      .selectFrom('person')
      .leftJoin('credential', 'credential.person_id', 'person.id')
      .leftJoin('second_factor', (join) =>
        join
          .onRef('second_factor.person_id', '=', 'person.id')
          .on('second_factor.confirmed_at', 'is not', null),
      )
      .select([
        'person.id',
        'person.display_name',
        'person.email_sealed',
        'person.phone_sealed',
        'person.demonstration',
        'person.closed_at',
        'credential.person_id as has_password',
        'second_factor.person_id as has_factor',
      ])
      .where('person.id', '=', personId)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      id: row.id,
      displayName: row.display_name,
      email: this.#contacts.openEmail(row.id, row.email_sealed),
      phone: this.#contacts.openPhone(row.id, row.phone_sealed),
      hasPassword: row.has_password !== null,
      hasSecondFactor: row.has_factor !== null,
      demonstration: row.demonstration,
      closedAt: row.closed_at,
    };
  }

  /** Closes an account or opens it again. */
  async setClosed(personId: string, closedAt: string | null): Promise<void> {
    await this.#db
      .updateTable('person')
      .set({ closed_at: closedAt })
      .where('id', '=', personId)
      .execute();
  }

  /** Every person with grants, state of lock and last sign-in, by name. */
  async listPersons(now: string): Promise<PersonRecord[]> {
    const rows = await this.#db
      .selectFrom('person')
      .leftJoin('credential', 'credential.person_id', 'person.id')
      .leftJoin('second_factor', (join) =>
        join
          .onRef('second_factor.person_id', '=', 'person.id')
          .on('second_factor.confirmed_at', 'is not', null),
      )
      .leftJoin('sign_in_failure', (join) =>
        join
          .onRef('sign_in_failure.account_hash', '=', 'person.email_index')
          .on('sign_in_failure.locked_until', '>', now),
      )
      .selectAll('person')
      .select([
        'credential.person_id as has_password',
        'second_factor.person_id as has_factor',
        'sign_in_failure.locked_until',
      ])
      .select((row) =>
        row
          .selectFrom('sign_in')
          .select((one) => one.fn.max('at').as('at'))
          .whereRef('sign_in.person_id', '=', 'person.id')
          .as('last_sign_in_at'),
      )
      .orderBy('person.display_name')
      .orderBy('person.id')
      .execute();
    const grants = await this.#allGrants();
    return rows.map((row) => ({
      id: row.id,
      displayName: row.display_name,
      email: this.#contacts.openEmail(row.id, row.email_sealed),
      phone: this.#contacts.openPhone(row.id, row.phone_sealed),
      grants: grants.get(row.id) ?? [],
      hasPassword: row.has_password !== null,
      hasSecondFactor: row.has_factor !== null,
      lockedUntil: row.locked_until,
      closedAt: row.closed_at,
      lastSignInAt: row.last_sign_in_at,
      demonstration: row.demonstration,
    }));
  }

  async #allGrants(): Promise<Map<string, GrantRecord[]>> {
    const rows = await this.#db
      .selectFrom('role_grant')
      .selectAll()
      .where('revoked_at', 'is', null)
      .orderBy('id')
      .execute();
    const grants = new Map<string, GrantRecord[]>();
    for (const row of rows) {
      const record: GrantRecord = {
        ...asGrant(row),
        id: row.id,
        grantedAt: row.granted_at,
        delegatedBy: row.delegated_by,
      };
      grants.set(row.person_id, [...(grants.get(row.person_id) ?? []), record]);
    }
    return grants;
  }

  /**
   * Gives a person a role; returns the id of the grant, or undefined when the person holds another
   * of the three administrations. What is held already is not given twice.
   */
  async grant(personId: string, grant: Grant, by: string | Giving): Promise<number | undefined> {
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
      if (met(error, 'role_grant_one_administration')) return undefined;
      throw error;
    }
  }

  /** The grants of a person that hold, with what is known of each. */
  async grantRecordsOf(personId: string): Promise<GrantRecord[]> {
    return (await this.#allGrants()).get(personId) ?? [];
  }

  async grantsOf(personId: string): Promise<Grant[]> {
    const rows = await this.#db
      .selectFrom('role_grant')
      .select(['role', 'jurisdiction', 'manager'])
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .execute();
    return rows.map(asGrant);
  }

  /** Takes all roles of a person away, with those handed on from them; the number that was taken. */
  async revokeGrants(personId: string): Promise<number> {
    return this.#revoke(sql<boolean>`person_id = ${personId}`);
  }

  /** Takes one grant away, with those handed on from it; the number that was taken. */
  async revokeGrant(personId: string, grantId: number): Promise<number> {
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

  /** People whose grants of a role hold in an organisation, by name. */
  async listStaff(role: Role, code: string): Promise<StaffRow[]> {
    const rows = await this.#db
      .selectFrom('role_grant')
      .innerJoin('person', 'person.id', 'role_grant.person_id')
      .leftJoin('credential', 'credential.person_id', 'person.id')
      .select([
        'person.id',
        'person.display_name',
        'person.email_sealed',
        'role_grant.id as grant_id',
        'role_grant.manager',
        'credential.person_id as has_password',
      ])
      .where('role_grant.role', '=', role)
      .where('role_grant.jurisdiction', '=', code)
      .where('role_grant.revoked_at', 'is', null)
      .orderBy('person.display_name')
      .orderBy('role_grant.id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      displayName: row.display_name,
      email: this.#contacts.openEmail(row.id, row.email_sealed),
      grantId: row.grant_id,
      manager: row.manager,
      hasPassword: row.has_password !== null,
    }));
  }

  /** The first person with the role who is not of the demonstration, or undefined. */
  async findPersonWithRole(role: Role): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('role_grant')
      .innerJoin('person', 'person.id', 'role_grant.person_id')
      .select('person.id')
      .where('role_grant.role', '=', role)
      .where('role_grant.revoked_at', 'is', null)
      .where('person.demonstration', '=', false)
      .where('person.closed_at', 'is', null)
      .orderBy('role_grant.granted_at')
      .executeTakeFirst();
    return row?.id;
  }

  /** Whether some person with this role, not of the demonstration, can sign in with a password. */
  async someoneHasPassword(role: Role): Promise<boolean> {
    const row = await this.#db
      .selectFrom('role_grant')
      .innerJoin('person', 'person.id', 'role_grant.person_id')
      .innerJoin('credential', 'credential.person_id', 'person.id')
      .select('person.id')
      .where('role_grant.role', '=', role)
      .where('role_grant.revoked_at', 'is', null)
      .where('person.demonstration', '=', false)
      .where('person.closed_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Accounts of the demonstration in the order in which they were made, closed ones too. */
  async listDemonstration(): Promise<DemonstrationRow[]> {
    const rows = await this.#db
      .selectFrom('person')
      .select(['id', 'display_name', 'closed_at'])
      .where('demonstration', '=', true)
      .orderBy('created_at')
      .orderBy('display_name')
      .execute();
    const grants = await this.#allGrants();
    return rows.map((row) => ({
      id: row.id,
      displayName: row.display_name,
      closedAt: row.closed_at,
      grants: (grants.get(row.id) ?? []).map(asGrant),
    }));
  }

  /** Writes down an act in the audit journal, which the application can only append to. */
  async audit(actor: string, action: AuditAction, target: string, detail: object): Promise<void> {
    await recordAudit(this.#db, { actor, action, target, detail });
  }
}

export interface DemonstrationRow {
  readonly id: string;
  readonly displayName: string;
  readonly closedAt: string | null;
  readonly grants: Grant[];
}

export interface StaffRow {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly grantId: number;
  readonly manager: boolean;
  readonly hasPassword: boolean;
}

function asGrant(row: {
  role: Role;
  jurisdiction: string | null;
  manager?: boolean | undefined;
}): Grant {
  const { role, jurisdiction, manager } = row;
  return { role, jurisdiction, ...(manager === true ? { manager } : {}) };
}
