import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportRun, QuarantineItem, QuarantinePage } from '@zca/domain/registry';
import type { TestPlatform } from '../support/platform.ts';
import { openTestPlatform } from '../support/platform.ts';
import { everything, fileOf, importBytes, importFiles, quarantineOf } from '../support/imports.ts';
import { csvOf, rowOf, rowsOf } from '../support/tables.ts';
import type { Row } from '../support/tables.ts';
import { onDatabase, zca } from '../support/zca.ts';

/** Faults planted in a table of 1,000 rows: the row, what it says, the rule and the field at fault. */
const FAULTS: readonly [index: number, change: Partial<Row>, rule: string, field: string][] = [
  [17, { 申请号: '202010000017.0' }, 'applicationNumber.checkDigit', 'applicationNumber'],
  [130, { 申请号: '', '公开（公告）号': '' }, 'number.missing', 'applicationNumber'],
  [131, { 申请日: '2020.02.30' }, 'day.impossible', 'filingDay'],
  [499, { 申请日: '很久以前' }, 'day.unreadable', 'filingDay'],
  [500, { '公开（公告）日': '2019.12.31' }, 'day.beforeFiling', 'publicationDay'],
  [777, { 专利类型: '外观设计' }, 'kind.contradiction', 'kind'],
  [1000, { 申请号: '2.02010E+12' }, 'number.rounded', 'applicationNumber'],
];
const BROKEN = csvOf(
  rowsOf(1000, Object.fromEntries(FAULTS.map(([index, change]) => [index, change]))),
);
const WHOLE = csvOf(rowsOf(1000));

/** The cells of a fault as they should have been. */
const mendedCells = (index: number) => {
  const [, change] = FAULTS.find(([at]) => at === index)!;
  const whole = rowOf(index);
  return Object.fromEntries(
    Object.keys(change).map((header) => [header, whole[header as keyof Row]]),
  );
};
/** Rows are found again by their line: the header is line 1. */
const indexOf = (item: { position: Readonly<Record<string, string | number>> }) =>
  Number(item.position['line']) - 1;

