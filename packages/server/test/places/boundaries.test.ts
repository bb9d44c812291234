import { Boundaries, BoundarySetList, PlacePoints } from '@zca/domain/places';
import { describe, expect, it } from 'vitest';
import { openTestPlatform } from '../support/platform.ts';

describe('boundaries', async () => {
  const platform = await openTestPlatform();
  const get = (url: string, headers = {}) =>
    platform.ask('anonymous', { url: `/api/v1/places/${url}`, headers });

  it('of districts are there from the start, for everybody, marked as a schematic', async () => {
    const answer = await get('boundaries');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { set, features } = Boundaries.parse(answer.json());
    expect(set).toMatchObject({ level: 'district', schematic: true, approval: null });
    expect(features).toHaveLength(13);
  });

  it('are sent once: who has them is told so', async () => {
    const first = await get('boundaries?level=district');
    const again = await get('boundaries?level=district', {
      'if-none-match': first.headers['etag'],
    });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it('that nobody loaded are absent, with the way to load them', async () => {
    const answer = await get('boundaries?level=street');
    expect(answer.statusCode).toBe(404);
    expect(answer.json().detail.zh).toContain('zca import boundaries');
    expect((await get('boundaries?level=moon')).statusCode).toBe(400);
  });

  it('are listed with what is known of them', async () => {
    const { sets } = BoundarySetList.parse((await get('boundary-sets')).json());
    expect(sets).toMatchObject([{ id: 'shipped', level: 'district', inForce: true, areas: 13 }]);
  });
});

describe('points of areas whose borders nobody loaded', async () => {
  const platform = await openTestPlatform();
  const read = async (level: string) =>
    PlacePoints.parse(await platform.read(`/api/v1/places/points?level=${level}`));

  it('come from the gazetteer with their accuracy, those without one among them', async () => {
    const zones = await read('zone');
    expect(zones).toMatchObject({ level: 'zone', datum: 'CGCS2000' });
    const highTech = zones.points.find(({ code }) => code === 'XA-GX')!;
    expect(highTech.name.zh).toBe('高新区');
    expect(highTech.point![0]).toBeCloseTo(108.9, 1);
    expect(highTech.accuracyMetres).toBeGreaterThan(0);
    expect(highTech.source).toContain('待核');
    const without = zones.points.filter(({ point }) => point === null);
    expect(without.length).toBeGreaterThan(0);
    for (const { accuracyMetres, source } of without) {
      expect([accuracyMetres, source]).toEqual([null, null]);
    }
  });

  it('of streets stand in the order of their codes, each once', async () => {
    const { points } = await read('street');
    const codes = points.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual(codes.toSorted());
    expect(points.some(({ point }) => point === null)).toBe(true);
    expect(points.filter(({ point }) => point !== null).length).toBeGreaterThan(50);
  });
});
