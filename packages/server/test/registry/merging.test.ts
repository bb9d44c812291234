import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { RightDetail, SearchAnswer } from '@zca/domain/registry';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import { retryQuarantine } from '../../src/registry/import/retry.ts';
import { zipOf } from '../support/archives.ts';
import type { TestDatabase } from '../support/database.ts';
import { openTestDatabase } from '../support/database.ts';
import { everything, importBytes, quarantineOf } from '../support/imports.ts';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';
import { applicationNumber } from '../support/rights.ts';
import { csvOf, rowOf } from '../support/tables.ts';

/** The invented published application of the samples. */
const APPLICATION = await readFile(
  fileURLToPath(
    new URL('../../../formats/samples/business-invention-application.xml', import.meta.url),
  ),
  'utf8',
);
const KEY = 'CN2023101234566';

/** The grant of the same application: its B document, a year later, with a shorter abstract. */
const GRANT = APPLICATION.replaceAll('kind="A"', 'kind="B"')
  .replaceAll('<base:Kind>A</base:Kind>', '<base:Kind>B</base:Kind>')
  .replaceAll('20240105', '20250304')
  .replace('第二段。', '授权文本。');

async function seen(platform: TestPlatform): Promise<void> {
  const { db } = platform.database.application;
  await platform.search.waitFor(await currentGeneration(db));
}

describe('the published application and the grant of one patent', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await openTestPlatform();
  });

  it('are one record of two versions, each with its file and the fields that it set', async () => {
    const first = await importBytes(platform, '公布.xml', APPLICATION);
    expect(first).toMatchObject({ read: 1, new: 1, quarantined: 0 });
    const second = await importBytes(platform, '授权.xml', GRANT);
    expect(second).toMatchObject({ read: 1, new: 0, updated: 1, quarantined: 0 });
    const detail = await platform.read<RightDetail>(`/api/v1/rights/${KEY}`);
    expect(detail.record).toMatchObject({
      grantDay: '2025-03-04',
      publications: [
        { number: 'CN117000001A', day: '2024-01-05' },
        { number: 'CN117000001B', day: '2025-03-04' },
      ],
      inventors: ['张样例', '李𬭎', '欧阳𬭎'],
    });
    expect(detail.provenance.map((one) => [one.version, one.source?.file])).toEqual([
      [2, '授权.xml'],
      [1, '公布.xml'],
    ]);
    const [grant, application] = detail.provenance;
    expect(grant!.fields).toEqual(expect.arrayContaining(['abstract', 'grantDay', 'publications']));
    expect(grant!.fields).not.toContain('title');
    expect(application!.fields).toEqual(
      expect.arrayContaining(['title', 'inventors', 'filingDay']),
    );
    expect(grant!.knownTo).toBeNull();
    expect(application!.knownTo).toBe(grant!.knownFrom);
    expect(grant!.source!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(grant!.importRun).toBe(String(second.run));
  });

  it('say nothing new when they come again, in any order', async () => {
    for (const bytes of [GRANT, APPLICATION, GRANT]) {
      const counts = await importBytes(platform, '再来.xml', bytes);
      expect(counts).toMatchObject({ new: 0, updated: 0, unchanged: 1 });
    }
  });

  it('give the same record whichever comes first, or both in one archive', async () => {
    const expected = await everything(platform);
    for (const order of [
      [GRANT, APPLICATION],
      [APPLICATION, GRANT],
    ]) {
      const database = await openTestDatabase();
      for (const bytes of order) await importBytes({ database }, 'a.xml', bytes);
      expect(await everything({ database })).toBe(expected);
      const together = await openTestDatabase();
      const zip = zipOf({ '1.xml': order[0]!, '2.xml': order[1]! });
      const counts = await importBytes({ database: together }, '两件.zip', zip);
      expect(counts).toMatchObject({ read: 2, new: 1, updated: 1 });
      expect(await everything({ database: together })).toBe(expected);
    }
  });

  it('are found by either number and by nothing of the older text', async () => {
    await seen(platform);
    for (const q of ['CN117000001A', 'CN117000001B', '202310123456.6']) {
      const { query, count } = await platform.read<SearchAnswer>(`/api/v1/rights?q=${q}`);
      expect([query.jumpTo, count], q).toEqual([KEY, 1]);
    }
    const old = await platform.read<SearchAnswer>(
      `/api/v1/rights?q=${encodeURIComponent('摘要="第二段"')}`,
    );
    expect(old.count).toBe(0);
  });
});

