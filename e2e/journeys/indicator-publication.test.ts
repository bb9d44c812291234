import type { IndicatorDetail } from '@zca/domain/indicators';
import type { MatterDetail } from '@zca/domain/matters';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh as cockpit } from '../../packages/web/src/base/catalogue/cockpit/zh.ts';
import { en as cockpitEn } from '../../packages/web/src/base/catalogue/cockpit/en.ts';
import { en } from '../../packages/web/src/base/catalogue/indicators/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/indicators/zh.ts';
import { zh as work } from '../../packages/web/src/base/catalogue/desk/zh.ts';
import type { Session } from '../support/administrator.ts';
import { ask } from '../support/api.ts';
import { expectAccessible } from '../support/axe.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { CORE, DISTRICT, PERIOD } from '../support/indicators.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { photograph, visit } from '../support/visit.ts';

/** Enterprises: an indicator that is counted from registered entries alone. */
const ENTERPRISES = '7';

let platform: RunningPlatform;
/** Who may see the whole city, who reports for the district, and who publishes there. */
let city: Session;
let district: Session;
let head: Session;

beforeAll(async () => {
  platform = await startPlatform({ rights: 600 });
  const { origin } = platform;
  city = await demonstrationSession(origin, { role: 'city' });
  district = await demonstrationSession(origin, { role: 'district', jurisdiction: DISTRICT });
  head = await demonstrationSession(origin, { role: 'head', jurisdiction: DISTRICT });
});
afterAll(() => platform.stop());

const asked = <T>(path: string, session: Session): Promise<T> =>
  ask<T>(`/indicators${path}`, {}, { origin: platform.origin, session });

describe('a register', () => {
  it('takes a file and says of every refused line what is wrong; an entry is withdrawn with a reason', async () => {
    const officer = await visit({ origin: platform.origin, signedIn: city });
    const { page } = officer;
    await officer.open('/desk/registers/talents');
    const before = await entryCount(page);
    await page.getByRole('button', { name: cockpit.register.upload, exact: true }).click();
    const file = [
      '姓名,地区,类别,入选日期,依据文件,文号',
      '䶮𬭎,雁塔区,国家级,2025-03-01,名单,名〔2025〕1号',
      '某某,没有这个区,国家级,2025-03-01,名单,名〔2025〕1号',
    ].join('\n');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '人才.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: work.upload.send, exact: true }).click();
    const receipt = page.locator('.line-report');
    await receipt
      .getByRole('heading', { name: cockpit.register.receipt.sentence('1', '0', '1') })
      .waitFor();
    expect(await receipt.getByRole('row').nth(1).innerText()).toContain('没有这个区');
    expect(await receipt.getByRole('row').nth(1).innerText()).toMatch(/^3\b/);
    await expect.poll(() => entryCount(page)).toBe(before + 1);
    await judgeAtBothWidths(officer, 'register');

    await page
      .getByRole('button', { name: cockpit.register.withdrawOf('䶮𬭎'), exact: true })
      .click();
    const sheet = page.getByRole('dialog');
    const withdraw = sheet.getByRole('button', { name: cockpit.register.withdraw, exact: true });
    await withdraw.click();
    await sheet.getByText(cockpit.register.withdrawing.missing).waitFor();
    await page.keyboard.type('重复登记');
    await withdraw.click();
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(() => entryCount(page)).toBe(before);
    expect(await page.getByText('䶮𬭎').count()).toBe(0);
  });

  it('asks for what is missing before anything is sent, field by field', async () => {
    const officer = await visit({ origin: platform.origin, signedIn: city, language: 'en' });
    const { page } = officer;
    await officer.open('/desk/registers/pledges?do=add');
    const sheet = page.getByRole('dialog');
    const submit = sheet.getByRole('button', {
      name: cockpitEn.register.entry.submit,
      exact: true,
    });
    await submit.click();
    await sheet.getByText(cockpitEn.register.entry.missing('Secured amount')).waitFor();
    await sheet.getByLabel('Secured amount', { exact: true }).fill('many');
    await sheet.getByText(cockpitEn.register.entry.badAmount).waitFor();
    await expectAccessible(page);
    await photograph(officer, 'register-entry');
  });
});

/** How many entries the page of a register says that there are; it fails where the page says nothing. */
async function entryCount(page: Page): Promise<number> {
  const foot = page.locator('.registers__foot');
  const empty = page.locator('.desk-empty');
  await foot.or(empty).first().waitFor();
  if ((await empty.count()) > 0) return 0;
  const text = await foot.innerText();
  const numbers = [...text.matchAll(/[\d,]+/g)].map(([number]) => number);
  expect(text).toContain(cockpit.register.shown(numbers[0] ?? '', numbers[1] ?? ''));
  return Number(numbers[1]!.replaceAll(',', ''));
}

