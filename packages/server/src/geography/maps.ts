import type {
  MapAreaKind,
  MapAreas,
  MapCells,
  MapTileLayer,
  PlacedCounts,
} from '@zca/domain/geography';
import { CELLS_ACROSS, suppress } from '@zca/domain/geography';
import { writeVectorTile } from '@zca/formats';
import type { Grid, Spread, TileBins } from '@zca/lens';
import type { FacetAnswer } from '@zca/query';
import type { MapAnswer, MapPart, MapRequest } from '../base/search/protocol.ts';
import type { RegistryService, UnderstoodSearch } from '../registry/index.ts';
import { PUBLIC_SCOPE, refusing, scopeOf, wholeCondition } from '../registry/index.ts';
import { areaName } from './areaName.ts';
import { TileCache } from './tileCache.ts';
import { tileFeatures } from './tileFeatures.ts';

/** Memory for tiles that were made: thousands of them. */
const TILE_BYTES = 64 * 1024 * 1024;
/** The points of rights; natural persons have none. */
const POINTS = 'location';
/** More areas of one kind than a city has. */
export const MOST_AREAS = 1000;
const LEVELS: readonly (readonly [keyof PlacedCounts, readonly string[]])[] = [
  ['point', ['parcel', 'street']],
  ['district', ['district']],
  ['city', ['city']],
  ['elsewhere', ['elsewhere']],
  ['none', ['none']],
];

/** Who looks, as far as it matters to a map. */
export interface MapViewer {
  /** Counts from 1 to one less than this are hidden; 0 hides none. */
  readonly threshold: number;
}

/** Everything that a map shows of the records of a search. */
export class Maps {
  readonly #registry: RegistryService;
  readonly #tiles = new TileCache(TILE_BYTES);

  constructor(registry: RegistryService) {
    this.#registry = registry;
  }

  /** Records by area, with what lies in none. */
  async areas(
    search: UnderstoodSearch,
    by: MapAreaKind,
    { threshold }: MapViewer,
  ): Promise<MapAreas> {
    const { asker, options } = this.#registry;
    const answer = await asker.ask(
      {
        where: wholeCondition(search),
        facets: {
          areas: { field: by, size: MOST_AREAS },
          levels: { field: 'placeLevel', size: 20 },
        },
        budgetMs: options.budgetMs,
      },
      search,
    );
    const { buckets = [], missing = 0 } = answer.facets['areas'] ?? {};
    const rows = buckets.toSorted((one, other) => (one.value < other.value ? -1 : 1));
    const shown = suppress([...rows.map(({ count }) => count), missing], {
      threshold,
      totalKnown: true,
    });
    return {
      by,
      count: answer.count,
      threshold,
      complete: answer.complete && options.search.isReady,
      generation: answer.generation,
      tookMs: answer.tookMs,
      rows: rows.map(({ value }, place) => ({
        code: value,
        name: areaName(this.#registry, by, value),
        count: shown.counts[place]!,
      })),
      outside: shown.counts.at(-1)!,
      hidden: shown.hidden,
      placed: placedOf(answer.facets['levels']),
    };
  }

  /** How the records spread over the cells of a layer at a zoom. */
  async cells(
    search: UnderstoodSearch,
    layer: MapTileLayer,
    zoom: number,
    { threshold }: MapViewer,
  ): Promise<MapCells> {
    const { asker, options } = this.#registry;
    const started = performance.now();
    const [map, levels] = await Promise.all([
      this.#ask(search, { kind: 'spread', grid: gridOf(layer, zoom) }),
      asker.ask(
        {
          where: wholeCondition(search),
          facets: { levels: { field: 'placeLevel', size: 20 } },
          budgetMs: options.budgetMs,
        },
        search,
      ),
    ]);
    const spread = map.part as Spread;
    const first = spread.counts.findIndex((count) => count >= threshold);
    const hides = first < 0 ? spread.counts.length : first;
    return {
      layer,
      zoom,
      count: map.hits,
      threshold,
      complete: levels.complete && options.search.isReady,
      generation: map.generation,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
      counts: [...spread.counts.subarray(hides)],
      cells: [...spread.cells.subarray(hides)],
      hidden: spread.cells.subarray(0, hides).reduce((sum, cells) => sum + cells, 0),
      extent: extentOf(spread),
      placed: placedOf(levels.facets['levels']),
    };
  }

  /** A tile of a layer as a Mapbox Vector Tile, with a mark that is equal for equal tiles. */
  async tile(
    search: UnderstoodSearch,
    layer: MapTileLayer,
    { zoom, x, y }: { readonly zoom: number; readonly x: number; readonly y: number },
    { threshold }: MapViewer,
  ): Promise<Buffer> {
    const key = [this.contentOf(search), layer, zoom, x, y, threshold, keyOf(search)].join(' ');
    const kept = this.#tiles.find(key);
    if (kept !== undefined) return kept;
    const grid = gridOf(layer, zoom);
    const { part } = await this.#ask(search, { kind: 'tile', grid, x, y });
    const style = { geometry: layer === 'points' ? 'points' : 'cells', threshold } as const;
    const tile = writeVectorTile(layer, tileFeatures(part as TileBins, grid, { x, y }, style));
    this.#tiles.keep(key, tile);
    return tile;
  }

  /** Equal as long as a search finds the same records. */
  contentOf(search: UnderstoodSearch): string {
    return `${this.#registry.options.search.size.content}@${search.past ?? ''}`;
  }

  #ask(search: UnderstoodSearch, part: MapPart): Promise<MapAnswer> {
    const where = wholeCondition(search);
    const scope = search.within === null ? PUBLIC_SCOPE : scopeOf(search);
    const request: MapRequest = { key: keyOf(search), field: POINTS, where, scope };
    return refusing(this.#registry.options.search.map(request, part, search.past));
  }
}

function gridOf(layer: MapTileLayer, zoom: number): Grid {
  return {
    shape: layer === 'hexagon' ? 'hexagon' : 'square',
    across: CELLS_ACROSS[layer],
    zoom,
  };
}

/** What is asked, as a text that is equal for equal searches. */
function keyOf(search: UnderstoodSearch): string {
  return JSON.stringify([wholeCondition(search), search.within]);
}

/** How the records of facets over `placeLevel` are placed, together. */
export function placedOf(...levels: readonly (FacetAnswer | undefined)[]): PlacedCounts {
  const countOf = (level: string) =>
    levels
      .flatMap((facet) => facet?.buckets ?? [])
      .reduce((sum, { value, count }) => sum + (value === level ? count : 0), 0);
  return Object.fromEntries(
    LEVELS.map(([name, values]) => [name, values.reduce((sum, value) => sum + countOf(value), 0)]),
  ) as PlacedCounts;
}

/** Shares of the Web-Mercator square as degrees. */
function extentOf({ extent }: Spread): MapCells['extent'] {
  if (extent === null) return null;
  const longitude = (x: number) => x * 360 - 180;
  const latitude = (y: number) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [
    longitude(extent.left),
    latitude(extent.bottom),
    longitude(extent.right),
    latitude(extent.top),
  ];
}
