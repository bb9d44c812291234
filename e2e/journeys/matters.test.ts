import { fileURLToPath } from 'node:url';
import type { ActReceipt, QueuePage } from '@zca/domain/matters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en as servicesEn } from '../../packages/web/src/base/catalogue/services/en.ts';
import { zh as services } from '../../packages/web/src/base/catalogue/services/zh.ts';
import { en } from '../../packages/web/src/base/catalogue/matters/en.ts';
import { zh as matters } from '../../packages/web/src/base/catalogue/matters/zh.ts';
import type { Session } from '../support/administrator.ts';
import { seriousFindings } from '../support/axe.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { hasFocus, hidden, tabTo } from '../support/keyboard.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { downloadBy, readBack } from '../support/tables.ts';
import { photograph, visit } from '../support/visit.ts';

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let platform: RunningPlatform;
let officer: Session;
/** The district in which the officer of the demonstration works: 雁塔. */
const district = '610113';
let keys = 0;

beforeAll(async () => {
  platform = await startPlatform({
    rights: 200,
    settings: { ZCA_PROCEDURES: fileURLToPath(new URL('../procedures', import.meta.url)) },
  });
  officer = await demonstrationSession(platform.origin, {
    role: 'district',
    jurisdiction: district,
  });
});
afterAll(() => platform.stop());

