import type { Actor, ApiToken, Grant } from '@zca/domain/identity';
import type { Kysely } from 'kysely';
import type { Row, Schema } from '../base/database/index.ts';

export interface NewTokenRow {
  readonly personId: string;
  readonly name: string;
  readonly hash: Buffer;
  readonly scopes: readonly string[];
  /** ISO instants. */
  readonly now: string;
  readonly expiresAt: string;
}

/** So often at most it is written down that a token is in use. */
const TOUCH_MS = 60_000;

/** Access tokens of programs, by their hash. */
export class TokenStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  async add(token: NewTokenRow): Promise<ApiToken> {
    const row = await this.#db
      .insertInto('api_token')
      .values({
        person_id: token.personId,
        name: token.name,
        token_hash: token.hash,
        scopes: [...token.scopes],
        created_at: token.now,
        expires_at: token.expiresAt,
        last_used_at: null,
        revoked_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return asToken(row);
  }

  /** The tokens of a person, the newest first. */
  async list(personId: string): Promise<ApiToken[]> {
    const rows = await this.#db
      .selectFrom('api_token')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .execute();
    return rows.map(asToken);
  }

  /** Revokes a token of a person; false when the person has none of that id. */
  async revoke(personId: string, id: string, now: string): Promise<boolean> {
    const row = await this.#db
      .updateTable('api_token')
      .set((one) => ({ revoked_at: one.fn.coalesce('revoked_at', one.val(now)) }))
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async revokeAll(personId: string, now: string): Promise<void> {
    await this.#db
      .updateTable('api_token')
      .set({ revoked_at: now })
      .where('person_id', '=', personId)
      .where('revoked_at', 'is', null)
      .execute();
  }

  /**
   * Who a token stands for, limited to its scopes; undefined when it is unknown, out of date or
   * revoked, or the account closed. What its person may no longer do, it may not do either.
   */
  async identify(
    hash: Buffer,
    now: string,
    grantsOf: (personId: string) => Promise<Grant[]>,
  ): Promise<Actor | undefined> {
    const row = await this.#db
      .selectFrom('api_token')
      .innerJoin('person', 'person.id', 'api_token.person_id')
      .select([
        'api_token.id',
        'api_token.scopes',
        'api_token.last_used_at',
        'person.id as person_id',
        'person.display_name',
      ])
      .where('api_token.token_hash', '=', hash)
      .where('api_token.expires_at', '>', now)
      .where('api_token.revoked_at', 'is', null)
      .where('person.closed_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    if (row.last_used_at === null || Date.parse(row.last_used_at) + TOUCH_MS < Date.parse(now)) {
      await this.#db
        .updateTable('api_token')
        .set({ last_used_at: now })
        .where('id', '=', row.id)
        .execute();
    }
    return {
      kind: 'person',
      personId: row.person_id,
      displayName: row.display_name,
      grants: await grantsOf(row.person_id),
      scopes: row.scopes,
    };
  }
}

function asToken(row: Row<'api_token'>): ApiToken {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}
