import { VectorTile } from '@mapbox/vector-tile';
import * as fc from 'fast-check';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { TILE_EXTENT, type TileFeature, writeVectorTile } from '../src/index.ts';

const coordinate = fc.integer({ min: -200, max: TILE_EXTENT + 200 });
const position = fc.tuple(coordinate, coordinate);
const properties = fc.dictionary(
  fc.constantFrom('count', 'cell', 'hidden', '格'),
  fc.oneof(fc.nat({ max: 2 ** 31 - 1 }), fc.string(), fc.boolean()),
  // The reader gives plain objects.
  { noNullPrototype: true },
);
const features: fc.Arbitrary<TileFeature[]> = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('point' as const), points: fc.tuple(position), properties }),
    fc.record({
      type: fc.constant('polygon' as const),
      points: fc.array(position, { minLength: 3, maxLength: 7 }),
      properties,
    }),
  ),
  { minLength: 1, maxLength: 20 },
);

describe('a vector tile', () => {
  it('is read by the reader of its authors as it was written', () => {
    fc.assert(
      fc.property(features, (written) => {
        const tile = new VectorTile(new PbfReader(writeVectorTile('格网', written)));
        const layer = tile.layers['格网']!;
        expect([layer.version, layer.extent, layer.length]).toEqual([2, 4096, written.length]);
        written.forEach(({ type, points, properties: values }, i) => {
          const read = layer.feature(i);
          expect(read.type).toBe(type === 'point' ? 1 : 3);
          expect(read.properties).toEqual({ ...values });
          const [ring] = read.loadGeometry();
          const corners = ring!.map(({ x, y }) => [x, y]);
          // The reader repeats the first corner of an area.
          expect(corners).toEqual(type === 'point' ? points : [...points, points[0]]);
        });
      }),
      { numRuns: 200, seed: 20261124 },
    );
  });

  it('rounds to whole units, each from where it is and not from the one before', () => {
    const points = [
      [0.4, 0.4],
      [0.8, 0.8],
      [1.2, 1.2],
    ] as const;
    const bytes = writeVectorTile('a', [{ type: 'polygon', points, properties: {} }]);
    const [ring] = new VectorTile(new PbfReader(bytes)).layers['a']!.feature(0).loadGeometry();
    expect(ring!.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]);
  });

  it('is empty where it has no features', () => {
    expect(writeVectorTile('a', [])).toHaveLength(0);
  });
});
