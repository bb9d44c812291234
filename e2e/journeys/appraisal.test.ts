import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MatterDetail } from '@zca/domain/matters';
import { displayVerificationCode } from '@zca/domain/papers';
import type { SearchAnswer } from '@zca/domain/registry';
import type { Rolldown } from 'vite';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../packages/web/src/base/catalogue/values/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/values/zh.ts';
import type { Session } from '../support/administrator.ts';
import { ask } from '../support/api.ts';
import { judgeAtBothWidths } from '../support/bothWidths.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { startPlatform } from '../support/platform.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { downloadBy } from '../support/tables.ts';
import { resultsOf } from '../support/valueBytes.ts';
import { visit } from '../support/visit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-value-'));
let platform: RunningPlatform;
let bank: Session;
let centre: Session;
let city: Session;

beforeAll(async () => {
  platform = await startPlatform({ rights: 600 });
  const { origin } = platform;
  bank = await demonstrationSession(origin, { role: 'bank' });
  centre = await demonstrationSession(origin, { role: 'centre' });
  city = await demonstrationSession(origin, { role: 'city' });
});
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
});

const FIGURES = {
  royaltyRate: '5',
  discountRate: '18',
  taxRate: '15',
  economicYears: '3',
  // A right of the demonstration may be owned jointly.
  ownShare: '100',
} as const;
const REVENUE = ['1000', '1200', '1300'];

