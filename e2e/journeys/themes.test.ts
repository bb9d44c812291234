import type { RosterDetail } from '@zca/domain/parties';
import type {
  CoreFieldList,
  FacetView,
  LabelOverrides,
  RightDetail,
  SearchAnswer,
} from '@zca/domain/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh as labels } from '../../packages/web/src/base/catalogue/labels/zh.ts';
import { zh as rosters } from '../../packages/web/src/base/catalogue/rosters/zh.ts';
import { en as rulesEn } from '../../packages/web/src/base/catalogue/rules/en.ts';
import { zh as rules } from '../../packages/web/src/base/catalogue/rules/zh.ts';
import { en as themesEn } from '../../packages/web/src/base/catalogue/themes/en.ts';
import { zh as themes } from '../../packages/web/src/base/catalogue/themes/zh.ts';
import { openDoor } from '../support/administrator.ts';
import type { Door, Session } from '../support/administrator.ts';
import { ask, importFile } from '../support/api.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { PATIENCE } from '../support/results.ts';
import { csv, downloadBy, numberOf } from '../support/tables.ts';
import { visit } from '../support/visit.ts';

/** A symbol that the shipped mapping gives to no industry. */
const SYMBOL = 'A47J31';
const ROW = `样例.1,XA-04,,${SYMBOL},C,,,,咖啡与茶饮设备归入智能制造（样例）`;

let platform: RunningPlatform;
let officer: Session;
let administrator: Door;

beforeAll(async () => {
  platform = await startPlatform({ rights: 600 });
  administrator = await openDoor(platform.origin, platform.link);
  officer = await demonstrationSession(platform.origin, { role: 'city' });
  const rows = [
    ['申请号', '发明名称', '申请人', '申请日', 'IPC分类号', '密级', '解密日', '解密公告'],
    [numberOf(7701), '一种咖啡机', '西安样例饮品有限公司', '2021-05-06', 'A47J31/06', '', '', ''],
    [numberOf(7702), '一种茶饮机', '西安样例饮品有限公司', '2021-05-07', 'A47J31/40', '', '', ''],
    [
      numberOf(7703),
      '一种测距装置',
      '西安样例研究所',
      '2021-05-08',
      'G01S17/08',
      '已解密',
      '2024-03-12',
      '国防专利内部通报2024年第3期',
    ],
  ];
  await importFile('样例.csv', new TextEncoder().encode(csv(rows)), administrator);
});
afterAll(() => platform.stop());

const asked = <T>(path: string): Promise<T> => ask<T>(path, {}, administrator);

/** The mapping of industries as its page gives it out. */
async function exported(): Promise<string> {
  const response = await fetch(`${platform.origin}/api/v1/rules/industry/shipped/file?format=csv`, {
    headers: { cookie: `${officer.name}=${officer.value}` },
  });
  return response.text();
}

const counted = async (): Promise<number> => {
  const { buckets } = await asked<FacetView>('/rights/facets/industry?size=50');
  return buckets.find(({ value }) => value === 'XA-04')?.count ?? 0;
};