describe('a row with a publication number and no application number', () => {
  const STUB = 'P-CN112000001';
  const RECORD = 'CN2020100000011';
  const stub = csvOf([{ ...rowOf(1), 申请号: '', 申请日: '', 发明名称: '只有公布号时的名称' }]);
  const application = csvOf([rowOf(1)]);

  const later = async (files: readonly string[]) => {
    const platform = await openTestPlatform();
    for (const file of files) {
      const counts = await importBytes(platform, 'a.csv', file);
      expect(counts.quarantined).toBe(0);
    }
    await seen(platform);
    return platform;
  };
  const standing = async ({ database }: { database: TestDatabase }) =>
    (await everything({ database }))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).key);

  it('becomes the record of the application when that comes, and is found no more', async () => {
    const platform = await later([stub]);
    expect(await standing(platform)).toEqual([STUB]);
    await importBytes(platform, 'b.csv', application);
    await seen(platform);
    expect(await standing(platform)).toEqual([RECORD]);
    const all = await platform.read<SearchAnswer>('/api/v1/rights?q=');
    expect(all.rows.map((row) => row.key)).toEqual([RECORD]);
    const old = await platform.read<RightDetail>(`/api/v1/rights/${STUB}`);
    expect(old.record.key).toBe(RECORD);
    const jump = await platform.read<SearchAnswer>('/api/v1/rights?q=CN112000001A');
    expect(jump.query.jumpTo).toBe(RECORD);
  });

  it('adds to the record of the application that is there', async () => {
    const platform = await later([application, stub]);
    expect(await standing(platform)).toEqual([RECORD]);
    const { rows } = await platform.database.owner.pool.query(
      "select key from record where key like 'P-%'",
    );
    expect(rows).toEqual([]);
  });

  it.each([
    ['before', [{ ...rowOf(1), 申请号: '', 申请日: '' }, rowOf(1)]],
    ['after', [rowOf(1), { ...rowOf(1), 申请号: '', 申请日: '' }]],
    [
      'before and after',
      [
        { ...rowOf(1), 申请号: '', 申请日: '' },
        rowOf(1),
        { ...rowOf(1), 申请号: '', 申请日: '' },
        rowOf(2),
      ],
    ],
  ])('is the same record %s the application in one table', async (_name, rows) => {
    const database = await openTestDatabase();
    const counts = await importBytes({ database }, '同表.csv', csvOf(rows));
    expect(counts.quarantined).toBe(0);
    const keys = await standing({ database });
    expect(keys.filter((key) => key !== 'CN2020100000026')).toEqual([RECORD]);
    const { rows: open } = await database.owner.pool.query(
      "select key from record where key like 'P-%' and retired_into is null",
    );
    expect(open).toEqual([]);
    const again = await importBytes({ database }, '同表.csv', csvOf(rows));
    expect(again).toMatchObject({ new: 0, unchanged: rows.length });
  });

  it('lends its title to a row of the application that has none', async () => {
    const database = await openTestDatabase();
    await importBytes({ database }, 'a.csv', stub);
    const counts = await importBytes({ database }, 'b.csv', csvOf([{ ...rowOf(1), 发明名称: '' }]));
    expect(counts.quarantined).toBe(0);
    const record = JSON.parse(await everything({ database }));
    expect(record).toMatchObject({ key: RECORD, title: '只有公布号时的名称' });
  });
});

