import type { NewNoticePreferences, OutsideChannel } from '@zca/domain/notices';
import type pg from 'pg';
import { inTransaction } from '../database/index.ts';

/** Notices that are routed, and deliveries that are taken up, together. */
const BATCH = 50;
/** A delivery that failed so often is parked. */
const MOST_ATTEMPTS = 12;
/** Time until the second attempt; doubled at each further one, at most `2 ^ 9` times as long. */
const FIRST_PAUSE_SECONDS = 30;

export interface StoredNotice {
  readonly id: number;
  readonly kind: string;
  readonly params: unknown;
  readonly link: string | null;
  readonly at: string;
  readonly readAt: string | null;
}

/** A notice whose deliveries are to be written down. */
export interface UnroutedNotice {
  readonly id: number;
  readonly recipient: string;
  readonly kind: string;
}

/** A delivery that is to be made now. */
export interface DueDelivery {
  readonly notice: number;
  readonly channel: OutsideChannel;
  readonly recipient: string;
  readonly kind: string;
  readonly params: unknown;
  readonly link: string | null;
  readonly createdAt: string;
  readonly language: 'zh' | 'en';
}

export interface Choice {
  readonly kind: string;
  readonly channel: OutsideChannel;
  readonly enabled: boolean;
}

export interface ParkedRow {
  readonly notice: number;
  readonly channel: OutsideChannel;
  readonly kind: string;
  readonly attempts: number;
  readonly parkedAt: string;
  readonly reason: string;
}

