import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { linesOfCopy } from '../../src/base/database/copy.ts';
import { copyInto, inTransaction } from '../../src/base/database/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let client: pg.PoolClient;

beforeAll(async () => {
  database = await openTestDatabase();
  client = await database.owner.pool.connect();
  await client.query(
    'create table sample (id int, words text, data jsonb, bytes bytea, size bigint, day date, at timestamptz, flag boolean)',
  );
});
afterAll(() => client.release());
beforeEach(() => client.query('truncate sample'));

const columns = ['id', 'words', 'data', 'bytes', 'size', 'day', 'at', 'flag'];

async function* rows() {
  for (let id = 0; id < 20_000; id += 1) yield [id, `第 ${id} 行\n${'长'.repeat(50)}`];
}

function* failing() {
  yield [1, 'one'];
  throw new Error('the file ended early');
}

describe('copyInto', () => {
  it('writes any text, JSON and bytes so that they read back the same', async () => {
    const text = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom('\\', '\n', '\r', '\t', '\\N', '\\.', '"', '长'),
          fc.string({ unit: 'grapheme', maxLength: 1 }),
        ),
      })
      .map((value) => value.replaceAll('\0', '').toWellFormed());
    // Keys without backslashes: JSON.parse of this V8 reads escaped keys wrongly once it has seen a
    // key that is a backslash (https://github.com/nodejs/node/issues/63785).
    const key = text.filter((value) => !value.includes('\\'));
    const row = fc.record({
      words: fc.option(text),
      data: fc.option(
        fc.dictionary(key, fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text))),
      ),
      bytes: fc.option(fc.uint8Array({ maxLength: 40 })),
      size: fc.option(fc.maxSafeInteger()),
      flag: fc.option(fc.boolean()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (rows) => {
        await client.query('truncate sample');
        const lines = rows.map((r, id) => [
          id,
          r.words,
          r.data,
          r.bytes,
          r.size,
          '1985-04-01',
          '2026-11-22T01:02:03.123456Z',
          r.flag,
        ]);
        expect(await copyInto(client, 'sample', columns, lines)).toBe(rows.length);
        const read = await client.query('select * from sample order by id');
        expect(read.rows).toEqual(
          rows.map((r, id) => ({
            ...r,
            // A dictionary of fast-check has no prototype.
            data: r.data && { ...r.data },
            id,
            bytes: r.bytes && Buffer.from(r.bytes),
            day: '1985-04-01',
            at: '2026-11-22T01:02:03.123456Z',
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('takes an asynchronous source of many rows', async () => {
    expect(await copyInto(client, 'sample', ['id', 'words'], rows())).toBe(20_000);
    const { rows: counted } = await client.query(
      'select count(*) as n, max(words) as last from sample',
    );
    expect(counted[0]).toEqual({ n: 20_000, last: `第 9999 行\n${'长'.repeat(50)}` });
  });

  it('keeps nothing when the source fails, and leaves the connection usable', async () => {
    await expect(copyInto(client, 'sample', ['id', 'words'], failing())).rejects.toThrow(
      'the file ended early',
    );
    expect((await client.query('select count(*) as n from sample')).rows).toEqual([{ n: 0 }]);
  });

  it('names the column of a text that PostgreSQL cannot keep', async () => {
    await expect(copyInto(client, 'sample', ['id', 'words'], [[1, 'a\0b']])).rejects.toThrow(
      'Column words',
    );
    expect((await client.query('select count(*) as n from sample')).rows).toEqual([{ n: 0 }]);
  });

  it('passes on what the server refuses, early or late in a long copy', async () => {
    const long = Array.from({ length: 30_000 }, (_, id) => [
      id === 3 ? 'three' : id,
      'x'.repeat(100),
    ]);
    await expect(copyInto(client, 'sample', ['id', 'words'], long)).rejects.toThrow(
      /invalid input syntax/,
    );
    await expect(copyInto(client, 'sample', ['id', 'words'], long.toReversed())).rejects.toThrow(
      /invalid input syntax/,
    );
    await expect(copyInto(client, 'nowhere', ['id'], long)).rejects.toThrow(/does not exist/);
    expect((await client.query('select count(*) as n from sample')).rows).toEqual([{ n: 0 }]);
  });
});

const add = (text: string) => (_db: unknown, on: pg.PoolClient) =>
  on.query("insert into audit_entry (actor, action, target) values ('t', 't', $1)", [text]);
const targets = async () => {
  const { rows } = await client.query<{ target: string }>(
    'select target from audit_entry order by id',
  );
  return rows.map((row) => row.target);
};

describe('inTransaction', () => {
  it('commits what returns and rolls back what throws', async () => {
    await inTransaction(database.application, add('kept'));
    await expect(
      inTransaction(database.application, async (db, on) => {
        await add('lost')(db, on);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await targets()).toEqual(['kept']);
  });

  it('gives query builder and connection in one transaction', async () => {
    const [built, raw] = await inTransaction(database.application, async (db, on) => {
      const one = await db
        .selectNoFrom((eb) => eb.fn<string>('pg_current_xact_id').as('xid'))
        .executeTakeFirstOrThrow();
      const two = await on.query<{ xid: string }>('select pg_current_xact_id() as xid');
      return [one.xid, two.rows[0]?.xid];
    });
    expect(built).toBe(raw);
  });

  it('does not report success when a statement inside has failed', async () => {
    await expect(
      inTransaction(database.application, async (_db, on) => {
        await on.query('select 1/0').catch(() => {});
      }),
    ).rejects.toThrow('nothing was committed');
  });

  it('runs again after a serialization failure, as often as asked', async () => {
    let runs = 0;
    const meet = (retries: number) => {
      runs = 0;
      return inTransaction(
        database.application,
        async (_db, on) => {
          runs += 1;
          if (runs === 1) {
            await on.query("do $$ begin raise exception using errcode = '40001'; end $$");
          }
        },
        { isolation: 'serializable', retries },
      );
    };
    await expect(meet(0)).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(1);
    await meet(2);
    expect(runs).toBe(2);
  });

  it('survives a session that the server ends', async () => {
    await expect(
      inTransaction(database.application, async (_db, on) => {
        await on.query('select pg_terminate_backend(pg_backend_pid())');
      }),
    ).rejects.toThrow(/terminat/);
    await inTransaction(database.application, add('after'));
    expect(await targets()).toContain('after');
  });
});

/** A binary COPY of one column, as the PostgreSQL manual describes it. */
function binaryCopy(values: readonly Uint8Array[]): Buffer {
  const head = Buffer.alloc(19);
  head.write('PGCOPY\n\xff\r\n\0', 'latin1');
  const tuples = values.flatMap((value) => {
    const lead = Buffer.alloc(6);
    lead.writeInt16BE(1);
    lead.writeInt32BE(value.length, 2);
    return [lead, value];
  });
  return Buffer.concat([head, ...tuples, Buffer.from([0xff, 0xff])]);
}

describe('the lines of a binary COPY', () => {
  it('are its values, however the bytes arrive', () => {
    const chunked = fc.record({
      values: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 12 }),
      size: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(chunked, ({ values, size }) => {
        const bytes = binaryCopy(values.map((value) => Buffer.from(value)));
        const chunks: Uint8Array[] = [];
        for (let from = 0; from < bytes.length; from += size) {
          chunks.push(bytes.subarray(from, from + size));
        }
        const lines = Buffer.from(linesOfCopy(chunks)).toString();
        expect(lines).toBe(values.map((value) => `${value}\n`).join(''));
      }),
    );
  });
});
