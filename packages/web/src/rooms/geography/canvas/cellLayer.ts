import type { FeatureLike } from 'ol/Feature';
import MVT from 'ol/format/MVT';
import VectorTileLayer from 'ol/layer/VectorTile';
import VectorTileSource from 'ol/source/VectorTile';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import { createXYZ } from 'ol/tilegrid';
import type { Shading } from './areaLayers.ts';
import { classColour, type Palette, pointStyle } from './palette.ts';

/** Width of a tile on the screen. */
const TILE_PX = 512;
const TILE_GRID = createXYZ({ tileSize: TILE_PX });
/** OpenLayers takes the zoom whose resolution is nearest, finer or coarser. */
const NEAREST = 0;
const OVER_BASEMAP = 0.8;

/** Cells and points, which come as vector tiles. */
export class CellLayer {
  readonly layer: VectorTileLayer;
  readonly #palette: Palette;
  #shading: Shading = { classOf: () => null, classes: 0 };

  constructor(palette: Palette) {
    this.#palette = palette;
    this.layer = new VectorTileLayer({
      style: (feature) => this.#style(feature),
      visible: false,
      declutter: true,
    });
  }

  /** Shows tiles of an address with `{z}`, `{x}` and `{y}`; null shows none. */
  show(address: string | null, maxZoom: number): void {
    this.layer.setVisible(address !== null);
    if (address === null) {
      this.layer.setSource(null);
      return;
    }
    this.layer.setSource(
      new VectorTileSource({
        format: new MVT(),
        url: address,
        tileGrid: createXYZ({ tileSize: TILE_PX, maxZoom }),
        // The nearest zoom, so that cells are 15 to 30 pixels wide.
        zDirection: NEAREST,
      }),
    );
  }

  shade(shading: Shading): void {
    this.#shading = shading;
    this.layer.changed();
  }

  overBasemap(isOver: boolean): void {
    this.layer.setOpacity(isOver ? OVER_BASEMAP : 1);
  }

  featuresIn(extent: number[]): readonly FeatureLike[] {
    return this.layer.getFeaturesInExtent(extent);
  }

  #style(feature: FeatureLike): Style {
    if (feature.getGeometry()?.getType() === 'Point') return pointStyle(feature, this.#palette);
    const stroke = new Stroke({ color: this.#palette.surface, width: 1 });
    if (feature.get('hidden') === true) {
      return new Style({ fill: new Fill({ color: this.#palette.hatch as string }), stroke });
    }
    const place = this.#shading.classOf(Number(feature.get('count'))) ?? 0;
    const color = classColour(this.#palette, place, this.#shading.classes);
    return new Style({ fill: new Fill({ color }), stroke });
  }
}

/** The zoom of the tiles that a resolution of the map is drawn from. */
export function tileZoomOf(resolution: number): number {
  return TILE_GRID.getZForResolution(resolution, NEAREST);
}
