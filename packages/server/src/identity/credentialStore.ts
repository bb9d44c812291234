import { PASSWORD_HISTORY } from '@zca/domain/identity';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../base/database/index.ts';
import type { Sealer } from '../base/secrecy/index.ts';

export interface StoredFactor {
  readonly secret: Buffer;
  readonly confirmed: boolean;
}

/** Wrong answers after which an account is locked, and for how long. */
export const FAILURES_ALLOWED = 5;
export const LOCK_MINUTES = 15;

/** Passwords, second factors, recovery codes, and the wrong answers given in their place. */
export class CredentialStore {
  readonly #db: Kysely<Schema>;
  readonly #sealer: Sealer;

  constructor(db: Kysely<Schema>, sealer: Sealer) {
    this.#db = db;
    this.#sealer = sealer;
  }

  async findPassword(personId: string): Promise<{ hash: string; changedAt: string } | undefined> {
    const row = await this.#db
      .selectFrom('credential')
      .select(['scrypt_hash', 'changed_at'])
      .where('person_id', '=', personId)
      .where('kind', '=', 'password')
      .executeTakeFirst();
    return row === undefined ? undefined : { hash: row.scrypt_hash, changedAt: row.changed_at };
  }

  /** Hashes of the last passwords, the present one first. */
  async passwordHistory(personId: string): Promise<string[]> {
    const present = await this.findPassword(personId);
    const rows = await this.#db
      .selectFrom('password_history')
      .select('scrypt_hash')
      .where('person_id', '=', personId)
      .orderBy('id', 'desc')
      .limit(PASSWORD_HISTORY - 1)
      .execute();
    return [
      ...(present === undefined ? [] : [present.hash]),
      ...rows.map((row) => row.scrypt_hash),
    ];
  }

