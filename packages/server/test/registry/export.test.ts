import type { Right } from '@zca/domain/registry';
import { EXPORT_COLUMNS } from '@zca/domain/registry';
import { openInput, readTable } from '@zca/formats';
import type { RawRow, TableHeader } from '@zca/formats';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { everything, importBytes } from '../support/imports.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import type { Asker, TestPlatform } from '../support/platform.ts';
import { giveCity, openTestPlatform, temporaryFolder } from '../support/platform.ts';

const RARE = applicationNumber(2021, 5);
let platform: TestPlatform;
let folder: string;
let asked = 0;
beforeAll(async () => {
  platform = await openTestPlatform();
  folder = temporaryFolder();
  await giveCity(platform, 300);
  await platform.give([
    patent({
      number: RARE,
      title: '=SUM(A1:A9)&"样例"',
      abstract: '含逗号,、引号"和分号;的摘要',
      inventors: ['李𬭎', '欧阳样例'],
      holder: '+86西安样例有限公司',
    }),
  ]);
});

/** Exports are counted by address, so each comes from its own. */
async function exported(
  format: string,
  query: Record<string, string> = {},
  asker: Asker = 'anonymous',
) {
  const answer = await platform.ask(asker, {
    url: `/api/v1/rights/export?${new URLSearchParams({ format, ...query })}`,
    remoteAddress: `10.2.0.${++asked}`,
  });
  expect(answer.statusCode).toBe(200);
  return answer;
}

/** Reads an exported table back as a person's other program would. */
async function table(format: 'csv' | 'xlsx', query: Record<string, string> = {}) {
  const answer = await exported(format, query);
  const file = path.join(folder, `${++asked}.${format}`);
  await writeFile(file, answer.rawPayload);
  let header: TableHeader | undefined;
  const rows: RawRow[] = [];
  for await (const entry of openInput(file)) {
    for await (const item of readTable(entry)) {
      if (item.kind === 'header') header = item;
      else if (item.kind === 'row') rows.push(item);
      else if (item.kind === 'problem') throw new Error(JSON.stringify(item.issue));
    }
  }
  return { header: header!, rows };
}

async function searched(q: string): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ q, size: '200', ...(cursor === null ? {} : { cursor }) });
    const page: { rows: { key: string }[]; cursor: string | null } = await platform.read(
      `/api/v1/rights?${query}`,
    );
    keys.push(...page.rows.map((row) => row.key));
    cursor = page.cursor;
  } while (cursor !== null);
  return keys;
}

describe.each(['csv', 'xlsx'] as const)('an export as %s', (format) => {
  it.each(['', '法律状态=有效 AND 类型=发明授权', '库=商标'])(
    'of “%s” reads back as the records that the search finds',
    async (q) => {
      const { rows } = await table(format, { q });
      const keys = await searched(q);
      expect(rows.map((row) => row.cells['记录号']).toSorted()).toEqual(keys.toSorted());
    },
  );

  it('keeps rare characters, quotes, separators and long numbers as they are', async () => {
    const { rows } = await table(format, { q: RARE });
    const { cells } = rows[0]!;
    expect(cells['发明人']).toBe('李𬭎;欧阳样例');
    expect(cells['摘要']).toBe('含逗号,、引号"和分号;的摘要');
    expect(cells['申请号']).toBe(RARE);
  });

  it('says above the table what was asked, and that the data are synthetic', async () => {
    const { header } = await table(format, { q: '库=商标' });
    expect(header.preface[0]).toBe('演示数据：由种子 7 生成，名称与号码不指向任何真实主体');
    expect(header.preface[1]).toMatch(/^知长安导出 \d{4}-\d\d-\d\d：.*商标.*；共 \d+ 件$/);
    const english = await table(format, { q: '库=商标', lang: 'en' });
    expect(english.header.preface[0]).toMatch(/^Demonstration data generated from seed 7/);
    expect(english.header.headers).toContain('Record key');
  });

  it.each([
    [RARE, ['patent']],
    ['库=商标', ['trademark']],
    ['', ['patent', 'trademark']],
  ] as const)('of “%s” has the columns of what it holds', async (q, collections) => {
    const { header } = await table(format, { q });
    const wanted = collections.flatMap((each) => EXPORT_COLUMNS[each].map((one) => one.header.zh));
    expect(header.headers).toEqual([...new Set(wanted)]);
  });

  it.each([
    ['', 'zh'],
    ['', 'en'],
    ['库=商标', 'zh'],
    ['类型=外观设计', 'en'],
    [RARE, 'zh'],
  ] as const)('of “%s” in %s, imported again, changes nothing', async (q, lang) => {
    const answer = await exported(format, { q, lang });
    const counts = await importBytes(platform, `again.${format}`, answer.rawPayload);
    const { count } = await platform.read<{ count: number }>(
      `/api/v1/rights?${new URLSearchParams({ q, size: '0' })}`,
    );
    expect(counts).toMatchObject({ read: count, new: 0, updated: 0, quarantined: 0 });
  });
});

