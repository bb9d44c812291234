import type {
  DriftState,
  FacetView,
  RightDetail,
  RuleKind,
  RuleList,
  RuleUpload,
  RuleVersionDetail,
} from '@zca/domain/registry';
import { RULE_LAYOUT } from '@zca/domain/registry';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import { type Asker, giveCity, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { formOf } from '../support/upload.ts';

const CLOCK = () => Date.parse('2026-06-30T04:00:00Z');
const NUMBER = applicationNumber(2019, 501);
const KEY = `CN${NUMBER}`;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: CLOCK });
  await giveCity(platform, 400);
  await platform.give([
    patent({ number: NUMBER, title: '一种咖啡机', ipc: ['A47J31/00'], filingDay: '2019-03-01' }),
  ]);
});

const url = (kind: RuleKind, id: string, part = '') => `/api/v1/rules/${kind}/${id}${part}`;

/** The table of a version as it is exported, with its lines after the headers. */
async function exported(kind: RuleKind, id = 'shipped'): Promise<string> {
  const answer = await platform.ask('city', { url: url(kind, id, '/file?format=csv') });
  expect(answer.statusCode).toBe(200);
  return answer.body;
}

const send = (kind: RuleKind, csv: string, version: string, asker: Asker = 'city') =>
  platform.ask(asker, {
    method: 'POST',
    url: `/api/v1/rules/${kind}/file?version=${encodeURIComponent(version)}&note=${encodeURIComponent('试')}`,
    ...formOf({ '规则.csv': csv }),
  });
const take = async (kind: RuleKind, csv: string, version: string) =>
  (await send(kind, csv, version)).json<RuleUpload>();

const versionsOf = async (kind: RuleKind) =>
  (await platform.ask('city', { url: '/api/v1/rules' }))
    .json<RuleList>()
    .kinds.find((one) => one.kind === kind)!;

/** Compares a version with the one in force, until that is done. */
async function driftOf(kind: RuleKind, id: string): Promise<DriftState> {
  const begun = await platform.ask('city', { method: 'POST', url: url(kind, id, '/drift') });
  expect([id, begun.statusCode]).toEqual([id, 202]);
  for (;;) {
    const state = (await platform.ask('city', { url: url(kind, id, '/drift') })).json<DriftState>();
    if (state.state !== 'running') return state;
    await delay(20);
  }
}

const activate = (kind: RuleKind, id: string, drift: string, asker: Asker = 'head') =>
  platform.ask(asker, {
    method: 'POST',
    url: url(kind, id, '/activation'),
    payload: { drift },
  });

const facetOf = (field: string) =>
  `/api/v1/rights/facets/${field}?size=100&include=collection:patent`;

/** How many patents bear each label, once the index has seen all that was written. */
async function counts(field: string): Promise<Record<string, number>> {
  await platform.search.waitFor(await currentGeneration(platform.database.application.db));
  const { buckets } = await platform.read<FacetView>(facetOf(field));
  return Object.fromEntries(
    buckets.filter(({ count }) => count > 0).map(({ value, count }) => [value, count]),
  );
}

const COFFEE = '规则.咖啡,XA-05,,A47J31,C,,,,咖啡机归入人工智能（试）\r\n';