describe('a value of a district', () => {
  const address = `/indicators/${ENTERPRISES}?period=${PERIOD}&area=${DISTRICT}`;

  /** Drafts in the cockpit, as whoever reports, and gives the address of the matter. */
  async function draft(correction?: string): Promise<string> {
    const officer = await visit({ origin: platform.origin, signedIn: district });
    const { page } = officer;
    await officer.open(`/desk/cockpit?period=${PERIOD}&draft=${ENTERPRISES}`);
    const sheet = page.getByRole('dialog');
    const submit = sheet.getByRole('button', { name: cockpit.drafting.submit, exact: true });
    if (correction !== undefined) {
      await submit.click();
      await sheet.getByText(cockpit.drafting.correctionMissing).waitFor();
      await sheet.getByLabel(cockpit.drafting.correction).fill(correction);
    }
    await expectAccessible(page);
    await photograph(officer, correction === undefined ? 'draft' : 'draft-correction');
    await submit.click();
    await sheet.getByText(cockpit.drafting.doneLead).waitFor();
    await sheet.getByRole('link', { name: cockpit.drafting.openMatter }).click();
    await page.waitForURL('**/desk/matters/**');
    return new URL(page.url()).pathname;
  }

  /** Does an act on the page of a matter, filling in the opinion where one is asked. */
  async function act(session: Session, matter: string, title: string): Promise<void> {
    const officer = await visit({ origin: platform.origin, signedIn: session });
    const { page } = officer;
    await officer.open(matter);
    await page
      .locator('.offers')
      .getByRole('button', { name: new RegExp(`^${title}`) })
      .click();
    const sheet = page.getByRole('dialog', { name: title });
    const submit = sheet.getByRole('button', { name: title, exact: true });
    await submit.waitFor();
    const opinion = sheet.getByLabel('意见');
    if ((await opinion.count()) > 0) await opinion.fill('核对无误');
    await submit.click();
    await sheet.waitFor({ state: 'detached' });
  }

  /** The list of a draft is frozen too, but bears no seal before it is published. */
  async function seesNoSeal(matter: string): Promise<void> {
    const detail = await ask<MatterDetail>(
      `/matters/${matter.split('/').at(-1)}`,
      {},
      { origin: platform.origin, session: city },
    );
    const evidence = detail.values.find(({ field }) => field === 'evidence')!.value as string;
    const officer = await visit({ origin: platform.origin, signedIn: district });
    await officer.open(`${address}&source=live&evidence=${evidence}`);
    await officer.page.getByText(zh.drill.frozenDraft).waitFor();
    expect(await officer.page.locator('.drill .seal-chip').count()).toBe(0);
  }

  async function publish(correction?: string): Promise<void> {
    const matter = await draft(correction);
    if (correction === undefined) await seesNoSeal(matter);
    await act(city, matter, '审核通过');
    await act(head, matter, '发布');
  }

  it('is drafted, audited, published and corrected by three people; the first list stays', async () => {
    const before = await asked<IndicatorDetail>(`${address.slice(11)}&source=live`, city);
    await publish();

    const citizen = await visit({ origin: platform.origin });
    const { page } = citizen;
    await citizen.open(address);
    await page.getByRole('link', { name: zh.head.published, exact: true }).waitFor();
    await page.getByText(zh.published.first).waitFor();
    await judgeAtBothWidths(citizen, 'indicator-published');

    const officer = await visit({ origin: platform.origin, signedIn: city });
    await officer.open(`/desk/registers/modelEnterprises?do=add&area=${DISTRICT}`);
    const form = officer.page.getByRole('dialog');
    await form.getByLabel('企业名称', { exact: true }).fill('西安䶮光科技有限公司');
    await form.getByLabel('类别', { exact: true }).selectOption({ index: 1 });
    await form.getByLabel('认定日期', { exact: true }).fill(`${PERIOD}-06-30`);
    await form.getByLabel('依据文件', { exact: true }).fill('认定通知');
    await form.getByRole('button', { name: cockpit.register.entry.submit, exact: true }).click();
    await officer.page.getByText(cockpit.register.receipt.sentence('1', '0', '0')).waitFor();

    await publish('补登一家获认定的企业');
    const after = await asked<IndicatorDetail>(`${address.slice(11)}&source=published`, city);
    expect(after.measured.value).toBe(before.measured.value! + 1);
    await citizen.open(address);
    await page.getByRole('row').filter({ hasText: '补登一家获认定的企业' }).waitFor();
    const old = page.getByRole('row').filter({ hasText: zh.published.first });
    await old.getByRole('link').first().click();
    await page.waitForURL('**evidence=**');
    await page.getByText(zh.drill.frozen(1)).waitFor();
    const records = page.getByRole('region', { name: zh.drill.records });
    await records
      .getByRole('heading')
      .getByText(String(before.measured.value), { exact: true })
      .waitFor();
    expect(await records.getByText('西安䶮光科技有限公司').count()).toBe(0);
    await photograph(citizen, 'indicator-frozen');
  });
});

