import type { Kysely } from 'kysely';
import type { Schema } from '../base/database/index.ts';

/** Accounts of other providers, by issuer and subject. */
export class ProviderStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** The person of a subject; undefined when it is linked with nobody, or the account is closed. */
  async findPerson(issuer: string, subject: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('provider_identity')
      .innerJoin('person', 'person.id', 'provider_identity.person_id')
      .select('person.id')
      .where('issuer', '=', issuer)
      .where('subject', '=', subject)
      .where('person.closed_at', 'is', null)
      .executeTakeFirst();
    return row?.id;
  }

  /** Links a subject with a person; false when it is linked with another one. */
  async link(issuer: string, subject: string, personId: string, now: string): Promise<boolean> {
    const row = await this.#db
      .insertInto('provider_identity')
      .values({ issuer, subject, person_id: personId, linked_at: now })
      .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
      .returning('person_id')
      .executeTakeFirst();
    return row !== undefined || (await this.findPerson(issuer, subject)) === personId;
  }

  async isLinked(issuer: string, personId: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('provider_identity')
      .select('subject')
      .where('issuer', '=', issuer)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Ends the link of a person with a provider; false when there was none. */
  async unlink(issuer: string, personId: string): Promise<boolean> {
    const rows = await this.#db
      .deleteFrom('provider_identity')
      .where('issuer', '=', issuer)
      .where('person_id', '=', personId)
      .returning('subject')
      .execute();
    return rows.length > 0;
  }
}
