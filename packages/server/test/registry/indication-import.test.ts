import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RightDetail, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import { everything, importBytes, quarantineOf } from '../support/imports.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';

const SAMPLE = await readFile(
  fileURLToPath(
    new URL('../../../formats/samples/indications/gi-application.xml', import.meta.url),
  ),
  'utf8',
);
const ANNOUNCED =
  '地理标志产品名称,批准日期,保护范围,申请人\n临潼石榴,2006-04-27,临潼区,甲区人民政府\n';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform();
});

async function search(parameters: Record<string, string>): Promise<SearchAnswer> {
  await platform.search.waitFor(await currentGeneration(platform.database.application.db));
  return platform.read(`/api/v1/rights?${new URLSearchParams(parameters).toString()}`);
}

describe('geographical indications', () => {
  it('of a document and of a list come in, are found and have pages', async () => {
    expect(await importBytes(platform, 'gi.xml', SAMPLE)).toMatchObject({ new: 1, quarantined: 0 });
    expect(await importBytes(platform, '公告.csv', ANNOUNCED)).toMatchObject({
      new: 1,
      quarantined: 0,
    });
    const answer = await search({ include: 'collection:geographicalIndication' });
    expect(answer.rows.map((row) => row.key).toSorted()).toEqual([
      'GI-FR-IG99001',
      'GIN-CN-P-临潼石榴',
    ]);
    expect((await search({ q: 'fern lace' })).rows.map((row) => row.key)).toEqual([
      'GI-FR-IG99001',
    ]);
    const key = encodeURIComponent('GIN-CN-P-临潼石榴');
    const detail = await platform.read<RightDetail>(`/api/v1/rights/${key}`);
    expect(detail.status.group).toBe('valid');
    expect(detail.display.typeLabel.zh).toBe('地理标志');
  });

  it('known by name, then by number, is one record', async () => {
    const numbered = '地理标志名称,登记号,保护类型\n临潼石榴,PGI0001,地理标志产品\n';
    expect(await importBytes(platform, '登记.csv', numbered)).toMatchObject({ quarantined: 0 });
    const answer = await search({ q: '临潼石榴' });
    expect(answer.rows.map((row) => row.key)).toEqual(['GI-CN-PGI0001']);
    expect(await importBytes(platform, '公告.csv', `${ANNOUNCED} `)).toMatchObject({ new: 0 });
  });

  it('of another register mended in quarantine stay under its office', async () => {
    // What quarantine keeps has no empty cells, and so not all columns that tell the register.
    const table =
      'giIdentifier,protectedNames,fileNumber,productType,euProtectionDate\nEUGI00000099998,,,,\n';
    const { run } = await importBytes(platform, 'eambrosia.csv', table);
    const [item] = await quarantineOf(platform, run);
    await platform.ask('city', {
      method: 'PUT',
      url: `/api/v1/quarantine/${item!.id}`,
      payload: { cells: { protectedNames: '示例苹果', fileNumber: 'PGI-CN-99998' } },
    });
    await platform.ask('city', { method: 'POST', url: `/api/v1/imports/${run}/retry` });
    expect((await search({ q: '示例苹果' })).rows.map((row) => row.key)).toEqual([
      'GI-EM-PGICN99998',
    ]);
  });

  it('come again from an export of our own without change', async () => {
    const known = await everything(platform);
    const other = await openTestPlatform();
    expect(await importBytes(other, 'own.jsonl', known)).toMatchObject({ new: 3, quarantined: 0 });
    expect(await everything(other)).toBe(known);
  });
});