/** Notices, their deliveries and what persons want of them. Instants are ISO texts. */
export class NoticeStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The notices of a person before a number, latest first. */
  async list(person: string, before: number | null, size: number): Promise<StoredNotice[]> {
    const { rows } = await this.#pool.query<StoredNotice>(
      `select id, kind, params, link, created_at as at, read_at as "readAt" from notice
        where recipient_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
      [person, before, size],
    );
    return rows;
  }

  async countUnread(person: string): Promise<number> {
    const { rows } = await this.#pool.query<{ unread: number }>(
      'select count(*)::int as unread from notice where recipient_id = $1 and read_at is null',
      [person],
    );
    return rows[0]!.unread;
  }

  /** Marks a notice of the person as read; false when the person has none of that number. */
  async markRead(person: string, id: number, now: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'update notice set read_at = coalesce(read_at, $3) where id = $2 and recipient_id = $1',
      [person, id, now],
    );
    return rowCount === 1;
  }

  /** Marks what the person has seen as read: every notice up to a number. */
  async markAllRead(person: string, upTo: number, now: string): Promise<void> {
    await this.#pool.query(
      'update notice set read_at = $3 where recipient_id = $1 and id <= $2 and read_at is null',
      [person, upTo, now],
    );
  }

  /** Whether there is anything to do now. One probe of two small indexes. */
  async hasWork(now: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ work: boolean }>(
      `select exists (select from notice where not routed)
           or exists (select from notice_delivery
                       where next_at <= $1 and delivered_at is null and parked_at is null) as work`,
      [now],
    );
    return rows[0]!.work;
  }

  /**
   * Writes down the deliveries of new notices in one transaction, so that each is written once, whatever
   * ends in between. `channelsOf` says by what a kind goes out by default. Returns how many were routed.
   */
  async route(
    available: readonly OutsideChannel[],
    channelsOf: (kind: string) => readonly OutsideChannel[],
    now: string,
  ): Promise<number> {
    return inTransaction({ pool: this.#pool }, async (_db, client) => {
      const { rows } = await client.query<UnroutedNotice>(
        `select id, recipient_id as recipient, kind from notice where not routed
          order by id limit ${BATCH} for update skip locked`,
      );
      if (rows.length === 0) return 0;
      const wanted = rows.flatMap(({ id, kind }) => {
        const byDefault = channelsOf(kind);
        return available.map((channel) => ({ id, channel, enabled: byDefault.includes(channel) }));
      });
      await client.query(
        `insert into notice_delivery (notice_id, channel, next_at)
         select w.id, w.channel, $2
           from jsonb_to_recordset($1::jsonb) as w (id bigint, channel text, enabled boolean)
           join notice n on n.id = w.id
           left join notice_preference p
             on p.person_id = n.recipient_id and p.kind = n.kind and p.channel = w.channel
          where coalesce(p.enabled, w.enabled)
         on conflict do nothing`,
        [JSON.stringify(wanted), now],
      );
      await client.query('update notice set routed = true where id = any($1)', [
        rows.map(({ id }) => id),
      ]);
      return rows.length;
    });
  }

  /**
   * Takes up deliveries that are due, each for one process: the next attempt is set before this one
   * begins, so that what a killed process leaves is taken up again.
   */
  async takeDue(now: string): Promise<DueDelivery[]> {
    const { rows } = await this.#pool.query<DueDelivery>(
      `update notice_delivery d
          set attempts = d.attempts + 1,
              next_at = $1::timestamptz + (2 ^ least(d.attempts, 9)) * interval '${FIRST_PAUSE_SECONDS} s'
         from notice n left join notice_language l on l.person_id = n.recipient_id
        where n.id = d.notice_id and (d.notice_id, d.channel) in (
          select notice_id, channel from notice_delivery
           where next_at <= $1 and delivered_at is null and parked_at is null
           order by next_at limit ${BATCH} for update skip locked)
       returning n.id as notice, d.channel, n.recipient_id as recipient, n.kind, n.params, n.link,
                 n.created_at as "createdAt", coalesce(l.language, 'zh') as language`,
      [now],
    );
    return rows;
  }

  async delivered(notice: number, channel: OutsideChannel, now: string): Promise<void> {
    await this.#pool.query(
      `update notice_delivery set delivered_at = $3, last_error = null
        where notice_id = $1 and channel = $2`,
      [notice, channel, now],
    );
  }

  /** Writes down why a delivery failed, and parks it when it will not or must not be tried again. */
  async failed(
    notice: number,
    channel: OutsideChannel,
    why: { readonly now: string; readonly reason: string; readonly isFinal: boolean },
  ): Promise<void> {
    await this.#pool.query(
      `update notice_delivery
          set last_error = $4,
              parked_at = case when $5 or attempts >= ${MOST_ATTEMPTS} then $3::timestamptz end
        where notice_id = $1 and channel = $2`,
      [notice, channel, why.now, why.reason, why.isFinal],
    );
  }

  /** Deliveries that are parked, latest first, and how many wait for an attempt. */
  async listParked(): Promise<{ readonly parked: ParkedRow[]; readonly waiting: number }> {
    const [parked, waiting] = await Promise.all([
      this.#pool.query<ParkedRow>(
        `select d.notice_id as notice, d.channel, n.kind, d.attempts, d.parked_at as "parkedAt",
                coalesce(d.last_error, '') as reason
           from notice_delivery d join notice n on n.id = d.notice_id
          where d.parked_at is not null and d.delivered_at is null
          order by d.parked_at desc, d.notice_id desc limit 200`,
      ),
      this.#pool.query<{ waiting: number }>(
        `select count(*)::int as waiting from notice_delivery
          where delivered_at is null and parked_at is null`,
      ),
    ]);
    return { parked: parked.rows, waiting: waiting.rows[0]!.waiting };
  }

  /** Lets a parked delivery be tried again from the beginning; false when it is not parked. */
  async replay(notice: number, channel: OutsideChannel, now: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `update notice_delivery set parked_at = null, attempts = 0, next_at = $3
        where notice_id = $1 and channel = $2 and parked_at is not null and delivered_at is null`,
      [notice, channel, now],
    );
    return rowCount === 1;
  }

  /** What a person has chosen, and the language in which that person is written to. */
  async preferences(
    person: string,
  ): Promise<{ readonly choices: Choice[]; readonly language: 'zh' | 'en' }> {
    const [choices, language] = await Promise.all([
      this.#pool.query<Choice>(
        'select kind, channel, enabled from notice_preference where person_id = $1',
        [person],
      ),
      this.#pool.query<{ language: 'zh' | 'en' }>(
        'select language from notice_language where person_id = $1',
        [person],
      ),
    ]);
    return { choices: choices.rows, language: language.rows[0]?.language ?? 'zh' };
  }

  async setPreferences(person: string, { choices, language }: NewNoticePreferences): Promise<void> {
    await inTransaction({ pool: this.#pool }, async (_db, client) => {
      // Of two choices of one box the later counts.
      const last = new Map(choices.map((each) => [`${each.kind} ${each.channel}`, each]));
      await client.query(
        `insert into notice_preference (person_id, kind, channel, enabled)
         select $1, kind, channel, enabled
           from jsonb_to_recordset($2::jsonb) as c (kind text, channel text, enabled boolean)
         on conflict (person_id, kind, channel) do update set enabled = excluded.enabled`,
        [person, JSON.stringify([...last.values()])],
      );
      if (language === undefined) return;
      await client.query(
        `insert into notice_language (person_id, language) values ($1, $2)
         on conflict (person_id) do update set language = excluded.language`,
        [person, language],
      );
    });
  }

  /** Forgets everybody's notices that were given before an instant and have been read. */
  async forgetRead(before: string): Promise<void> {
    await this.#pool.query('delete from notice where read_at is not null and created_at < $1', [
      before,
    ]);
  }
}
