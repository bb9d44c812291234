import { beforeAll, describe, expect, it } from 'vitest';
import { importFile } from '../support/api.ts';
import { expectAnswer } from '../support/results.ts';
import { csv, downloadBy, numberOf, readBack, unzip } from '../support/tables.ts';
import type { Downloaded } from '../support/tables.ts';
import { visit } from '../support/visit.ts';
import type { Visit } from '../support/visit.ts';

/** 𬭎 lies beyond the basic plane: careless software tears it into two halves. */
const HOLDER = '𬭎川新材料研究所';
const NUMBER = numberOf(1);
const FORMULA = '=1+2，示教用密封装置';
const QUERY = '类型:外观设计 或 密封装置';

beforeAll(async () => {
  const table = csv([
    ['申请号', '发明名称', '申请人', '申请日', 'IPC分类号'],
    [NUMBER, '一种𬭎基密封装置', HOLDER, '2021-05-06', 'F16J15/00'],
    [numberOf(2), FORMULA, HOLDER, '2021-05-07', 'F16J15/02'],
  ]);
  const run = await importFile('导出用.csv', new TextEncoder().encode(table));
  expect(run.counts.quarantined).toBe(0);
});

/** Asks, and takes all that was found as a file. */
async function exported(reader: Visit, format: string): Promise<Downloaded & { count: number }> {
  const { page, t, number } = reader;
  await reader.open(`/search?q=${encodeURIComponent(QUERY)}`);
  const { count } = await expectAnswer(reader, { q: QUERY });
  const file = await downloadBy(page, async () => {
    const menu = page.locator('details').filter({ hasText: t.exports.all(number(count)) });
    await menu.locator('summary').click();
    await menu.getByRole('link', { name: format }).click();
  });
  return { ...file, count };
}

describe('everything found, as a file', () => {
  it.each(['CSV', 'XLSX'])(
    'in %s has every row, says that data are invented, and keeps numbers and rare characters',
    async (format) => {
      const reader = await visit();
      const file = await exported(reader, format);
      expect(file.name).toMatch(new RegExp(`demo.*\\.${format.toLowerCase()}$`));
      const { header, rows, problems } = await readBack(file);
      expect(problems).toBe(0);
      expect(rows).toHaveLength(file.count);
      expect(header.preface.join('\n')).toContain('演示数据');
      expect(header.preface.join('\n')).toContain(String(file.count));

      const rare = rows.find(({ cells }) => cells['发明名称'] === '一种𬭎基密封装置');
      expect(Object.values(rare!.cells)).toContain(HOLDER);
      // Text, not a number: a spreadsheet would round it.
      expect(rare!.cells['申请号']).toBe(NUMBER.replace('.', ''));
      const guarded = rows.find(({ cells }) => String(cells['发明名称']).includes('示教用'));
      expect(guarded!.cells['发明名称']).toBe(`'${FORMULA}`);
      const invented = rows.filter(({ cells }) => cells['模拟数据'] === '是');
      expect(invented).toHaveLength(file.count - 2);
    },
  );

  it('in JSON Lines has every record whole, and marks those that are invented', async () => {
    const reader = await visit();
    const file = await exported(reader, 'JSONL');
    const records = file.bytes
      .toString('utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(records).toHaveLength(file.count);
    expect(records.filter((record) => record['synthetic'] === true)).toHaveLength(file.count - 2);
    const rare = records.find((record) => record['title'] === '一种𬭎基密封装置')!;
    expect(rare['applicants']).toMatchObject([{ name: HOLDER }]);
    expect(records.some((record) => record['title'] === FORMULA)).toBe(true);
  });

  it('as ST.96 has a document for every record, and says what the standard cannot hold', async () => {
    const reader = await visit();
    const file = await exported(reader, 'ST.96');
    expect(file.name).toMatch(/demo.*\.st96\.zip$/);
    const parts = await unzip(file);
    const documents = [...parts].filter(([name]) => /^(?:patent|design|trademark)\//.test(name));
    expect(documents).toHaveLength(file.count);
    for (const [, xml] of documents) expect(xml).toContain('<!-- 演示数据');
    const rare = documents.find(([, xml]) => xml.includes('一种𬭎基密封装置'))!;
    expect(rare[1]).toContain(`>${HOLDER}<`);
    expect(parts.get('README.txt')).toContain('演示数据');
    expect(parts.get('losses/summary.txt')).toMatch(/损失说明[\s\S]*Losses of the ST\.96 export/);
  });

  it('in CSV starts with a byte-order mark and speaks the language of the page', async () => {
    const reader = await visit({ language: 'en' });
    const file = await exported(reader, 'CSV');
    expect([...file.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { header, rows } = await readBack(file);
    expect(rows).toHaveLength(file.count);
    expect(header.preface.join('\n')).toContain('Demonstration data');
    expect(header.headers).toContain('Application number');
  });
});

describe('one record as a file', () => {
  it('is the record that the page shows', async () => {
    const reader = await visit({ screen: 'phone' });
    const { page, t } = reader;
    await reader.open(`/search?q=${NUMBER}`);
    await page.getByRole('heading', { level: 1, name: '一种𬭎基密封装置' }).waitFor();
    const file = await downloadBy(page, () =>
      page.getByRole('button', { name: t.record.export }).click(),
    );
    const record = JSON.parse(file.bytes.toString('utf8')) as Record<string, unknown>;
    expect(record['applicants']).toMatchObject([{ name: HOLDER }]);
    expect(file.name).toBe(`${String(record['key'])}.jsonl`);
  });
});
