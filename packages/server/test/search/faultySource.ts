import type pg from 'pg';
import type { SearchSource } from '../../src/base/search/source.ts';
import { createSearchSource as createRights } from '../../src/registry/searchSource.ts';

/** Which fault the database asks for: setting `fault` is `keys`, `all` or `die`. */
async function faultOf(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ value: string }>(
    "select value from setting where key = 'fault'",
  );
  return rows[0]?.value;
}

/** The rights, with faults planted where the database says so. */
export function createSearchSource(): SearchSource {
  const rights = createRights();
  const die = () => {
    // Outside of every promise, as a defect in a thread's own code would be.
    setImmediate(() => {
      throw new Error('a planted end');
    });
    return new Promise<never>(() => undefined);
  };
  return {
    ...rights,
    async *readAll(pool, range) {
      if ((await faultOf(pool)) === 'all') throw new Error('a planted fault');
      yield* rights.readAll(pool, range);
    },
    async readKeys(pool, keys) {
      const fault = await faultOf(pool);
      if (fault === 'keys') throw new Error('a planted fault');
      return fault === 'die' ? die() : rights.readKeys(pool, keys);
    },
    async readPast(pool, instant) {
      return (await faultOf(pool)) === 'die' ? die() : rights.readPast(pool, instant);
    },
  };
}
