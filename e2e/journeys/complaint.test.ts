import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Invitation } from '@zca/domain/identity';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProofBundle } from '../../packages/ledger/src/index.ts';
import { zh as letters } from '../../packages/web/src/base/catalogue/letters/zh.ts';
import { zh as matters } from '../../packages/web/src/base/catalogue/matters/zh.ts';
import { zh as proof } from '../../packages/web/src/base/catalogue/proof/zh.ts';
import { en as servicesEn } from '../../packages/web/src/base/catalogue/services/en.ts';
import { zh as services } from '../../packages/web/src/base/catalogue/services/zh.ts';
import { openDoor, openLink } from '../support/administrator.ts';
import type { Session } from '../support/administrator.ts';
import { ask } from '../support/api.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { runCli } from '../support/cli.ts';
import { attachDatabase } from '../support/database.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { photoWithPlace, PLACE_OF_PHOTO } from '../support/photo.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { startPlatform } from '../support/platform.ts';
import { visit } from '../support/visit.ts';

const TRADER = '西安𬭎记茶行';
const SUBJECT = `${TRADER}：明前毛尖`;
const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-complaint-'));
const data = path.join(folder, 'data');
let platform: RunningPlatform;
/** The intake unit of the city, the officer of the district, and one of another district. */
let intake: Session;
let officer: Session;
let stranger: Session;
/** What the citizen keeps from the receipt. */
let code = '';
/** Address of the matter for those who work on it. */
let address = '';

