import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commit, type ProofBundle } from '../../packages/ledger/src/index.ts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Database } from '../../packages/server/src/base/database/index.ts';
import { appendEntry, keysOfLog } from '../../packages/server/src/base/ledger/index.ts';
import { bundleOf } from '../../packages/server/src/base/ledger/proofs.ts';
import { en } from '../../packages/web/src/base/catalogue/proof/en.ts';
import { zh } from '../../packages/web/src/base/catalogue/proof/zh.ts';
import { seriousFindings } from '../support/axe.ts';
import { attachDatabase } from '../support/database.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import type { RunningPlatform } from '../support/platform.ts';
import { startPlatform } from '../support/platform.ts';
import { photograph, visit } from '../support/visit.ts';

const SALTS = ['00112233445566778899aabbccddeeff', 'ffeeddccbbaa99887766554433221100'] as const;
const folder = mkdtempSync(path.join(tmpdir(), 'zca-e2e-proof-'));
let platform: RunningPlatform;
let database: Database;
let bundle: ProofBundle;
let key: string;

const ACTS = [
  {
    act: '收到投诉',
    complainant: commit(SALTS[0], '张三'),
    phone: commit(SALTS[1], '13800000000'),
    subject: '涉嫌假冒专利的电热水壶',
  },
  { act: '受理', office: '雁塔区市场监督管理局', due: '2026-12-02' },
  { act: '办结', result: '调解成功，退款 268 元', documents: ['西市监投办〔2026〕12 号'] },
];

beforeAll(async () => {
  const data = path.join(folder, 'data');
  platform = await startPlatform({ rights: 0, data });
  database = attachDatabase(data);
  for (const [place, body] of ACTS.entries()) {
    const at = `2026-11-2${place + 1}T01:30:00.000Z`;
    await appendEntry(database.db, { chain: 'matter:e2e', at, body });
  }
  const disclosures = [
    { commitment: commit(SALTS[0], '张三').commitment, salt: SALTS[0], value: '张三' },
  ];
  bundle = await vi.waitUntil(
    async () => {
      const made = await bundleOf(database.pool, 'matter:e2e', { disclosures });
      return made?.entries.length === 3 && made.entries.every((entry) => entry.inclusion)
        ? made
        : undefined;
    },
    { timeout: 30_000, interval: 250 },
  );
  key = (await keysOfLog(database.pool))[0]!.key;
});
afterAll(async () => {
  await database.close();
  await platform.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A proof as the file that its holder keeps. */
function saved(name: string, value: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(value));
  return file;
}

const texts = { zh, en } as const;

describe('the holder of a proof', () => {
  it.each([
    ['zh', 'phone'],
    ['zh', 'desk'],
    ['en', 'desk'],
  ] as const)(
    'verifies it in the browser without a network, and compares it with one (%s, %s)',
    async (language, screen) => {
      const p = texts[language];
      const reader = await visit({ origin: platform.origin, language, screen });
      const { page, t } = reader;
      await reader.open('/');
      await page.getByRole('contentinfo').getByRole('link', { name: t.shell.verifyProof }).click();
      await page.getByRole('heading', { name: p.title }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);

      await page.context().setOffline(true);
      await page.locator('input[type=file]').setInputFiles(saved('凭证.json', bundle));
      await page.getByText(p.verdicts.unconfirmed).waitFor();
      await page.getByText(p.keys, { exact: true }).first().click();
      await page.getByRole('textbox').fill(key);
      await page.getByText(p.verdicts.verified, { exact: true }).waitFor();
      const steps = await page.getByRole('listitem', { name: p.act(1) }).innerText();
      expect(steps).toContain('张三');
      expect(steps).toContain(p.undisclosed);
      expect(steps).not.toContain('13800000000');
      await page.getByRole('button', { name: p.compareButton }).click();
      await page.getByText(p.unreachable).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await photograph(reader, 'proof verified');

      await page.context().setOffline(false);
      reader.forgive();
      await page.getByRole('textbox').fill('');
      await page.getByText(p.verdicts.unconfirmed).waitFor();
      await page.getByRole('button', { name: p.compareButton }).click();
      await page.getByText(p.verdicts.verified, { exact: true }).waitFor();
      await page.getByText(language === 'zh' ? '没有改写' : 'nothing was rewritten').waitFor();
    },
  );

  it('is told what was altered, removed, or no proof at all', async () => {
    const reader = await visit({ origin: platform.origin });
    const { page } = reader;
    await reader.open('/verify');
    const choose = (file: string) => page.locator('input[type=file]').setInputFiles(file);
    const altered = bundle.entries.with(1, {
      ...bundle.entries[1]!,
      body: { ...(bundle.entries[1]!.body as object), due: '2027-12-02' },
    });
    await choose(saved('改过.json', { ...bundle, entries: altered }));
    await page.getByText(zh.verdicts.refuted).waitFor();
    await page.getByText('第 2 条记录的内容与其哈希不符').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(reader, 'proof altered');

    await choose(saved('删过.json', { ...bundle, entries: bundle.entries.toSpliced(1, 1) }));
    await page.getByText('第 2 条至第 2 条记录缺失').waitFor();
    await choose(saved('别的.json', { hello: 1 }));
    await page.getByText('这个文件不是证明文件').waitFor();
  });

  it('needs no mouse', async () => {
    const reader = await visit({ origin: platform.origin });
    const { page } = reader;
    await reader.open('/verify');
    const stops = await tabTo(page, page.locator('.proof__input'));
    await page.locator('input[type=file]').setInputFiles(saved('键盘.json', bundle));
    await page.getByText(zh.verdicts.unconfirmed).waitFor();
    const summary = page.locator('.proof__keys summary');
    stops.push(...(await tabTo(page, summary)));
    await page.keyboard.press('Enter');
    stops.push(...(await tabTo(page, page.getByRole('textbox'))));
    await page.keyboard.insertText(key);
    await page.getByText(zh.verdicts.verified, { exact: true }).waitFor();
    stops.push(...(await tabTo(page, page.getByRole('button', { name: zh.compareButton }))));
    expect(hidden(stops)).toEqual([]);
  });
});
