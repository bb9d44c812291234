import { type BasemapInfo, type BasemapLayer, boxesMeet, tileBox } from '@zca/domain/places';
import LayerGroup from 'ol/layer/Group';
import TileLayer from 'ol/layer/Tile';
import XYZ from 'ol/source/XYZ';

/** The base map that is shown: a ground below everything, and its names and roads above what is shaded. */
export class BasemapLayers {
  readonly ground = new LayerGroup();
  readonly names = new LayerGroup();

  /** Shows the ground of this id with what lies above it; null shows none. */
  show(info: BasemapInfo | null, id: string | null): void {
    const shown = info === null ? [] : layersOf(info, id);
    for (const [group, overlay] of [
      [this.ground, false],
      [this.names, true],
    ] as const) {
      const layers = shown.filter((layer) => layer.overlay === overlay);
      group.getLayers().clear();
      group.getLayers().extend(layers.map((layer) => tiles(info!, layer)));
    }
  }

  get isShown(): boolean {
    return this.ground.getLayers().getLength() > 0;
  }

  get hasNames(): boolean {
    return this.names.getLayers().getLength() > 0;
  }
}

/** A ground and the overlays that follow it in the list, up to the next ground. */
function layersOf({ layers }: BasemapInfo, id: string | null): BasemapLayer[] {
  const start = layers.findIndex((layer) => layer.id === id && !layer.overlay);
  if (start < 0) return [];
  const next = layers.findIndex((layer, place) => place > start && !layer.overlay);
  return layers.slice(start, next < 0 ? undefined : next);
}

/** Tiles from our own server; it is not asked for those that it does not give. */
function tiles(info: BasemapInfo, { id, minZoom, maxZoom }: BasemapLayer): TileLayer<XYZ> {
  const { extent, overviewZoom } = info;
  const [west = -180, south = -90, east = 180, north = 90] = extent ?? [];
  const source = new XYZ({
    minZoom,
    maxZoom,
    tileUrlFunction: ([z, x, y]) => {
      const box = tileBox(z!, x!, y!);
      if (z! > overviewZoom && !boxesMeet([west, south, east, north], box)) return undefined;
      return ['{layer}', '{z}', '{x}', '{y}'].reduce(
        (address, part, place) => address.replace(part, String([id, z, x, y][place])),
        info.tiles,
      );
    },
  });
  return new TileLayer({ source });
}
