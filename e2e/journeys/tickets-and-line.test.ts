import type { ActReceipt } from '@zca/domain/matters';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh as matters } from '../../packages/web/src/base/catalogue/matters/zh.ts';
import { zh as services } from '../../packages/web/src/base/catalogue/services/zh.ts';
import { en } from '../../packages/web/src/base/catalogue/protection/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/protection/zh.ts';
import { zh as work } from '../../packages/web/src/base/catalogue/desk/zh.ts';
import type { Session } from '../support/administrator.ts';
import { seriousFindings } from '../support/axe.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { hasFocus, tabTo } from '../support/keyboard.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { photograph, visit } from '../support/visit.ts';

let platform: RunningPlatform;
let officer: Session;

beforeAll(async () => {
  platform = await startPlatform({ rights: 200 });
  // The intake unit of the city takes the calls.
  officer = await demonstrationSession(platform.origin, { role: 'city' });
});
afterAll(() => platform.stop());

describe('the desk on the telephone', () => {
  it('writes while somebody speaks, by keyboard alone, and finds the caller again', async () => {
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open('/desk/protection/line');
    const phone = page.getByLabel(zh.line.phone, { exact: true });
    await expect.poll(() => hasFocus(phone)).toBe(true);
    await page.keyboard.type('13987654321');
    await page.getByText(zh.line.earlierNone).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('䶮𬭎');
    await tabTo(page, page.getByLabel(zh.line.content, { exact: true }));
    await page.keyboard.type('在雁塔区的店买的茶叶要退款');
    await page.getByText(zh.line.complaint).waitFor();
    expect(await page.getByText(zh.line.report).count()).toBe(0);
    await page.keyboard.type('，还卖假冒商标的货');
    await page.getByText(zh.line.report).waitFor();
    await page.getByText(zh.line.linked).waitFor();
    await tabTo(page, page.getByLabel(zh.line.respondent, { exact: true }));
    await page.keyboard.type('西安鸑鷟茶叶店');
    await page.keyboard.press('Tab');
    await page.keyboard.type('西安市雁塔区小寨东路1号');
    await page.getByRole('button', { name: /雁塔/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'line-desk');
    await page.keyboard.press('Alt+s');
    const done = page.getByRole('heading', { level: 1, name: /已登记：投.*、举/ });
    await done.waitFor();
    await expect.poll(() => hasFocus(done)).toBe(true);
    expect(await page.locator('.line__code span').allInnerTexts()).toHaveLength(4);
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'line-done');

    await page.keyboard.press('Alt+n');
    await page.keyboard.type('13987654321');
    await page.locator('.line__earlier a').first().waitFor();
    expect(await page.locator('.line__earlier').innerText()).toContain('鸑鷟茶叶店');
    expect(await page.locator('body').innerText()).not.toContain('䶮');
  });

  it('says what is missing, and is whole on a phone and in English', async () => {
    const desk = await visit({
      origin: platform.origin,
      signedIn: officer,
      screen: 'phone',
      language: 'en',
    });
    const { page } = desk;
    await desk.open('/desk/protection/line');
    await page.getByRole('button', { name: en.line.submit, exact: true }).click();
    await page.getByText(en.line.required).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'line-phone');
  });
});

