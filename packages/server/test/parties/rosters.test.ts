import type { RosterDetail, RosterReceipt } from '@zca/domain/parties';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asker, openTestPlatform, signedIn, type TestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';
import { formOf } from '../support/upload.ts';

const CLOCK = () => Date.parse('2026-06-30T04:00:00Z');
const CODE = '91610131MA6TTTTT0A';
const HEADERS = '企业名称,统一社会信用代码,区县,行业';

let platform: TestPlatform;
let district: string;
beforeAll(async () => {
  platform = await openTestPlatform({ clock: CLOCK });
  const granted = (serial: number, holder: string, more: object = {}) => ({
    ...patent({
      number: applicationNumber(2018, serial),
      holder,
      filingDay: '2018-03-01',
      events: [{ day: '2020-05-19', code: 'grant' }],
    }),
    grantDay: '2020-05-19',
    feePaidThroughYear: 20,
    ...more,
  });
  await platform.give([
    granted(1, '西安城墙样例科技有限公司'),
    granted(2, '西安城墙样例科技有限公司'),
    // The same firm as it is written elsewhere.
    granted(3, '西安城墙样例科技有限责任公司'),
    granted(4, '西安钟楼样例制造有限公司', {
      events: [
        { day: '2020-05-19', code: 'grant' },
        { day: '2023-03-01', code: 'lapse' },
      ],
    }),
    patent({
      number: applicationNumber(2025, 5),
      holder: '西安鼓楼样例电子有限公司',
      filingDay: '2025-04-01',
    }),
    granted(6, '陕西碑林样例软件有限公司'),
  ]);
  await platform.parties.catchUp();
  district = await signedIn(platform.accounts, 'district', CLOCK(), '610113');
});

const send = (csv: string, asker: Asker | { cookie: string } = 'city') => {
  const request = {
    method: 'POST' as const,
    url: `/api/v1/rosters/file?name=${encodeURIComponent('规上企业')}`,
    ...formOf({ '名单.csv': csv }),
  };
  if (typeof asker === 'string') return platform.ask(asker, request);
  const headers = { ...request.headers, cookie: asker.cookie, 'x-zca-csrf': '1' };
  return platform.app.inject({ ...request, headers });
};
const read = async (id: string, query = '', asker: Asker = 'city') =>
  (await platform.ask(asker, { url: `/api/v1/rosters/${id}${query}` })).json<RosterDetail>();
const names = ({ rows }: RosterDetail) => rows.map(({ name }) => name);

const ROSTER = [
  HEADERS,
  '西安城墙样例科技有限公司,,雁塔区,软件',
  '西安钟楼样例制造有限公司,,610113,制造',
  '西安鼓楼样例电子有限公司,,碑林区,制造',
  '西安大明宫样例餐饮有限公司,,未央区,',
  '西安碑林样例软件有限公司,,碑林区,软件',
  '西安大雁塔样例有限公司,91610131MA6TTTTT0A,雁塔区,软件',
  '西安城墙样例科技有限责任公司,,雁塔区,软件',
  ',,雁塔区,软件',
  '宝鸡样例有限公司,,宝鸡市,制造',
].join('\n');

