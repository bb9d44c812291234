import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zh as letters } from '../../packages/web/src/base/catalogue/letters/zh.ts';
import { zh as matters } from '../../packages/web/src/base/catalogue/matters/zh.ts';
import { zh as proof } from '../../packages/web/src/base/catalogue/proof/zh.ts';
import { zh as services } from '../../packages/web/src/base/catalogue/services/zh.ts';
import type { Session } from '../support/administrator.ts';
import { demonstrationSession } from '../support/demonstration.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { startPlatform } from '../support/platform.ts';
import { photograph, visit } from '../support/visit.ts';

const PROCEDURES = fileURLToPath(new URL('../procedures', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-card-'));
let platform: RunningPlatform;
let librarian: Session;

beforeAll(async () => {
  platform = await startPlatform({ rights: 200, settings: { ZCA_PROCEDURES: PROCEDURES } });
  const where = { role: 'district', jurisdiction: '610113' } as const;
  librarian = await demonstrationSession(platform.origin, where);
});
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a procedure that no room has', () => {
  it('is one file of at most 80 lines', () => {
    const lines = readFileSync(path.join(PROCEDURES, 'libraryCard.ts'), 'utf8').trim().split('\n');
    expect(lines.length).toBeLessThanOrEqual(80);
  });

  it('is filed, late, searched, acted on, printed and verified, on pages made for any procedure', async () => {
    const reader = await visit({ origin: platform.origin, screen: 'phone' });
    await reader.open('/services/libraryCard');
    await reader.page.getByLabel('用途').fill('研究𬭎与石刻');
    await reader.page.getByLabel('姓名').fill('䶮𬭎');
    // Handed in so long ago that the five working days are over.
    const handedIn = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
    await reader.page.getByLabel('递交日期').fill(handedIn);
    await reader.page.getByLabel('领证区县').selectOption('610113');
    await reader.page.getByRole('button', { name: services.form.submit, exact: true }).click();
    await reader.page.getByRole('heading', { level: 1, name: services.receipt.title }).waitFor();
    const code = await reader.page.locator('.receipt__code b').innerText();

    const desk = await visit({ origin: platform.origin, signedIn: librarian });
    const { page } = desk;
    const found = `/desk/matters?view=overdue&q=${encodeURIComponent('石刻')}`;
    await desk.open(found);
    const row = page.locator('[data-matter]', { hasText: '研究𬭎与石刻' });
    await row.waitFor();
    await row.getByText(/逾期/).first().waitFor();
    await photograph(desk, 'card-overdue');
    // The platform writes down that the time is over: the second entry of the journal.
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: '研究𬭎与石刻' }).waitFor();
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('heading', { level: 1 }).waitFor();
          return page.getByText('期限届满').count();
        },
        { timeout: 30_000, interval: 2_000 },
      )
      .toBeGreaterThan(0);

    await page.getByRole('button', { name: '发证' }).first().click();
    const sheet = page.getByRole('dialog', { name: '发证' });
    await sheet.getByRole('button', { name: '发证' }).click();
    await page.getByText(matters.act.done('发证', 3)).waitFor();
    await page.getByRole('tab', { name: matters.matter.tabs.papers }).click();
    await page.getByText(/^雁塔市监借证〔\d{4}〕1号$/).waitFor();
    const [printed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('tabpanel').getByRole('link', { name: '借书证' }).click(),
    ]);
    const card = path.join(folder, 'card.pdf');
    await printed.saveAs(card);
    const pdf = readFileSync(card);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.getByRole('link', { name: matters.papers.verify, exact: true }).click();
    await page.getByText(letters.verify.valid).waitFor();

    await reader.open(`/track/${code}`);
    await reader.page.getByText('已发证，可取用电子证').waitFor();
    const [kept] = await Promise.all([
      reader.page.waitForEvent('download'),
      reader.page.getByRole('link', { name: services.track.proof }).click(),
    ]);
    const file = path.join(folder, 'proof.json');
    await kept.saveAs(file);
    await reader.open('/verify');
    await reader.page.locator('input[type=file]').setInputFiles(file);
    await reader.page.getByRole('button', { name: proof.compareButton }).click();
    await reader.page.getByText(proof.verdicts.verified, { exact: true }).waitFor();
    const first = await reader.page.getByRole('listitem', { name: proof.act(1) }).innerText();
    expect(first).toContain('䶮𬭎');
    await photograph(reader, 'card-proof');
  });
});
