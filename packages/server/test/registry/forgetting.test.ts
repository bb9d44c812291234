import { expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openTestPlatform } from '../support/platform.ts';

const DAY_MS = 86_400_000;

it('a platform that starts removes what has expired, though nobody comes', async () => {
  const now = Date.parse('2026-11-22T04:00:00Z');
  const database = await openTestDatabase();
  const { pool } = database.owner;
  const daysAgo = (days: number) => new Date(now - days * DAY_MS).toISOString();
  for (const [days, ends] of [
    [2, 1],
    [0.5, -0.5],
  ] as const) {
    await pool.query(
      `insert into number_list (id, owner_hash, of_person, created_at, expires_at, summary, entries, keys)
       values (gen_random_uuid(), sha256('o'), true, $1, $2, '{}', '[]', '{}')`,
      [daysAgo(days), daysAgo(ends)],
    );
  }
  await pool.query("insert into person (display_name) values ('甲')");
  for (const [days, name] of [
    [31, null],
    [31, '有名'],
    [29, null],
  ] as const) {
    await pool.query(
      `insert into person_search (person_id, parameters, parameters_hash, name, count, first_at, last_at)
       select id, '{}', sha256($1), $2, 1, $3, $3 from person`,
      [`${days}${name ?? ''}`, name, daysAgo(days)],
    );
  }
  await openTestPlatform({ database, clock: () => now, settings: { searchHistoryDays: 30 } });
  const left = async () => {
    const lists = await pool.query<{ at: string }>('select created_at as at from number_list');
    const searches = await pool.query<{ name: string | null; at: string }>(
      'select name, last_at as at from person_search order by last_at',
    );
    return {
      lists: lists.rows.map(({ at }) => Date.parse(at)),
      searches: searches.rows.map(({ name, at }) => [name, Date.parse(at)]),
    };
  };
  await expect.poll(left).toEqual({
    lists: [now - 0.5 * DAY_MS],
    searches: [
      ['有名', now - 31 * DAY_MS],
      [null, now - 29 * DAY_MS],
    ],
  });
});
