import { PbfWriter } from 'pbf';

/** A value of a property. Numbers are whole and not negative. */
export type TileValue = string | number | boolean;

/** One thing of a vector tile: a point, or an area by the corners of its outer ring, the first not repeated. */
export interface TileFeature {
  readonly type: 'point' | 'polygon';
  /** In units of the tile's extent, from its north-western corner; clockwise on the screen. */
  readonly points: readonly (readonly [number, number])[];
  readonly properties: Readonly<Record<string, TileValue>>;
}

/** Units from edge to edge of a tile. */
export const TILE_EXTENT = 4096;

const VERSION = 2;
const MOVE_TO = 1;
const LINE_TO = 2;
const CLOSE_PATH = 7;
const GEOMETRY_TYPES = { point: 1, polygon: 3 } as const;

/**
 * A Mapbox Vector Tile (specification 2.1) with one layer. Coordinates are rounded to whole units; a
 * tile without features is an empty buffer, as the specification has it.
 */
export function writeVectorTile(name: string, features: readonly TileFeature[]): Buffer {
  if (features.length === 0) return Buffer.alloc(0);
  const keys = new Numbering<string>();
  const values = new Numbering<TileValue>();
  const pbf = new PbfWriter();
  const writeFeature = ({ type, points, properties }: TileFeature, out: PbfWriter): void => {
    const tags = Object.entries(properties).flatMap(([key, value]) => [
      keys.of(key),
      values.of(value),
    ]);
    out.writePackedVarint(2, tags);
    out.writeVarintField(3, GEOMETRY_TYPES[type]);
    out.writePackedVarint(4, commandsOf(type, points));
  };
  const writeLayer = (_: null, out: PbfWriter): void => {
    out.writeVarintField(15, VERSION);
    out.writeStringField(1, name);
    for (const feature of features) out.writeMessage(2, writeFeature, feature);
    for (const key of keys.all) out.writeStringField(3, key);
    for (const value of values.all) out.writeMessage(4, writeValue, value);
    out.writeVarintField(5, TILE_EXTENT);
  };
  pbf.writeMessage(3, writeLayer, null);
  return Buffer.from(pbf.finish());
}

/** Numbers for values in the order in which they are first met. */
class Numbering<T> {
  readonly #numbers = new Map<T, number>();

  of(value: T): number {
    let number = this.#numbers.get(value);
    if (number === undefined) this.#numbers.set(value, (number = this.#numbers.size));
    return number;
  }

  get all(): Iterable<T> {
    return this.#numbers.keys();
  }
}

function writeValue(value: TileValue, out: PbfWriter): void {
  if (typeof value === 'string') out.writeStringField(1, value);
  else if (typeof value === 'number') out.writeVarintField(5, value);
  else out.writeBooleanField(7, value);
}

/** Commands with the way from each point to the next (specification, 4.3). */
function commandsOf(type: TileFeature['type'], points: TileFeature['points']): number[] {
  const commands: number[] = [];
  let [x, y] = [0, 0];
  points.forEach(([pointX, pointY], place) => {
    const [nextX, nextY] = [Math.round(pointX), Math.round(pointY)];
    if (place === 0) commands.push(command(MOVE_TO, 1));
    else if (place === 1) commands.push(command(LINE_TO, points.length - 1));
    commands.push(zigzag(nextX - x), zigzag(nextY - y));
    [x, y] = [nextX, nextY];
  });
  if (type === 'polygon') commands.push(command(CLOSE_PATH, 1));
  return commands;
}

/** A command and how often it is done, as one integer. */
const command = (id: number, times: number): number => (id & 7) | (times << 3);
/** Signed numbers of small amount as small unsigned ones. */
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);
