import { PROCEDURES } from '@zca/domain/procedures';
import { describe, expect, it } from 'vitest';
import { startDemonstrationMatters } from '../../src/protection/index.ts';
import { openTestPlatform } from '../support/platform.ts';

const PRESENT = Date.parse('2026-11-20T10:00:00+08:00');
// The platform lives at that instant too: its own turns find nothing that has run out since.
const platform = await openTestPlatform({ demonstration: true, clock: () => PRESENT });
const { pool } = platform.database.application;

const start = (isStopped?: () => boolean) =>
  startDemonstrationMatters({
    database: platform.database.application,
    identity: platform.identity,
    service: platform.matters,
    seed: 1,
    count: 120,
    clock: () => PRESENT,
    ...(isStopped === undefined ? {} : { isStopped }),
  });

async function acts(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string; n: number }>(
    'select id, revision as n from matter order by id',
  );
  return rows.map(({ id, n }) => `${id} ${n}`);
}

describe('the matters of the demonstration', () => {
  it('go on where they were broken off, and are the same as made at once', async () => {
    let left = 40;
    const first = await start(() => left-- <= 0);
    const rest = await start();
    expect(first).toBeGreaterThan(0);
    expect(rest).toBeGreaterThan(0);
    const done = await acts();
    expect(await start()).toBe(0);
    expect(await acts()).toEqual(done);
    const { rows } = await pool.query<{ acts: number }>(
      `select count(*)::int as acts from journal_entry where chain like 'matter:%'`,
    );
    expect(rows[0]!.acts).toBe(first + rest + (await spawned()));
  });

  it('are in many states, in many offices, at the instants of the plan', async () => {
    const { rows } = await pool.query<{ states: number; offices: number; last: Date; first: Date }>(
      `select count(distinct definition || state)::int as states, count(distinct office)::int as offices,
         max(acted_at) as last, min(filed_at) as first from matter`,
    );
    const [row] = rows;
    expect(row!.states).toBeGreaterThan(10);
    expect(row!.offices).toBeGreaterThan(15);
    expect(new Date(row!.last).getTime()).toBeLessThanOrEqual(PRESENT);
    expect(new Date(row!.first).toISOString() >= '2026-05-19').toBe(true);
  });

  it('tell nobody and print nothing', async () => {
    const { rows } = await pool.query<{ errands: number; papers: number }>(
      `select (select count(*)::int from matter_errand) as errands,
         (select count(*)::int from paper) as papers`,
    );
    expect(rows[0]).toEqual({ errands: 0, papers: 0 });
  });

  it('hold names and numbers sealed, as real ones', async () => {
    const { rows } = await pool.query<{ body: string }>(
      `select e.body from journal_entry e where e.chain like 'matter:%'`,
    );
    const journal = rows.map(({ body }) => body).join('\n');
    expect(journal).toContain('complainantPhone');
    expect(journal).not.toMatch(/1400000\d{4}/);
    expect(PROCEDURES.map(({ id }) => id)).toContain('complaint');
  });
});

/** Reports that were filed together with an act of a complaint. */
async function spawned(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from matter_link');
  return rows[0]!.n;
}
