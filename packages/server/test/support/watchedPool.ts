import type * as pg from 'pg';

/** The instant at which everything in these tests happens. */
export const AT = '2026-11-23T09:00:00.000Z';
export const now = () => AT;

/**
 * A pool whose connections do something before or after each statement that they send, to fail or to
 * end a process there.
 */
export function watchedPool(pool: pg.Pool, at: (step: number, text: string) => void): pg.Pool {
  let step = 0;
  const watch = (text: string) => {
    step += 1;
    at(step, text);
  };
  return {
    connect: async () => {
      const client = await pool.connect();
      const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
      return new Proxy(client, {
        get: (target, name) => {
          if (name === 'query') {
            return async (...args: unknown[]) => {
              const text = String(args[0]);
              watch(`before ${text}`);
              const result = await query(...args);
              watch(`after ${text}`);
              return result;
            };
          }
          const value = Reflect.get(target, name) as unknown;
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
    },
    query: pool.query.bind(pool),
  } as unknown as pg.Pool;
}
