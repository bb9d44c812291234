import {
  commit,
  compareLogs,
  fromBase64,
  parseCheckpoint,
  parseKey,
  verifyBundle,
  verifyConsistency,
  verifyNote,
} from '@zca/ledger';
import { beforeAll, expect, it, vi } from 'vitest';
import type { KeyOfLog } from '../../../src/base/ledger/index.ts';
import { writeEntries, type WrittenEntry } from '../../support/ledger.ts';
import { openTestPlatform, type TestPlatform } from '../../support/platform.ts';

const SALT = '00112233445566778899aabbccddeeff';
let platform: TestPlatform;
let first: WrittenEntry[];

/** Writes entries and waits until the log has them. */
async function give(chain: string, bodies: Parameters<typeof writeEntries>[2]) {
  const written = await writeEntries(platform.database.application, chain, bodies);
  platform.ledger.wake();
  await vi.waitUntil(() => platform.ledger.receiptOf(written.at(-1)!.hash), { timeout: 20_000 });
  return written;
}

beforeAll(async () => {
  platform = await openTestPlatform();
  first = await give('matter:1', [{ by: commit(SALT, '张三') }, { act: 'accept' }]);
  await give('matter:2', [1, 2, 3]);
});

const get = async (url: string) => platform.ask('anonymous', { url: `/api/v1/ledger/${url}` });
const trusted = async () =>
  (await platform.read<{ keys: KeyOfLog[] }>('/api/v1/ledger/keys')).keys.map(({ key }) => key);

it('gives the latest checkpoint as a note that everybody can verify', async () => {
  const answer = await get('checkpoint');
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
  const { checkpoint, note } = parseCheckpoint(answer.body)!;
  expect(checkpoint.size).toBeGreaterThanOrEqual(6);
  const { good } = verifyNote(
    note,
    (await trusted()).map((key) => parseKey(key)!),
  );
  expect(good).toHaveLength(1);
  const { checkpoints } = (await get('checkpoints?limit=2')).json() as {
    checkpoints: { size: number; note: string }[];
  };
  expect(checkpoints[0]).toMatchObject({ size: checkpoint.size, note: answer.body });
  const older = (await get(`checkpoints?below=${checkpoint.size}`)).json() as {
    checkpoints: { size: number }[];
  };
  expect(older.checkpoints.every(({ size }) => size < checkpoint.size)).toBe(true);
});

it('proves that the log goes on from every earlier checkpoint', async () => {
  const { checkpoints } = await platform.read<{ checkpoints: { size: number; note: string }[] }>(
    '/api/v1/ledger/checkpoints',
  );
  const latest = parseCheckpoint(checkpoints[0]!.note)!.checkpoint;
  for (const { note } of checkpoints) {
    const { checkpoint } = parseCheckpoint(note)!;
    const { path } = await platform.read<{ path: string[] }>(
      `/api/v1/ledger/consistency?from=${checkpoint.size}&to=${latest.size}`,
    );
    const claim = {
      first: checkpoint.size,
      second: latest.size,
      firstRoot: checkpoint.root,
      secondRoot: latest.root,
      path: path.map((hash) => fromBase64(hash)!),
    };
    expect(verifyConsistency(claim)).toBe(true);
    expect(
      compareLogs(checkpoint, { checkpoint: checkpoints[0]!.note, path }, await trusted()).code,
    ).toBe('log-goes-on');
  }
});

it.each(['consistency?from=3&to=2', 'consistency?from=0&to=99999', 'consistency?from=-1&to=2'])(
  'has no answer to %s',
  async (url) => expect((await get(url)).statusCode).toBe(400),
);

it('proves that an entry is in the log, and says that another is not', async () => {
  const found = (await get(`inclusion/${first[1]!.hash}`)).json() as { index: number };
  expect(found).toMatchObject({ index: expect.any(Number), path: expect.any(Array) });
  for (const hash of ['0'.repeat(64), 'nothing', first[1]!.hash.toUpperCase()]) {
    const answer = await get(`inclusion/${hash}`);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'resource.absent']);
  }
});

it('gives the proof of a chain, which verifies without the platform', async () => {
  const { commitment } = commit(SALT, '张三');
  const disclosures = [{ commitment, salt: SALT, value: '张三' }];
  const bundle = await platform.ledger.proofOf('matter:1', { disclosures });
  // As it is after it was a file.
  const file: unknown = JSON.parse(JSON.stringify(bundle));
  const report = verifyBundle(file, await trusted());
  expect(report.verdict).toBe('verified');
  expect(report.entries.map(({ body }) => body)).toEqual([{ by: '张三' }, { act: 'accept' }]);
  expect(await platform.ledger.proofOf('matter:none')).toBeUndefined();
});

it('withholds acts that the holder may not see', async () => {
  const bundle = await platform.ledger.proofOf('matter:1', { mayRead: (number) => number !== 2 });
  const report = verifyBundle(bundle, await trusted());
  expect(report.verdict).toBe('verified');
  expect(JSON.stringify(bundle)).not.toContain('accept');
  expect(report.findings.map(({ code }) => code)).toContain('entry-withheld');
});

it('makes the audit journal a chain, entry by entry', async () => {
  await platform.identity.audit('system', 'person.reopen', 'target', {
    b: [1, null, '张'],
    a: 1.5,
  });
  const pool = platform.database.application.pool;
  await expect
    .poll(
      async () =>
        (await pool.query<{ n: number }>('select count(*) as n from journal_inbox')).rows[0]!.n,
      { timeout: 20_000 },
    )
    .toBe(0);
  const { rows } = await pool.query<{ id: number; at: string; body: string }>(
    `select a.id, a.at, e.body from audit_entry a
       join journal_entry e on e.chain = 'platform:audit' and (e.body::jsonb ->> 'row')::bigint = a.id
      where a.action = 'person.reopen'`,
  );
  expect(rows).toHaveLength(1);
  const body = JSON.parse(rows[0]!.body) as { at: string };
  expect(body).toEqual({
    row: rows[0]!.id,
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    actor: 'system',
    action: 'person.reopen',
    target: 'target',
    detail: { b: [1, null, '张'], a: 1.5 },
  });
  expect(Date.parse(body.at)).toBe(Date.parse(rows[0]!.at));
});