async function ask<T>(method: string, path: string, body?: object, session?: Session): Promise<T> {
  const response = await fetch(`${platform.origin}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'x-zca-csrf': '1',
      ...(session === undefined ? {} : { cookie: `${session.name}=${session.value}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${response.status} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

const newKey = () => `journey-matters-${String(++keys).padStart(6, '0')}`;
const asks = (plan: string) =>
  ask<ActReceipt>('POST', '/matters', {
    procedure: 'gardenPlot',
    action: 'ask',
    input: { plan, roof: false, office: district, name: '䶮𬭎', phone: '13800001234' },
    key: newKey(),
  });

describe('a citizen with a phone', () => {
  it('finds a procedure that no room has, files it, and follows it by its code', async () => {
    const citizen = await visit({ origin: platform.origin, screen: 'phone', refusals: [422] });
    const { page } = citizen;
    await citizen.open('/services');
    await page.getByRole('link', { name: '社区菜园认种' }).click();
    await page.getByRole('heading', { level: 1, name: '社区菜园认种' }).waitFor();
    await page.getByText(services.form.demonstration).waitFor();

    const submit = page.getByRole('button', { name: services.form.submit, exact: true });
    await submit.click();
    const summary = page.locator('.matter-form__summary');
    await summary.getByText(services.form.summary(5)).waitFor();
    await expect.poll(() => hasFocus(summary)).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByLabel('想种什么').fill('𬭎字石榴');
    await page.getByRole('radio', { name: services.form.yes }).check();
    await page.getByLabel('楼层').fill('１２');
    await page.getByLabel('愿付年费').fill('168.50');
    await page
      .locator('input[type=file]:not([capture])')
      .setInputFiles({ name: '地块.png', mimeType: 'image/png', buffer: PICTURE });
    await page.getByRole('button', { name: services.form.files.remove('地块.png') }).waitFor();
    await page.getByLabel('所在区').selectOption(district);
    await page.getByLabel('姓名').fill('䶮𬭎');
    await page.getByLabel('手机').fill('12');
    await submit.click();
    // What only the server can judge is told at the field, and nothing is lost.
    await summary.getByText(services.form.summary(1)).waitFor();
    expect(await page.getByLabel('手机').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('想种什么').inputValue()).toBe('𬭎字石榴');
    const kept = () => page.evaluate<string>('JSON.stringify({ ...localStorage })');
    await expect.poll(kept).toContain('𬭎字石榴');
    expect(await kept()).not.toContain('䶮');

    await page.getByLabel('手机').fill('13800001234');
    await submit.click();
    await page.getByRole('heading', { level: 1, name: services.receipt.title }).waitFor();
    const code = await page.locator('.receipt__code b').innerText();
    expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    await page.getByRole('img', { name: services.receipt.qr }).waitFor();
    expect(await kept()).not.toContain('石榴');
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(citizen, 'receipt');

    await citizen.open('/track');
    await page.getByLabel(services.track.code).fill(code.toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: services.track.open }).click();
    await page.getByRole('heading', { level: 1, name: '𬭎字石榴' }).waitFor();
    await page.getByText('已收到申请').waitFor();
    expect(await page.getByText('䶮').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(citizen, 'tracked');
  });

  it('presses again when the answer was lost, and has filed one matter', async () => {
    const citizen = await visit({ origin: platform.origin, screen: 'phone' });
    const { page } = citizen;
    await citizen.open('/services/gardenPlot');
    let lost = 0;
    await page.route('**/api/v1/matters', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort();
    });
    await page.getByLabel('想种什么').fill('一阵风吹走的萝卜');
    await page.getByRole('radio', { name: services.form.no }).check();
    await page.getByLabel('所在区').selectOption(district);
    await page.getByLabel('姓名').fill('王');
    await page.getByLabel('手机').fill('13800001234');
    await page.getByRole('button', { name: services.form.submit, exact: true }).click();
    await page.getByText(services.form.lost).waitFor();
    citizen.forgive();
    await page.getByLabel('想种什么').fill('一阵风吹走的白萝卜');
    await page.getByRole('button', { name: services.form.again }).click();
    // The first attempt had arrived; its receipt comes, and says that the change came too late.
    await page.getByText(services.form.earlier).waitFor();
    citizen.forgive();
    const found = await ask<QueuePage>(
      'GET',
      `/matters?q=${encodeURIComponent('萝卜')}`,
      undefined,
      officer,
    );
    expect(found.matters.map((row) => row.subject)).toEqual(['一阵风吹走的萝卜']);
  });

  it('reads the same in English', async () => {
    const guest = await visit({ origin: platform.origin, language: 'en' });
    await guest.open('/services/gardenPlot');
    await guest.page.getByRole('heading', { level: 1, name: 'Allotment garden' }).waitFor();
    await guest.page.getByRole('button', { name: servicesEn.form.submit, exact: true }).waitFor();
    expect(await seriousFindings(guest.page)).toEqual([]);
  });
});

describe('many matters at once', () => {
  it('are a file of exactly what the queue shows, with rare characters whole', async () => {
    await asks('𬭎字番石榴');
    await asks('导出以外的菠菜');
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open(`/desk/matters?procedure=gardenPlot&q=${encodeURIComponent('番石榴')}`);
    await page.locator('[data-matter]').first().waitFor();
    const menu = page.locator('details').filter({ hasText: matters.exports.title });
    for (const format of ['CSV', 'XLSX']) {
      const file = await downloadBy(page, async () => {
        await menu.locator('summary').click();
        await menu.getByRole('link', { name: format }).click();
      });
      expect(file.name).toBe(`matters.${format.toLowerCase()}`);
      const { rows, problems } = await readBack(file);
      expect(problems).toBe(0);
      expect(rows.map(({ cells }) => cells['内容'])).toEqual(['𬭎字番石榴']);
      expect(rows[0]!.cells['类别']).toBe('社区菜园认种');
      await menu.locator('summary').click();
      await expect.poll(() => menu.getAttribute('open')).toBe('');
      if (format === 'CSV') expect(await seriousFindings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => menu.getAttribute('open')).toBeNull();
    }
    const guest = await visit({
      origin: platform.origin,
      signedIn: officer,
      screen: 'phone',
      language: 'en',
    });
    await guest.open(`/desk/matters?q=${encodeURIComponent('番石榴')}`);
    const short = guest.page.locator('details').filter({ hasText: en.exports.title });
    const file = await downloadBy(guest.page, async () => {
      await short.locator('summary').click();
      await photograph(guest, 'queue-export');
      await short.getByRole('link', { name: 'CSV' }).click();
    });
    expect((await readBack(file)).header.headers).toContain('Subject');
  });

  it('are taken up with the keyboard, one act each, and a refusal leaves the others', async () => {
    const receipts = [];
    for (const plan of ['成批的葱', '成批的姜', '成批的蒜']) receipts.push(await asks(plan));
    const desk = await visit({ origin: platform.origin, signedIn: officer, refusals: [409] });
    const { page } = desk;
    await desk.open(`/desk/matters?q=${encodeURIComponent('成批')}`);
    await page.locator('[data-matter]').nth(2).waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    const bar = page.getByRole('region', { name: matters.together.label });
    await bar.getByText(matters.together.count(2)).waitFor();
    await page.getByRole('checkbox', { name: matters.together.pickAll }).check();
    await bar.getByText(matters.together.count(3)).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => bar.count()).toBe(0);
    await page.getByRole('checkbox', { name: matters.together.pickAll }).check();
    const takeAll = bar.getByRole('button', { name: matters.together.act('领办', 3) });
    await takeAll.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'queue-together');
    // Somebody else is faster with the second one.
    await ask(
      'POST',
      `/matters/${receipts[1]!.matter}/acts`,
      { action: 'grant', input: {}, revision: 1, key: newKey() },
      officer,
    );
    expect(hidden(await tabTo(page, takeAll))).toEqual([]);
    await page.keyboard.press('Enter');
    const outcomes = bar.getByRole('list', { name: matters.together.outcomes });
    await expect.poll(() => outcomes.getByRole('listitem').count()).toBe(3);
    await bar.getByRole('button', { name: matters.together.close }).waitFor();
    for (const { number } of [receipts[0]!, receipts[2]!]) {
      const line = outcomes.getByRole('listitem').filter({ hasText: number });
      await line.getByText(matters.act.done('领办', 2)).waitFor();
    }
    const refused = outcomes.locator('.together__refused');
    await expect.poll(() => refused.count()).toBe(1);
    expect(await refused.innerText()).toContain(receipts[1]!.number);
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'queue-together-done');
    const mine = await ask<QueuePage>(
      'GET',
      `/matters?view=mine&q=${encodeURIComponent('成批')}`,
      undefined,
      officer,
    );
    expect(mine.matters.map((row) => row.subject).toSorted()).toEqual(['成批的葱', '成批的蒜']);
  });
});