describe('a table with seven faults', () => {
  let platform: TestPlatform;
  let run: number;
  let broken: string;
  beforeAll(async () => {
    platform = await openTestPlatform();
    broken = await fileOf('七错.csv', BROKEN);
    const counts = await importFiles(platform, [broken]);
    expect(counts).toMatchObject({
      read: 1000,
      new: 993,
      updated: 0,
      unchanged: 0,
      quarantined: 7,
    });
    run = counts.run;
  });
  const items = async () =>
    platform
      .ask('city', { url: `/api/v1/imports/${run}/quarantine` })
      .then((answer) => answer.json() as QuarantinePage);

  it('leaves them in quarantine with line, field, rule and what to do', async () => {
    const page = await items();
    expect(page.total).toBe(7);
    expect(page.cursor).toBeNull();
    expect(page.items.map((item) => [indexOf(item), item.rule, item.field])).toEqual(
      FAULTS.map(([index, , rule, field]) => [index, rule, field]),
    );
    for (const item of page.items) {
      expect(item.file).toBe('七错.csv');
      expect(item.message.zh).toMatch(/。$/);
      expect(item.message.en).toMatch(/\.$/);
      expect(item.raw!['发明名称']).toBe(`一种第${indexOf(item)}号样例装置`);
    }
  });

  it('imported again lists nothing twice', async () => {
    const again = await importFiles(platform, [broken]);
    expect(again).toMatchObject({ new: 0, updated: 0, unchanged: 993, quarantined: 7 });
    expect(await quarantineOf(platform, again.run)).toEqual([]);
    expect(await quarantineOf(platform)).toHaveLength(7);
  });

  it('is written out with each fault as a CSV that ends', async () => {
    const answer = await platform.ask('auditor', {
      url: `/api/v1/imports/${run}/quarantine/export`,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.body.trimEnd().split('\r\n')).toHaveLength(8);
    for (const [, , rule] of FAULTS) expect(answer.body).toContain(rule);
  });

  it('stays in quarantine with the fault of now when it is mended wrongly', async () => {
    const item = (await items()).items.find((each) => indexOf(each) === 499)!;
    const answer = await platform.ask('city', {
      method: 'PUT',
      url: `/api/v1/quarantine/${item.id}`,
      payload: { cells: { 申请日: '2020.13.01' } },
    });
    expect((answer.json() as QuarantineItem).status).toBe('mended');
    const retried = await platform.ask('city', {
      method: 'POST',
      url: `/api/v1/imports/${run}/retry`,
    });
    expect(retried.statusCode).toBe(200);
    const now = (await items()).items.find((each) => each.id === item.id)!;
    expect([now.status, now.rule, now.raw!['申请日']]).toEqual([
      'open',
      'day.impossible',
      '2020.13.01',
    ]);
    const again = await importFiles(platform, [broken]);
    expect(await quarantineOf(platform, again.run)).toEqual([]);
  });

  it('is mended by the API', async () => {
    for (const item of (await items()).items.filter((each) => indexOf(each) < 500)) {
      const answer = await platform.ask('city', {
        method: 'PUT',
        url: `/api/v1/quarantine/${item.id}`,
        payload: { cells: mendedCells(indexOf(item)) },
      });
      expect(answer.statusCode).toBe(200);
    }
    const answer = await platform.ask('city', {
      method: 'POST',
      url: `/api/v1/imports/${run}/retry`,
    });
    expect((answer.json() as ImportRun).id).toBe(String(run));
    const statuses = (await items()).items.map((item) => [indexOf(item), item.status]);
    expect(statuses).toEqual(FAULTS.map(([index]) => [index, index < 500 ? 'retried' : 'open']));
  });

  it('is mended on the command line from a table', async () => {
    const open = (await items()).items.filter((item) => item.status === 'open');
    const lines = open.map((item) => {
      const cells = mendedCells(indexOf(item));
      const headers = ['申请号', '公开（公告）日', '专利类型'] as const;
      return [item.id, ...headers.map((header) => cells[header] ?? '')].join(',');
    });
    const table = await fileOf(
      '改好.csv',
      `编号,申请号,公开（公告）日,专利类型\r\n${lines.join('\r\n')}\r\n`,
    );
    const env = onDatabase(platform.database);
    const mended = await zca(['quarantine', 'mend', table, '--json'], env);
    expect(mended).toMatchObject({ code: 0 });
    expect(JSON.parse(mended.stdout.trim().split('\n').at(-1)!)).toEqual({ mended: 3, unknown: 0 });
    const retried = await zca(['quarantine', 'retry', '--run', String(run), '--json'], env);
    expect(JSON.parse(retried.stdout.trim().split('\n').at(-1)!)).toEqual({
      tried: 3,
      taken: 3,
      refused: 0,
    });
  });

  it('is then the same thousand records as the table without faults', async () => {
    expect((await everything(platform)).trimEnd().split('\n')).toHaveLength(1000);
    const other = await openTestPlatform();
    await importBytes(other, '无错.csv', WHOLE);
    expect(await everything(platform)).toBe(await everything(other));
  });

  it('imported once more, broken or whole, changes nothing', async () => {
    for (const [name, bytes] of [
      ['七错.csv', BROKEN],
      ['无错.csv', WHOLE],
    ] as const) {
      const counts = await importBytes(platform, name, bytes);
      expect(counts, name).toMatchObject({ read: 1000, new: 0, updated: 0, unchanged: 1000 });
      expect(await quarantineOf(platform, counts.run), name).toEqual([]);
    }
  });

  it('cannot be mended once it was taken', async () => {
    const [item] = (await items()).items;
    const answer = await platform.ask('city', {
      method: 'PUT',
      url: `/api/v1/quarantine/${item!.id}`,
      payload: { cells: { 申请号: '1' } },
    });
    expect(answer.statusCode).toBe(409);
  });

  it('tells in the audit journal who mended and who tried again', async () => {
    const { rows } = await platform.database.owner.pool.query<{ action: string; n: number }>(
      `select action, count(*)::int as n from audit_entry where action like 'quarantine.%'
        group by action order by action`,
    );
    expect(rows).toEqual([
      { action: 'quarantine.mend', n: 5 },
      { action: 'quarantine.retry', n: 2 },
    ]);
  });
});
