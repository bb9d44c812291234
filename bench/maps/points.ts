import { randomFrom } from '../../packages/lens/test/chinese.ts';

/** Records with one point and one kind each, by columns. */
export interface Points {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** 0 to 9; kind 0 has half of all records, each further one half of the rest. */
  readonly kind: Uint8Array;
}

/** Centres of a city with its towns, with the share of points around each and their spread in degrees. */
const CENTRES = [
  [108.942, 34.261, 0.35, 0.06],
  [108.885, 34.22, 0.3, 0.04],
  [108.99, 34.34, 0.15, 0.05],
  [109.21, 34.37, 0.1, 0.06],
  [108.61, 34.11, 0.06, 0.08],
  [109.32, 34.15, 0.04, 0.1],
] as const;
const KINDS = 10;

/**
 * Points of a city from a seed, dense in its middle: each at a place of its own, or at one of so many
 * places, a quarter of which hold half of all.
 */
export function cityPoints(count: number, seed: number, places: number | null): Points {
  const random = randomFrom(seed);
  // Near enough to a normal distribution, and never far away.
  const normal = (): number => {
    let sum = 0;
    for (let i = 0; i < 6; i++) sum += random();
    return (sum - 3) * Math.SQRT2;
  };
  const draw = (): [number, number] => {
    let share = random();
    const centre = CENTRES.find(([, , part]) => (share -= part) < 0) ?? CENTRES[0];
    return [centre[0] + normal() * centre[3], centre[1] + normal() * centre[3] * 0.8];
  };
  const pool = places === null ? null : Array.from({ length: places }, draw);
  const points = {
    longitude: new Float64Array(count),
    latitude: new Float64Array(count),
    kind: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    const at = pool === null ? draw() : pool[Math.floor(pool.length * random() ** 2)]!;
    [points.longitude[i], points.latitude[i]] = at;
    points.kind[i] = Math.min(KINDS - 1, Math.floor(-Math.log2(1 - random())));
  }
  return points;
}
