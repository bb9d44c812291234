import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../src/index.ts';
import {
  binTile,
  centreOf,
  cornersOf,
  Lens,
  LensError,
  PlaceCounts,
  preparePlaces,
  spreadOf,
} from '../src/index.ts';
import { analyzer } from './arbitraries.ts';

const schema = {
  fields: [
    { name: 'kind', kind: 'keyword' },
    { name: 'place', kind: 'point' },
  ],
} as const;

type Point = readonly [number, number];
interface Rec {
  readonly kind: string;
  readonly place: readonly Point[];
}

// Round numbers, so that many records share a place.
const point: fc.Arbitrary<Point> = fc.tuple(
  fc.integer({ min: 0, max: 400 }).map((step) => 108.7 + step / 500),
  fc.integer({ min: 0, max: 300 }).map((step) => 34 + step / 500),
);
const records = fc.array(
  fc.record({ kind: fc.constantFrom('a', 'b'), place: fc.array(point, { maxLength: 3 }) }),
  { maxLength: 120 },
);
const grids: fc.Arbitrary<Grid> = fc.record({
  shape: fc.constantFrom('hexagon' as const, 'square' as const),
  across: fc.constantFrom(1, 8, 24),
  zoom: fc.integer({ min: 5, max: 13 }),
});

function lensOf(rows: readonly Rec[]): Lens {
  const lens = new Lens(schema, analyzer);
  // Two segments, and some records replaced by later ones.
  const upserts = rows.map((values, id) => ({ id: String(id), values: { ...values } }));
  lens.apply({
    upserts: upserts.map((one) => ({ ...one, values: { kind: 'b', place: [[1, 1]] } })),
  });
  lens.apply({ upserts: upserts.slice(0, rows.length >> 1) });
  lens.apply({ upserts: upserts.slice(rows.length >> 1) });
  return lens;
}

const all = { op: 'all' } as const;
const onlyA = { op: 'any', field: 'kind', values: ['a'] } as const;

