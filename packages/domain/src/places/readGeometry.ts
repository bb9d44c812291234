import type { BoundaryFaultCode } from './boundaryFault.ts';
import { findCrossing } from './crossing.ts';
import {
  type MultiPolygon,
  type Position,
  type Ring,
  contains,
  toSegmentSquared,
} from './polygon.ts';

/** A geometry that cannot be taken: what, where and with which values. */
export class GeometryFault extends Error {
  readonly code: BoundaryFaultCode;
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    code: BoundaryFaultCode,
    field: string,
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.code = code;
    this.field = field;
    this.params = params;
  }
}

/** Degrees by which a corner of a hole may stand outside through rounding: about a metre. */
const NEAR = 1e-5;

/**
 * The polygons of a geometry of GeoJSON, outer rings counterclockwise and holes clockwise (RFC 7946,
 * section 3.1.6; a file that turns them otherwise is not refused). Heights are left out. Throws
 * `GeometryFault` for anything that is no area within China.
 */
export function readGeometry(geometry: unknown): MultiPolygon {
  if (typeof geometry !== 'object' || geometry === null)
    throw new GeometryFault('geometry.absent', 'geometry');
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    throw new GeometryFault('geometry.type', 'geometry.type', { type: shown(type) });
  const field = 'geometry.coordinates';
  const shape = (value: unknown, at: string): readonly unknown[] => {
    if (Array.isArray(value) && value.length > 0) return value;
    throw new GeometryFault('geometry.shape', at, { type });
  };
  if (type === 'Polygon') return [readPolygon(shape(coordinates, field), field, shape)];
  return shape(coordinates, field).map((polygon, index) =>
    readPolygon(shape(polygon, `${field}[${index}]`), `${field}[${index}]`, shape),
  );
}

function readPolygon(
  rings: readonly unknown[],
  field: string,
  shape: (value: unknown, at: string) => readonly unknown[],
): readonly Ring[] {
  const read = rings.map((ring, index) => {
    const at = `${field}[${index}]`;
    return turned(readRing(shape(ring, at), at), index === 0);
  });
  const outer = read[0]!;
  for (const [index, hole] of read.entries()) {
    if (index === 0) continue;
    const stray = hole.find((position) => !isWithin(position, outer));
    if (stray !== undefined)
      throw new GeometryFault('hole.outside', `${field}[${index}]`, { at: shown(stray) });
  }
  return read;
}

function isWithin(position: Position, outer: Ring): boolean {
  if (contains([[outer]], position)) return true;
  return outer.some(
    (to, index) => index > 0 && toSegmentSquared(position, outer[index - 1]!, to) <= NEAR * NEAR,
  );
}

function readRing(values: readonly unknown[], field: string): Ring {
  const ring = values.map((value, index) => readPosition(value, `${field}[${index}]`));
  if (ring.length < 4) throw new GeometryFault('ring.short', field, { count: ring.length });
  const [first, last] = [ring[0]!, ring.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1])
    throw new GeometryFault('ring.notClosed', field, { first: shown(first), last: shown(last) });
  const crossing = findCrossing(ring);
  if (crossing !== null)
    throw new GeometryFault('ring.crossesItself', field, {
      at: `[${crossing[0].toFixed(6)}, ${crossing[1].toFixed(6)}]`,
    });
  if (twiceArea(ring) === 0) throw new GeometryFault('ring.noExtent', field);
  return ring;
}

function readPosition(value: unknown, field: string): Position {
  const fault = (code: BoundaryFaultCode) =>
    new GeometryFault(code, field, { position: shown(value) });
  const [x, y] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x + y))
    throw fault('position.notNumbers');
  if (isInChina(x, y)) return [x, y];
  if (isInChina(y, x)) throw fault('position.swapped');
  throw fault(Math.abs(x) > 180 || Math.abs(y) > 90 ? 'position.metres' : 'position.outsideChina');
}

function isInChina(x: number, y: number): boolean {
  return x >= 73 && x <= 136 && y >= 3 && y <= 54;
}

function turned(ring: Ring, isOuter: boolean): Ring {
  return twiceArea(ring) > 0 === isOuter ? ring : ring.toReversed();
}

function twiceArea(ring: Ring): number {
  // Counted from the first position, so that small rings keep their digits.
  const [x0, y0] = ring[0]!;
  let sum = 0;
  for (let index = 1; index < ring.length; index += 1) {
    const [from, to] = [ring[index - 1]!, ring[index]!];
    sum += (from[0] - x0) * (to[1] - y0) - (to[0] - x0) * (from[1] - y0);
  }
  return sum;
}

/** A value of the file as a sentence can hold it. */
function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 60);
}
