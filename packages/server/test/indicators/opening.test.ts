import type { CountedItems, IndicatorDetail } from '@zca/domain/indicators';
import { describe, expect, it } from 'vitest';
import { ABROAD, PLAIN, enter, openSmallCity, read } from './support.ts';

const { city, yanta } = await openSmallCity();

describe('opening a number', () => {
  it('goes from the number to its conditions, each combination exact, to records and their reasons', async () => {
    const detail = await read<IndicatorDetail>(city, '/1?period=2025');
    const conditions = detail.breakdowns.find(({ id }) => id === 'condition')!;
    expect(conditions.overlapping).toBe(true);
    expect(Object.fromEntries(conditions.parts.map(({ id, count }) => [id, count]))).toEqual({
      HV1: 1,
      HV2: 1,
      HV3: 1,
      HV4: 0,
      HV5: 0,
    });
    expect(conditions.combinations.reduce((sum, { count }) => sum + count, 0)).toBe(
      detail.measured.numerator,
    );
    const abroad = await read<CountedItems>(city, '/1/items?period=2025&part=condition:HV2');
    expect(abroad.items.map(({ id }) => id)).toEqual([ABROAD.key]);
    expect(abroad.items[0]!.why.map(({ zh }) => zh).join()).toMatch(/2025-12-31 有效.*US/);
    expect(abroad.breakdowns.find(({ id }) => id === 'area')!.parts).toMatchObject([
      { id: '610103', count: 1 },
    ]);
    const none = await read<CountedItems>(
      city,
      '/1/items?period=2025&part=condition:HV2&part=area:610113',
    );
    expect(none.count).toBe(0);
    const one = await read<CountedItems>(city, `/1/items?period=2025&item=${ABROAD.key}`);
    expect(one.items.map(({ id }) => id)).toEqual([ABROAD.key]);
    expect(one.cursor).toBeNull();
    const other = await read<CountedItems>(city, `/1/items?period=2025&item=${PLAIN.key}`);
    expect(other.items).toEqual([]);
    expect(detail.search).not.toBeNull();
    expect(detail.inputs.map(({ register }) => register)).toEqual(['population']);
  });

  it('refuses parts and periods that do not exist with a sentence', async () => {
    for (const url of [
      '/1/items?part=condition:HV9',
      '/1/items?part=HV2',
      '/1?period=2025X',
      '/1?period=2031',
      '/99',
    ]) {
      const answer = await city({ url: `/api/v1/indicators${url}` });
      expect([400, 404], url).toContain(answer.statusCode);
      expect(answer.json<{ detail: { zh: string } }>().detail.zh).toMatch(/。$/);
    }
  });
});

describe('peers', () => {
  it('of the city are registered figures of others, of a district the other districts', async () => {
    const line = { subject: '样例甲市', category: '1', from: '2025-12-31', quantity: 2.5 };
    expect((await enter(city, 'peerFigures', line)).statusCode).toBe(201);
    const { peers } = await read<IndicatorDetail>(city, '/1?period=2025');
    expect(peers.rows.map(({ name, value }) => [name.zh, value])).toEqual([
      ['西安市', 3],
      ['样例甲市', 2.5],
    ]);
    expect(peers.rows[1]!.source).toMatchObject({ title: '统计公报' });

    const own = (await read<IndicatorDetail>(yanta, '/c3?period=2025')).peers;
    const basis = new Map(own.rows.map((one) => [one.code, one]));
    expect(basis.get('610113')).toMatchObject({ isOwn: true, basis: 'live', value: 3 });
    // What lies outside of the office's area is told as it was published, and nothing was.
    expect(basis.get('610103')).toMatchObject({ basis: 'published', value: null });
  });
});