beforeAll(async () => {
  platform = await startPlatform({ rights: 200, data, settings: { ZCA_DEMO_MATTERS: '40' } });
  const { origin, link } = platform;
  intake = await demonstrationSession(origin, { role: 'city' });
  officer = await demonstrationSession(origin, { role: 'district', jurisdiction: '610113' });
  const administrator = await openDoor(origin, link);
  const email = 'weiyang@example.cn';
  const post = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const person = { displayName: '未央区局 某人', email, phone: null };
  const invitation = await ask<Invitation>('/persons', post(person), administrator);
  const session = await demonstrationSession(origin, { role: 'securityAdministrator' });
  const grant = { role: 'district', jurisdiction: '610112', manager: false };
  const grants = `/persons/${invitation.personId}/grants`;
  await ask(grants, post(grant), { origin, session });
  stranger = await openLink(origin, invitation.link, {
    email,
    password: '未央宫前殿遗址，落叶满阶红不扫。2026',
  });
});
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Does one of the things that a matter offers, and waits until the page says that it is written down. */
async function act(
  page: Page,
  title: string,
  entry: number,
  fill?: (sheet: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page
    .getByRole('complementary', { name: matters.offers.title })
    .getByRole('button', { name: new RegExp(`^${title}( |$)`) })
    .click();
  const sheet = page.getByRole('dialog', { name: title });
  await sheet.waitFor();
  await fill?.(sheet);
  await sheet.getByRole('button', { name: title, exact: true }).click();
  await page.getByText(matters.act.done(title, entry)).waitFor();
}

describe('from a phone to the closed complaint and its verified proof', () => {
  it('is filed by a citizen who has no account, with a photo whose place nobody gets', async () => {
    const citizen = await visit({ origin: platform.origin, screen: 'phone' });
    const { page } = citizen;
    await citizen.open('/services');
    await page.getByRole('link', { name: '投诉', exact: true }).waitFor();
    await judgeAtBothWidths(citizen, 'complaint-services');
    await page.getByRole('link', { name: '投诉', exact: true }).tap();
    const submit = page.getByRole('button', { name: services.form.submit, exact: true });
    await submit.waitFor();
    await judgeAtBothWidths(citizen, 'complaint-form');

    await page.getByLabel('经营者名称').fill(TRADER);
    await page.getByRole('radio', { name: '线下经营者' }).tap();
    await page.getByLabel('实际经营地').fill('西安市雁塔区小寨东路1号');
    await page.getByLabel('争议事实').fill('买的是明前毛尖，开袋是陈茶，店家不肯退。');
    await page.getByRole('checkbox', { name: '退还货款和服务费用' }).tap();
    await page.getByLabel('商品或者服务').fill('明前毛尖');
    await page.getByLabel('涉及金额').fill('268');
    const photo = { name: '茶叶.jpg', mimeType: 'image/jpeg', buffer: await photoWithPlace(page) };
    expect(photo.buffer.includes(PLACE_OF_PHOTO)).toBe(true);
    await page.locator('input[type=file][capture]').first().setInputFiles(photo);
    await page.getByRole('button', { name: services.form.files.remove('茶叶.jpg') }).waitFor();
    await page.getByLabel('投诉人姓名').fill('䶮𬭎');
    await page.getByLabel('投诉人电话').fill('13800001234');
    await submit.tap();
    const summary = page.locator('.matter-form__summary');
    await summary.getByText(services.form.faults.missing('投诉人通讯地址')).waitFor();
    await judgeAtBothWidths(citizen, 'complaint-form-fault');
    await page.getByLabel('投诉人通讯地址').fill('西安市碑林区南大街2号');
    await submit.tap();
    await page.getByRole('heading', { level: 1, name: services.receipt.title }).waitFor();
    code = await page.locator('.receipt__code b').innerText();
    await page.getByText('作出受理决定').waitFor();
    await judgeAtBothWidths(citizen, 'complaint-receipt');
    await page.getByRole('main').getByRole('link', { name: services.receipt.open }).tap();
    await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
    await page.getByText('已收到投诉').waitFor();
    await judgeAtBothWidths(citizen, 'complaint-tracked');
  });

  it('is sent by the intake unit to the district, and no other district sees it', async () => {
    const desk = await visit({ origin: platform.origin, signedIn: intake });
    const { page } = desk;
    await desk.open('/desk/matters');
    await page.getByRole('searchbox', { name: matters.queue.find }).fill('𬭎记');
    await page.keyboard.press('Enter');
    const row = page.locator('[data-matter]', { hasText: SUBJECT });
    await row.waitFor();
    await expect.poll(() => page.locator('[data-matter]').count()).toBe(1);
    await judgeAtBothWidths(desk, 'complaint-queue-city');
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
    address = new URL(page.url()).pathname;
    await judgeAtBothWidths(desk, 'complaint-matter-city');
    await act(page, '分送', 2, async (sheet) => {
      await sheet.getByLabel('承办单位').selectOption('610113');
      await judgeAtBothWidths(desk, 'complaint-dispatch');
    });

    const other = await visit({ origin: platform.origin, signedIn: stranger, refusals: [404] });
    await other.open(`/desk/matters?q=${encodeURIComponent('𬭎记')}`);
    await other.page.getByText(matters.queue.emptyFound).waitFor();
    expect(await other.page.locator('[data-matter]').count()).toBe(0);
    await judgeAtBothWidths(other, 'complaint-queue-other');
    await other.open(address);
    await other.page.getByRole('alert').waitFor();
    expect(await other.page.locator('body').innerText()).not.toContain('𬭎');
    await judgeAtBothWidths(other, 'complaint-matter-other');
  });

  it('is accepted by the officer of the district, who sees the photo without its place', async () => {
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open(`/desk/matters?q=${encodeURIComponent('毛尖')}`);
    const row = page.locator('[data-matter]', { hasText: SUBJECT });
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
    await act(page, '签收', 3);
    await page.getByRole('tab', { name: matters.matter.tabs.files }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: matters.files.download('茶叶.jpg') }).click(),
    ]);
    const kept = path.join(folder, 'photo.jpg');
    await download.saveAs(kept);
    const photo = readFileSync(kept);
    expect(photo.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(photo.includes(PLACE_OF_PHOTO)).toBe(false);
    expect(photo.includes('Exif')).toBe(false);
    await judgeAtBothWidths(desk, 'complaint-files');
    await page.getByRole('tab', { name: matters.matter.tabs.values }).click();
    await judgeAtBothWidths(desk, 'complaint-values');
    await act(page, '受理', 4, async (sheet) => {
      await sheet.getByRole('radio', { name: services.form.yes }).check();
      await judgeAtBothWidths(desk, 'complaint-accept');
    });
    await page.getByText('待投诉人同意调解').first().waitFor();
    await page.getByRole('link', { name: /^投诉受理通知书/ }).waitFor();
    await judgeAtBothWidths(desk, 'complaint-matter-accepted');
  });

  it('is followed by the citizen, who agrees to mediation and has the notice of acceptance', async () => {
    const citizen = await visit({ origin: platform.origin, screen: 'phone' });
    const { page } = citizen;
    await citizen.open('/track');
    await page.getByLabel(services.track.code).fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: services.track.open }).tap();
    await page.getByRole('heading', { level: 1, name: SUBJECT }).waitFor();
    await page.getByText('投诉已受理', { exact: true }).waitFor();
    await page.getByText('雁塔区市场监督管理局').waitFor();
    expect(await page.locator('body').innerText()).not.toContain('刘长青');
    await page.getByRole('link', { name: services.track.getPaper('投诉受理通知书') }).waitFor();
    await judgeAtBothWidths(citizen, 'complaint-tracked-accepted');
    await page.getByRole('button', { name: '投诉人同意调解' }).tap();
    await page.getByRole('radio', { name: services.form.yes }).tap();
    await judgeAtBothWidths(citizen, 'complaint-tracked-agree');
    await page.getByRole('button', { name: '投诉人同意调解' }).tap();
    await page.getByText(services.track.done('投诉人同意调解')).waitFor();
  });

  it('is mediated and closed with a paper that has a number, by the officer', async () => {
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open(address);
    await act(page, '被投诉人同意调解', 6, (sheet) =>
      sheet.getByLabel('被投诉人意见').fill('愿意退款。'),
    );
    await page.getByText('调解中').first().waitFor();
    await judgeAtBothWidths(desk, 'complaint-matter-mediating');
    await act(page, '达成调解协议', 7, async (sheet) => {
      await sheet.getByLabel('协议内容').fill('𬭎记茶行三日内退还货款 268 元。');
      await sheet.getByRole('group', { name: '已当场履行' }).getByLabel(services.form.no).check();
      await sheet.getByLabel('挽回损失').fill('268.00');
    });
    await act(page, '制作调解书并办结', 8);
    await page.getByText('已办结', { exact: true }).first().waitFor();
    // Every limit was kept, and none goes on.
    const limits = page.getByRole('heading', { name: matters.clocks.title }).locator('..');
    const said = await limits.getByRole('listitem').allInnerTexts();
    expect(said.length).toBeGreaterThanOrEqual(5);
    expect(said.filter((text) => !text.includes(services.clock.inTime))).toEqual([]);
    await judgeAtBothWidths(desk, 'complaint-matter-closed');
    await page.getByRole('tab', { name: matters.matter.tabs.papers }).click();
    await page.getByText(/^雁塔市监投调〔\d{4}〕1号$/).waitFor();
    await judgeAtBothWidths(desk, 'complaint-papers');
  });

  it('leaves the citizen a paper and a proof that verify, and asks how satisfied they are', async () => {
    const citizen = await visit({ origin: platform.origin, screen: 'phone' });
    const { page } = citizen;
    await citizen.open(`/track/${code}`);
    await page.getByText('已制作调解书，投诉办结').waitFor();
    await judgeAtBothWidths(citizen, 'complaint-tracked-closed');
    await page.getByRole('button', { name: '评价', exact: true }).tap();
    await page.getByRole('radio', { name: '非常满意' }).tap();
    await page.getByLabel('意见建议').fill('三天就退了。');
    await judgeAtBothWidths(citizen, 'complaint-rate');
    await page.getByRole('button', { name: '评价', exact: true }).tap();
    await page.getByText(services.track.done('评价')).waitFor();
    await page.getByText('已收到您的评价').waitFor();

    const paper = path.join(folder, 'mediation.pdf');
    const [printed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: services.track.getPaper('调解书') }).tap(),
    ]);
    await printed.saveAs(paper);
    expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-');
    const bundle = path.join(folder, 'proof.json');
    // The sequencer takes a moment to enter the last act in the log.
    await expect
      .poll(
        async () => {
          const [kept] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('link', { name: services.track.proof }).tap(),
          ]);
          await kept.saveAs(bundle);
          const { entries } = JSON.parse(readFileSync(bundle, 'utf8')) as ProofBundle;
          return entries.filter((entry) => entry.inclusion !== undefined).length;
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe(9);

    const item = page.getByRole('listitem').filter({ hasText: '雁塔市监投调' });
    await item.getByRole('link', { name: services.track.verifyPaper }).tap();
    await page.getByText(letters.verify.valid).waitFor();
    await page.locator('input[type=file]').setInputFiles(paper);
    await page.getByText(letters.verify.same('mediation.pdf')).waitFor();
    await judgeAtBothWidths(citizen, 'complaint-paper-verified');

    await citizen.open('/verify');
    await page.locator('input[type=file]').setInputFiles(bundle);
    await page.getByRole('button', { name: proof.compareButton }).tap();
    await page.getByText(proof.verdicts.verified, { exact: true }).waitFor();
    // The own name stands in it, for it is the own proof; of the officer there is none.
    const acts = await page.getByRole('main').innerText();
    expect(acts).toContain('䶮𬭎');
    expect(acts).not.toContain('刘长青');
    await judgeAtBothWidths(citizen, 'complaint-proof-verified');
  });

  it('stands in a ledger that the command finds sound, until a row of it is altered', async () => {
    const verify = () => runCli('verify', `--data=${data}`);
    expect(await verify()).toMatchObject({ code: 0, answer: { faults: [] } });
    const chain = `matter:${address.split('/').at(-1)}`;
    const owner = attachDatabase(data, 'owner');
    const altered = await owner.pool.query(
      `update journal_entry set body = replace(body, '"agree"', '"terminate"')
        where chain = $1 and number = 7 and body like '%"agree"%'`,
      [chain],
    );
    await owner.close();
    expect(altered.rowCount).toBe(1);
    const fault = { code: 'entry-altered', params: { chain, number: '7' } };
    expect(await verify()).toMatchObject({ code: 4, answer: { faults: [fault] } });
  });
});

