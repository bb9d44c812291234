import type {
  DriftState,
  FacetView,
  LabelOverridePage,
  LabelOverrides,
  RightDetail,
  RuleUpload,
} from '@zca/domain/registry';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import { ROLES } from '@zca/domain/identity';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { formOf } from '../support/upload.ts';

const NUMBER = applicationNumber(2019, 601);
const KEY = `CN${NUMBER}`;
const DESIGN = `CN${applicationNumber(2019, 602)}`;
const REASON = '说明书只涉及药物载体，不是半导体';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => Date.parse('2026-11-22T04:00:00Z') });
  await platform.give([
    patent({
      number: NUMBER,
      title: '一种器件',
      ipc: ['H01L29/778', 'A61K9/00'],
      filingDay: '2019-03-01',
    }),
    patent({ number: DESIGN.slice(2), title: '灯', ipc: [], filingDay: '2019-03-01' }),
  ]);
});

const correct = (
  body: { kind: string; value: string; verdict: string; reason?: string },
  asker: Asker = 'city',
  key = KEY,
) =>
  platform.ask(asker, {
    method: 'POST',
    url: `/api/v1/rights/${key}/labels`,
    payload: { reason: REASON, ...body },
  });
const takeBack = (id: string, asker: Asker = 'city', key = KEY) =>
  platform.ask(asker, {
    method: 'POST',
    url: `/api/v1/rights/${key}/labels/${id}/withdrawal`,
    payload: { reason: '核对说明书后撤回' },
  });
const detail = () => platform.read<RightDetail>(`/api/v1/rights/${KEY}`);
const history = async () =>
  (await platform.ask('auditor', { url: `/api/v1/rights/${KEY}/labels` })).json<LabelOverrides>();

/** How many patents bear a label, once the index has seen all that was written. */
async function count(field: string, label: string): Promise<number> {
  await platform.search.waitFor(await currentGeneration(platform.database.application.db));
  const facet = await platform.read<FacetView>(`/api/v1/rights/facets/${field}?size=100`);
  return facet.buckets.find(({ value }) => value === label)?.count ?? 0;
}

const industries = async () => (await detail()).industries.map(({ value }) => value);

