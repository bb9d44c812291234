import { beforeAll, describe, expect, it } from 'vitest';
import { NUMBER, NUMBERED_RIGHTS } from '../support/numberLists.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const HOUR = 3_600_000;

let platform: TestPlatform;
let now = Date.parse('2026-06-30T04:00:00Z');
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => now });
  await platform.give(NUMBERED_RIGHTS);
});

describe('lists that are too many', () => {
  /** Lists that were made before any other, by as many browsers or people. */
  const addOlder = (count: number, ofPerson: boolean) =>
    platform.database.owner.pool.query(
      `insert into number_list (id, owner_hash, of_person, created_at, expires_at, summary, entries, keys)
       select gen_random_uuid(), sha256(('older ' || $2 || n)::bytea), $2::boolean, $3::timestamptz + n * interval '1 ms',
              $3::timestamptz + interval '1 day', '{}', '[]', '{}'
         from generate_series(1, $1::int) n`,
      [count, ofPerson, new Date(now - HOUR).toISOString()],
    );
  const counts = async () => {
    const { rows } = await platform.database.owner.pool.query<{ visitors: number; people: number }>(
      `select count(*) filter (where not of_person)::int as visitors,
              count(*) filter (where of_person)::int as people from number_list`,
    );
    return rows[0]!;
  };
  const addOwn = (asker: 'anonymous' | 'city') =>
    platform.ask(asker, {
      method: 'POST',
      url: '/api/v1/number-lists',
      payload: { text: NUMBER },
    });

  it('of visitors end with the oldest, and never those of people who are signed in', async () => {
    await platform.database.owner.pool.query('delete from number_list');
    await addOlder(5, true);
    await addOlder(2001, false);
    await addOwn('anonymous');
    expect(await counts()).toEqual({ visitors: 2000, people: 5 });
    const { rows } = await platform.database.owner.pool.query<{ oldest: string }>(
      'select min(created_at) as oldest from number_list where not of_person',
    );
    expect(Date.parse(rows[0]!.oldest)).toBe(now - HOUR + 3);
  });

  it('of people have a bound of their own, which takes none from visitors', async () => {
    await platform.database.owner.pool.query('delete from number_list');
    await addOlder(3, false);
    await addOlder(4001, true);
    await addOwn('city');
    expect(await counts()).toEqual({ visitors: 3, people: 4000 });
  });

  it('of one asker are twenty at most', async () => {
    await platform.database.owner.pool.query('delete from number_list');
    for (let n = 0; n < 21; n++) {
      const { rows } = await platform.database.owner.pool.query<{ n: number }>(
        'select count(*)::int as n from number_list',
      );
      expect(rows[0]!.n).toBe(n);
      now += 1;
      const response = await platform.app.inject({
        method: 'POST',
        url: '/api/v1/number-lists',
        payload: { text: NUMBER },
        headers: { 'x-zca-csrf': '1', cookie: `zca_asker=${'a'.repeat(43)}` },
        remoteAddress: '10.4.0.1',
      });
      expect(response.statusCode).toBe(201);
    }
    expect((await counts()).visitors).toBe(20);
  });
});
