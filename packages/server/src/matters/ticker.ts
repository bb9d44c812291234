import type { ColourShares } from '@zca/procedure';
import type pg from 'pg';
import { ActRefused } from './actRequest.ts';
import type { Acts } from './acts.ts';
import { nextAlarm } from './alarm.ts';
import type { MatterStore } from './matterStore.ts';

/** So many alarms are taken in one turn. */
const BATCH = 200;

export interface TickerOptions {
  readonly pool: pg.Pool;
  readonly store: MatterStore;
  readonly acts: Acts;
  readonly clock: () => number;
  readonly shares: () => Promise<ColourShares>;
  /** Told of a clock that cannot be dealt with; the others are. */
  readonly onFailure: (error: unknown) => void;
}

interface DueRow {
  readonly matter_id: string;
  readonly clock: string;
  readonly alarm: number;
  readonly alarm_at: string;
}

/**
 * Notices that time passes. No timer a matter: one question over an index a turn, which finds the
 * clocks of which somebody has to be told. What ran out while the platform was down is found by the
 * first turn.
 */
export class Ticker {
  readonly #options: TickerOptions;

  constructor(options: TickerOptions) {
    this.#options = options;
  }

  /** One turn: every alarm that is due. Returns how many there were. */
  async tick(): Promise<number> {
    let done = 0;
    for (;;) {
      const due = await this.#due();
      for (const row of due) await this.#alarm(row).catch((error) => this.#tell(error));
      done += due.length;
      if (due.length < BATCH) return done;
    }
  }

  /** Computes the clocks anew that waited for years of the calendar which have been loaded since. */
  async recomputeWaiting(): Promise<void> {
    const { rows } = await this.#options.pool.query<{ matter_id: string }>(
      `select distinct c.matter_id from matter_clock c
         join calendar_year y on y.year = c.missing_year`,
    );
    for (const { matter_id } of rows) {
      await this.#options.acts.recompute(matter_id).catch((error) => this.#tell(error));
    }
  }

  /** Of what went wrong; where somebody acted in the same moment, the next turn sees to the clock. */
  #tell(error: unknown): void {
    const isOvertaken =
      error instanceof ActRefused && error.refusals.every(({ code }) => code === 'MATTER_CHANGED');
    if (!isOvertaken) this.#options.onFailure(error);
  }

  async #due(): Promise<readonly DueRow[]> {
    const { rows } = await this.#options.pool.query<DueRow>({
      name: 'clock alarms',
      text: `select matter_id, clock, alarm, alarm_at from matter_clock
        where alarm_at is not null and alarm_at <= $1 order by alarm_at limit ${BATCH}`,
      values: [new Date(this.#options.clock()).toISOString()],
    });
    return rows;
  }

  async #alarm(row: DueRow): Promise<void> {
    const { acts, clock, pool, shares, store } = this.#options;
    const loaded = await store.load(row.matter_id);
    const state = loaded?.matter.clocks[row.clock];
    if (loaded === undefined || state === undefined) return;
    if (row.alarm === 3 && (await acts.runOut(row.matter_id))) return;
    const now = new Date(clock()).toISOString();
    const next = nextAlarm(state, now, await shares());
    // Whoever changes the row first tells; the other finds it changed and is silent.
    await pool.query(
      `with moved as (
         update matter_clock set alarm = $3, alarm_at = $4
         where matter_id = $1 and clock = $2 and alarm = $5 and alarm_at = $6 returning matter_id
       )
       insert into matter_errand (matter_id, revision, payload, next_at)
       select matter_id, $7::integer, $8::jsonb, $9::timestamptz from moved
       where $5::integer < 3`,
      [
        row.matter_id,
        row.clock,
        next.level,
        next.at,
        row.alarm,
        row.alarm_at,
        loaded.matter.revision,
        JSON.stringify({ clock: row.clock, alarm: row.alarm }),
        now,
      ],
    );
  }
}