describe('a patent of another office, known by its publications', () => {
  const published = (kind: string, number: string, day: string, earlier = ''): string =>
    `<us-patent-grant lang="EN" country="US"><us-bibliographic-data-grant><publication-reference>
     <document-id><country>US</country><doc-number>${number}</doc-number><kind>${kind}</kind><date>${day}</date></document-id>
     </publication-reference><application-reference appl-type="utility"><document-id><country>US</country>
     <doc-number>17900001</doc-number><date>20210305</date></document-id></application-reference>
     <invention-title>Valve ${kind}</invention-title>${earlier}</us-bibliographic-data-grant></us-patent-grant>`;
  const application = published('A1', '20220900001', '20220908');
  const grant = published(
    'B2',
    '12900001',
    '20240102',
    `<us-related-documents><related-publication><document-id><country>US</country>
     <doc-number>20220900001</doc-number><kind>A1</kind></document-id></related-publication></us-related-documents>`,
  );

  it.each([
    ['application first', [application, grant], 'P-US12900001'],
    ['grant first', [grant, application], 'P-US12900001'],
  ])('is one record, %s', async (_order, files, key) => {
    const database = await openTestDatabase();
    for (const [index, xml] of files.entries()) {
      const counts = await importBytes({ database }, `${index}.xml`, xml);
      expect(counts).toMatchObject({ read: 1, quarantined: 0 });
    }
    expect(JSON.parse(await everything({ database }))).toMatchObject({
      key,
      title: 'Valve B2',
      publications: [
        { number: 'US2022900001A1', day: '2022-09-08' },
        { number: 'US12900001B2', day: '2024-01-02' },
      ],
    });
    const again = await importBytes({ database }, 'again.xml', files.join('\n'));
    expect(again).toMatchObject({ read: 2, new: 0, updated: 0 });
  });
});

describe('a row that can only complete a record', () => {
  const patch = csvOf([{ ...rowOf(3), 发明名称: '', 摘要: '后补的摘要' }]);

  it('waits in quarantine until the record has come', async () => {
    const database = await openTestDatabase();
    const counts = await importBytes({ database }, '补.csv', patch);
    expect(counts).toMatchObject({ new: 0, quarantined: 1 });
    const [item] = await quarantineOf({ database }, counts.run);
    expect(item).toMatchObject({ rule: 'patch.withoutRecord', field: 'title', status: 'open' });
    const retry = () =>
      retryQuarantine(
        { database: database.application, clock: Date.now, today: () => '2026-07-01' },
        { importRunId: counts.run },
      );
    expect(await retry()).toEqual({ tried: 1, taken: 0, refused: 1 });
    await importBytes({ database }, '全.csv', csvOf([rowOf(3)]));
    expect(await retry()).toEqual({ tried: 1, taken: 1, refused: 0 });
    expect(await retry()).toEqual({ tried: 0, taken: 0, refused: 0 });
    const record = JSON.parse(await everything({ database }));
    expect(record).toMatchObject({ title: '一种第3号样例装置', abstract: '后补的摘要' });
  });

  it('completes a record of the same table', async () => {
    const database = await openTestDatabase();
    const rows = [rowOf(3), { ...rowOf(3), 发明名称: '', 摘要: '后补的摘要' }];
    const counts = await importBytes({ database }, '同表.csv', csvOf(rows));
    expect(counts).toMatchObject({ new: 1, updated: 1, quarantined: 0 });
  });
});

describe('a record that contradicts what is known of it', () => {
  it('goes to quarantine, and the known record stays', async () => {
    const database = await openTestDatabase();
    const known = { ...rowOf(4), 申请日: '2020.03.02', '公开（公告）日': '2021.05.04' };
    await importBytes({ database }, 'a.csv', csvOf([known]));
    const before = await everything({ database });
    // By itself it is sound; with the known filing day it was published before it was filed.
    const counts = await importBytes(
      { database },
      'b.csv',
      csvOf([
        { ...known, 申请日: '', '公开（公告）号': 'CN112000004B', '公开（公告）日': '2019.01.04' },
      ]),
    );
    expect(counts).toMatchObject({ updated: 0, quarantined: 1 });
    const [item] = await quarantineOf({ database }, counts.run);
    expect(item!.rule).toBe('day.beforeFiling');
    expect(await everything({ database })).toBe(before);
  });
});

describe('rows of one record in one table', () => {
  it('are one record with the versions that differ', async () => {
    const database = await openTestDatabase();
    const rows = [rowOf(5), rowOf(5), { ...rowOf(5), 摘要: '改过的摘要' }, rowOf(6)];
    const counts = await importBytes({ database }, '重复.csv', csvOf(rows));
    expect(counts).toMatchObject({ read: 4, new: 2, updated: 1, unchanged: 1, quarantined: 0 });
    const { rows: versions } = await database.owner.pool.query<{ number: number }>(
      'select number from record_version where key = $1 order by number',
      [`CN${applicationNumber(2020, 5)}`],
    );
    expect(versions.map(({ number }) => number)).toEqual([1, 2]);
  });
});
