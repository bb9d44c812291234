import type { ImportRun } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/api.ts';
import { PATIENCE, expectAnswer, search } from '../support/results.ts';
import { csv, downloadBy, gb18030, numberOf, readBack } from '../support/tables.ts';
import { visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

const HEADERS = ['申请号', '成果名称', '申请人', '申请日', 'IPC分类号', '权利要求数', '备注'];
const HOLDER = '𬭎川精密陶瓷研究所';
const MENDED_TITLE = '一种𬭎合金掩膜的清洗方法';
const SERIALS = { first: 101, rows: 30 };

/** Rows that a table cannot be taken with, by their place, and why. */
const FAULTS = {
  checkDigit: 3,
  noSuchDay: 8,
  noNumber: 13,
  future: 21,
  secret: 26,
} as const;

/** Rows that are taken without their number of claims, which is none. */
const UNCLEAR_COUNTS = 2;

/** A table as an office would send it, in GB18030, with five faults among thirty rows. */
function brokenTable(): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: SERIALS.rows }, (_, place) => {
    const number = numberOf(SERIALS.first + place);
    return [
      place === FAULTS.checkDigit
        ? number.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
        : place === FAULTS.noNumber
          ? ''
          : number,
      `一种陶瓷掩膜的第${place + 1}种清洗装置`,
      HOLDER,
      place === FAULTS.noSuchDay
        ? '2021-02-30'
        : place === FAULTS.future
          ? '2061-05-06'
          : '2021-05-06',
      'B08B3/08',
      place < UNCLEAR_COUNTS ? '若干' : '7',
      place === FAULTS.secret ? '国防专利' : '',
    ];
  });
  return gb18030(csv([HEADERS, ...rows]));
}

/** Chooses files in the form and has them recognised. */
async function choose(reader: Visit, name: string, bytes: Uint8Array): Promise<void> {
  const { page, w } = reader;
  await reader.open('/desk/imports/new');
  await page.getByRole('heading', { level: 1, name: w.newImport.title }).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
  await page.getByRole('button', { name: w.newImport.preview, exact: true }).click();
}

/** The figure of an import that stands under a word. */
function figure({ page }: Visit, word: string): Promise<string> {
  const entry = page.locator('dl > div').filter({ has: page.getByText(word, { exact: true }) });
  return entry.locator('dd').innerText();
}

const runOf = ({ page }: Visit): string => /\/imports\/(\d+)/.exec(page.url())?.[1] ?? '';

