import type { HotSpotClass } from '@zca/domain/geography';

/** Kilometres with two digits, or one from ten on. */
export function kilometres(metres: number): string {
  const km = metres / 1000;
  return km.toFixed(km < 10 ? 2 : 1);
}

/** A share as a percentage with one digit. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Three digits that count. */
export const figure = (value: number): string => String(Number(value.toPrecision(3)));

/** A probability; what is smaller than a thousandth is told as that. */
export const probability = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

export const placeText = (place: {
  readonly longitude: number;
  readonly latitude: number;
}): string => `${place.longitude.toFixed(4)}, ${place.latitude.toFixed(4)}`;

/** Of eight directions the one nearest to a bearing. */
export const directionOf = (bearing: number): number => Math.round(bearing / 45) % 8;

export const isHot = (each: HotSpotClass): boolean => each.startsWith('hot');

/** Something that every answer says of itself. */
export interface AnswerBasis {
  readonly count: number;
  readonly hidden: number;
  readonly threshold: number;
  readonly complete: boolean;
  readonly missing?: number;
}
