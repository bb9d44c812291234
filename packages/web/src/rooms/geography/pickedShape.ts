import type { Picked } from './canvas/CityMap.ts';
import type { Shape } from './shapeText.ts';

/** The shape by which the records of a cell, or of the points gathered in one, are searched for. */
export function pickedShape({ outline }: Picked): Shape {
  return { kind: 'polygon', points: outline };
}
