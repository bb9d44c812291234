import { describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { hidden, tabTo } from '../support/keyboard.ts';
import { PATIENCE, answerOf, expectCount, keysShown } from '../support/results.ts';
import { photograph, visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

/** Some records of the shared city with a number each, as people write numbers. */
async function writtenNumbers(): Promise<{ keys: string[]; lines: string[] }> {
  const { rows } = await answerOf({ q: '类型:发明授权,商标', sort: 'filingDay', size: '5' });
  const lines = rows.map(({ number }, index) =>
    index % 2 === 0
      ? number
      : number.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  );
  return { keys: rows.map((row) => row.key), lines };
}

const outcomesOf = async ({ page, v }: Visit): Promise<number[]> => {
  const links = await page
    .getByRole('navigation', { name: v.numbers.filter })
    .getByRole('link')
    .locator('b')
    .allInnerTexts();
  return links.map((text) => Number(text.replaceAll(',', '')));
};

describe('numbers in bulk', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)(
    'are pasted, looked up, and searched as one list ($language, $screen)',
    async ({ language, screen }) => {
      const reader = await visit({ language, screen });
      const { page, v, t } = reader;
      const { keys, lines } = await writtenNumbers();
      await reader.open('/numbers');
      await page
        .getByRole('textbox', { name: v.numbers.text })
        .fill([...lines, 'US-2007255977-A1', '一种装置', lines[0]!].join('\n'));
      await photograph(reader, 'numbers');
      await page.getByRole('button', { name: v.numbers.lookUp }).click();
      await page.getByRole('heading', { level: 1, name: v.numbers.resultTitle(8) }).waitFor();
      expect(await outcomesOf(reader)).toEqual([8, 6, 0, 1, 1, 1]);
      expect(await seriousFindings(page)).toEqual([]);
      await photograph(reader, 'number-list');

      await page.getByRole('link', { name: v.numbers.outcomes.missed }).click();
      await expect.poll(() => page.locator('tbody tr').count(), PATIENCE).toBe(1);
      expect(await page.locator('tbody').innerText()).toContain(v.numbers.missedNote);

      await page.getByRole('link', { name: v.numbers.showRecords(5) }).click();
      await expectCount(reader, 5);
      expect((await keysShown(reader)).toSorted()).toEqual(keys.toSorted());
      // Facets narrow within the list, and the list can be taken away again.
      await page.getByRole('button', { name: t.conditions.remove(t.conditions.list) }).click();
      await expectCount(reader, (await answerOf({})).count);
    },
  );

  it('give a file with the text as it was written', async () => {
    const reader = await visit();
    const { page, v } = reader;
    const { keys, lines } = await writtenNumbers();
    await reader.open('/numbers');
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel(v.numbers.chooseFile).click();
    await (await chooser).setFiles({
      name: '清单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`名称,号码\r\n甲,${lines[0]!}\r\n乙,CN101000001A\r\n`),
    });
    await page.getByText(v.numbers.column('号码')).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: v.numbers.save }).click(),
    ]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    const rows = Buffer.concat(parts).toString('utf8').split('\r\n');
    expect(rows.find((row) => row.startsWith('2,'))).toContain(keys[0]);
    expect(rows.find((row) => row.startsWith('3,'))).toContain('CN101000001A');
  });

  it('are nobody else’s to see, and are removed when their owner says so', async () => {
    const reader = await visit();
    const { page, v } = reader;
    const { lines } = await writtenNumbers();
    await reader.open('/numbers');
    await page.getByRole('textbox', { name: v.numbers.text }).fill(lines[0]!);
    const button = page.getByRole('button', { name: v.numbers.lookUp });
    expect(hidden(await tabTo(page, button))).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/numbers/*');
    await page.getByRole('heading', { level: 1, name: v.numbers.resultTitle(1) }).waitFor();
    const path = new URL(page.url()).pathname;

    const stranger = await visit({ refusals: [404] });
    await stranger.open(path);
    await stranger.page.getByRole('alert').waitFor();
    expect(await stranger.page.locator('main').innerText()).not.toContain(lines[0]);

    await page.getByRole('button', { name: v.numbers.remove }).click();
    await page.waitForURL('**/numbers');
  });
});