describe('what is published of the city', () => {
  it('is a table for everybody, and every frozen list can be checked in the browser', async () => {
    const citizen = await visit({ origin: platform.origin });
    const { page } = citizen;
    await citizen.open(`/indicators?period=${PERIOD}`);
    await page.getByRole('heading', { level: 2, name: zh.core(CORE) }).waitFor();
    await judgeAtBothWidths(citizen, 'indicators');
    const [figure] = await page.locator('a.figure').all();
    await figure!.click();
    await page.waitForURL('**/indicators/1?**');
    await page.getByRole('link', { name: zh.head.published, exact: true }).click();
    await page.waitForURL('**/indicators/evidence/**');
    await page.getByRole('button', { name: zh.frozen.check }).click();
    await page.getByText(zh.frozen.equal).waitFor();
    await judgeAtBothWidths(citizen, 'evidence');

    await page.route('**/records.txt', (route) => route.fulfill({ body: 'CN0000\n' }));
    await page.getByRole('button', { name: zh.frozen.check }).click();
    await page.getByText(zh.frozen.unequal('').slice(0, 12)).waitFor();
  });

  it('has a table beside its line, and reads the same in English', async () => {
    const guest = await visit({ origin: platform.origin, language: 'en' });
    const { page } = guest;
    await guest.open(`/indicators/1?period=${PERIOD}`);
    const trend = page.getByRole('region', { name: en.trend.title });
    await trend.getByRole('img').waitFor();
    await trend.getByRole('button', { name: guest.t.charts.showTable(en.trend.title) }).click();
    await trend.getByRole('rowheader', { name: PERIOD }).waitFor();
    await judgeAtBothWidths(guest, 'indicator-english');
    await guest.open(`/indicators/report/${PERIOD}`);
    await page.getByRole('button', { name: en.monthly.print }).waitFor();
    await judgeAtBothWidths(guest, 'report');
  });

  it('asks for no list where nothing was published', async () => {
    const guest = await visit({ origin: platform.origin });
    const { page } = guest;
    await guest.open('/indicators/1?period=2018');
    await page.getByText(zh.drill.notPublished).waitFor();
    expect(await page.locator('.drill__columns').count()).toBe(0);
    expect(await page.getByRole('link', { name: zh.drill.leaveFrozen }).count()).toBe(0);
    // The same page offers what is counted now to those who may see it.
    const officer = await visit({ origin: platform.origin, signedIn: city });
    await officer.open('/indicators/1?period=2018&source=published');
    await officer.page.getByRole('link', { name: zh.drill.leaveFrozen }).click();
    await officer.page.waitForURL((url) => url.searchParams.get('source') === 'live');
    await officer.page.getByText(zh.leadLive).waitFor();
  });

  it('is a report to print, as a file in the language of the page', async () => {
    const guest = await visit({ origin: platform.origin, language: 'en' });
    const { page } = guest;
    await guest.open(`/indicators/report/${PERIOD}`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: en.monthly.pdf, exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe(`indicators-610100-${PERIOD}.pdf`);
    expect(new URL(file.url()).searchParams.get('lang')).toBe('en');
    const answer = await fetch(file.url());
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    // Links of the file lead to evidence of this platform.
    expect(bytes.toString('latin1')).toMatch(
      new RegExp(`/URI \\(${platform.origin}/indicators/evidence/[0-9a-f-]{36}\\)`),
    );
  });

  it('is all that a visitor gets: live figures, cockpit and wall ask for a session', async () => {
    const guest = await visit({ origin: platform.origin, refusals: [401, 403] });
    await guest.open('/desk/cockpit');
    await guest.page.waitForURL('**/sign-in?back=%2Fdesk%2Fcockpit');
    await guest.open('/wall');
    await guest.page.waitForURL('**/sign-in?back=%2Fwall');
    await guest.open('/indicators/1?source=live');
    await guest.page.getByRole('alert').waitFor();
  });
});
