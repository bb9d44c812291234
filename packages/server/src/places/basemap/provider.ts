import type { BasemapLayer } from '@zca/domain/places';
import type { Config } from '../../base/config/index.ts';

/** Where tiles come from. */
export interface BasemapProvider {
  /** Names the provider's tiles in the cache; holds no key. */
  readonly id: string;
  readonly layers: readonly BasemapLayer[];
  readonly attribution: string;
  /** Address of a tile with its key: for the request alone, never for answers or logs. */
  readonly address: (layer: string, z: number, x: number, y: number) => string;
}

type BasemapConfig = Pick<
  Config,
  'tiandituKey' | 'tiandituUrl' | 'basemapUrl' | 'basemapAttribution'
>;

/** Layers of 天地图 in Web Mercator, with the names that it gives them. */
const TIANDITU_LAYERS: readonly BasemapLayer[] = (
  [
    ['vec', '矢量底图', 'Map', false],
    ['cva', '矢量注记', 'Names on the map', true],
    ['img', '影像底图', 'Imagery', false],
    ['cia', '影像注记', 'Names on imagery', true],
    ['ter', '地形晕渲', 'Relief', false],
    ['cta', '地形注记', 'Names on relief', true],
  ] as const
).map(([id, zh, en, overlay]) => ({
  id,
  title: { zh, en },
  overlay,
  minZoom: 1,
  maxZoom: id === 'ter' || id === 'cta' ? 14 : 18,
}));

/** The base map that is configured; null where there is none. A template of one's own goes first. */
export function configuredBasemap(config: BasemapConfig): BasemapProvider | null {
  const { basemapUrl, tiandituKey } = config;
  if (basemapUrl !== undefined) return templateProvider(basemapUrl, config.basemapAttribution);
  if (tiandituKey === undefined) return null;
  const root = config.tiandituUrl.replace(/\/+$/, '');
  return {
    id: `tianditu ${root}`,
    layers: TIANDITU_LAYERS,
    attribution: config.basemapAttribution ?? '天地图 © 国家基础地理信息中心',
    // OGC 07-057r7 (WMTS 1.0.0), key-value pairs; the set of matrices "w" is Web Mercator.
    address: (layer, z, x, y) =>
      `${root}/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
      `&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX=${z}&TILEROW=${y}&TILECOL=${x}` +
      `&tk=${encodeURIComponent(tiandituKey)}`,
  };
}

function templateProvider(template: string, attribution = ''): BasemapProvider {
  return {
    id: `template ${template}`,
    layers: [
      {
        id: 'base',
        title: { zh: '底图', en: 'Base map' },
        overlay: false,
        minZoom: 0,
        maxZoom: 19,
      },
    ],
    attribution,
    address: (_layer, z, x, y) =>
      template
        .replaceAll('{z}', String(z))
        .replaceAll('{x}', String(x))
        .replaceAll('{y}', String(y))
        .replaceAll('{-y}', String(2 ** z - 1 - y)),
  };
}
