import { randomUUID } from 'node:crypto';
import type { Grant, OwnSession, Pending, SignInMethod, SignInRecord } from '@zca/domain/identity';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Database, Schema } from '../base/database/index.ts';
import type { Sealer } from '../base/secrecy/index.ts';

/** Whence a request comes, as far as a person can be told. */
export interface Whence {
  readonly device: string | null;
  readonly address: string | null;
}

export interface NewSession extends Partial<Whence> {
  readonly personId: string;
  readonly hash: Buffer;
  /** ISO instants. */
  readonly now: string;
  readonly expiresAt: string;
  /** `secondFactor` while the code is still to come. */
  readonly stage?: 'open' | 'secondFactor';
  readonly pending?: Pending | null;
}

export interface SessionRow {
  readonly id: string;
  readonly personId: string;
  readonly displayName: string;
  readonly stage: 'open' | 'secondFactor';
  readonly pending: Pending | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly toldUntil: string | null;
  readonly grants: readonly Grant[];
}

const SESSION = `select s.id, s.person_id as "personId", p.display_name as "displayName", s.stage, s.pending,
    s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.told_until as "toldUntil",
    (select coalesce(json_agg(case when g.manager
        then json_build_object('role', g.role, 'jurisdiction', g.jurisdiction, 'manager', true)
        else json_build_object('role', g.role, 'jurisdiction', g.jurisdiction) end), '[]')
      from role_grant g where g.person_id = s.person_id and g.revoked_at is null) as grants
  from session s join person p on p.id = s.person_id
  where s.id_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.closed_at is null`;

/** Sessions, sign-ins and one-time links. Times are arguments, ISO instants. */
export class SessionStore {
  readonly #db: Kysely<Schema>;
  readonly #pool: pg.Pool;
  readonly #sealer: Sealer;

  constructor({ db, pool }: Pick<Database, 'db' | 'pool'>, sealer: Sealer) {
    this.#db = db;
    this.#pool = pool;
    this.#sealer = sealer;
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

  /** Uses a link up; undefined when it is unknown, used or out of date, or the account closed. */
  async useOneTimeLink(hash: Buffer, now: string): Promise<string | undefined> {
    const row = await this.#db
      .updateTable('one_time_link')
      .from('person')
      .set({ used_at: now })
      .whereRef('person.id', '=', 'one_time_link.person_id')
      .where('person.closed_at', 'is', null)
      .where('token_hash', '=', hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('one_time_link.person_id')
      .executeTakeFirst();
    return row?.person_id;
  }

  /** Makes every link of a person that waits void. */
  async voidLinks(personId: string, now: string): Promise<void> {
    await this.#db
      .updateTable('one_time_link')
      .set({ used_at: now })
      .where('person_id', '=', personId)
      .where('used_at', 'is', null)
      .execute();
  }

  /** Opens a session; returns its id, by which people speak of it. */
  async open(session: NewSession): Promise<string> {
    const id = randomUUID();
    const { personId, hash, now, expiresAt, stage = 'open', pending = null } = session;
    await this.#db
      .insertInto('session')
      .values({
        id,
        id_hash: hash,
        person_id: personId,
        created_at: now,
        last_seen_at: now,
        expires_at: expiresAt,
        stage,
        pending,
        device: session.device ?? null,
        address_sealed: this.#sealAddress(id, session.address ?? null),
      })
      .execute();
    return id;
  }

  #sealAddress(sessionId: string, address: string | null): Buffer | null {
    return address === null ? null : this.#sealer.seal(address, `session.address:${sessionId}`);
  }

  #openAddress(sessionId: string | null, sealed: Uint8Array | null): string | null {
    if (sealed === null || sessionId === null) return null;
    return this.#sealer.openText(sealed, `session.address:${sessionId}`);
  }

