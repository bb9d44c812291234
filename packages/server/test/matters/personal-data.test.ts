import { existsSync } from 'node:fs';
import path from 'node:path';
import { verifyBundle } from '@zca/ledger';
import type { ProcedureDefinition } from '@zca/procedure';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { describe, expect, it } from 'vitest';
import { databaseSource, verifyLedger } from '../../src/base/ledger/verify/index.ts';
import { openTestPlatform, signedIn } from '../support/platform.ts';
import { Pdf } from '../support/pdf.ts';
import { libraryCard } from './libraryCard.ts';

const CLOCK = { now: Date.parse('2026-11-23T02:00:00Z') };
/** The library card, with an identity document that is personal. */
const withDocument: ProcedureDefinition = {
  ...libraryCard,
  fields: {
    ...libraryCard.fields,
    document: { type: 'files', title: { zh: '证件', en: 'Document' }, level: 'personal' },
    story: {
      type: 'longText',
      title: { zh: '情况', en: 'Story' },
      level: 'sensitive',
      searched: true,
    },
  },
  actions: {
    ...libraryCard.actions,
    ask: {
      ...libraryCard.actions.ask,
      form: [...libraryCard.actions.ask.form, { field: 'document' }, { field: 'story' }],
    },
  },
};
const platform = await openTestPlatform({ clock: () => CLOCK.now, procedures: [withDocument] });
const { pool } = platform.database.application;

let n = 0;
const key = () => `personal-0000-${String(++n).padStart(6, '0')}`;
/** A new person of a role in a place, whose session lasts an hour of the test's clock. */
const person = async (
  role: Parameters<typeof signedIn>[1],
  place: string | null = null,
): Promise<Asking> => {
  const cookie = await signedIn(platform.accounts, role, CLOCK.now, place);
  return (request: InjectOptions) =>
    platform.app.inject({ headers: { cookie, 'x-zca-csrf': '1' }, ...request });
};
type Asking = (request: InjectOptions) => Promise<LightMyRequestResponse>;
const anybody: Asking = (request) => platform.ask('anonymous', request);
const file = (asking: Asking, procedure: string, action: string, input: object) =>
  asking({
    method: 'POST',
    url: '/api/v1/matters',
    payload: { procedure, action, input, key: key() },
  });
const act = (asking: Asking, id: string, action: string, revision: number, input: object = {}) =>
  asking({
    method: 'POST',
    url: `/api/v1/matters/${id}/acts`,
    payload: { action, input, revision, key: key() },
  });

const NAME = '鸑鷟䶮𬭎';
async function ended(name = NAME) {
  const boundary = '----zca';
  const uploaded = await anybody({
    method: 'POST',
    url: '/api/v1/matters/files',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-zca-csrf': '1' },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="id.txt"\r\n\r\n${name} ${++n}\r\n--${boundary}--\r\n`,
  });
  expect(uploaded.statusCode, uploaded.body).toBe(201);
  const filed = await file(anybody, 'libraryCard', 'ask', {
    purpose: '读书',
    name,
    phone: '13800001234',
    office: '610113',
    document: [uploaded.json()],
    story: '在馆里讲的事',
  });
  expect(filed.statusCode, filed.body).toBe(201);
  const receipt = filed.json();
  const done = await act(await person('district', '610113'), receipt.matter, 'refuse', 1, {
    reason: '不符合条件',
  });
  expect(done.statusCode, done.body).toBe(201);
  return { ...receipt, sha256: uploaded.json().sha256 as string };
}
const valuesOf = async (id: string) =>
  (
    await pool.query(
      'select field, salt, sealed, erased_by from matter_value where matter_id = $1 order by field',
      [id],
    )
  ).rows;
const stored = (sha256: string) =>
  existsSync(path.join(platform.dataDirectory, 'files', sha256.slice(0, 2), sha256));
/** Everything that the tables hold, as a dump would write it. */
async function dump(): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const texts = [];
  for (const { name } of rows) {
    const table = await pool
      .query(`select to_jsonb(t)::text as row from "${name}" t`)
      .catch(() => null);
    texts.push(...(table?.rows ?? []).map(({ row }) => row as string));
  }
  return texts.join('\n');
}

/** The proof of a filed matter, once the log has taken its entries in. */
async function verifiedProof(code: string): Promise<string> {
  const { keys } = await platform.read<{ keys: { key: string }[] }>('/api/v1/ledger/keys');
  const trusted = keys.map((one) => one.key);
  let body = '';
  const verdict = async () => {
    const answer = await anybody({ url: `/api/v1/tracking/${code}/proof` });
    body = answer.body;
    return verifyBundle(answer.json(), trusted).verdict;
  };
  await expect.poll(verdict, { timeout: 20_000 }).toBe('verified');
  return body;
}

