import type { SearchAnswer } from '@zca/domain/registry';
import { expect, it } from 'vitest';
import { loadPlacer } from '../../src/places/index.ts';
import { giveCity, openTestPlatform } from '../support/platform.ts';

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

it('names streets by the gazetteer', () => {
  const { placer } = loadPlacer();
  expect(placer.streetTitle('610113001')).toEqual({
    zh: '雁塔区小寨路街道',
    en: 'Yanta, 小寨路街道',
  });
  expect(placer.streetTitle('610113999')).toBeUndefined();
});