describe('a label of one patent', () => {
  it('is corrected by those who may alone', async () => {
    const asked = { kind: 'industry', value: 'XA-01', verdict: 'remove' };
    for (const role of ROLES.filter((one) => one !== 'city')) {
      expect([role, (await correct(asked, role)).statusCode]).toEqual([role, 403]);
      expect([role, (await takeBack('1', role)).statusCode]).toEqual([role, 403]);
    }
    expect((await correct(asked, 'anonymous')).statusCode).toBe(401);
    expect(await industries()).toEqual(['XA-01', 'XA-06']);
  });

  it('is taken away with a reason, at once and in every count, beside what the rules say', async () => {
    const counted = await count('industry', 'XA-01');
    const answer = await correct({ kind: 'industry', value: 'XA-01', verdict: 'remove' });
    expect(answer.statusCode).toBe(201);
    expect(await count('industry', 'XA-01')).toBe(counted - 1);
    const { industries: left, overrides } = await detail();
    expect(left).toMatchObject([{ value: 'XA-06', weight: 1, primary: true, strength: 'C' }]);
    expect(overrides).toEqual([
      {
        id: answer.json().id,
        kind: 'industry',
        value: 'XA-01',
        label: { zh: '第三代半导体', en: 'Third-generation semiconductors' },
        verdict: 'remove',
        reason: REASON,
        at: '2026-11-22T04:00:00Z',
        rulesGive: true,
        ruleReason: 'H01L29/778 晶体管与二极管',
      },
    ]);
  });

  it('is set where the rules do not give it', async () => {
    const answer = await correct({ kind: 'theme', value: 'quantum', verdict: 'add' });
    expect(answer.statusCode).toBe(201);
    expect(await count('theme', 'quantum')).toBe(1);
    expect((await detail()).themes.tags.at(-1)).toMatchObject({
      value: 'quantum',
      strength: null,
      ruleId: null,
    });
  });

  it('is not corrected twice, nor against what holds anyway, nor to a label that is not there', async () => {
    const refused = async (
      body: Parameters<typeof correct>[0],
      status: number,
      words: string,
      key = KEY,
    ) => {
      const answer = await correct(body, 'city', key);
      expect([body.value, answer.statusCode]).toEqual([body.value, status]);
      expect(answer.json().detail.zh).toContain(words);
    };
    const industry = (value: string, verdict: string) => ({ kind: 'industry', value, verdict });
    await refused(industry('XA-01', 'remove'), 409, '先撤回');
    await refused(industry('XA-01', 'add'), 409, '先撤回');
    await refused(industry('XA-06', 'add'), 409, '已经归入');
    await refused(industry('XA-02', 'remove'), 409, '没有归入');
    await refused(industry('X1', 'add'), 400, '没有这个产业或主题');
    await refused(industry('XA-02', 'add'), 409, 'IPC', DESIGN);
    await refused(industry('XA-02', 'add'), 404, '没有编号为', 'CN999');
    const empty = await correct({ ...industry('XA-02', 'add'), reason: ' ' });
    expect(empty.statusCode).toBe(400);
    const strategic = await correct({ kind: 'strategic', value: '4.1', verdict: 'remove' });
    expect(strategic.statusCode).toBe(400);
  });

  it('is shown to the staff with who corrected it, when and why, and to visitors without', async () => {
    const { entries, choices } = await history();
    expect(
      entries.map(({ value, verdict, by, ruleset }) => [value, verdict, by.name, ruleset]),
    ).toEqual([
      ['quantum', 'add', 'city', 'XA-THEMES-2021/1'],
      ['XA-01', 'remove', 'city', 'XA9-2021/1'],
    ]);
    expect(choices.filter(({ rulesGive }) => rulesGive).map(({ value }) => value)).toEqual([
      'XA-06',
      ...(await detail()).themes.tags.flatMap(({ value, ruleId }) =>
        ruleId === null ? [] : value,
      ),
    ]);
    expect(choices.some(({ value }) => value === 'XA-01')).toBe(false);
    const stranger = await platform.ask('holder', { url: `/api/v1/rights/${KEY}/labels` });
    expect(stranger.statusCode).toBe(403);
    const city = entries[0]!.by.id;
    expect(JSON.stringify(await detail())).not.toContain(city);
    const page = await platform.ask('head', { url: '/api/v1/labels?kind=industry' });
    expect(page.json<LabelOverridePage>()).toMatchObject({
      total: 1,
      cursor: null,
      entries: [{ right: { key: KEY, title: '一种器件' }, value: 'XA-01' }],
    });
  });

  it('stays corrected when the record changes, and when another version of the rules is put in force', async () => {
    await platform.give([
      patent({
        number: NUMBER,
        title: '一种半导体器件',
        ipc: ['H01L29/778', 'A61K9/00'],
        filingDay: '2019-03-01',
      }),
    ]);
    expect(await count('industry', 'XA-01')).toBe(0);
    const url = '/api/v1/rules/industry';
    const { body } = await platform.ask('city', { url: `${url}/shipped/file?format=csv` });
    // The new version gives the patent nothing but an industry that nobody corrected.
    const lines = body
      .split('\r\n')
      .filter((line) => !/[,\s]H01L29[,\s]/.test(line) && !/[,\s]A61K[,\s]/.test(line));
    const csv = [...lines.slice(0, -1), '样例.1,XA-04,,H01L29,C,,,,样例', ''].join('\r\n');
    const upload = await platform.ask('city', {
      method: 'POST',
      url: `${url}/file?version=T-1`,
      ...formOf({ '规则.csv': csv }),
    });
    const { version, remarks } = upload.json<RuleUpload>();
    expect(remarks).toEqual([]);
    await platform.ask('city', { method: 'POST', url: `${url}/${version!.id}/drift` });
    let state: DriftState;
    do {
      await delay(20);
      state = (
        await platform.ask('city', { url: `${url}/${version!.id}/drift` })
      ).json<DriftState>();
    } while (state.state === 'running');
    expect(state.report!.moves).toMatchObject([
      { from: [{ value: 'XA-06' }], to: [{ value: 'XA-04' }] },
    ]);
    const done = await platform.ask('head', {
      method: 'POST',
      url: `${url}/${version!.id}/activation`,
      payload: { drift: state.id },
    });
    expect(done.statusCode).toBe(200);
    expect(await count('industry', 'XA-04')).toBe(1);
    const { industries: now, overrides } = await detail();
    expect(now.map(({ value }) => value)).toEqual(['XA-04']);
    // The rules have come to agree, and the correction stands all the same.
    expect(overrides[0]).toMatchObject({ value: 'XA-01', rulesGive: false, ruleReason: '' });
  });

  it('is taken back with a reason, once, and the rules hold again', async () => {
    const { entries } = await history();
    const quantum = entries.find(({ value }) => value === 'quantum')!;
    expect((await takeBack(quantum.id, 'city', DESIGN)).statusCode).toBe(404);
    expect((await takeBack(quantum.id)).statusCode).toBe(204);
    expect((await takeBack(quantum.id)).statusCode).toBe(404);
    expect(await count('theme', 'quantum')).toBe(0);
    expect((await detail()).overrides.map(({ value }) => value)).toEqual(['XA-01']);
    expect((await history()).entries[0]).toMatchObject({
      value: 'quantum',
      takenBack: { reason: '核对说明书后撤回', by: { name: 'city' } },
    });
    // What was taken back may be corrected anew.
    const again = await correct({ kind: 'theme', value: 'quantum', verdict: 'add' });
    expect(again.statusCode).toBe(201);
  });

  it('is in the audit journal, made and taken back', async () => {
    const { rows } = await platform.database.owner.pool.query<{ action: string; target: string }>(
      "select action, target from audit_entry where action like 'labels.%' order by id",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'labels.correct',
      'labels.correct',
      'labels.takeBack',
      'labels.correct',
    ]);
    expect(new Set(rows.map(({ target }) => target))).toEqual(new Set([KEY]));
  });

  it('of two at once, one is taken, and the other officer is told what to do', async () => {
    const both = await Promise.all(
      [1, 2].map(() => correct({ kind: 'industry', value: 'XA-02', verdict: 'add' })),
    );
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    const late = both.find(({ statusCode }) => statusCode === 409)!;
    expect(late.json().detail).toEqual({
      zh: '这个标签已经有一项有效的人工更正。请先撤回它，再作新的更正。',
      en: 'A correction of this label stands already. Take it back before you make another.',
    });
    const { entries } = await history();
    expect(entries.filter(({ value }) => value === 'XA-02')).toHaveLength(1);
    expect(await industries()).toContain('XA-02');
  });

  it('is taken back once by two at once, and the other officer is told', async () => {
    const { id } = (await history()).entries.find(({ value }) => value === 'XA-02')!;
    const both = await Promise.all([1, 2].map(() => takeBack(id)));
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 404]);
    const late = both.find(({ statusCode }) => statusCode === 404)!;
    expect(late.json().detail.zh).toContain('可能已经撤回');
    expect(await industries()).not.toContain('XA-02');
  });

  it('stands in a list of pages that end with the last correction', async () => {
    const { labels } = platform.registry;
    await correct({ kind: 'theme', value: 'aerospace', verdict: 'add' });
    const first = await labels.page('theme', null, 1);
    expect(first.entries.map(({ value }) => value)).toEqual(['aerospace']);
    expect(first).toMatchObject({ total: 2, cursor: first.entries[0]!.id });
    const last = await labels.page('theme', Number(first.cursor), 1);
    expect(last.entries.map(({ value }) => value)).toEqual(['quantum']);
    // The page is full, and nothing follows.
    expect(last.cursor).toBeNull();
  });
});