describe('an officer with a keyboard alone', () => {
  it('goes down the queue, refuses with a reason after being asked for one, and reads the journal', async () => {
    const receipt = await asks('键盘上的豆角');
    await asks('键盘下的茄子');
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open(`/desk/matters?q=${encodeURIComponent('键盘')}`);
    await page.locator('[data-matter]').nth(1).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const current = page.locator('[data-matter][aria-current=true]');
    await page.keyboard.press('j');
    await expect.poll(() => current.getAttribute('data-matter')).not.toBe(receipt.matter);
    await page.keyboard.press('k');
    await expect.poll(() => current.getAttribute('data-matter')).toBe(receipt.matter);
    await page.locator('.pane__title', { hasText: '键盘上的豆角' }).waitFor();
    await photograph(desk, 'queue');

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: matters.keys.title }).waitFor();
    await page.keyboard.press('Escape');

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '键盘上的豆角' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'matter');
    await page.keyboard.press('2');
    const sheet = page.getByRole('dialog', { name: '不予认种' });
    await sheet.waitFor();
    const send = sheet.getByRole('button', { name: '不予认种' });
    expect(hidden(await tabTo(page, send))).toEqual([]);
    await page.keyboard.press('Enter');
    await sheet.getByText(services.form.summary(1)).waitFor();
    await sheet.getByLabel('理由').focus();
    await page.keyboard.type('已满员');
    await tabTo(page, send);
    await page.keyboard.press('Enter');
    await page.getByText(matters.act.done('不予认种', 2)).waitFor();
    const journal = page.locator('.timeline__act');
    await expect.poll(() => journal.count()).toBe(2);
    await journal.first().getByText('已满员').waitFor();
    await page.getByText(matters.proof.whole(2)).waitFor();
  });

  it('is told what has changed when somebody else was first, and keeps what was typed', async () => {
    const receipt = await asks('被抢先的丝瓜');
    const desk = await visit({ origin: platform.origin, signedIn: officer, refusals: [409] });
    const { page } = desk;
    await desk.open(`/desk/matters/${receipt.matter}?do=refuse`);
    const sheet = page.getByRole('dialog', { name: '不予认种' });
    await sheet.getByLabel('理由').fill('没有地了');
    await ask(
      'POST',
      `/matters/${receipt.matter}/acts`,
      { action: 'grant', input: {}, revision: 1, key: newKey() },
      officer,
    );
    await sheet.getByRole('button', { name: '不予认种' }).click();
    await sheet.getByText(services.form.changed.title).waitFor();
    await sheet.getByText(services.form.changed.state('已认种')).waitFor();
    await sheet.getByText(services.form.changed.gone).waitFor();
    expect(await sheet.getByLabel('理由').inputValue()).toBe('没有地了');
  });

  it('sees personal details only after asking, and the calendar, figures and diagram', async () => {
    const receipt = await asks('看得见的冬瓜');
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open(`/desk/matters/${receipt.matter}?tab=values`);
    await page.getByText('䶮*').first().waitFor();
    await page
      .getByRole('tabpanel')
      .getByRole('button', { name: matters.values.reveal })
      .first()
      .click();
    await page.getByText('䶮𬭎').waitFor();
    for (const [path, heading] of [
      ['/desk/matters/calendar', matters.calendar.title],
      ['/desk/matters/calendar?span=list', matters.calendar.title],
      ['/desk/matters/statistics', matters.statistics.title],
      ['/desk/procedures', matters.procedures.title],
      ['/desk/procedures/gardenPlot', '社区菜园认种'],
      ['/desk/matters/new', matters.register.title],
    ] as const) {
      await desk.open(path);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      if (path.endsWith('gardenPlot')) await page.locator('.diagram svg').waitFor();
      expect(await seriousFindings(page), path).toEqual([]);
      await photograph(desk, path);
    }
  });
});