const world = ([longitude, latitude]: Point): Point => [
  (longitude + 180) / 360,
  (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2,
];

/** The cell of a position by the nearest middle among those around it: slow and plain. */
function cellOf({ shape, across, zoom }: Grid, [x, y]: Point): string {
  const [u, v] = [x * across * 2 ** zoom, y * across * 2 ** zoom];
  if (shape === 'square') return `${Math.floor(u)},${Math.floor(v)}`;
  const row = Math.round(v / (Math.sqrt(3) / 2));
  const near = [-1, 0, 1].flatMap((r) =>
    [-2, -1, 0, 1, 2].map((c): [number, number] => [Math.round(u) + c, row + r]),
  );
  const away = ([column, r]: [number, number]) => {
    const [cu, cv] = centreOf(shape, column, r);
    return Math.hypot(cu - u, cv - v);
  };
  return near.toSorted((a, b) => away(a) - away(b))[0]!.join(',');
}

/** All tiles of a zoom that hold a place, with those around them. */
function tilesAround(rows: readonly Rec[], zoom: number): [number, number][] {
  const found = new Set<string>();
  for (const { place } of rows) {
    for (const [x, y] of place.map(world)) {
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          found.add(`${Math.floor(x * 2 ** zoom) + dx},${Math.floor(y * 2 ** zoom) + dy}`);
    }
  }
  return [...found].map((each) => each.split(',').map(Number) as [number, number]);
}

describe('tiles of a map', () => {
  it('hold every place in the cell that is nearest, whatever the grid and its tiles', () => {
    fc.assert(
      fc.property(records, grids, (rows, grid) => {
        const counted = new PlaceCounts(lensOf(rows).view, 'place', onlyA, all);
        const expected = new Map<string, number>();
        const wanted = rows.filter(({ kind }) => kind === 'a');
        for (const { place } of wanted) {
          for (const at of new Set(place.map((one) => one.join(' ')))) {
            const cell = cellOf(grid, world(at.split(' ').map(Number) as unknown as Point));
            expected.set(cell, (expected.get(cell) ?? 0) + 1);
          }
        }
        const found = new Map<string, number>();
        for (const [x, y] of tilesAround(wanted, grid.zoom)) {
          const bins = binTile(counted, grid, x, y);
          bins.columns.forEach((column, i) => {
            const cell = `${column},${bins.rows[i]!}`;
            // A cell across an edge is in both tiles, and in each with all that it holds.
            expect(found.get(cell) ?? bins.counts[i]).toBe(bins.counts[i]);
            found.set(cell, bins.counts[i]!);
          });
        }
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
        expect(counted.hits).toBe(wanted.length);
        expect(counted.placed).toBe(wanted.filter(({ place }) => place.length > 0).length);
        const spread = spreadOf(counted, grid);
        const sizes = [...expected.values()].toSorted((a, b) => a - b);
        expect([...spread.counts].flatMap((n, i) => Array(spread.cells[i]!).fill(n))).toEqual(
          sizes,
        );
      }),
      { numRuns: 120, seed: 20261123 },
    );
  });

  it('hold every cell that touches them, for each is drawn by itself', () => {
    const rows = [{ kind: 'a', place: [[108.9, 34.2] as const] }];
    const counted = new PlaceCounts(lensOf(rows).view, 'place', all, all);
    const grid = { shape: 'hexagon', across: 1, zoom: 11 } as const;
    const touched = tilesAround(rows, 11).filter(
      ([x, y]) => binTile(counted, grid, x, y).counts.length > 0,
    );
    // One hexagon, as wide as a tile and higher.
    expect(touched.length).toBeGreaterThanOrEqual(2);
    expect(touched.length).toBeLessThanOrEqual(6);
  });

  it('tell places that are shared, and their mean position', () => {
    const lens = lensOf([
      { kind: 'a', place: [[108.9, 34.2]] },
      { kind: 'a', place: [[108.9, 34.2]] },
      { kind: 'a', place: [[108.9002, 34.2]] },
    ]);
    const counted = new PlaceCounts(lens.view, 'place', all, all);
    const [x, y] = world([108.9, 34.2]);
    const bins = binTile(
      counted,
      { shape: 'square', across: 1, zoom: 12 },
      Math.floor(x * 4096),
      Math.floor(y * 4096),
    );
    expect([...bins.counts]).toEqual([3]);
    expect([...bins.stacked]).toEqual([0]);
    expect(bins.x[0]).toBeCloseTo((2 * x + world([108.9002, 34.2])[0]) / 3, 12);
    expect(bins.y[0]).toBeCloseTo(y, 12);
  });

  it('tell records that lie at one place, also in different segments', () => {
    const lens = lensOf(Array.from({ length: 4 }, () => ({ kind: 'a', place: [[108.9, 34.2]] })));
    const counted = new PlaceCounts(lens.view, 'place', all, all);
    const [x, y] = world([108.9, 34.2]);
    const [column, row] = [Math.floor(x * 2 ** 17), Math.floor(y * 2 ** 17)];
    const bins = binTile(counted, { shape: 'square', across: 1, zoom: 17 }, column, row);
    expect([...bins.counts]).toEqual([4]);
    expect([...bins.stacked]).toEqual([1]);
  });

  it('count a record with two holders at one place once there, among few records and many', () => {
    const place: Point[] = [
      [108.9, 34.2],
      [108.9, 34.2],
      [109, 34.2],
    ];
    for (const others of [0, 40]) {
      const rows = Array.from({ length: others }, () => ({ kind: 'b', place }));
      const lens = lensOf([...rows, { kind: 'a', place }, ...rows]);
      const counted = new PlaceCounts(lens.view, 'place', onlyA, all);
      expect(counted.segments.flatMap(({ counts }) => [...counts]).filter((n) => n > 0)).toEqual([
        1, 1,
      ]);
      expect([counted.hits, counted.placed]).toEqual([1, 1]);
    }
  });

  it('have nothing to show of no hits', () => {
    const counted = new PlaceCounts(lensOf([]).view, 'place', all, all);
    const grid = { shape: 'hexagon', across: 24, zoom: 9 } as const;
    expect(binTile(counted, grid, 410, 203).counts).toHaveLength(0);
    expect(spreadOf(counted, grid)).toEqual({
      counts: new Uint32Array(),
      cells: new Uint32Array(),
      extent: null,
    });
  });

  it('leave out what lies beyond the edge of the map', () => {
    const lens = lensOf([
      { kind: 'a', place: [[108.9, 34.2]] },
      { kind: 'a', place: [[108.9, 89.9]] },
      { kind: 'a', place: [[180, -89.9]] },
      { kind: 'a', place: [[180, 34.2]] },
    ]);
    const counted = new PlaceCounts(lens.view, 'place', onlyA, all);
    for (const shape of ['hexagon', 'square'] as const) {
      const { counts, cells, extent } = spreadOf(counted, { shape, across: 24, zoom: 9 });
      expect([...counts]).toEqual([1]);
      expect([...cells]).toEqual([2]);
      expect(extent!.right).toBe(1);
      expect(extent!.top).toBe(extent!.bottom);
    }
  });

  it('refuse what is no grid, tile or point field', () => {
    const { view } = lensOf([]);
    const counted = new PlaceCounts(view, 'place', all, all);
    const grid = { shape: 'square', across: 8, zoom: 3 } as const;
    expect(() => binTile(counted, grid, 8, 0)).toThrow(LensError);
    expect(() => binTile(counted, grid, 0, -1)).toThrow(LensError);
    expect(() => binTile(counted, { ...grid, across: 0 }, 0, 0)).toThrow(LensError);
    expect(() => binTile(counted, { ...grid, zoom: 23 }, 0, 0)).toThrow(LensError);
    expect(() => spreadOf(counted, { ...grid, zoom: 22, across: 256 })).toThrow(LensError);
    expect(() => new PlaceCounts(view, 'kind', all, all)).toThrow(LensError);
  });

  it('prepare places before they are asked for, once for each segment', () => {
    const { view } = lensOf([
      { kind: 'a', place: [[108.9, 34.2]] },
      { kind: 'a', place: [[108.9, 34.3]] },
    ]);
    const segments = view.segments.filter(({ live }) => live > 0).length;
    for (let i = 0; i < segments; i++) expect(preparePlaces(view, 'place')).toBe(true);
    expect(preparePlaces(view, 'place')).toBe(false);
  });
});

describe('cells of a grid', () => {
  it('have corners at equal distance from their middle, and share edges with their neighbours', () => {
    for (const [column, row] of [
      [3, 4],
      [3, 5],
      [0, 0],
    ] as const) {
      const [u, v] = centreOf('hexagon', column, row);
      const away = cornersOf('hexagon', column, row).map(([a, b]) => Math.hypot(a - u, b - v));
      for (const distance of away) expect(distance).toBeCloseTo(1 / Math.sqrt(3), 12);
      const own = new Set(
        cornersOf('hexagon', column, row).map((at) => at.map((n) => n.toFixed(9)).join()),
      );
      const right = cornersOf('hexagon', column + 1, row).map((at) =>
        at.map((n) => n.toFixed(9)).join(),
      );
      expect(right.filter((corner) => own.has(corner))).toHaveLength(2);
    }
    expect(cornersOf('square', 2, 3)).toEqual([
      [2, 3],
      [3, 3],
      [3, 4],
      [2, 4],
    ]);
  });
});
