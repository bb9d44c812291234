import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { displayVerificationCode } from '@zca/domain/papers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../packages/server/src/base/database/index.ts';
import { inTransaction } from '../../packages/server/src/base/database/index.ts';
import { FileStore } from '../../packages/server/src/base/files/index.ts';
import type { IssuedPaper } from '../../packages/server/src/base/papers/index.ts';
import { issuePapers, withdrawPaper } from '../../packages/server/src/base/papers/index.ts';
import { seriousFindings } from '../support/axe.ts';
import { attachDatabase } from '../support/database.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { startPlatform } from '../support/platform.ts';
import { photograph, visit } from '../support/visit.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-papers-'));
let platform: RunningPlatform;
let database: Database;
let papers: readonly IssuedPaper[];

const draft = (kindWord: string, demonstration: boolean) => ({
  officeWord: '西市监',
  kindWord,
  content: {
    language: 'zh',
    office: '西安市市场监督管理局',
    title: '投诉受理决定书',
    addressee: '一位投诉人',
    blocks: [
      { kind: 'paragraph', text: '你提出的投诉，本局决定予以受理。' },
      { kind: 'signature', office: '西安市市场监督管理局', day: '2026-11-23' },
    ],
  } as const,
  subject: 'matter:1',
  issuedAt: '2026-11-23T01:00:00Z',
  issuedBy: 'system',
  demonstration,
});

beforeAll(async () => {
  const data = path.join(folder, 'data');
  platform = await startPlatform({ rights: 0, data });
  database = attachDatabase(data);
  papers = await inTransaction(database, (_db, client) =>
    issuePapers(client, [draft('投受', false), draft('投退', true)]),
  );
});
afterAll(async () => {
  await database.close();
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The printed file, once the platform has printed it. */
async function printed(paper: IssuedPaper): Promise<Buffer> {
  let sha256: string | null = null;
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${platform.origin}/api/v1/papers/${paper.code}`);
        ({ sha256 } = (await answer.json()) as { sha256: string | null });
        return sha256;
      },
      { timeout: 30_000, interval: 250 },
    )
    .not.toBeNull();
  return readFileSync(new FileStore(path.join(folder, 'data', 'files')).pathOf(sha256!));
}

describe('a citizen who holds a paper', () => {
  it.each(['zh', 'en'] as const)(
    'types its code, is told of a slip, and compares the file on the phone (%s)',
    async (language) => {
      const [paper] = papers;
      const file = await printed(paper!);
      const reader = await visit({ origin: platform.origin, language, screen: 'phone' });
      const { page, l, f, t } = reader;
      await reader.open('/');
      await page.getByRole('contentinfo').getByRole('link', { name: t.shell.verify }).click();
      const code = page.getByLabel(l.verify.code, { exact: true });
      await code.fill(paper!.code.replace(/^./, (first) => (first === '7' ? '8' : '7')));
      await page.getByRole('button', { name: l.verify.look }).click();
      await page.getByRole('alert').getByText(l.verify.wrong).waitFor();
      await photograph(reader, 'verify code');
      expect(await seriousFindings(page)).toEqual([]);

      await code.fill(displayVerificationCode(paper!.code).toLowerCase());
      await page.getByRole('button', { name: l.verify.look }).click();
      await page.getByText(l.verify.valid).waitFor();
      await page.getByText(paper!.number).waitFor();
      await page.getByText(f.day('2026-11-23')).waitFor();
      const body = await page.getByRole('main').innerText();
      expect(body).not.toContain('一位投诉人');
      expect(await page.getByText(l.verify.demonstration).count()).toBe(0);

      const choose = (name: string, buffer: Buffer) =>
        page
          .locator('input[type=file]')
          .setInputFiles({ name, mimeType: 'application/pdf', buffer });
      await choose('决定书.pdf', file);
      await page.getByText(l.verify.same('决定书.pdf')).waitFor();
      await photograph(reader, 'verify same');
      const altered = Buffer.from(file);
      altered[altered.length - 100]! ^= 1;
      await choose('改过.pdf', altered);
      await page.getByText(l.verify.different('改过.pdf')).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    },
  );

  it('opens the address of the QR code at a desk, and drops the file on the page', async () => {
    const [, paper] = papers;
    const file = await printed(paper!);
    const reader = await visit({ origin: platform.origin });
    const { page, l } = reader;
    await reader.open(`/papers/${paper!.code}`);
    await page.getByText(l.verify.demonstration).waitFor();
    const dropped = await page.evaluateHandle(
      `(() => {
        const data = new DataTransfer();
        const bytes = Uint8Array.from(atob('${file.toString('base64')}'), (each) => each.charCodeAt(0));
        data.items.add(new File([bytes], '拖来的.pdf', { type: 'application/pdf' }));
        return data;
      })()`,
    );
    await page.dispatchEvent('.verify__compare', 'drop', { dataTransfer: dropped });
    await page.getByText(l.verify.same('拖来的.pdf')).waitFor();
    await photograph(reader, 'verify demonstration');
  });

  it('is told that it was withdrawn, and that another was never issued', async () => {
    const [paper] = await inTransaction(database, async (_db, client) => {
      const issued = await issuePapers(client, [draft('撤', false)]);
      const how = { at: '2026-11-24T02:00:00Z', by: 'p', reason: '有误' };
      await withdrawPaper(client, issued[0]!.id, how);
      return issued;
    });
    const reader = await visit({ origin: platform.origin, refusals: [404] });
    const { page, l, f } = reader;
    await reader.open(`/papers/${paper!.code}`);
    await page.getByText(l.verify.withdrawn(f.day('2026-11-24'))).waitFor();
    await photograph(reader, 'verify withdrawn');
    await reader.open('/papers/0000000000000');
    await page.getByRole('alert').getByText('没有发出过').waitFor();
  });

  it('needs no mouse', async () => {
    const [paper] = papers;
    const reader = await visit({ origin: platform.origin });
    const { page, l } = reader;
    await reader.open('/papers');
    const stops = await tabTo(page, page.getByLabel(l.verify.code, { exact: true }));
    await page.keyboard.type(paper!.code);
    await page.keyboard.press('Enter');
    await page.getByText(l.verify.valid).waitFor();
    stops.push(...(await tabTo(page, page.locator('.verify__input'))));
    expect(hidden(stops)).toEqual([]);
  });
});
