import { TILE_EXTENT, type TileFeature } from '@zca/formats';
import type { Grid, TileBins } from '@zca/lens';
import { centreOf, cornersOf } from '@zca/lens';

/** What a tile shows of cells, and what it does not. */
export interface TileStyle {
  /** Cells as areas, or the mean positions of their records as points. */
  readonly geometry: 'cells' | 'points';
  /** A count below this is not told: the cell bears `hidden` instead. */
  readonly threshold: number;
}

/**
 * The cells of a tile as features. Each bears `cell` (column and row of the grid) and `count`, or
 * `hidden`; points bear the `zoom` of the grid, and `stacked` where all their records lie at one place. A hidden point stands in the
 * middle of its cell, for its position would tell where its few records are.
 */
export function tileFeatures(
  bins: TileBins,
  { shape, across, zoom }: Grid,
  tile: { readonly x: number; readonly y: number },
  { geometry, threshold }: TileStyle,
): TileFeature[] {
  const scale = TILE_EXTENT / across;
  const inTile = ([u, v]: readonly [number, number]): [number, number] => [
    (u - tile.x * across) * scale,
    (v - tile.y * across) * scale,
  ];
  const world = across * 2 ** zoom;
  return Array.from(bins.counts, (count, i): TileFeature => {
    const [column, row] = [bins.columns[i]!, bins.rows[i]!];
    const isHidden = count < threshold;
    const cell = `${column},${row}`;
    if (geometry === 'cells') {
      return {
        type: 'polygon',
        points: cornersOf(shape, column, row).map(inTile),
        properties: isHidden ? { cell, hidden: true } : { cell, count },
      };
    }
    const middle = isHidden
      ? centreOf(shape, column, row)
      : ([bins.x[i]! * world, bins.y[i]! * world] as const);
    const isStacked = !isHidden && bins.stacked[i] === 1;
    return {
      type: 'point',
      points: [inTile(middle)],
      properties: {
        cell,
        zoom,
        ...(isHidden ? { hidden: true } : { count }),
        ...(isStacked ? { stacked: true } : {}),
      },
    };
  });
}