describe('erasure', () => {
  it('takes two people, empties the values, and leaves the proofs as they were', async () => {
    const target = await ended();
    const before = await verifiedProof(target.trackingCode);
    const sealed = (await valuesOf(target.matter)).map((row) => row.sealed.toString('hex'));
    const salts = (await valuesOf(target.matter)).map((row) => row.salt.toString('hex'));
    expect(sealed).toHaveLength(4);
    const dumped = await dump();
    for (const value of [...sealed, ...salts]) expect(dumped).toContain(value);
    expect(dumped).not.toContain(NAME);

    const asked = (
      await file(anybody, 'personalData', 'ask', {
        kind: 'erasure',
        name: NAME,
        phone: '13800001234',
      })
    ).json();
    const head = await person('head');
    const operator = await person('operator');
    expect((await act(operator, asked.matter, 'erase', 1, {})).statusCode).toBe(403);
    const unread = await act(operator, asked.matter, 'check', 1, {
      identityBy: 'document',
      targets: '借2026',
    });
    expect(unread.json().reason).toBe('TARGETS_UNREAD');
    const security = await person('securityAdministrator');
    const checked = await act(security, asked.matter, 'check', 1, {
      identityBy: 'document',
      targets: target.number,
    });
    expect(checked.statusCode, checked.body).toBe(201);
    const decision = { erasureGround: 'consent', withTexts: false };
    const same = await act(security, asked.matter, 'erase', 2, decision);
    expect(same.json().reason).toBe('SAME_PERSON');
    const erased = await act(head, asked.matter, 'erase', 2, decision);
    expect(erased.statusCode, erased.body).toBe(201);

    const values = await valuesOf(target.matter);
    expect(values.map((row) => [row.field, row.sealed === null, row.salt === null])).toEqual([
      ['document', true, true],
      ['name', true, true],
      ['phone', true, true],
      // Only what is personal was asked for.
      ['story', false, false],
    ]);
    expect(values[1].erased_by).toBe(`matter:${asked.matter}`);
    const after = await dump();
    for (const row of [...sealed.slice(0, 3), ...salts.slice(0, 3)])
      expect(after).not.toContain(row);

    const leader = await pool.query(
      'select count(*)::int as n from matter_word where matter_id = $1',
      [target.matter],
    );
    expect(leader.rows[0].n).toBeGreaterThan(0);
    const district = await person('district', '610113');
    const found = async (q: string) =>
      (await district({ url: `/api/v1/matters?view=ended&q=${encodeURIComponent(q)}` }))
        .json()
        .matters.map((row: { id: string }) => row.id);
    expect(await found('读书')).toContain(target.matter);
    expect(await found('鷟䶮')).not.toContain(target.matter);
    const page = (await district({ url: `/api/v1/matters/${target.matter}` })).json();
    expect(page.values.find((value: { field: string }) => value.field === 'name')).toMatchObject({
      erased: true,
      value: null,
    });
    // Requests are told apart by hashes without salt.
    const requests = await pool.query('select from act_key where matter_id = $1', [target.matter]);
    expect(requests.rowCount).toBe(0);

    expect(stored(target.sha256)).toBe(true);
    await platform.matters.removeErasedFiles();
    expect(stored(target.sha256)).toBe(false);

    const proof = await verifiedProof(target.trackingCode);
    const hashes = (text: string) =>
      JSON.parse(text).entries.map((entry: { hash: string }) => entry.hash);
    expect(hashes(proof)).toEqual(hashes(before));
    expect(before).toContain('13800001234');
    expect(proof).not.toContain('13800001234');
  });

  it('erases nothing when one of the matters still runs', async () => {
    const target = await ended();
    const running = (
      await file(anybody, 'libraryCard', 'ask', { purpose: '读', name: NAME, office: '610113' })
    ).json();
    const asked = (
      await file(anybody, 'personalData', 'ask', {
        kind: 'erasure',
        name: NAME,
        phone: '13800001234',
      })
    ).json();
    const operator = await person('operator');
    await act(operator, asked.matter, 'check', 1, {
      identityBy: 'trackingCode',
      targets: `${target.number}\n${running.number}`,
    });
    const head = await person('head');
    const refused = await act(head, asked.matter, 'erase', 2, {
      erasureGround: 'consent',
      withTexts: true,
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({ reason: 'TARGET_RUNNING' });
    expect(refused.json().detail.zh).toContain(running.number);
    expect((await valuesOf(target.matter)).every((row) => row.sealed !== null)).toBe(true);
    const state = (await head({ url: `/api/v1/matters/${asked.matter}` })).json();
    expect(state.revision).toBe(2);
  });
});

describe('access', () => {
  it('gives the person what they gave, and nobody else', async () => {
    const target = await ended();
    const asked = (
      await file(anybody, 'personalData', 'ask', {
        kind: 'access',
        name: NAME,
        phone: '13800001234',
      })
    ).json();
    const url = `/api/v1/tracking/${asked.trackingCode}/personal-data`;
    expect((await anybody({ url })).statusCode).toBe(404);
    const operator = await person('operator');
    const targets = { identityBy: 'document', targets: target.number };
    await act(operator, asked.matter, 'check', 1, targets);
    const head = await person('head');
    expect((await act(head, asked.matter, 'grant', 2)).statusCode).toBe(201);
    const copy = await anybody({ url });
    expect(copy.statusCode, copy.body).toBe(200);
    expect(copy.json().matters).toHaveLength(1);
    expect(copy.json().matters[0].number).toBe(target.number);
    const values = Object.fromEntries(
      copy
        .json()
        .matters[0].values.map((value: { field: string; value: unknown }) => [
          value.field,
          value.value,
        ]),
    );
    expect(values).toMatchObject({ name: NAME, phone: '13800001234', purpose: '读书' });
    // What the office wrote is not the person's.
    expect(values).not.toHaveProperty('reason');
    const pdf = await anybody({ url: `${url}?format=pdf` });
    const drawn = new Pdf(pdf.rawPayload)
      .drawn()
      .map((part) => part.text)
      .join('');
    expect(drawn).toContain('个人信息副本');
    expect(drawn).toContain('13800001234');
    expect(drawn).toContain('没有核验码');
    const other = await head({ url: `/api/v1/matters/${asked.matter}/personal-data` });
    expect(other.statusCode).toBe(404);
  });
});

describe('correction', () => {
  it('is answered by a second person, with what was put right, and by no other way', async () => {
    const target = await ended();
    const asked = (
      await file(anybody, 'personalData', 'ask', {
        kind: 'correction',
        name: NAME,
        phone: '13800001234',
        reason: '姓名的第三个字写错了',
      })
    ).json();
    const head = await person('head');
    const targets = { identityBy: 'document', targets: target.number };
    expect((await act(head, asked.matter, 'correct', 1, { decision: '已补录' })).statusCode).toBe(
      409,
    );
    await act(await person('operator'), asked.matter, 'check', 1, targets);
    for (const [action, input] of [
      ['grant', {}],
      ['erase', { erasureGround: 'purpose', withTexts: false }],
      ['correct', {}],
    ] as const) {
      expect((await act(head, asked.matter, action, 2, input)).statusCode, action).toBe(422);
    }
    const done = await act(head, asked.matter, 'correct', 2, { decision: '已在该事项补录' });
    expect(done.statusCode, done.body).toBe(201);
    const { state, told } = (
      await anybody({ url: `/api/v1/tracking/${asked.trackingCode}` })
    ).json();
    expect(state.zh).toBe('已更正');
    expect(told.at(-1).text.zh).toBe('个人信息已更正');
  });
});

describe('retention', () => {
  it('is taken back by those who propose, and declined by those who approve', async () => {
    const city = await person('city');
    const propose = async () =>
      (await file(city, 'retention', 'propose', { upTo: '2026-01-01', reason: '到期清除' })).json()
        .matter as string;
    const first = await propose();
    const opinion = { opinion: '再核' };
    expect((await act(city, first, 'decline', 1, opinion)).statusCode).toBe(403);
    expect((await act(city, first, 'withdraw', 1)).statusCode).toBe(201);
    const second = await propose();
    const head = await person('head');
    expect((await act(head, second, 'withdraw', 1)).statusCode).toBe(403);
    expect((await act(head, second, 'decline', 1, opinion)).statusCode).toBe(201);
  });

  it('proposes what has ended, and removes it when another approves', async () => {
    const target = await ended();
    CLOCK.now = Date.parse('2030-01-02T02:00:00Z');
    const city = await person('city');
    const listed = await city({ url: '/api/v1/matters/retention' });
    expect(listed.statusCode, listed.body).toBe(200);
    const card = listed.json().procedures.find((one: { id: string }) => one.id === 'libraryCard');
    expect(card.count).toBeGreaterThan(0);
    const early = await city({ url: '/api/v1/matters/retention?upTo=2029-11-22' });
    expect(early.json().total).toBe(0);
    const future = await file(city, 'retention', 'propose', { upTo: '2030-02-01', reason: '到期' });
    expect(future.statusCode).toBe(422);
    const proposed = (
      await file(city, 'retention', 'propose', { upTo: '2029-11-23', reason: '到期清除' })
    ).json();
    const approve = (asking: Asking) =>
      act(asking, proposed.matter, 'approve', 1, { opinion: '同意' });
    expect((await approve(city)).statusCode).toBe(403);
    const head = await person('head');
    expect((await approve(head)).statusCode).toBe(201);
    expect((await valuesOf(target.matter)).every((row) => row.sealed === null)).toBe(true);
    expect((await city({ url: '/api/v1/matters/retention?upTo=2029-11-23' })).json().total).toBe(0);
  });
});

it('leaves a ledger that verifies as a whole', async () => {
  const source = await databaseSource(platform.database.ownerConfig);
  try {
    const report = await verifyLedger(source);
    expect(report.faults).toEqual([]);
    expect(report.entries).toBeGreaterThan(10);
  } finally {
    await source.close();
  }
});