describe('a broken table from an office', () => {
  it('is recognised, corrected, imported, mended in the form, and found at once', async () => {
    const reader = await visit({ signedIn: true });
    const { page, w, p } = reader;
    await choose(reader, '掩膜清洗.csv', brokenTable());

    const table = page.getByRole('region', { name: '掩膜清洗.csv' });
    await table.waitFor();
    expect(await table.innerText()).toMatch(/gb18030/i);
    expect(await table.innerText()).toContain(w.newImport.unrecognised(2));
    expect(await table.innerText()).toContain(HOLDER);
    const title = table.getByRole('combobox', { name: w.newImport.fieldFor('成果名称') });
    await title.fill('发明名称');
    await title.press('Enter');
    await expect.poll(() => table.innerText(), PATIENCE).toContain(w.newImport.unrecognised(1));

    await page.getByRole('button', { name: w.newImport.startCount(1) }).click();
    await page.waitForURL(/\/desk\/imports\/\d+$/);
    await page.getByText(w.imports.statuses.finished, { exact: true }).waitFor();
    expect(await figure(reader, w.imports.read)).toBe('30');
    expect(await figure(reader, w.imports.new)).toBe('25');
    expect(await figure(reader, w.imports.quarantined)).toBe('5');
    const notes = page.locator('section').filter({ has: page.getByText(w.run.notes) });
    expect(await notes.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/“若干”.*掩膜清洗\.csv.* 2 /),
    ]);
    const run = runOf(reader);

    await page.getByRole('link', { name: w.run.quarantine(5) }).click();
    await page.getByRole('heading', { level: 1, name: w.quarantine.title }).waitFor();
    const list = page.getByRole('table');
    await list.getByText(/校验位应为/).waitFor();
    const rows = await list.locator('tbody').getByRole('row').allInnerTexts();
    expect(rows).toHaveLength(5);
    for (const [place, field, sentence] of [
      [FAULTS.checkDigit, '申请号', /校验位应为/],
      [FAULTS.noSuchDay, '申请日', /没有“2021-02-30”这一天/],
      [FAULTS.noNumber, '', /没有申请号/],
      [FAULTS.future, '申请日', /2061-05-06 晚于今天/],
      [FAULTS.secret, '', /国防|保密|解密/],
    ] as const) {
      const row = rows.find((each) => sentence.test(each));
      expect(row, String(sentence)).toBeDefined();
      // The header is line 1, so the first row stands on line 2.
      expect(row).toContain(p.positions.line(String(place + 2)));
      expect(row).toContain('掩膜清洗.csv');
      expect(row).toContain(field);
    }

    await list
      .getByText(/国防|保密|解密/)
      .first()
      .click();
    const form = page.getByRole('complementary', { name: w.quarantine.cells });
    await form.getByText(w.quarantine.secret).waitFor();
    expect(await form.getByRole('textbox').count()).toBe(0);

    await list.getByText(/校验位应为/).click();
    const number = numberOf(SERIALS.first + FAULTS.checkDigit);
    expect(await form.getByLabel('申请人').inputValue()).toBe(HOLDER);
    await form.getByLabel('申请号').fill(number);
    await form.getByLabel('成果名称').fill(MENDED_TITLE);
    await form.getByRole('button', { name: w.quarantine.save }).click();
    await page.getByText(w.quarantine.saved).waitFor();
    await page.getByRole('button', { name: w.quarantine.retry }).click();
    await page.getByText(w.quarantine.retried(4)).waitFor();
    // The figures of a run say what came of the file; the list says what is left to mend.
    expect((await ask<ImportRun>(`/imports/${run}`)).counts.quarantined).toBe(5);
    await page.getByText(w.quarantine.count(4), { exact: true }).waitFor();
    await list.getByText(/校验位应为/).waitFor({ state: 'detached' });

    const box = page.getByRole('search').getByRole('textbox');
    await box.fill('𬭎合金掩膜');
    await box.press('Enter');
    await page.waitForURL(/\/search\?/);
    const found = await expectAnswer(reader, { q: '𬭎合金掩膜' });
    expect(found.count).toBe(1);
    await page.getByRole('link', { name: MENDED_TITLE }).click();
    await page.getByRole('heading', { level: 1, name: MENDED_TITLE }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain(HOLDER);
    // The table of provenance comes after the record.
    await page.getByRole('cell', { name: '掩膜清洗.csv' }).first().waitFor();
  });

  it('gives the rare characters back in a CSV of all its records', async () => {
    const reader = await visit();
    const { page, t, number } = reader;
    await reader.open('/');
    await search(reader, `权利人:"${HOLDER}"`);
    const { count } = await expectAnswer(reader, { q: `权利人:"${HOLDER}"` });
    expect(count).toBe(26);
    const file = await downloadBy(page, async () => {
      await page.getByText(t.exports.all(number(count))).click();
      await page.getByRole('link', { name: 'CSV' }).click();
    });
    const { rows } = await readBack(file);
    expect(rows).toHaveLength(26);
    expect(rows.every(({ cells }) => cells['申请（专利权）人'] === HOLDER)).toBe(true);
    expect(rows.map(({ cells }) => cells['发明名称'])).toContain(MENDED_TITLE);
  });

  it('is listed among the imports, and its quarantine can be taken away as a file', async () => {
    const reader = await visit({ signedIn: true, language: 'en' });
    const { page, w } = reader;
    await reader.open('/desk');
    await page.getByRole('link', { name: '掩膜清洗.csv' }).first().click();
    await page.getByRole('link', { name: w.run.quarantine(5) }).click();
    await page.getByRole('heading', { level: 1, name: w.quarantine.title }).waitFor();
    await page.getByText(/no day "2021-02-30"/).waitFor();
    const file = await downloadBy(page, () =>
      page.getByRole('link', { name: w.quarantine.export }).click(),
    );
    const { rows } = await readBack(file);
    const open = rows.filter(({ cells }) => cells['状态'] === 'open');
    expect(open).toHaveLength(4);
    const secret = open.find(({ cells }) => /国防|保密|解密/.test(String(cells['说明'])))!;
    expect(secret.cells['原文'] ?? '').toBe('');
  });
});

describe('an import that takes long', () => {
  it('says how far it is while it runs, and can be left and stopped', async () => {
    const reader = await visit({ signedIn: true });
    const { page, w } = reader;
    // The server is quick; its answer is held at “running” until the journey has seen it.
    let held = true;
    await page.route(/\/api\/v1\/imports\/\d+$/, async (route) => {
      const response = await route.fetch();
      const run = (await response.json()) as ImportRun;
      const json = held ? { ...run, status: 'running', finishedAt: null } : run;
      await route.fulfill({ response, json });
    });
    const table = csv([
      ['申请号', '发明名称', '申请人', '申请日'],
      [numberOf(201), '一种清洗装置', '曲池清洗设备厂', '2021-05-06'],
    ]);
    await choose(reader, '一件.csv', new TextEncoder().encode(table));
    await page.getByRole('button', { name: w.newImport.startCount(1) }).click();
    await page.getByText(w.run.running).waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(1);
    expect(await page.getByRole('button', { name: w.run.cancel }).isEnabled()).toBe(true);
    held = false;
    await page.getByText(w.imports.statuses.finished, { exact: true }).waitFor();
    expect(await figure(reader, w.imports.new)).toBe('1');
  });
});

describe('a file that is no table', () => {
  it('is named in a sentence, and nothing is imported', async () => {
    const reader = await visit({ signedIn: true });
    const { page, w } = reader;
    const noise = Uint8Array.from({ length: 4000 }, (_, place) => (place * 7919) % 256);
    await choose(reader, '照片.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, ...noise));
    const about = page.getByRole('region', { name: '照片.jpg' });
    await about.waitFor();
    expect(await about.innerText()).toMatch(/。/);
    await page.getByText(w.newImport.noneUsable).waitFor();
    const start = page.getByRole('button', { name: w.newImport.startCount(0) });
    expect(await start.isDisabled()).toBe(true);
  });
});