describe('a submission that is both complaint and report', () => {
  it('becomes two linked matters, each with its own code (in English)', async () => {
    const guest = await visit({ origin: platform.origin, screen: 'phone', language: 'en' });
    const { page } = guest;
    await guest.open('/services/complaint');
    await page.getByLabel('Name of the operator').fill('鸑鷟酒行');
    await page.getByLabel('Actual place of business').fill('西安市雁塔区长安南路300号');
    await page
      .getByLabel('Facts of the dispute')
      .fill('The wine is not from where the label says.');
    await page.getByRole('checkbox', { name: 'Refund' }).tap();
    const both = page.getByRole('group', { name: 'Reports a violation too' });
    await both.getByRole('radio', { name: servicesEn.form.yes }).tap();
    await page
      .getByLabel('Clue of a violation')
      .fill('It bears a geographical indication falsely.');
    await page.getByLabel("Complainant's name").fill('𬭎 Smith');
    await page.getByLabel("Complainant's telephone").fill('13900001234');
    await page.getByLabel("Complainant's address").fill('西安市碑林区南大街2号');
    await page.getByRole('button', { name: servicesEn.form.submit, exact: true }).tap();
    await page.getByRole('heading', { level: 1, name: servicesEn.receipt.title }).waitFor();
    await page.getByText(servicesEn.receipt.filedToo).waitFor();
    await judgeAtBothWidths(guest, 'complaint-and-report-receipt');
    const codes = (await page.locator('.receipt').innerText()).match(/(\w{4}-){3}\w{4}/g)!;
    expect(new Set(codes).size).toBe(2);
    await guest.open(`/track/${codes.at(-1)}`);
    await page.getByText('The report has arrived').waitFor();
    await judgeAtBothWidths(guest, 'report-tracked');

    const desk = await visit({ origin: platform.origin, signedIn: intake });
    await desk.open(`/desk/matters?q=${encodeURIComponent('鸑鷟')}`);
    const rows = desk.page.locator('[data-matter]');
    await rows.nth(1).waitFor();
    await expect.poll(() => rows.count()).toBe(2);
    await rows.filter({ hasText: /^投/ }).getByRole('link').click();
    await desk.page.getByRole('tab', { name: matters.matter.tabs.related }).click();
    const related = desk.page.getByRole('tabpanel').getByRole('listitem');
    await related.getByText('一并提出、分立的举报').waitFor();
    await judgeAtBothWidths(desk, 'complaint-related');
    await related.getByRole('link', { name: /^举/ }).click();
    await desk.page.getByText('核查').first().waitFor();
    await judgeAtBothWidths(desk, 'report-matter');
  });
});
