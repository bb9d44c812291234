import { gzipSync } from 'node:zlib';
import { randomFrom } from '../../packages/lens/test/chinese.ts';
import { percentile } from '../support/percentile.ts';
import { processorSeconds } from '../support/processorTime.ts';
import type { TilePlace } from './httpMap.ts';
import { CENTRE, HttpMap, tileOf, tilesOfCity, viewport } from './httpMap.ts';

const FILTERS = 50;
const ZOOMS = [9, 10, 11, 12, 13];
const SINGLE_TILES = 100;
const LAYERS = ['hexagon', 'square', 'points'] as const;
type Layer = (typeof LAYERS)[number];
const DISTRICTS = ['610113', '610112', '610103', '610116', '610104', '610102'];
const WORDS = ['电池', '图像', '控制', '航空', '合金', '网络', '医疗', '传感器', '雷达', '焊接'];

/** Conditions of very different size that nobody has asked before, the largest first. */
function freshFilters(random: () => number): string[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const filters = new Set<string>(['filed:1985..2030']);
  const makers = [
    () => `filed:${2004 + Math.floor(random() * 8)}..${2014 + Math.floor(random() * 11)}`,
    () => `district:${pick(DISTRICTS)} filed:${2004 + Math.floor(random() * 20)}..2026`,
    () => `${pick(WORDS)} filed:${2004 + Math.floor(random() * 20)}..2026`,
    () => `${pick(WORDS)} OR ${pick(WORDS)} OR ${pick(WORDS)}`,
    () => `filed:${2010 + Math.floor(random() * 15)}`,
  ];
  for (let made = 0; filters.size < FILTERS; made++) filters.add(makers[made % makers.length]!());
  return [...filters];
}

/** Asks a running platform as the page of the map does, and prints how soon it answers. */
export async function measurePlatform(
  origin: string,
  pid: number,
  { seed, tell }: { readonly seed: number; readonly tell: (name: string, text: string) => void },
): Promise<void> {
  const map = new HttpMap(origin);
  const random = randomFrom(seed);
  const three = (times: readonly number[]): string =>
    [50, 95, 100].map((p) => percentile(times, p).toFixed(1)).join(' / ');

  const first = await map.tile('hexagon', 10, tileOf(CENTRE, 10), '');
  tell('the very first tile', `${first.ms.toFixed(1)} ms`);

  const sizes: number[] = [];
  const [viewports, legends, firsts]: [number[], number[], number[]] = [[], [], []];
  const filters = freshFilters(random);
  const spentBefore = processorSeconds(pid) ?? Number.NaN;
  for (const [place, q] of filters.entries()) {
    const zoom = ZOOMS[place % ZOOMS.length]!;
    const began = performance.now();
    const since = () => performance.now() - began;
    // The page asks for its legend and its tiles at once.
    const legend = map.ask('cells', { q, layer: 'hexagon', zoom: String(zoom) }).then(since);
    const tiles = await Promise.all(
      viewport(zoom).map((tile) => map.tile('hexagon', zoom, tile, q)),
    );
    viewports.push(since());
    legends.push(await legend);
    firsts.push(Math.min(...tiles.map(({ ms }) => ms)));
    sizes.push(...tiles.map(({ bytes }) => bytes));
  }
  const spent = ((processorSeconds(pid) ?? Number.NaN) - spentBefore) * 1000;
  tell(`viewport of 20 tiles with legend, ${FILTERS} fresh filters`, `${three(viewports)} ms`);
  tell('  the legend of it', `${three(legends)} ms`);
  tell('  the first tile of it', `${three(firsts)} ms`);
  tell('  processor time of the platform, each', `${(spent / FILTERS).toFixed(0)} ms`);

  const again: number[] = [];
  for (const [place, q] of filters.entries()) {
    const zoom = ZOOMS[place % ZOOMS.length]!;
    const began = performance.now();
    await Promise.all(viewport(zoom).map((tile) => map.tile('hexagon', zoom, tile, q)));
    again.push(performance.now() - began);
  }
  tell('the same viewports again', `${three(again)} ms`);

  const time = async (layer: Layer, zoom: number, at: TilePlace, q: string): Promise<number> => {
    const { ms, bytes } = await map.tile(layer, zoom, at, q);
    sizes.push(bytes);
    return ms;
  };
  for (const [step, layer] of LAYERS.entries()) {
    const zooms = layer === 'points' ? [14, 15, 16, 17] : ZOOMS;
    // With its count of the records, most of which fit.
    const [fresh, cached]: [number[], number[]] = [[], []];
    for (let each = 0; each < SINGLE_TILES; each++) {
      const zoom = zooms[each % zooms.length]!;
      const at = tileOf(CENTRE, zoom);
      const q = `filed:${1986 + (each % 10)}..${2030 + 20 * step + Math.floor(each / 10)}`;
      fresh.push(await time(layer, zoom, at, q));
      cached.push(await time(layer, zoom, at, q));
    }
    // Of a filter that was counted, every tile asked for once.
    const places = zooms.flatMap((zoom) =>
      tilesOfCity(zoom).map((at) => [zoom, at, random()] as const),
    );
    const drawn = places.toSorted((one, other) => one[2] - other[2]).slice(0, SINGLE_TILES);
    const q = `filed:1985..${2031 + step}`;
    await map.tile(layer, zooms[0]!, [0, 0], q);
    const counted: number[] = [];
    for (const [zoom, at] of drawn) counted.push(await time(layer, zoom, at, q));
    tell(`one tile of ${layer}, its filter fresh, ${fresh.length}`, `${three(fresh)} ms`);
    tell(`  its filter counted, ${counted.length}`, `${three(counted)} ms`);
    tell('  made before', `${three(cached)} ms`);
  }
  tell(
    'bytes of a tile, p50 / p95 / most',
    [50, 95, 100].map((p) => percentile(sizes, p)).join(' / '),
  );

  const areas: number[] = [];
  const cells: number[] = [];
  for (let each = 0; each < 30; each++) {
    const q = `filed:${1990 + each}..2026`;
    areas.push((await map.ask('areas', { q })).ms);
    cells.push((await map.ask('cells', { q, zoom: String(9 + (each % 5)) })).ms);
  }
  tell('/map/areas by district, 30 fresh filters', `${three(areas)} ms`);
  tell('/map/cells alone, 30 fresh filters', `${three(cells)} ms`);
  const big = await map.tile('hexagon', 13, tileOf(CENTRE, 13), '');
  tell(
    'a full tile of hexagons, zoom 13',
    `${big.bytes} bytes, ${gzipSync(big.body).length} by gzip`,
  );
  map.close();
}
