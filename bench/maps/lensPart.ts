import { gzipSync } from 'node:zlib';
import { writeVectorTile } from '@zca/formats';
import type { Condition } from '@zca/query';
import type { Grid } from '@zca/lens';
import { binTile, Lens, PlaceCounts, preparePlaces, spreadOf } from '@zca/lens';
import { tileFeatures } from '../../packages/server/src/geography/tileFeatures.ts';
import { percentile } from '../support/percentile.ts';
import { viewport } from './httpMap.ts';
import type { Points } from './points.ts';

const ALL: Condition = { op: 'all' };
const BATCH = 250_000;
const ROUNDS = 5;
const schema = {
  fields: [
    { name: 'kind', kind: 'keyword' },
    { name: 'place', kind: 'point' },
  ],
} as const;
const analyzer = { normalise: (text: string) => text, words: (): string[] => [] };

/** Middle of several times in milliseconds of wall and of processor time. */
interface Times {
  readonly wall: number;
  readonly own: number;
}

/** Runs a task several times and tells the middle of its times. */
function repeat(task: () => void, rounds = ROUNDS): Times {
  const [wall, own]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const [began, spent] = [performance.now(), process.threadCpuUsage()];
    task();
    const { user, system } = process.threadCpuUsage(spent);
    wall.push(performance.now() - began);
    own.push((user + system) / 1000);
  }
  return { wall: percentile(wall, 50), own: percentile(own, 50) };
}

const told = ({ wall, own }: Times): string =>
  `${wall.toFixed(1)} ms (processor ${own.toFixed(1)})`;

/** The lens alone in this thread: places, counts, tiles and spread. Gives the records of twenty tiles of zoom 11. */
export function measureLens(points: Points, tell: (name: string, text: string) => void): number {
  const lens = new Lens(schema, analyzer);
  const { longitude, latitude, kind } = points;
  for (let from = 0; from < kind.length; from += BATCH) {
    const length = Math.min(BATCH, kind.length - from);
    const upserts = Array.from({ length }, (_, i) => ({
      id: String(from + i),
      values: {
        kind: `k${kind[from + i]!}`,
        place: [[longitude[from + i]!, latitude[from + i]!] as const],
      },
    }));
    lens.apply({ upserts });
  }
  const { view } = lens;
  const prepared = repeat(() => {
    while (preparePlaces(view, 'place'));
  }, 1);
  const half: Condition = { op: 'any', field: 'kind', values: ['k0'] };
  const rare: Condition = { op: 'any', field: 'kind', values: ['k6'] };
  let counted = new PlaceCounts(view, 'place', ALL, ALL);
  const places = counted.segments.reduce((sum, { table }) => sum + table.size, 0);
  tell(`tables of ${places} places in ${view.segments.length} segments`, told(prepared));
  tell('count of all', told(repeat(() => (counted = new PlaceCounts(view, 'place', ALL, ALL)))));
  tell('count of a half', told(repeat(() => void new PlaceCounts(view, 'place', half, ALL))));
  tell('count of one in 128', told(repeat(() => void new PlaceCounts(view, 'place', rare, ALL))));
  for (const zoom of [8, 9, 10, 11, 12, 13]) {
    const grid: Grid = { shape: 'hexagon', across: 24, zoom };
    measureViewport(counted, grid, tell);
  }
  for (const zoom of [14, 15, 16, 17]) {
    measureViewport(counted, { shape: 'square', across: 8, zoom }, tell);
  }
  for (const zoom of [9, 11, 13]) {
    const grid: Grid = { shape: 'hexagon', across: 24, zoom };
    tell(`spread over hexagons, zoom ${zoom}`, told(repeat(() => void spreadOf(counted, grid))));
  }
  const squares: Grid = { shape: 'square', across: 24, zoom: 11 };
  return viewport(11)
    .flatMap(([x, y]) => [...binTile(counted, squares, x, y).counts])
    .reduce((sum, count) => sum + count, 0);
}

function measureViewport(
  counted: PlaceCounts,
  grid: Grid,
  tell: (name: string, text: string) => void,
): void {
  const tiles = viewport(grid.zoom);
  const geometry = grid.across === 8 ? 'points' : 'cells';
  const whole = repeat(() => {
    for (const [x, y] of tiles) binTile(counted, grid, x, y);
  });
  const each = tiles.map(([x, y]) => repeat(() => void binTile(counted, grid, x, y), 3).own);
  const bins = tiles.map(([x, y]) => [x, y, binTile(counted, grid, x, y)] as const);
  let written: Buffer[] = [];
  const writing = repeat(() => {
    written = bins.map(([x, y, one]) =>
      writeVectorTile('tile', tileFeatures(one, grid, { x, y }, { geometry, threshold: 3 })),
    );
  });
  const sizes = written.map((tile) => tile.length);
  const most = written[sizes.indexOf(Math.max(...sizes))]!;
  tell(
    `20 tiles of ${geometry}, zoom ${grid.zoom}`,
    `${told(whole)}, longest ${Math.max(...each).toFixed(1)}; written ${told(writing)}; ` +
      `largest ${most.length} bytes, ${gzipSync(most).length} by gzip`,
  );
}
