import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, chmodSync } from 'node:fs';
import path from 'node:path';
import { connect, copyInto, openClient } from '../../packages/server/src/base/database/index.ts';
import { percentile } from '../support/percentile.ts';
import type { Workspace } from '../support/workspace.ts';
import { viewport } from './httpMap.ts';
import type { Points } from './points.ts';

type Tell = (name: string, text: string) => void;

const BIN = '/usr/lib/postgresql/15/bin';
const EXTENSION = '/usr/share/postgresql/15/extension/postgis.control';
/** Connections that ask for the tiles of a viewport at once: one a processor. */
const CONNECTIONS = 2;
const ROUNDS = 3;
/** The width of the world in metres of the projection, and cells side by side in a tile. */
const WORLD = 40_075_016.685578488;
const ACROSS = 24;
const KINDS = { all: 'kind >= $4', half: 'kind = 0 and $4 = 0' } as const;

/** Cells of squares: each point snaps to its cell, which the index on the geometry finds by the tile. */
const SQUARES = (condition: string) => `
  with box as (select ST_TileEnvelope($1, $2, $3) as tile),
  cells as (
    select ST_SnapToGrid(ST_Translate(point, -$5::float8 / 2, -$5::float8 / 2), $5) as corner, count(*) as count
      from record, box where point && tile and ${condition} group by 1
  )
  select ST_AsMVT(each, 'square') as tile from (
    select ST_AsMVTGeom(ST_Translate(ST_Expand(corner, $5::float8 / 2), $5::float8 / 2, $5::float8 / 2), tile) as geom, count
      from cells, box
  ) as each`;

/** Cells of hexagons as the manual of PostGIS counts them: a join of the grid with the points. */
const HEXAGONS = (condition: string) => `
  with box as (select ST_TileEnvelope($1, $2, $3) as tile),
  cells as (
    select hexagon.geom, count(*) as count
      from box, ST_HexagonGrid($5::float8 / sqrt(3), tile) as hexagon
      join record on ST_Intersects(point, hexagon.geom)
     where ${condition} group by 1
  )
  select ST_AsMVT(each, 'hexagon') as tile from (
    select ST_AsMVTGeom(cells.geom, tile) as geom, count from cells, box
  ) as each`;

/**
 * PostGIS of Debian's PostgreSQL 15 in a cluster of its own, with an index on the points and one on the kind.
 * `records`: what the lens has counted in twenty tiles of zoom 11. Throws when PostGIS counts another number.
 */
export async function measurePostgis(
  workspace: Workspace,
  points: Points,
  tell: Tell,
  records: number | undefined,
): Promise<void> {
  if (!existsSync(EXTENSION)) {
    tell('PostGIS', 'absent: apt-get install postgresql-15-postgis-3');
    return;
  }
  const target = startCluster(workspace);
  const client = await openClient(target, 'zca bench');
  await client.query('create extension postgis');
  await client.query('create table raw (longitude float8, latitude float8, kind smallint)');
  const rows = function* (): Iterable<number[]> {
    for (let i = 0; i < points.kind.length; i++) {
      yield [points.longitude[i]!, points.latitude[i]!, points.kind[i]!];
    }
  };
  const began = performance.now();
  await copyInto(client, 'raw', ['longitude', 'latitude', 'kind'], rows());
  await client.query(`
    create table record as select kind,
      ST_Transform(ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), 3857)::geometry(Point, 3857) as point
    from raw`);
  await client.query('create index on record using gist (point)');
  await client.query('create index on record (kind)');
  await client.query('vacuum (analyze, freeze) record');
  const { rows: versions } = await client.query<{ version: string }>(
    'select postgis_lib_version() as version',
  );
  // Not by the boxes of the index alone, which are of single precision: a metre, here.
  let found = 0;
  for (const [x, y] of viewport(11)) {
    const { rows: inTile } = await client.query<{ count: string }>(
      'select count(*) from record where ST_Intersects(point, ST_TileEnvelope(11, $1, $2))',
      [x, y],
    );
    found += Number(inTile[0]!.count);
  }
  await client.end();
  if (records !== undefined && records !== found) {
    throw new Error(`Twenty tiles hold ${records} records in the lens and ${found} in PostGIS.`);
  }
  const loaded = ((performance.now() - began) / 1000).toFixed(0);
  tell(`PostGIS ${versions[0]!.version}, loaded and indexed in`, `${loaded} s`);
  tell(
    '  records in the tiles of zoom 11',
    `${found}${records === found ? ', as in the lens' : ''}`,
  );

  const { pool, close } = connect(target, { maxConnections: CONNECTIONS });
  for (const [shape, statement] of [
    ['squares', SQUARES],
    ['hexagons', HEXAGONS],
  ] as const) {
    for (const [name, condition] of Object.entries(KINDS)) {
      for (const zoom of [9, 11, 13]) {
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round++) {
          const start = performance.now();
          await Promise.all(
            viewport(zoom).map(async ([x, y]) => {
              const width = WORLD / 2 ** zoom / ACROSS;
              await pool.query(statement(condition), [zoom, x, y, 0, width]);
            }),
          );
          times.push(performance.now() - start);
        }
        tell(
          `  20 tiles of ${shape}, ${name}, zoom ${zoom}, best of ${ROUNDS}`,
          `${Math.min(...times).toFixed(0)} ms`,
        );
      }
    }
  }
  await close();
}