describe('a version of a mapping', () => {
  it('is exported as a table that is taken back, in CSV and XLSX', async () => {
    const csv = await exported('industry');
    expect(csv.split('\r\n')[0]).toContain(
      RULE_LAYOUT.columns.map(({ header }) => header.zh).join(','),
    );
    const same = await send('industry', csv, 'XA9-2026/0');
    expect(same.statusCode).toBe(409);
    expect(same.json().detail.zh).toContain('没有差别');
    const xlsx = await platform.ask('auditor', { url: url('theme', 'shipped', '/file') });
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    const again = await platform.ask('city', {
      method: 'POST',
      url: '/api/v1/rules/theme/file?version=X',
      ...formOf({ '主题.xlsx': xlsx.rawPayload }),
    });
    expect(again.json().detail.zh).toContain('没有差别');
  });

  it('is refused whole, with every fault by its line', async () => {
    const csv = await exported('industry');
    const bad = `${csv}${COFFEE.replace('XA-05', 'XA-55')}${COFFEE.replace('A47J31', 'A47Z31')}`;
    const upload = await take('industry', bad, 'XA9-2026/1');
    const lines = csv.trimEnd().split('\r\n').length;
    expect(upload.version).toBeNull();
    expect(upload.remarks.map(({ line, severity }) => [line, severity])).toEqual([
      [lines + 1, 'refused'],
      [lines + 2, 'refused'],
      [lines + 2, 'refused'],
    ]);
    expect(upload.remarks[0]!.words.zh).toContain('XA-55');
    expect((await versionsOf('industry')).versions).toHaveLength(1);
    const missing = await send('industry', '规则编号,类别\n1,XA-05', 'XA9-2026/1');
    expect(missing.statusCode).toBe(400);
    expect(missing.body).toContain('分类号、强度');
  });

  it('is uploaded under a name of its own by those who may', async () => {
    const csv = (await exported('industry')) + COFFEE;
    expect((await send('industry', csv, 'XA9-2026/1', 'district')).statusCode).toBe(403);
    expect((await send('industry', csv, 'XA9-2026/1', 'anonymous')).statusCode).toBe(401);
    expect((await send('industry', csv, '  ')).statusCode).toBe(400);
    const { version } = await take('industry', csv, 'XA9-2026/1');
    expect(version).toMatchObject({ version: 'XA9-2026/1', inForce: false, note: '试' });
    expect((await send('industry', `${csv}`, 'XA9-2026/1')).statusCode).toBe(409);
    expect((await send('industry', csv, 'XA9-2021/1')).statusCode).toBe(409);
    const detail = (
      await platform.ask('head', { url: url('industry', version!.id) })
    ).json<RuleVersionDetail>();
    expect(detail.table.filter(({ change }) => change !== 'same')).toMatchObject([
      { id: '规则.咖啡', change: 'new', labelName: { zh: '人工智能' } },
    ]);
  });

  it('tells of labels that no rule gives any more', async () => {
    const csv = await exported('theme');
    const without = csv
      .split('\r\n')
      .filter((line) => !line.includes('additive'))
      .join('\r\n');
    const { version, remarks } = await take('theme', without, 'T-1');
    expect(remarks).toMatchObject([
      { severity: 'note', words: { zh: expect.stringContaining('additive') } },
    ]);
    const detail = (
      await platform.ask('city', { url: url('theme', version!.id) })
    ).json<RuleVersionDetail>();
    expect(detail.removed.map(({ id }) => id)).toEqual(['additive.1']);
  });

  it('is not there under a number of another mapping, or of none', async () => {
    const { versions } = await versionsOf('industry');
    for (const path of [url('theme', versions[0]!.id), url('industry', '999')]) {
      expect((await platform.ask('city', { url: path })).statusCode).toBe(404);
    }
  });
});