describe('the mapping of industries', () => {
  it('is refused with every line that is wrong, and taken when it is right', async () => {
    const visitor = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = visitor;
    const { upload: w } = rules;
    await visitor.open('/desk/rules');
    await page.getByRole('heading', { level: 1, name: rules.title }).waitFor();
    const table = await exported();
    const send = async (name: string, content: string) => {
      await page.getByLabel(w.name).fill(name);
      await page.getByLabel(w.note).fill('咖啡设备');
      await page
        .getByLabel(w.file, { exact: true })
        .setInputFiles({ name: '规则.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
      const button = page.getByRole('button', { name: w.send, exact: true });
      expect(hidden(await tabTo(page, button))).toEqual([]);
      await page.keyboard.press('Enter');
    };
    await send('样例/1', `${table}${ROW.replace('XA-04', 'XA-44')}\r\n`);
    await page.getByText(w.refused(1)).waitFor();
    await page.getByText('XA-44').waitFor();
    await judgeAtBothWidths(visitor, 'rules-refused');
    await send('样例/1', `${table}${ROW}\r\n`);
    await page.getByText(w.taken('样例/1', table.trim().split('\r\n').length)).waitFor();
    // Who uploaded a version is told that another person puts it in force.
    await page.getByText(rules.activate.own).waitFor();
  });

  it('is put in force by another person who has read what it changes; card and facet follow', async () => {
    const before = await counted();
    const reader = await visit({ origin: platform.origin, signedIn: administrator.session });
    const { page, f } = reader;
    await reader.open('/desk/rules');
    const open = page.getByRole('link', { name: rules.openOf('样例/1'), exact: true });
    expect(hidden(await tabTo(page, open))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(rules.activate.first).waitFor();
    await page.getByRole('button', { name: rules.drift.start, exact: true }).click();
    const moves = page.getByRole('region', { name: rules.drift.moves });
    await moves.waitFor();
    const line = moves.locator('tbody tr').first();
    const example = line.getByRole('link').first();
    const key = decodeURIComponent((await example.getAttribute('href'))!.replace('/r/', ''));
    const labels = page.getByRole('region', { name: rules.drift.labels });
    const gained = Number(
      (await labels.getByRole('row').nth(1).getByRole('cell').nth(1).innerText()).replace(
        /\D/g,
        '',
      ),
    );
    expect(gained).toBeGreaterThan(0);
    await judgeAtBothWidths(reader, 'rules-drift');
    const act = page.getByRole('button', { name: rules.activate.do('样例/1'), exact: true });
    expect(hidden(await tabTo(page, act))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: rules.activate.yes, exact: true }).click();
    await page.getByText(rules.activate.done('样例/1', gained)).waitFor();
    await expect.poll(counted, PATIENCE).toBe(before + gained);
    await page.getByRole('row', { name: new RegExp(`样例/1 ${rules.inForce}`) }).waitFor();

    await reader.open(`/r/${key}`);
    const card = await asked<RightDetail>(`/rights/${key}`);
    const given = card.industries.find(({ value }) => value === 'XA-04')!;
    await page.getByText(given.reason).first().waitFor();
    const { record } = reader.t;
    await page
      .getByText(record.industryReason(f.percent(given.weight), record.strengths.C, given.reason))
      .waitFor();
    await page.getByText(record.rulesets('样例/1', card.themes.ruleset)).waitFor();
    await reader.open('/search?include=industry:XA-04');
    await page
      .getByText(f.number(before + gained))
      .first()
      .waitFor();
  });

  it('is read in English too, with its parameters and its history', async () => {
    const reader = await visit({
      origin: platform.origin,
      signedIn: administrator.session,
      language: 'en',
    });
    const { page } = reader;
    await reader.open('/desk/rules?kind=strategic&version=shipped');
    await page.getByRole('heading', { level: 1, name: rulesEn.title }).waitFor();
    await page.getByRole('link', { name: rulesEn.parameters }).waitFor();
    await page.getByText(rulesEn.history.none).waitFor();
    await page.getByRole('heading', { name: rulesEn.table.all }).waitFor();
    await judgeAtBothWidths(reader, 'rules-en');
  });
});

describe('a label of one record', () => {
  it('is corrected by an officer with a reason, counted at once, and taken back', async () => {
    const { rows } = await asked<SearchAnswer>('/rights?include=industry:XA-06&size=1');
    const [{ key }] = rows as [SearchAnswer['rows'][number]];
    const before = await asked<RightDetail>(`/rights/${key}`);
    const taken = before.industries.find(({ value }) => value === 'XA-06')!;
    const biomedicine = async () => {
      const { buckets } = await asked<FacetView>('/rights/facets/industry?size=50');
      return buckets.find(({ value }) => value === 'XA-06')?.count ?? 0;
    };
    const counted = await biomedicine();
    const visitor = await visit({ origin: platform.origin, signedIn: officer });
    const { page, t, f } = visitor;
    await visitor.open(`/r/${key}`);
    const corrections = page.getByRole('region', { name: labels.title, exact: true });
    await corrections.getByText(labels.none).waitFor();
    const open = corrections.getByRole('button', { name: labels.correct, exact: true });
    expect(hidden(await tabTo(page, open))).toEqual([]);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: labels.correct });
    // Nothing is sent without a label and a reason, and the first fault takes the focus.
    await sheet.getByRole('button', { name: labels.form.submit, exact: true }).click();
    await sheet.getByText(labels.form.missingReason).waitFor();
    const option = labels.form.option(labels.kinds.industry, taken.label.zh);
    await sheet.getByLabel(labels.form.label, { exact: true }).selectOption({ label: option });
    await sheet.getByLabel(labels.form.reason, { exact: true }).fill('说明书只涉及检测夹具');
    await judgeAtBothWidths(visitor, 'label-form');
    await sheet.getByRole('button', { name: labels.form.submit, exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
    const what = labels.entry(labels.verdicts.remove, labels.kinds.industry, taken.label.zh);
    await corrections.getByText(what).waitFor();
    const { entries } = await ask<LabelOverrides>(`/rights/${key}/labels`, {}, administrator);
    const [entry] = entries as [LabelOverrides['entries'][number]];
    await corrections.getByText(labels.made(entry.by.name!, f.instant(entry.at))).waitFor();
    // What the rules say still stands beside it.
    await page.getByText(t.record.rulesSaid(taken.reason)).waitFor();
    await expect.poll(biomedicine, PATIENCE).toBe(counted - 1);
    await judgeAtBothWidths(visitor, 'label-corrected');

    const reader = await visit({ origin: platform.origin, language: 'en' });
    await reader.open(`/r/${key}`);
    const said = reader.t.record.correctedRemove(reader.f.instant(entry.at), entry.reason);
    await reader.page.getByText(said).waitFor();
    expect(await reader.page.getByText(entry.by.name!).count()).toBe(0);
    const rulesPage = await visit({
      origin: platform.origin,
      signedIn: administrator.session,
      language: 'en',
    });
    await rulesPage.open('/desk/rules');
    await rulesPage.page.getByRole('region', { name: rulesEn.corrected.title(1) }).waitFor();
    await rulesPage.page.getByText(entry.reason).waitFor();
    await judgeAtBothWidths(rulesPage, 'rules-corrected-en');

    await corrections.getByRole('button', { name: labels.takeBackOf(what), exact: true }).click();
    const back = page.getByRole('dialog', { name: labels.back.title });
    await back.getByLabel(labels.back.reason, { exact: true }).fill('核对后以规则为准');
    await back.getByRole('button', { name: labels.back.submit, exact: true }).click();
    await corrections.getByText('核对后以规则为准').waitFor();
    await expect.poll(biomedicine, PATIENCE).toBe(counted);
  });
});

describe('a high-value invention', () => {
  it('shows its conditions and the award of the register that meets the fifth', async () => {
    // Filed before the year of the award: an older award than its patent is refused.
    const { rows } = await asked<SearchAnswer>(
      '/rights?include=type:inventionGrant&include=statusGroup:valid&q=filed:..2022&size=1',
    );
    const [{ key }] = rows as [SearchAnswer['rows'][number]];
    const form = new FormData();
    const table = `专利号,奖项,等级,年度,授奖文件\n${key.slice(2)},中国专利奖,银奖,2023,授奖决定（样例）\n`;
    form.append('file', new Blob([table]), '奖励.csv');
    await ask('/awards/file', { method: 'POST', body: form }, administrator);
    const card = async () => (await asked<RightDetail>(`/rights/${key}`)).highValue!;
    const award = (await card()).conditions.find(({ condition }) => condition === 'HV5')!;
    expect(award.met).toBe(true);
    await expect
      .poll(
        async () => (await asked<SearchAnswer>('/rights?include=highValue:HV5')).count,
        PATIENCE,
      )
      .toBeGreaterThan(0);
    for (const language of ['zh', 'en'] as const) {
      const reader = await visit({ origin: platform.origin, language });
      const { page, t } = reader;
      await reader.open(`/r/${key}#high-value`);
      const region = page.getByRole('region', { name: t.highValue.why });
      await region.getByText(award.reason[language]).waitFor();
      expect(await region.getByRole('listitem').count()).toBeGreaterThanOrEqual(5);
      await judgeAtBothWidths(reader, `high-value-${language}`);
    }
  });
});

describe('fields of an area', () => {
  it('without a core patent are listed, and the figures of the others lead to their patents', async () => {
    const list = await asked<CoreFieldList>('/core-fields?area=610100');
    const without = list.rows.filter(({ core }) => core === 0);
    const visitor = await visit({ origin: platform.origin, signedIn: officer });
    const { page, f } = visitor;
    const { fields: w } = themes;
    await visitor.open('/desk/fields');
    await page.getByText(w.summary(without.length, list.rows.length, f.day(list.day))).waitFor();
    const table = page.getByRole('region', { name: w.table });
    expect(await table.locator('tbody tr td:last-child').count()).toBe(without.length);
    await judgeAtBothWidths(visitor, 'fields');
    await visitor.open('/desk/fields?show=all');
    const row = list.rows.find(({ core }) => core > 0)!;
    const line = table.getByRole('row').filter({ hasText: row.label.zh }).first();
    const link = line.getByRole('link').last();
    expect(hidden(await tabTo(page, link))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search/);
    await page.getByText(f.number(row.core)).first().waitFor();
    const { count } = await asked<SearchAnswer>(`/rights${new URL(page.url()).search}`);
    expect(count).toBe(row.core);
    const reader = await visit({ origin: platform.origin, signedIn: officer, language: 'en' });
    await reader.open('/desk/fields?area=610113&show=all');
    await reader.page.getByRole('heading', { level: 1, name: themesEn.fields.title }).waitFor();
    await judgeAtBothWidths(reader, 'fields-en');
  });
});

describe('a declassified defence patent', () => {
  it('stands in a set of its own, with the day and the gazette that released it', async () => {
    const { count, rows } = await asked<SearchAnswer>('/rights?include=secrecy:DECLASSIFIED');
    expect(count).toBe(1);
    const reader = await visit({ origin: platform.origin });
    const { page, t, f } = reader;
    await reader.open(`/r/${rows[0]!.key}`);
    const words = t.record.declassifiedBy(f.day('2024-03-12'), '国防专利内部通报2024年第3期');
    await page.getByText(words).waitFor();
    await page.getByRole('link', { name: t.record.declassified, exact: true }).click();
    await page.waitForURL(/secrecy/);
    await page.getByText('一种测距装置').first().waitFor();
  });
});

describe('a roster of firms', () => {
  it('is uploaded, and the firms without patents are exported', async () => {
    const { rows } = await asked<SearchAnswer>(
      '/rights?include=type:inventionGrant&include=statusGroup:valid&include=holderType:firm&size=1',
    );
    const holder = rows[0]!.holders[0]!;
    const roster = [
      '企业名称,统一社会信用代码,区县,行业',
      `${holder},,雁塔区,制造`,
      '西安样例无专利有限公司,,雁塔区,软件',
      '西安样例亦无专利有限公司,91610131MA6TTTTT0A,碑林区,',
      ',,碑林区,软件',
    ].join('\n');
    const visitor = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = visitor;
    await visitor.open('/desk/rosters');
    await page.getByText(rosters.none).waitFor();
    await page.getByLabel(rosters.name).fill('样例名单');
    await page
      .getByLabel(rosters.file, { exact: true })
      .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) });
    const button = page.getByRole('button', { name: rosters.send, exact: true });
    expect(hidden(await tabTo(page, button))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(rosters.taken(3, 4)).waitFor();
    const firms = page.getByRole('region', { name: rosters.table, exact: true });
    await firms.getByText('西安样例亦无专利有限公司').waitFor();
    // The platform reads the names of rights at its leisure.
    await expect
      .poll(async () => {
        const path = '/rosters/1?show=holding';
        const door = { origin: platform.origin, session: officer };
        return (await ask<RosterDetail>(path, {}, door)).rows.map(({ name }) => name);
      }, PATIENCE)
      .toEqual([holder]);
    await visitor.open('/desk/rosters?id=1');
    await firms.getByText('西安样例亦无专利有限公司').waitFor();
    expect(await firms.getByText(holder).count()).toBe(0);
    await judgeAtBothWidths(visitor, 'roster');
    const link = page.getByRole('link', { name: rosters.csv, exact: true });
    expect(hidden(await tabTo(page, link))).toEqual([]);
    const file = await downloadBy(page, () => page.keyboard.press('Enter'));
    const text = file.bytes.toString();
    expect(text).toContain('西安样例无专利有限公司');
    expect(text).not.toContain(holder);
    const reader = await visit({ origin: platform.origin, signedIn: officer, language: 'en' });
    await reader.open('/desk/rosters?id=1&show=all');
    await reader.page.getByText(holder).first().waitFor();
    await judgeAtBothWidths(reader, 'roster-en');
  });
});
