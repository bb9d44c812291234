import type {
  AwardPage,
  AwardRefusal,
  RightDetail,
  SearchAnswer,
  TableReport,
} from '@zca/domain/registry';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { currentGeneration } from '../../src/base/database/index.ts';
import { type Asker, openTestPlatform, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { formOf } from '../support/upload.ts';

const NUMBER = applicationNumber(2018, 7);
const OTHER = applicationNumber(2018, 8);
const UNKNOWN = applicationNumber(2018, 9);
/** Characters of a row from which on it is no row. */
const LONGEST_RECORD = 17 * 1024 * 1024;
const B_DOCUMENT = 'CN110000008B';
const HEADERS = '专利号,奖项,等级,年度,授奖文件,文号';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: () => Date.parse('2026-11-22T04:00:00Z') });
  const granted = { day: '2020-05-19', code: 'grant' };
  await platform.give([
    { ...patent({ number: NUMBER, title: '甲', events: [granted] }), grantDay: '2020-05-19' },
    patent({
      number: OTHER,
      title: '乙',
      events: [granted],
      publications: [{ number: B_DOCUMENT, kind: 'B', day: '2020-05-19' }],
    }),
  ]);
});

const send = (csv: string, asker: Asker = 'city', name = '奖励.csv') =>
  platform.ask(asker, {
    method: 'POST',
    url: '/api/v1/awards/file',
    ...formOf({ [name]: `${HEADERS}\n${csv}` }),
  });
const take = async (csv: string) => (await send(csv)).json<TableReport>();
const list = async (query = '') =>
  (await platform.ask('city', { url: `/api/v1/awards${query}` })).json<AwardPage>();

/** Keys of the patents that the index knows as awarded, once it has seen all that was written. */
async function awarded(): Promise<string[]> {
  await platform.search.waitFor(await currentGeneration(platform.database.application.db));
  const answer = await platform.read<SearchAnswer>(
    `/api/v1/rights?q=${encodeURIComponent('有:获奖日')}`,
  );
  return answer.rows.map(({ key }) => key).toSorted();
}

it('enters awards, tells what it could not take with its line, and keeps it', async () => {
  const report = await take(
    [
      `ZL${NUMBER.slice(0, 12)}.${NUMBER.slice(12)},中国专利奖,银奖,2023,关于第二十四届中国专利奖授奖的决定,国知发运字〔2023〕30号`,
      `${UNKNOWN},中国专利奖,优秀奖,2022,授奖决定,`,
      '201710601862.4,中国专利奖,金奖,2022,授奖决定,',
      `${OTHER},中国专利奖,,2022,授奖决定,`,
      `${OTHER},陕西省专利奖,一等奖,2031,授奖决定,`,
      `${OTHER},陕西省专利奖,一等奖,2021,,`,
      ',陕西省专利奖,一等奖,2021,授奖决定,',
    ].join('\n'),
  );
  expect(report).toMatchObject({ read: 7, taken: 2, same: 0, refused: 5 });
  expect(report.remarks.map(({ line, severity }) => `${line} ${severity}`)).toEqual([
    '3 note',
    '4 refused',
    '5 refused',
    '6 refused',
    '7 refused',
    '8 refused',
  ]);
  const { rows } = (await platform.ask('city', { url: '/api/v1/awards/refusals' })).json<{
    rows: AwardRefusal[];
  }>();
  expect(rows.map((row) => row.sourceLine)).toEqual([4, 5, 6, 7, 8]);
  expect(rows[1]!.words.zh).toContain('金奖、银奖或优秀奖');
  expect(rows[0]!.cells['专利号']).toBe('201710601862.4');
  // What is listed later is what was told at once.
  expect(rows.map(({ words }) => words)).toEqual(
    report.remarks.filter(({ severity }) => severity === 'refused').map(({ words }) => words),
  );
  const { statusCode } = await platform.ask('city', {
    method: 'POST',
    url: `/api/v1/awards/refusals/${rows[0]!.id}/dismissal`,
  });
  expect(statusCode).toBe(204);
});

it('the index follows, and the record says why', async () => {
  expect(await awarded()).toEqual([`CN${NUMBER}`]);
  const detail = await platform.read<RightDetail>(`/api/v1/rights/CN${NUMBER}`);
  const award = detail.highValue!.conditions.find(({ condition }) => condition === 'HV5')!;
  expect(award).toMatchObject({ met: true, reason: { zh: '2023-12-31 获中国专利奖 银奖。' } });
});

it('enters nothing twice, and lists what it has', async () => {
  expect(await take(`${NUMBER},中国专利银奖,,2023年,重复,`)).toMatchObject({ taken: 0, same: 1 });
  const { awards, total } = await list();
  expect(total).toBe(2);
  expect(awards.map(({ right, counts }) => [right?.title ?? null, counts])).toEqual([
    [null, true],
    ['甲', true],
  ]);
  expect((await list('?show=unmatched')).awards.map(({ number }) => number)).toEqual([UNKNOWN]);
  expect((await list(`?q=${encodeURIComponent('第二十四届')}`)).total).toBe(1);
});

