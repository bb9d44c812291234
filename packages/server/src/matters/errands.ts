import { MATTER_ACT_NOTICE, MATTER_CLOCK_NOTICE } from '@zca/domain/matters';
import type { Matter } from '@zca/procedure';
import type pg from 'pg';
import { inTransaction } from '../base/database/index.ts';
import { type NewNotice, noticeOf, notify } from '../base/notices/index.ts';
import type { Errand } from './actStatement.ts';
import type { Procedures } from './procedures.ts';
import { clockRecipients, recipientsOf } from './recipients.ts';

/** Errands that are taken up together. */
const BATCH = 50;
/** An errand that could not be done waits so long, and longer at each further time. */
const PAUSE_SECONDS = 60;

export interface ErrandsOptions {
  readonly pool: pg.Pool;
  readonly procedures: Procedures;
  readonly clock: () => number;
  /** Told after notices were given. */
  readonly onNotices: () => void;
  readonly onFailure: (error: unknown) => void;
}

interface ErrandRow {
  readonly id: number;
  readonly payload: Errand;
  readonly body: Matter;
}

/**
 * Tells people of acts and clocks after their commit. An errand is removed in the transaction that
 * gives its notices, so that none is lost and none given twice, whenever the process ends.
 */
export class Errands {
  readonly #options: ErrandsOptions;
  #woken = false;

  constructor(options: ErrandsOptions) {
    this.#options = options;
  }

  /** Does what is due without waiting for the next turn; to be called after a commit. */
  wake(): void {
    if (this.#woken) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      this.run().catch(this.#options.onFailure);
    });
  }

  /** Does everything that is due. */
  async run(): Promise<void> {
    while ((await this.#batch()) === BATCH);
  }

  async #batch(): Promise<number> {
    const { pool, clock, onNotices } = this.#options;
    const { taken, given } = await inTransaction({ pool }, async (_db, client) => {
      const { rows } = await client.query<ErrandRow>(
        `select e.id, e.payload, m.body from matter_errand e join matter m on m.id = e.matter_id
          where e.next_at <= $1 order by e.next_at limit ${BATCH} for update of e skip locked`,
        [new Date(clock()).toISOString()],
      );
      let notices = 0;
      for (const row of rows) notices += await this.#one(client, row);
      return { taken: rows.length, given: notices };
    });
    if (given > 0) onNotices();
    return taken;
  }

  /** One errand, inside a savepoint: what fails waits, and keeps no other back. */
  async #one(client: pg.PoolClient, row: ErrandRow): Promise<number> {
    await client.query('savepoint errand');
    try {
      const given = await notify(client, await this.#notices(client, row));
      await client.query('delete from matter_errand where id = $1', [row.id]);
      return given;
    } catch (error) {
      await client.query('rollback to savepoint errand');
      await client.query(
        `update matter_errand set attempts = attempts + 1, last_error = $2,
           next_at = next_at + ((attempts + 1) * interval '${PAUSE_SECONDS} s') where id = $1`,
        [row.id, error instanceof Error ? error.message : String(error)],
      );
      this.#options.onFailure(error);
      return 0;
    }
  }

  async #notices(client: pg.PoolClient, row: ErrandRow): Promise<NewNotice[]> {
    const { payload, body: matter } = row;
    const definition = this.#options.procedures.get(matter.definition, matter.version);
    const common = { number: matter.number, procedure: definition.title };
    const to = (recipient: string) => ({
      recipient,
      link: `/desk/matters/${matter.id}`,
      dedupeKey: `matter-errand:${row.id}:${recipient}`,
    });
    if ('clock' in payload) {
      const clock = matter.clocks[payload.clock];
      const title = definition.clocks[payload.clock]?.title;
      // What was dealt with in the meantime needs no reminder.
      if (title === undefined || clock?.dueDay == null || clock.status !== 'running') return [];
      const { dueDay } = clock;
      const people = await clockRecipients(
        client,
        definition,
        matter,
        payload.clock,
        payload.alarm,
      );
      const params = { ...common, clock: title, level: payload.alarm, dueDay };
      return people.map((person) => noticeOf(MATTER_CLOCK_NOTICE, params, to(person)));
    }
    const people = await recipientsOf(client, matter, payload.to);
    const params = { ...common, title: payload.title };
    return people.map((person) => noticeOf(MATTER_ACT_NOTICE, params, to(person)));
  }
}