describe('a roster of firms', () => {
  let id: string;

  it('is taken by its lines; what cannot be read is told and kept', async () => {
    const receipt = (await send(ROSTER)).json<RosterReceipt>();
    expect(receipt).toMatchObject({ read: 9, taken: 6 });
    expect(receipt.remarks.map(({ line, severity }) => `${line} ${severity}`)).toEqual([
      '7 note',
      '8 refused',
      '9 refused',
      '10 refused',
    ]);
    expect(receipt.remarks[0]!.words.zh).toContain(CODE);
    expect(receipt.remarks[1]!.words.zh).toContain('第 2 行');
    expect(receipt.remarks[3]!.words.zh).toContain('宝鸡市');
    id = receipt.id!;
    expect((await read(id)).remarks).toEqual(receipt.remarks);
  });

  it('tells which firms have no patents in force, by district and industry', async () => {
    const detail = await read(id);
    expect(names(detail)).toEqual([
      '西安钟楼样例制造有限公司',
      '西安鼓楼样例电子有限公司',
      '西安大明宫样例餐饮有限公司',
      '西安碑林样例软件有限公司',
      '西安大雁塔样例有限公司',
    ]);
    expect(detail).toMatchObject({ firms: 6, zero: 5, unsure: 1, day: '2026-06-30' });
    expect(detail.byDivision).toMatchObject([
      { value: '610103', label: { zh: '碑林区' }, firms: 2, zero: 2 },
      { value: '610112', firms: 1, zero: 1 },
      { value: '610113', firms: 3, zero: 2 },
    ]);
    expect(detail.byIndustry).toMatchObject([
      { value: '软件', firms: 3, zero: 2 },
      { value: '制造', firms: 2, zero: 2 },
      { value: null, label: { zh: '未注明' }, firms: 1, zero: 1 },
    ]);
  });

  it('counts by kind, by what was ever filed, and by day', async () => {
    const holding = async (query: string) =>
      Object.fromEntries(
        (await read(id, `?show=holding${query}`)).rows.map(({ name, patents }) => [
          name.slice(2, 4),
          patents,
        ]),
      );
    // Both writings of one firm are one party; the patents of both are counted.
    expect(await holding('')).toEqual({ 城墙: 3 });
    expect(await holding('&validity=any')).toEqual({ 城墙: 3, 钟楼: 1, 鼓楼: 1 });
    expect(await holding('&day=2022-12-31')).toEqual({ 城墙: 3, 钟楼: 1 });
    expect(await holding('&day=2020-05-18')).toEqual({});
    expect(await holding('&validity=any&day=2018-03-01')).toEqual({ 城墙: 3, 钟楼: 1 });
    expect(await holding('&patents=utilityModel&validity=any')).toEqual({});
    expect(
      (await platform.ask('city', { url: `/api/v1/rosters/${id}?day=2026-07-01` })).statusCode,
    ).toBe(400);
  });

  it('lists firms whose names are alike to those of other parties for a person to look at', async () => {
    const unsure = await read(id, '?show=unsure');
    expect(unsure.rows).toMatchObject([
      {
        name: '西安碑林样例软件有限公司',
        match: 'none',
        similar: [{ name: '陕西碑林样例软件有限公司' }],
      },
    ]);
  });

  it('is narrowed by district and industry, and exported as a table', async () => {
    expect(names(await read(id, '?division=610113&industry=制造'))).toEqual([
      '西安钟楼样例制造有限公司',
    ]);
    const csv = await platform.ask('leader', {
      url: `/api/v1/rosters/${id}/file?format=csv&division=610103`,
    });
    expect(csv.body).toContain('西安鼓楼样例电子有限公司');
    expect(csv.body).toContain('陕西碑林样例软件有限公司');
    expect(csv.body).not.toContain('大明宫');
    const xlsx = await platform.ask('city', { url: `/api/v1/rosters/${id}/file` });
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
    const { rows } = await platform.database.application.pool.query(
      "select action, target from audit_entry where action like 'rosters.%' order by id",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'rosters.upload',
      'rosters.export',
      'rosters.export',
    ]);
  });

  it('a district sees its own firms alone, and takes in none of others', async () => {
    const ask = (url: string) => platform.app.inject({ url, headers: { cookie: district } });
    const detail = (await ask(`/api/v1/rosters/${id}?show=all`)).json<RosterDetail>();
    expect(detail).toMatchObject({ firms: 3, remarks: [] });
    expect(detail.byDivision.map(({ value }) => value)).toEqual(['610113']);
    const csv = (await ask(`/api/v1/rosters/${id}/file?format=csv&show=all`)).body;
    expect(csv).not.toContain('鼓楼');
    expect((await ask('/api/v1/rosters')).json()).toMatchObject({ rosters: [{ firms: 3 }] });
    const receipt = (
      await send(`${HEADERS}\n甲有限公司,,碑林区,\n乙有限公司,,,\n丙有限公司,,雁塔区,`, {
        cookie: district,
      })
    ).json<RosterReceipt>();
    expect(receipt).toMatchObject({ taken: 1 });
    expect(receipt.remarks.map(({ line }) => line)).toEqual([2, 3]);
    expect(receipt.remarks[0]!.words.zh).toContain('不在您的辖区');
  });

  it('places firms in development zones too, which the officers of the zone see', async () => {
    const lines = [
      '企业名称,区县,开发区',
      '西安园区样例甲有限公司,雁塔区,高新区',
      '西安园区样例乙有限公司,西安经开区,',
      '西安园区样例丙有限公司,雁塔区,不存在的园区',
      '西安园区样例丁有限公司,,XA-GX',
    ].join('\n');
    const receipt = (await send(lines)).json<RosterReceipt>();
    expect(receipt).toMatchObject({ read: 4, taken: 3 });
    expect(receipt.remarks).toMatchObject([
      { line: 4, severity: 'refused', words: { zh: expect.stringContaining('开发区') } },
    ]);
    const whole = await read(receipt.id!, '?show=all');
    expect(whole.rows.map(({ division, zone }) => [division, zone])).toEqual([
      ['610113', 'XA-GX'],
      [null, 'XA-JK'],
      [null, 'XA-GX'],
    ]);
    expect(whole.byZone).toMatchObject([
      { value: 'XA-GX', firms: 2 },
      { value: 'XA-JK', firms: 1 },
    ]);
    expect(names(await read(receipt.id!, '?show=all&zone=XA-JK'))).toEqual([
      '西安园区样例乙有限公司',
    ]);
    const cookie = await signedIn(platform.accounts, 'district', CLOCK(), 'XA-GX');
    const own = await platform.app.inject({
      url: `/api/v1/rosters/${receipt.id!}?show=all`,
      headers: { cookie },
    });
    expect(names(own.json<RosterDetail>())).toEqual([
      '西安园区样例甲有限公司',
      '西安园区样例丁有限公司',
    ]);
  });

  it('of no firm at all is not kept, and a file that is none is refused', async () => {
    const receipt = (await send(`${HEADERS}\n,,雁塔区,`)).json<RosterReceipt>();
    expect(receipt).toMatchObject({ id: null, taken: 0 });
    const none = await send('名,年\n甲,2023');
    expect([none.statusCode, none.json().detail.zh]).toEqual([
      400,
      expect.stringContaining('企业名称'),
    ]);
    expect((await send(ROSTER, 'station')).statusCode).toBe(403);
    expect((await platform.ask('city', { url: '/api/v1/rosters/99999' })).statusCode).toBe(404);
  });

  it('follows a merge of parties: what one holds, the other holds', async () => {
    const { pool } = platform.database.application;
    await pool.query(
      `update party set merged_into = (select id from party where name = '西安城墙样例科技有限公司')
        where name = '陕西碑林样例软件有限公司'`,
    );
    const detail = await read(id, '?show=holding');
    expect(detail.rows[0]).toMatchObject({ name: '西安城墙样例科技有限公司', patents: 4 });
  });
});

it('the application may neither change nor remove a roster', async () => {
  for (const statement of ["update roster set name = 'x'", 'delete from roster_firm']) {
    await expect(platform.database.application.pool.query(statement)).rejects.toThrow(
      'permission denied',
    );
  }
});