  /** Sets the password; the one before goes into the history. */
  async setPassword(personId: string, hash: string, now: string): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      await sql`
        insert into password_history (person_id, scrypt_hash, set_at)
        select person_id, scrypt_hash, changed_at from credential
         where person_id = ${personId} and kind = 'password'`.execute(trx);
      await sql`
        delete from password_history where person_id = ${personId} and id not in (
          select id from password_history where person_id = ${personId}
           order by id desc limit ${PASSWORD_HISTORY})`.execute(trx);
      await trx
        .insertInto('credential')
        .values({ person_id: personId, kind: 'password', scrypt_hash: hash, changed_at: now })
        .onConflict((conflict) =>
          conflict
            .columns(['person_id', 'kind'])
            .doUpdateSet({ scrypt_hash: hash, changed_at: now }),
        )
        .execute();
    });
  }

  async findFactor(personId: string): Promise<StoredFactor | undefined> {
    const row = await this.#db
      .selectFrom('second_factor')
      .selectAll()
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    return {
      secret: this.#sealer.open(row.secret_sealed, `second-factor:${personId}`),
      confirmed: row.confirmed_at !== null,
    };
  }

  /** Keeps a new secret that is still to be confirmed; false when a confirmed one is there. */
  async beginFactor(personId: string, secret: Uint8Array, now: string): Promise<boolean> {
    const sealed = this.#sealer.seal(secret, `second-factor:${personId}`);
    const row = await this.#db
      .insertInto('second_factor')
      .values({ person_id: personId, secret_sealed: sealed, created_at: now, confirmed_at: null })
      .onConflict((conflict) =>
        conflict
          .column('person_id')
          .doUpdateSet({ secret_sealed: sealed, created_at: now, last_step: -1 })
          .where('second_factor.confirmed_at', 'is', null),
      )
      .returning('person_id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Confirms the secret with its first code, and keeps new recovery codes. */
  async confirmFactor(
    personId: string,
    step: number,
    codes: readonly string[],
    now: string,
  ): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      const row = await trx
        .updateTable('second_factor')
        .set({ confirmed_at: now, last_step: step })
        .where('person_id', '=', personId)
        .where('confirmed_at', 'is', null)
        .returning('person_id')
        .executeTakeFirst();
      if (row === undefined) return false;
      await trx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
      await trx
        .insertInto('recovery_code')
        .values(
          codes.map((code) => ({
            person_id: personId,
            code_hash: this.#codeHash(personId, code),
            used_at: null,
          })),
        )
        .execute();
      return true;
    });
  }

  /** Uses a time step up; false when it, or a later one, has been used before. */
  async useStep(personId: string, step: number): Promise<boolean> {
    const row = await this.#db
      .updateTable('second_factor')
      .set({ last_step: step })
      .where('person_id', '=', personId)
      .where('confirmed_at', 'is not', null)
      .where('last_step', '<', step)
      .returning('person_id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Uses a recovery code up; false when it is none of the person's, or was used. */
  async useRecoveryCode(personId: string, code: string, now: string): Promise<boolean> {
    const row = await this.#db
      .updateTable('recovery_code')
      .set({ used_at: now })
      .where('person_id', '=', personId)
      .where('code_hash', '=', this.#codeHash(personId, code))
      .where('used_at', 'is', null)
      .returning('person_id')
      .executeTakeFirst();
    return row !== undefined;
  }

  async countRecoveryCodes(personId: string): Promise<number> {
    const row = await this.#db
      .selectFrom('recovery_code')
      .select((one) => one.fn.countAll<number>().as('count'))
      .where('person_id', '=', personId)
      .where('used_at', 'is', null)
      .executeTakeFirstOrThrow();
    return row.count;
  }

  #codeHash(personId: string, code: string): Buffer {
    return this.#sealer.blindIndex(`${personId}:${code}`, 'recovery-code');
  }

  /** Removes a second factor and its recovery codes; false when there was none. */
  async removeFactor(personId: string): Promise<boolean> {
    return this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
      const row = await trx
        .deleteFrom('second_factor')
        .where('person_id', '=', personId)
        .returning('person_id')
        .executeTakeFirst();
      return row !== undefined;
    });
  }

  /**
   * Counts an attempt before it is judged, so that many at once are no way round; false when the
   * account is locked. The attempt that reaches the limit locks, and being right takes that back.
   */
  async reserveAttempt(account: Buffer, now: string): Promise<boolean> {
    const { rows } = await sql<{ failures: number }>`
      insert into sign_in_failure as f (account_hash, failures, first_at)
      values (${account}, 1, ${now}::timestamptz)
      on conflict (account_hash) do update set
        failures = case when ${isOver(now)} then 1 else f.failures + 1 end,
        first_at = case when ${isOver(now)} then ${now}::timestamptz else f.first_at end,
        locked_until = case
          when not (${isOver(now)}) and f.failures + 1 >= ${FAILURES_ALLOWED}
          then ${now}::timestamptz + make_interval(mins => ${LOCK_MINUTES}) end
      where f.locked_until is null or f.locked_until <= ${now}::timestamptz
      returning failures`.execute(this.#db);
    return rows.length === 1;
  }

  /** Forgets the wrong answers of an account. */
  async clearFailures(account: Buffer): Promise<void> {
    await this.#db.deleteFrom('sign_in_failure').where('account_hash', '=', account).execute();
  }

  /** Removes wrong answers that no longer count. */
  async forgetFailures(now: string): Promise<void> {
    await sql`delete from sign_in_failure f where ${isOver(now)}`.execute(this.#db);
  }

  /** The name under which wrong codes of a person are counted. */
  factorAccount(personId: string): Buffer {
    return this.#sealer.blindIndex(personId, 'second-factor.attempts');
  }
}

/** Whether the wrong answers of a row no longer count: their lock, or a quarter of an hour, is past. */
const isOver = (now: string) =>
  sql<boolean>`coalesce(f.locked_until, f.first_at + make_interval(mins => ${LOCK_MINUTES})) <= ${now}::timestamptz`;