describe('a change of version', () => {
  let id: string;
  beforeAll(async () => {
    id = (await versionsOf('industry')).versions[0]!.id;
  });

  it('needs its drift, another person, and authority', async () => {
    const never = '00000000-0000-4000-8000-000000000000';
    expect((await activate('industry', id, never)).statusCode).toBe(409);
    const { id: drift } = await driftOf('industry', id);
    expect((await activate('industry', id, never)).statusCode).toBe(409);
    const own = await activate('industry', id, drift!, 'city');
    expect([own.statusCode, own.json().detail.zh]).toEqual([
      409,
      expect.stringContaining('不能自己启用'),
    ]);
    for (const asker of ['district', 'auditor', 'securityAdministrator'] as const) {
      expect((await activate('industry', id, drift!, asker)).statusCode).toBe(403);
    }
    const current = await platform.ask('city', {
      method: 'POST',
      url: url('industry', 'shipped', '/drift'),
    });
    expect(current.statusCode).toBe(409);
  });

  it('does what the drift foresaw, on cards and in facets, also of records changed meanwhile', async () => {
    const before = await counts('industry');
    const drift = await driftOf('industry', id);
    const report = drift.report!;
    expect(report).toMatchObject({ changed: 1, primaryChanged: 1, from: 'XA9-2021/1' });
    expect(report.moves).toMatchObject([
      { from: [], to: [{ value: 'XA-05' }], count: 1, examples: [{ key: KEY }] },
    ]);
    for (const { value, before: was } of report.labels) expect(was).toBe(before[value] ?? 0);
    // Saved after the drift was computed: it is not foreseen, and follows all the same.
    const late = applicationNumber(2019, 502);
    await platform.give([patent({ number: late, title: '又一种咖啡机', ipc: ['A47J31/06'] })]);
    const answer = await activate('industry', id, drift.id!);
    expect(answer.json()).toMatchObject({ version: 'XA9-2026/1', reindexed: 2 });
    const after = await counts('industry');
    for (const { value, after: will } of report.labels) {
      expect([value, after[value] ?? 0]).toEqual([value, will + (value === 'XA-05' ? 1 : 0)]);
    }
    const card = await platform.read<RightDetail>(`/api/v1/rights/${KEY}`);
    const open = await platform.ask('anonymous', { url: '/api/v1/open-data/industry-rules.csv' });
    expect(open.body).toContain('咖啡机归入人工智能（试）,XA9-2026/1');
    expect(card.industryRuleset).toBe('XA9-2026/1');
    expect(card.industries).toMatchObject([
      {
        value: 'XA-05',
        strength: 'C',
        ruleIds: ['规则.咖啡'],
        reason: expect.stringContaining('咖啡机归入人工智能'),
      },
    ]);
  });

  it('is written down with its drift, and told in the list and in the audit journal', async () => {
    const { versions, activations } = await versionsOf('industry');
    expect(versions.map(({ version, inForce }) => [version, inForce])).toEqual([
      ['XA9-2026/1', true],
      ['XA9-2021/1', false],
    ]);
    expect(activations).toMatchObject([{ version: 'XA9-2026/1', changed: 1 }]);
    const { rows } = await platform.database.application.pool.query(
      "select action, target from audit_entry where action like 'rules.%' order by id",
    );
    expect(rows.at(-1)).toMatchObject({ action: 'rules.activate', target: 'industry XA9-2026/1' });
    expect(rows.filter(({ action }) => action === 'rules.upload')).toHaveLength(2);
  });

  it('is kept by a restart, whether the index is loaded or made anew', async () => {
    const was = await counts('industry');
    await platform.search.snapshot();
    for (const dataDirectory of [platform.dataDirectory, undefined]) {
      const again = await openTestPlatform({
        clock: CLOCK,
        database: platform.database,
        ...(dataDirectory === undefined ? {} : { dataDirectory }),
      });
      const { buckets } = await again.read<FacetView>(facetOf('industry'));
      for (const { value, count } of buckets)
        expect([value, count]).toEqual([value, was[value] ?? 0]);
      const card = await again.read<RightDetail>(`/api/v1/rights/${KEY}`);
      expect(card.industryRuleset).toBe('XA9-2026/1');
      await again.close();
    }
  });

  it('can be taken back: the shipped version is put in force again', async () => {
    const drift = await driftOf('industry', 'shipped');
    expect(drift.report).toMatchObject({ changed: 2, from: 'XA9-2026/1', to: 'XA9-2021/1' });
    // The one who uploaded a version may not activate it; going back is nobody's own.
    expect((await activate('industry', 'shipped', drift.id!, 'city')).statusCode).toBe(200);
    expect(await counts('industry')).not.toHaveProperty('nothing');
    const card = await platform.read<RightDetail>(`/api/v1/rights/${KEY}`);
    expect(card.industries).toEqual([]);
    // A report that was made against another version in force is of no use.
    expect((await activate('industry', 'shipped', drift.id!)).statusCode).toBe(409);
  });

  it('of strategic industries tells which inventions become high-value ones, and they do', async () => {
    const granted = applicationNumber(2020, 503);
    await platform.give([
      {
        ...patent({
          number: granted,
          title: '一种茶壶',
          ipc: ['A47J31/00'],
          filingDay: '2020-03-01',
          events: [{ day: '2022-05-03', code: 'grant' }],
        }),
        grantDay: '2022-05-03',
        feePaidThroughYear: 20,
      },
    ]);
    const csv = `${await exported('strategic')}${COFFEE.replace('XA-05', '3.6')}`;
    const { version } = await take('strategic', csv, 'SEI-X');
    const drift = await driftOf('strategic', version!.id);
    expect(drift.report).toMatchObject({ highValue: { gained: 1, lost: 0 }, primaryChanged: null });
    const highValue = async () => (await counts('highValue'))['HV1'] ?? 0;
    const before = await highValue();
    expect((await activate('strategic', version!.id, drift.id!)).statusCode).toBe(200);
    expect(await highValue()).toBe(before + 1);
    const card = await platform.read<RightDetail>(`/api/v1/rights/CN${granted}`);
    expect(card.highValue!.conditions[0]).toMatchObject({ met: true, ruleVersion: 'SEI-X' });
  });
});

it('the application may neither change nor remove a version or an activation', async () => {
  for (const statement of [
    'update rule_set set version = version',
    'delete from rule_set',
    'update rule_activation set kind = kind',
    'delete from rule_activation',
  ]) {
    await expect(platform.database.application.pool.query(statement)).rejects.toThrow(
      'permission denied',
    );
  }
});