describe('the advice of the rules', () => {
  /** Registers a matter as the intake unit and gives its id. */
  async function register(procedure: string, input: object, key: string): Promise<string> {
    const response = await fetch(`${platform.origin}/api/v1/matters`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-zca-csrf': '1',
        cookie: `${officer.name}=${officer.value}`,
      },
      body: JSON.stringify({ procedure, action: 'register', input, key: `journey-advice-${key}` }),
    });
    expect(response.status, await response.clone().text()).toBe(201);
    return ((await response.json()) as ActReceipt).matter;
  }
  const complaint = {
    source: 'hotline12345',
    complainantName: '䶮𬭎',
    complainantPhone: '13912340000',
    respondentName: '西安鸑鷟琉璃厂',
    businessAddress: '西安市雁塔区小寨东路9号',
    goods: '琉璃灯',
    content: '灯是坏的，店里不给退，要求退款。',
    requests: ['refund'],
    knewHarmOn: '2020-01-02',
  };

  it('stands beside a complaint: the office, the earlier one, what is missing, the limitation', async () => {
    const first = await register('complaint', complaint, '000001');
    const again = await register('complaint', complaint, '000002');
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open(`/desk/matters/${again}`);
    const panel = page.locator('.advice');
    await panel.getByText(zh.advice.dispatch('雁塔区市场监督管理局')).waitFor();
    await panel.getByText('以下为系统按规则给出的建议').waitFor();
    const same = zh.advice.score('85', '经营者名称相同、同一人提出、内容几乎相同、同日收到');
    await panel.getByText(same).waitFor();
    await panel.getByText('投诉人通讯地址').waitFor();
    await panel.getByText(/已超过时限，最后一天是/).waitFor();
    await panel.getByText(/没有评估：购买数量/).waitFor();
    expect(await panel.innerText()).not.toContain('䶮');
    // What a form left empty is told in words, not as the program keeps it.
    expect(await page.locator('.timeline').innerText()).not.toContain('null');
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'advice');

    await tabTo(page, panel.getByText(zh.advice.purchase));
    await page.keyboard.press('Enter');
    await tabTo(page, panel.getByLabel(zh.advice.quantity));
    await page.keyboard.type('50');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2');
    await page.keyboard.press('Enter');
    await panel.getByText('购买 50，为通常消费量 2 的 25 倍').waitFor();

    await panel.locator(`a[href="/desk/matters/${first}"]`).first().click();
    await page.waitForURL(`**/desk/matters/${first}`);
    await page.locator('.advice').getByText(same).waitFor();
  });

  it('stands beside a report too, says how a repeated one is treated, and is whole on a phone', async () => {
    const report = {
      source: 'hotline12345',
      respondentName: '西安鸑鷟灯具店',
      actPlace: '宝鸡市渭滨区经二路1号',
      clue: '销售假冒注册商标的灯具，现场有大量存货',
      reporterName: '䶮𬭎',
      reporterPhone: '13912340001',
    };
    await register('report', report, '000003');
    const again = await register('report', report, '000004');
    const desk = await visit({
      origin: platform.origin,
      signedIn: officer,
      screen: 'phone',
      language: 'en',
    });
    const { page } = desk;
    await desk.open(`/desk/matters/${again}`);
    const panel = page.locator('.advice');
    await panel.getByText(en.advice.outside('宝鸡市')).waitFor();
    await panel.getByText(en.advice.treatments.duplicate).waitFor();
    await panel.getByText('第三十五条第二款').waitFor();
    expect(await panel.getByText(en.advice.missing).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'advice-report');
  });

  it('leaves the page whole when it cannot be had', async () => {
    const matter = await register('complaint', complaint, '000005');
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await page.route('**/advice*', (route) => route.abort());
    await desk.open(`/desk/matters/${matter}`);
    await page.locator('.advice').getByRole('alert').waitFor();
    await page.getByRole('tab', { name: matters.matter.tabs.timeline }).waitFor();
    await page.locator('.offers button').first().waitFor();
    desk.forgive();
    await page.unroute('**/advice*');
    await page.locator('.advice').getByRole('button', { name: desk.t.fault.again }).click();
    await page.getByText(zh.advice.dispatch('雁塔区市场监督管理局')).waitFor();
  });
});

describe('tickets', () => {
  it('come by file, are refused row by row, and count in the metrics', async () => {
    const desk = await visit({ origin: platform.origin, signedIn: officer });
    const { page } = desk;
    await desk.open('/desk/protection/tickets');
    const file = [
      '工单编号,来源,类型,收到时间,被投诉举报方,内容',
      'E2E-1,12345热线,投诉举报,2026-06-15 09:30,某店,要退款，卖假货',
      'E2E-2,12345热线,表扬,2026-06-15 09:30,某店,很好',
    ]
      .join('\n')
      .replace('要退款，卖假货', '"要退款，卖假货"');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '工单.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByRole('button', { name: work.upload.send, exact: true }).click();
    await page.getByRole('heading', { name: zh.tickets.result('1', '0', '0', '1') }).waitFor();
    await page.getByRole('cell', { name: '工单.csv' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'tickets');
    await page.getByRole('button', { name: zh.tickets.dismiss, exact: true }).first().click();
    await page.getByText(zh.tickets.quarantineNone).waitFor();

    await desk.open('/desk/protection/metrics');
    await page.getByRole('rowheader', { name: '按期受理率' }).waitFor();
    await page.getByText('不计不属于投诉举报的事项和重复件。').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(desk, 'metrics');
  });
});

it('leads a citizen with a phone to the right form', async () => {
  const citizen = await visit({ origin: platform.origin, screen: 'phone' });
  const { page } = citizen;
  await citizen.open('/services/which');
  await page.getByText('12388').waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await photograph(citizen, 'which');
  await page.getByRole('link', { name: zh.entry.goTo(zh.entry.complaint) }).click();
  await page.getByRole('button', { name: services.form.submit, exact: true }).waitFor();
});
