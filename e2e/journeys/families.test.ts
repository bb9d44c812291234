import { beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../support/api.ts';
import { seriousFindings } from '../support/axe.ts';
import { PATIENCE, answerOf, keysShown } from '../support/results.ts';
import { csv, numberOf } from '../support/tables.ts';
import { photograph, visit } from '../support/visit.ts';

const WORDS = '同族样例阀门';
const SERIAL = 61_000;

beforeAll(async () => {
  const first = numberOf(SERIAL);
  const priority = `CN${first.slice(0, 12)} 2021-05-06 CN`;
  const rows = [
    ['申请号', '发明名称', '申请人', '申请日', '优先权信息'],
    [first, `一种${WORDS}`, '龙首阀门厂', '2021-05-06', ''],
    [numberOf(SERIAL + 1), `${WORDS}的制法`, '龙首阀门厂', '2021-09-06', priority],
    [numberOf(SERIAL + 2), `${WORDS}的用途`, '龙首阀门厂', '2021-10-06', priority],
    [numberOf(SERIAL + 3), `别的${WORDS}`, '龙首阀门厂', '2021-10-07', ''],
  ];
  await importFile('同族.csv', new TextEncoder().encode(csv(rows)));
});

describe('results by family', () => {
  it.each([
    { language: 'zh', screen: 'desk' },
    { language: 'en', screen: 'phone' },
  ] as const)('are one line each and open to their members ($language, $screen)', async (how) => {
    const reader = await visit(how);
    const { page, t } = reader;
    await reader.open(`/search?q="${WORDS}"`);
    await expect.poll(() => keysShown(reader).then((keys) => keys.length), PATIENCE).toBe(4);
    await page.getByRole('checkbox', { name: t.families.collapse }).check();
    const answer = await answerOf({ q: `"${WORDS}"`, collapse: 'family' });
    expect(answer.families!.count).toBe(2);
    const keys = answer.rows.map((row) => row.key);
    await expect.poll(() => page.locator('h3 [data-result]').count(), PATIENCE).toBe(keys.length);
    expect(new URL(page.url()).searchParams.get('collapse')).toBe('family');
    await page.getByText(t.families.others(2)).click();
    expect(await page.locator('.result__family li').count()).toBe(2);
    await page.getByText(t.families.note).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await photograph(reader, 'families');
  });
});