it('joins an award to its patent when that arrives, also by a publication number', async () => {
  await take(`${B_DOCUMENT},国家科学技术进步奖 二等奖,,2021,奖励决定,`);
  await platform.give([patent({ number: UNKNOWN, title: '丙' })]);
  expect(await awarded()).toEqual([`CN${NUMBER}`, `CN${OTHER}`, `CN${UNKNOWN}`]);
});

it('a provincial award is entered and never counts', async () => {
  const number = applicationNumber(2018, 10);
  await platform.give([patent({ number, title: '丁' })]);
  expect(await take(`${number},陕西省专利奖,一等奖,2021,授奖决定,`)).toMatchObject({ taken: 1 });
  expect(await awarded()).not.toContain(`CN${number}`);
  const [award] = (await list(`?q=${number}`)).awards;
  expect(award).toMatchObject({ counts: false, prize: 'provincialPatent' });
});

it('refuses an award that is older than the filing of its patent, and keeps it', async () => {
  const number = applicationNumber(2018, 11);
  await platform.give([patent({ number, title: '戊', filingDay: '2018-03-01' })]);
  const report = await take(
    [
      `${number},中国专利奖,金奖,2016,授奖决定,`,
      `${number},陕西省专利奖,一等奖,2018,授奖决定,`,
    ].join('\n'),
  );
  expect(report).toMatchObject({ read: 2, taken: 1, refused: 1 });
  expect(report.remarks).toMatchObject([
    { line: 2, severity: 'refused', words: { zh: expect.stringContaining('2018-03-01') } },
  ]);
  expect(await awarded()).not.toContain(`CN${number}`);
  const { rows } = (await platform.ask('city', { url: '/api/v1/awards/refusals' })).json<{
    rows: AwardRefusal[];
  }>();
  expect(rows.at(-1)!.words).toEqual(report.remarks[0]!.words);
});

it('withdraws an award with its reason, once, and the index follows', async () => {
  const { awards } = await list(`?q=${encodeURIComponent('第二十四届')}`);
  const withdraw = (asker: Asker) =>
    platform.ask(asker, {
      method: 'POST',
      url: `/api/v1/awards/${awards[0]!.id}/withdrawal`,
      payload: { reason: '号码登记有误' },
    });
  expect((await withdraw('district')).statusCode).toBe(403);
  expect((await withdraw('city')).statusCode).toBe(204);
  expect((await withdraw('city')).statusCode).toBe(404);
  expect(await awarded()).not.toContain(`CN${NUMBER}`);
  const { awards: withdrawn } = await list('?show=withdrawn');
  expect(withdrawn[0]!.withdrawn).toMatchObject({ reason: '号码登记有误' });
  // What was withdrawn may be entered again.
  expect(await take(`${NUMBER},中国专利奖,银奖,2023,授奖决定,`)).toMatchObject({ taken: 1 });
});

it('says of a file that is no table of awards what is wrong', async () => {
  const answer = await platform.ask('city', {
    method: 'POST',
    url: '/api/v1/awards/file',
    ...formOf({ 'a.csv': '名称,年份\n甲,2023' }),
  });
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain('专利号、奖项');
  expect((await send('', 'anonymous')).statusCode).toBe(401);
});

it('the application may neither change nor remove an award', async () => {
  for (const statement of ['update award set year = 2000', 'delete from award']) {
    await expect(platform.database.application.pool.query(statement)).rejects.toThrow(
      'permission denied',
    );
  }
});

it('keeps what was wrong with a row as text of the file, and heeds the limits of archives', async () => {
  const report = await take(`${NUMBER},中国专利奖,银奖,2023,${'x'.repeat(LONGEST_RECORD)},`);
  const told = report.remarks.filter(({ severity }) => severity === 'refused');
  const { rows } = (await platform.ask('city', { url: '/api/v1/awards/refusals' })).json<{
    rows: AwardRefusal[];
  }>();
  expect(told).toHaveLength(1);
  expect(rows.at(-1)!.words).toEqual(told[0]!.words);
  const tight = await openTestPlatform({
    settings: { archiveMaxExpandedBytes: 1000, archiveMaxRatio: 2 },
  });
  const packed = gzipSync(
    `${HEADERS}\n${`${NUMBER},中国专利奖,银奖,2023,授奖决定,\n`.repeat(2000)}`,
  );
  const answer = await tight.ask('city', {
    method: 'POST',
    url: '/api/v1/awards/file',
    ...formOf({ '奖励.csv.gz': packed }),
  });
  expect(answer.statusCode).toBe(400);
  expect((await tight.ask('city', { url: '/api/v1/awards' })).json<AwardPage>().total).toBe(0);
});