describe('the value of a patent', () => {
  it('is asked for by a bank, worked with sliders and keys, issued by a second person, and verified by anybody', async () => {
    const { origin } = platform;
    const found = await ask<SearchAnswer>(
      '/rights?include=type:inventionGrant&include=statusGroup:valid&size=1',
      {},
      { origin, session: bank },
    );
    const { key } = found.rows[0]!;

    const client = await visit({ origin, signedIn: bank });
    await client.open(`/r/${key}`);
    await client.page.getByRole('link', { name: client.t.record.value, exact: true }).click();
    await client.page.getByText(zh.none, { exact: true }).waitFor();
    await judgeAtBothWidths(client, 'value-empty');
    await client.page.getByLabel('委托人', { exact: true }).fill('渭曲银行雁塔支行');
    await client.page.getByLabel('评估目的', { exact: true }).selectOption('pledge');
    await client.page.getByRole('button', { name: zh.ask.send, exact: true }).click();
    await client.page.waitForURL(/\/desk\/matters\/[0-9a-f-]{36}/);
    const id = /matters\/([0-9a-f-]{36})/.exec(client.page.url())![1]!;
    await client.page.getByText('待受理').first().waitFor();

    const appraiser = await visit({ origin, signedIn: centre });
    const { page } = appraiser;
    await appraiser.open(`/desk/matters/${id}`);
    await page.getByRole('button', { name: /受理并自行评估/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /受理并自行评估/ })
      .click();
    await page.getByRole('link', { name: zh.panel.open, exact: true }).click();
    await page.getByText(zh.none, { exact: true }).waitFor();
    for (const [name, figure] of Object.entries(FIGURES)) {
      await page.locator(`#figure-${name}`).fill(figure);
    }
    for (const [place, amount] of REVENUE.entries()) {
      await page.getByLabel(zh.revenueOf(place + 1), { exact: true }).fill(amount);
    }
    const output = page.locator('output');
    // O:C-21: three years of the worked example.
    await expect.poll(() => output.innerText()).toBe('106.27');
    // A slider moved by keys moves the figure and the value, and back.
    const slider = page.getByLabel(zh.slider('许可费率'), { exact: true });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('#figure-royaltyRate').inputValue()).toBe('5.1');
    await expect.poll(() => output.innerText()).toBe('108.40');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => output.innerText()).toBe('106.27');

    const result = await downloadBy(page, async () => {
      await page.getByRole('button', { name: zh.download, exact: true }).click();
    });
    const hash = createHash('sha256').update(result.bytes).digest('hex');
    expect(await page.locator('.value-result__hash code').innerText()).toBe(hash);

    for (const label of [
      '许可费率的依据',
      '折现率的依据',
      '所得税率的依据',
      '经济寿命的依据',
      '收入的依据',
    ]) {
      await page.getByLabel(label, { exact: true }).fill('审计报告第12页');
    }
    await page.getByLabel(/市场法和成本法/).fill('没有可比交易，不采用市场法；不采用成本法。');
    await page.getByRole('button', { name: zh.work.send, exact: true }).click();
    await page.getByRole('alert').getByText(zh.work.fill).waitFor();
    await page.getByLabel(zh.work.noInterest, { exact: true }).check();
    await judgeAtBothWidths(appraiser, 'value-worked');
    await page.getByRole('button', { name: zh.work.send, exact: true }).click();
    // The server has computed the same bytes, or it would have refused.
    await page.getByText('待复核').waitFor();
    const detail = await ask<MatterDetail>(`/matters/${id}`, {}, { origin, session: centre });
    const valueOf = (field: string) => detail.values.find((one) => one.field === field)?.value;
    expect(valueOf('resultHash')).toBe(hash);
    expect(valueOf('value')).toBe((JSON.parse(result.bytes.toString()) as { value: number }).value);

    // Whoever worked it is told why it is for another person.
    await appraiser.open(`/desk/matters/${id}`);
    await page
      .getByText(/须由另一人办理/)
      .first()
      .waitFor();

    const reviewer = await visit({ origin, signedIn: city });
    await reviewer.open(`/desk/matters/${id}`);
    await reviewer.page.getByRole('link', { name: zh.panel.read, exact: true }).click();
    await expect.poll(() => reviewer.page.locator('output').innerText()).toBe('106.27');
    await reviewer.open(`/desk/matters/${id}`);
    await reviewer.page.getByRole('button', { name: /复核并出具报告/ }).click();
    await reviewer.page.getByLabel(/复核意见/).fill('参数有据，同意。');
    await reviewer.page
      .getByRole('dialog')
      .getByRole('button', { name: /复核并出具报告/ })
      .click();
    // The sheet names the state as well, before it is reached.
    await reviewer.page.locator('.matter__state').getByText('已出具').waitFor();

    const { timeline } = await ask<MatterDetail>(`/matters/${id}`, {}, { origin, session: bank });
    const [paper] = timeline.flatMap(({ papers }) => papers);
    const file = await fetch(`${origin}/api/v1/matters/${id}/papers/${paper!.id}`, {
      headers: { cookie: `${bank.name}=${bank.value}` },
    });
    const bytes = Buffer.from(await file.arrayBuffer());
    if (process.env['ZCA_SCREENSHOTS'] !== undefined) {
      writeFileSync(fileURLToPath(new URL('../screenshots/value.pdf', import.meta.url)), bytes);
    }
    const anybody = await visit({ origin, screen: 'phone' });
    await anybody.open('/papers');
    await anybody.page
      .getByLabel(anybody.l.verify.code, { exact: true })
      .fill(displayVerificationCode(paper!.code));
    await anybody.page.getByRole('button', { name: anybody.l.verify.look }).click();
    await anybody.page.getByText(paper!.number).waitFor();
    await anybody.page
      .locator('input[type=file]')
      .setInputFiles({ name: '报告.pdf', mimeType: 'application/pdf', buffer: bytes });
    await anybody.page.getByText(anybody.l.verify.same('报告.pdf')).waitFor();
    expect(await anybody.page.getByRole('main').innerText()).not.toContain('渭曲银行');
  });

  it('is worked by keyboard alone, in English, and is none of a patent that has lapsed', async () => {
    const { origin } = platform;
    const door = { origin, session: bank };
    const lapsed = await ask<SearchAnswer>(
      '/rights?include=type:inventionGrant&include=statusGroup:invalid&size=1',
      {},
      door,
    );
    const reader = await visit({ origin, signedIn: bank, language: 'en' });
    const { page } = reader;
    await reader.open(`/desk/values/${lapsed.rows[0]!.key}`);
    await page.getByText('so that there is no right to value').first().waitFor();
    expect(await page.getByRole('button', { name: en.ask.send, exact: true }).count()).toBe(0);
    const rate = page.locator('#figure-royaltyRate');
    await rate.waitFor();
    expect(hidden(await tabTo(page, rate))).toEqual([]);
    await page.keyboard.type('5');
    expect(await page.getByLabel(en.slider('Royalty rate'), { exact: true }).inputValue()).toBe(
      '5',
    );
    expect(await page.locator('output').count()).toBe(0);
    await judgeAtBothWidths(reader, 'value-lapsed-en');
  });
});

describe('the bytes of values', () => {
  it('are the same in the pinned Node.js, in the one of the machine, and in Chromium', async () => {
    const count = 2000;
    const built = (await build({
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        minify: false,
        lib: {
          entry: fileURLToPath(new URL('../support/valueBytes.ts', import.meta.url)),
          formats: ['iife'],
          name: 'zcaValues',
        },
      },
    })) as Rolldown.RolldownOutput[];
    const code = [built].flat()[0]!.output[0].code;
    const script = path.join(folder, 'values.cjs');
    writeFileSync(script, `${code}\nprocess.stdout.write(zcaValues.resultsOf(${count}));\n`);
    const here = resultsOf(count);
    expect(here.trim().split('\n')).toHaveLength(count);
    const pinned = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
    for (const node of [pinned, 'node']) {
      const options = { encoding: 'utf8', maxBuffer: 100_000_000 } as const;
      expect(execFileSync(node, [script], options) === here, node).toBe(true);
    }
    const reader = await visit({ origin: platform.origin });
    await reader.open('/papers');
    const there = await reader.page.evaluate<string>(
      `(() => { ${code}; return zcaValues.resultsOf(${count}); })()`,
    );
    expect(there === here).toBe(true);
  });
});
