import type { RightDetail, SearchAnswer } from '@zca/domain/registry';
import { expect, it } from 'vitest';
import { loadPlacer } from '../../src/places/index.ts';
import { giveCity, openTestPlatform } from '../support/platform.ts';
import { applicationNumber, patent } from '../support/rights.ts';

it('lists and counts by how exactly a right is placed', async () => {
  const platform = await openTestPlatform();
  await giveCity(platform, 400);
  const search = (q: string) =>
    platform.read<SearchAnswer>(
      `/api/v1/rights?${new URLSearchParams({ q, facets: 'placeLevel,holderType,street' })}`,
    );
  const all = await search('');
  const levels = all.facets.find(({ field }) => field === 'placeLevel')!;
  expect(levels.missing).toBe(0);
  expect(levels.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(all.count);
  expect(levels.buckets.find(({ value }) => value === 'parcel')!.label.zh).toBe('地块');
  const parcels = await search('定位精度:地块');
  expect(parcels.count).toBe(levels.buckets.find(({ value }) => value === 'parcel')!.count);
  // A right of persons alone is nowhere on a point, though the records state their coordinates.
  const persons = '权利人类型:个人 NOT 权利人类型:(企业 OR 大专院校 OR 科研单位 OR 机关团体)';
  expect((await search(persons)).count).toBeGreaterThan(0);
  expect((await search(`(${persons}) 位置:*`)).count).toBe(0);
  expect((await search('权利人类型:企业 位置:*')).count).toBeGreaterThan(0);
  const none = await search('定位精度:未定位');
  expect(none.count).toBe(levels.buckets.find(({ value }) => value === 'none')?.count ?? 0);
});

it('finds streets by name as by code, and says on the record how it was placed', async () => {
  const platform = await openTestPlatform();
  const firm = { name: '西安样例有限公司', country: 'CN', address: '西安市雁塔区小寨路街道1号' };
  const given = [
    { ...patent({ number: applicationNumber(2021, 1) }), applicants: [firm] },
    {
      ...patent({ number: applicationNumber(2021, 2) }),
      applicants: [{ ...firm, address: '西安市雁塔区大雁塔街道2号' }],
    },
  ];
  await platform.give(given);
  const keys = async (q: string) =>
    (await platform.read<SearchAnswer>(`/api/v1/rights?${new URLSearchParams({ q })}`)).rows.map(
      ({ key }) => key,
    );
  expect(await keys('街道:610113001')).toEqual([given[0]!.key]);
  for (const name of ['小寨路', '小寨路街道', '雁塔区小寨路街道']) {
    expect([name, await keys(`街道:${name}`)]).toEqual([name, [given[0]!.key]]);
  }
  expect(await keys('街道:610113')).toHaveLength(2);
  expect(await keys('街道:没有这条街')).toEqual([]);
  const detail = await platform.read<RightDetail>(`/api/v1/rights/${given[0]!.key}`);
  expect(detail.places).toEqual([
    {
      name: firm.name,
      level: 'street',
      says: {
        zh: '归到街道（雁塔区小寨路街道）；依据：区县名“雁塔区”、街道或镇“小寨路街道”。',
        en: expect.stringContaining('Placed in the street'),
      },
    },
  ]);
});

it('names streets by the gazetteer', () => {
  const { placer } = loadPlacer();
  expect(placer.streetTitle('610113001')).toEqual({
    zh: '雁塔区小寨路街道',
    en: 'Yanta, 小寨路街道',
  });
  expect(placer.streetTitle('610113999')).toBeUndefined();
});
