import type { FeatureLike } from 'ol/Feature';
import { degreesOf, outlineOf, squareOf } from './shapes.ts';

/** Somebody pointed at a cell, a point or an area. */
export interface Picked {
  readonly kind: 'cell' | 'point' | 'area';
  /** Area's code, or column and row of a cell. */
  readonly id: string;
  /** Null is hidden. */
  readonly count: number | null;
  readonly stacked: boolean;
  /** Outline of a cell, or of the cell in which points were gathered, in degrees; empty for areas. */
  readonly outline: readonly (readonly [number, number])[];
  readonly at: readonly [number, number];
  readonly pixel: readonly [number, number];
}

/** What a feature of the map stands for; null for one that nobody can point at. */
export function pickedOf(
  feature: FeatureLike,
  pixel: readonly [number, number],
  counts: ReadonlyMap<string, number | null> | null,
): Picked | null {
  const code = feature.get('code') as string | undefined;
  const geometry = feature.getGeometry();
  if (geometry === undefined) return null;
  const [left, bottom, right, top] = geometry.getExtent() as [number, number, number, number];
  const at = degreesOf([(left + right) / 2, (bottom + top) / 2]);
  const base = { at, pixel, outline: [], stacked: false };
  if (code !== undefined) {
    return { ...base, kind: 'area', id: code, count: counts?.get(code) ?? null };
  }
  const cell = feature.get('cell') as string | undefined;
  if (cell === undefined) return null;
  const count = feature.get('hidden') === true ? null : Number(feature.get('count'));
  if (geometry.getType() === 'Point') {
    const isStacked = feature.get('stacked') === true;
    const outline = squareOf(cell, Number(feature.get('zoom')));
    return { ...base, kind: 'point', id: cell, count, stacked: isStacked, outline };
  }
  return { ...base, kind: 'cell', id: cell, count, outline: outlineOf(feature) };
}
