import { randomUUID } from 'node:crypto';
import type { AuditAction, Grant, PersonRecord, Role } from '@zca/domain/identity';
import type { Kysely } from 'kysely';
import { isUniqueViolation, type Schema } from '../base/database/index.ts';
import { recordAudit } from '../base/ledger/index.ts';
import type { Sealer } from '../base/secrecy/index.ts';
import { Contacts } from './contacts.ts';
import { asGrant, GrantStore } from './grantStore.ts';

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

/** The address of a new person is the account of another one. */
export class AccountTaken extends Error {
  constructor() {
    super('the address is the account of another person');
    this.name = 'AccountTaken';
  }
}

/**
 * Persons, and with `grants` their roles. Addresses and telephone numbers are sealed; names are in clear.
 */
export class IdentityStore {
  readonly #db: Kysely<Schema>;
  readonly #contacts: Contacts;
  readonly grants: GrantStore;

  constructor(db: Kysely<Schema>, sealer: Sealer) {
    this.#db = db;
    this.#contacts = new Contacts(sealer);
    this.grants = new GrantStore(db);
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
      if (isUniqueViolation(error, 'person_email_index_key')) throw new AccountTaken();
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
      if (isUniqueViolation(error, 'person_email_index_key')) return false;
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
    const grants = await this.grants.all();
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
    const grants = await this.grants.all();
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