/** Starts a cluster that ends with the workspace. PostgreSQL refuses to run as root. */
function startCluster(workspace: Workspace): { host: string; user: string; database: string } {
  const folder = mkdtempSync('/tmp/zca-postgis-');
  chmodSync(folder, 0o755);
  const cluster = path.join(folder, 'cluster');
  const isRoot = process.getuid?.() === 0;
  const run = (command: string, args: readonly string[]): void => {
    const other = ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args];
    const done = isRoot ? spawnSync('setpriv', other) : spawnSync(command, args);
    if (done.status !== 0) throw new Error(`${command}: ${done.stderr.toString()}`);
  };
  mkdirSync(cluster);
  if (isRoot) {
    const owned = spawnSync('chown', ['-R', 'postgres:', folder]);
    if (owned.status !== 0) throw new Error(owned.stderr.toString());
  }
  run(`${BIN}/initdb`, ['-D', cluster, '-U', 'bench', '--auth=trust', '--locale=C.UTF-8']);
  const settings =
    `-k ${folder} -c listen_addresses= -c fsync=off -c shared_buffers=1GB -c work_mem=256MB ` +
    '-c maintenance_work_mem=1GB -c max_parallel_workers_per_gather=0 -c jit=off';
  const server = ['-D', cluster, '-s', '-w', '-l', path.join(cluster, 'log')];
  run(`${BIN}/pg_ctl`, ['start', ...server, '-o', settings]);
  workspace.onClose(async () => {
    run(`${BIN}/pg_ctl`, ['stop', '-s', '-w', '-m', 'fast', '-D', cluster]);
    rmSync(folder, { recursive: true, force: true });
  });
  return { host: folder, user: 'bench', database: 'postgres' };
}

/** As far as it is used here. */
interface Supercluster {
  load(features: readonly unknown[]): Supercluster;
  getTile(zoom: number, x: number, y: number): { features: readonly unknown[] } | null;
}

/**
 * supercluster, which gathers points by distance for all zooms when it loads them. A filter means loading
 * what fits anew. Its tiles are objects; what it takes to write them is not counted.
 */
export async function measureSupercluster(points: Points, tell: Tell): Promise<void> {
  const name = 'supercluster';
  type Loaded = { default: new (options: { radius: number; maxZoom: number }) => Supercluster };
  const module = await (import(name) as Promise<Loaded>).catch(() => null);
  if (module === null) {
    tell(name, 'absent: npm install');
    return;
  }
  for (const [what, fits] of [
    ['all', () => true],
    ['half', (i: number) => points.kind[i] === 0],
  ] as const) {
    const features: unknown[] = [];
    for (let i = 0; i < points.kind.length; i++) {
      if (!fits(i)) continue;
      const coordinates = [points.longitude[i]!, points.latitude[i]!];
      features.push({
        type: 'Feature',
        geometry: { type: 'Point', coordinates },
        properties: null,
      });
    }
    const index = new module.default({ radius: 40, maxZoom: 17 });
    const began = performance.now();
    const spent = process.threadCpuUsage();
    index.load(features);
    const { user, system } = process.threadCpuUsage(spent);
    const loaded = performance.now() - began;
    tell(
      `supercluster, a filter of ${what}: loaded in`,
      `${loaded.toFixed(0)} ms (processor ${((user + system) / 1000).toFixed(0)})`,
    );
    for (const zoom of [9, 11, 13]) {
      const times = Array.from({ length: ROUNDS }, () => {
        const start = performance.now();
        for (const [x, y] of viewport(zoom)) index.getTile(zoom, x, y);
        return performance.now() - start;
      });
      tell(`  20 tiles, ${what}, zoom ${zoom}`, `${percentile(times, 50).toFixed(1)} ms`);
    }
  }
}