  /**
   * The session of a token that has neither run out nor been idle for too long. It is asked for with every
   * request, so it is one prepared statement.
   */
  async find(hash: Buffer, now: string, idleSince: string): Promise<SessionRow | undefined> {
    const { rows } = await this.#pool.query<SessionRow>({
      name: 'session',
      text: SESSION,
      values: [hash, now, idleSince],
    });
    return rows[0];
  }

  async touch(hash: Buffer, now: string): Promise<void> {
    await this.#db
      .updateTable('session')
      .set({ last_seen_at: now })
      .where('id_hash', '=', hash)
      .execute();
  }

  async setPending(hash: Buffer, pending: Pending | null): Promise<void> {
    await this.#db.updateTable('session').set({ pending }).where('id_hash', '=', hash).execute();
  }

  async setTold(hash: Buffer, until: string): Promise<void> {
    await this.#db
      .updateTable('session')
      .set({ told_until: until })
      .where('id_hash', '=', hash)
      .execute();
  }

  async close(hash: Buffer): Promise<void> {
    await this.#db.deleteFrom('session').where('id_hash', '=', hash).execute();
  }

  /** Ends one session of a person; false when the person has none of that id. */
  async closeOne(personId: string, id: string): Promise<boolean> {
    const row = await this.#db
      .deleteFrom('session')
      .where('person_id', '=', personId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Ends every session of a person, but the one that is kept; the number that ended. */
  async closeAll(personId: string, kept?: Buffer): Promise<number> {
    let query = this.#db.deleteFrom('session').where('person_id', '=', personId);
    if (kept !== undefined) query = query.where('id_hash', '<>', kept);
    return (await query.returning('id').execute()).length;
  }

  /** Ends the oldest sessions of a person beyond a number. */
  async closeBeyond(personId: string, most: number): Promise<void> {
    await sql`
      delete from session where id_hash in (
        select id_hash from session where person_id = ${personId} and stage = 'open'
         order by created_at desc, id offset ${most})`.execute(this.#db);
  }

  /** The open sessions of a person, the last seen first. */
  async list(personId: string, own: Buffer, now: string, idleSince: string): Promise<OwnSession[]> {
    const rows = await this.#db
      .selectFrom('session')
      .selectAll()
      .where('person_id', '=', personId)
      .where('stage', '=', 'open')
      .where('expires_at', '>', now)
      .where('last_seen_at', '>', idleSince)
      .orderBy('last_seen_at', 'desc')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      present: own.equals(row.id_hash),
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      device: row.device,
      address: this.#openAddress(row.id, row.address_sealed),
    }));
  }

  /** Writes down that somebody has signed in. */
  async recordSignIn(
    sessionId: string,
    personId: string,
    method: SignInMethod,
    at: string,
    whence: Whence,
  ): Promise<void> {
    await this.#db
      .insertInto('sign_in')
      .values({
        person_id: personId,
        session_id: sessionId,
        at,
        method,
        device: whence.device,
        address_sealed: this.#sealAddress(sessionId, whence.address),
      })
      .execute();
  }

  /** How a session was opened; undefined when that is not known. */
  async methodOf(sessionId: string): Promise<SignInMethod | undefined> {
    const row = await this.#db
      .selectFrom('sign_in')
      .select('method')
      .where('session_id', '=', sessionId)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    return row?.method;
  }

  /** The last sign-ins of a person, newest first; after an instant and but for a session if asked. */
  async signIns(
    personId: string,
    options: { readonly most: number; readonly after?: string; readonly butOf?: string },
  ): Promise<SignInRecord[]> {
    let query = this.#db.selectFrom('sign_in').selectAll().where('person_id', '=', personId);
    if (options.after !== undefined) query = query.where('at', '>', options.after);
    if (options.butOf !== undefined) {
      query = query.where('session_id', 'is distinct from', options.butOf);
    }
    const rows = await query.orderBy('id', 'desc').limit(options.most).execute();
    return rows.map((row) => ({
      at: row.at,
      method: row.method,
      device: row.device,
      address: this.#openAddress(row.session_id, row.address_sealed),
    }));
  }

  /** Removes sessions that have run out or been idle, and sign-ins older than the log is kept. */
  async forget(now: string, idleSince: string, signInsBefore: string): Promise<void> {
    await this.#db
      .deleteFrom('session')
      .where((one) => one.or([one('expires_at', '<=', now), one('last_seen_at', '<=', idleSince)]))
      .execute();
    await this.#db.deleteFrom('sign_in').where('at', '<', signInsBefore).execute();
  }
}