describe('an export as CSV', () => {
  it('begins with the mark by which Excel knows UTF-8', async () => {
    const { rawPayload } = await exported('csv', { q: RARE });
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('gives a spreadsheet no formula to run', async () => {
    const { body } = await exported('csv', { q: RARE });
    expect(body).toContain(`"'=SUM(A1:A9)&""样例"""`);
    expect(body).toContain(`'+86西安样例有限公司`);
    expect(body).not.toMatch(/(^|,)"?[=+@]/m);
  });
});

describe('an export as JSON Lines', () => {
  it('gives every record found as it is kept', async () => {
    const { body } = await exported('jsonl', { q: '' });
    const records = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Right);
    expect(records.map((right) => right.key).toSorted()).toEqual((await searched('')).toSorted());
    const rare = records.find((right) => right.key === `CN${RARE}`)!;
    expect(rare).toMatchObject({ title: '=SUM(A1:A9)&"样例"', inventors: ['李𬭎', '欧阳样例'] });
    const detail = await platform.read<{ record: Right }>(`/api/v1/rights/CN${RARE}`);
    expect(rare).toEqual(detail.record);
  });

  it('marks every generated record as synthetic', async () => {
    const { body } = await exported('jsonl', { exclude: 'type:nothing' });
    for (const line of body.trimEnd().split('\n')) {
      const right = JSON.parse(line) as Right;
      expect(right.synthetic ?? false, right.key).toBe(right.key !== `CN${RARE}`);
    }
  });

  it('gives the same bytes for the same records', async () => {
    expect((await exported('jsonl')).body).toBe((await exported('jsonl')).body);
  });
});

describe('an export', () => {
  it('is a file with the day and the notice in its name', async () => {
    const { headers } = await exported('csv', { q: RARE });
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="zhichangan-\d{4}-\d\d-\d\d-demo-seed\d+\.csv"$/,
    );
  });

  it('of nothing found is a table without rows', async () => {
    const { header, rows } = await table('csv', { q: '名称="绝无此名"' });
    expect(rows).toEqual([]);
    expect(header.preface[1]).toContain('共 0 件');
  });
});

describe('an export as ST.96', () => {
  it('is an archive with a document for every record found, and says what was lost', async () => {
    const answer = await exported('st96', { q: '类型=外观设计' });
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['content-disposition']).toMatch(/-demo-seed7\.st96\.zip"$/);
    const file = path.join(folder, `${++asked}.zip`);
    await writeFile(file, answer.rawPayload);
    const names: string[] = [];
    for await (const entry of openInput(file)) names.push(entry.name.split('!')[1]!);
    const keys = await searched('类型=外观设计');
    expect(names.filter((name) => name.startsWith('design/'))).toHaveLength(keys.length);
    expect(names[0]).toBe('README.txt');
    expect(names.slice(-2)).toEqual(['losses/summary.json', 'losses/summary.txt']);
  });

  it('of nothing found has no document, and says so', async () => {
    const { rawPayload } = await exported('st96', { q: '名称="绝无此名"' });
    const file = path.join(folder, `${++asked}.zip`);
    await writeFile(file, rawPayload);
    const names: string[] = [];
    for await (const entry of openInput(file)) names.push(entry.name.split('!')[1]!);
    expect(names).toEqual(['README.txt', 'losses/summary.json', 'losses/summary.txt']);
  });
});

describe('an export as JSON Lines into another platform', () => {
  it('gives the same records to the byte, with every event, class and place', async () => {
    const { rawPayload } = await exported('jsonl', { q: '' }, 'city');
    const other = { database: await openTestDatabase() };
    const counts = await importBytes(other, 'all.jsonl', rawPayload);
    expect(counts).toMatchObject({ read: 301, new: 301, quarantined: 0 });
    expect(await everything(other)).toBe(await everything(platform));
    const again = await importBytes(other, 'all.jsonl', rawPayload);
    expect(again).toMatchObject({ unchanged: 301 });
  });

  it('is read as any other table when it is no record of ours', async () => {
    const { body } = await exported('jsonl', { q: RARE });
    const record = { ...(JSON.parse(body) as object), publications: 'CN113000005A' };
    const other = { database: await openTestDatabase() };
    const counts = await importBytes(other, 'one.jsonl', JSON.stringify(record));
    expect(counts).toMatchObject({ new: 1 });
    expect(await everything(other)).toContain('"number":"CN113000005A"');
  });

  it('passes the secrecy gate as any other', async () => {
    const { body } = await exported('jsonl', { q: RARE });
    const record = { ...(JSON.parse(body) as object), title: '【国防专利】某装置' };
    const other = { database: await openTestDatabase() };
    const counts = await importBytes(other, 'one.jsonl', JSON.stringify(record));
    expect(counts).toMatchObject({ new: 0, quarantined: 1 });
  });
});
