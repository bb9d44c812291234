import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Boundaries } from '@zca/domain/places';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { type TestPlatform, openTestPlatform, temporaryFolder } from '../support/platform.ts';
import { type Ended, onDatabase, zca } from '../support/zca.ts';

let platform: TestPlatform;
let env: Record<string, string>;
beforeAll(async () => {
  const database = await openTestDatabase();
  platform = await openTestPlatform({ database });
  env = onDatabase(database);
});

const square = (x: number, y: number, size = 0.1) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const feature = (name: string, ring: unknown) => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const YANTA = feature('雁塔区', square(108.9, 34.2));

function fileOf(name: string, content: unknown): string {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

const load = (file: string, more: readonly string[] = []) =>
  zca(
    ['import', 'boundaries', file, '--level', 'district', '--datum', 'cgcs2000', ...more, '--json'],
    env,
  );
const answer = (ended: Ended) => JSON.parse(ended.stdout.trimEnd().split('\n').at(-1)!);
const served = async () =>
  Boundaries.parse((await platform.ask('anonymous', { url: '/api/v1/places/boundaries' })).json());

describe('zca import boundaries', () => {
  const approval = [
    '--approval',
    '审图号：陕S(2023)012号',
    '--title',
    '西安市行政区划',
    '--source',
    '市测绘院',
  ];

  it('puts a set in force, with approval number, source and an audit entry', async () => {
    const file = fileOf('区县.geojson', collection(YANTA, feature('户县', square(108.5, 34))));
    const ended = await load(file, approval);
    expect([ended.code, answer(ended)]).toMatchObject([0, { taken: 2, same: false, refused: [] }]);
    expect(ended.stderr).toContain('周至县');
    const { set, features } = await served();
    expect(set).toMatchObject({
      id: String(answer(ended).set),
      approval: '陕S（2023）012号',
      schematic: false,
      source: '市测绘院',
      title: { zh: '西安市行政区划', en: '西安市行政区划' },
      areas: 2,
    });
    expect(features.map(({ code }) => code)).toEqual(['610113', '610118']);
    const { rows } = await platform.database.application.pool.query(
      `select target, detail from audit_entry where action = 'boundaries.import'`,
    );
    expect(rows).toMatchObject([{ target: '区县.geojson', detail: { taken: 2, refused: 0 } }]);
    // The same file again changes nothing.
    const again = await load(file, approval);
    expect([again.code, answer(again)]).toMatchObject([0, { same: true, set: answer(ended).set }]);
  });

  it('takes what can be read, keeps the rest with its reason, and ends with 4', async () => {
    const open = feature('长安区', square(108.9, 34).slice(1));
    const ended = await load(fileOf('二.geojson', collection(YANTA, open)), approval);
    expect([ended.code, answer(ended)]).toMatchObject([
      4,
      { taken: 1, refused: [{ code: 'ring.notClosed', feature: 2, name: '长安区' }] },
    ]);
    expect(ended.stderr).toContain('第2个区域“长安区” geometry.coordinates[0]：环没有闭合');
    const { rows } = await platform.database.application.pool.query(
      `select number, feature from boundary_refusal`,
    );
    expect(rows.map((row) => [row.number, JSON.parse(row.feature)])).toEqual([[2, open]]);
    const answered = await platform.ask('anonymous', { url: '/api/v1/places/boundary-sets' });
    const sets: { id: string; inForce: boolean }[] = answered.json().sets;
    // Older sets are kept.
    expect(sets.map(({ inForce }) => inForce)).toEqual([true, false, false]);
    expect(sets.at(-1)!.id).toBe('shipped');
  });

  it('without an approval number is a schematic, said to be one', async () => {
    const file = fileOf('示意.geojson', collection(YANTA));
    const refused = await load(file);
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringContaining('审图号')]);
    expect((await load(file, ['--schematic'])).code).toBe(0);
    expect((await served()).set).toMatchObject({ schematic: true, approval: null });
  });

  it.each([
    ['an absent file', '/nowhere/x.geojson', [], '/nowhere/x.geojson'],
    ['no JSON', fileOf('坏.geojson', '{"type":'), [], 'UTF-8'],
    ['another thing', fileOf('点.geojson', { type: 'Point' }), [], 'FeatureCollection'],
    [
      'nothing that can be read',
      fileOf('错.geojson', collection(feature('火星区', []))),
      [],
      '火星区',
    ],
  ])('refuses %s with a sentence and changes nothing', async (_name, file, more, named) => {
    const before = await served();
    const ended = await load(file, [...approval, ...more]);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain(named);
    expect(ended.stderr).not.toMatch(/\bat .*\.ts:\d|程序出错/);
    expect(await served()).toEqual(before);
  });

  it.each([
    [['--level', 'moon', '--datum', 'wgs84', '--schematic'], 'moon'],
    [['--level', 'zone', '--datum', '北京54', '--schematic'], '北京54'],
    [['--level', 'zone', '--datum', 'wgs84', '--approval', '无'], '审图号'],
  ])('says which option is wrong: %j', async (options, named) => {
    const ended = await zca(['import', 'boundaries', fileOf('a.json', '{}'), ...options], env);
    expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining(named)]);
  });
});
