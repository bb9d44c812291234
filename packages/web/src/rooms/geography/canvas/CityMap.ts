import type { BoundaryArea } from '@zca/domain/places';
import Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import MVT from 'ol/format/MVT';
import MultiPolygon from 'ol/geom/MultiPolygon';
import Point from 'ol/geom/Point';
import Polygon, { circular } from 'ol/geom/Polygon';
import Draw from 'ol/interaction/Draw';
import VectorLayer from 'ol/layer/Vector';
import VectorTileLayer from 'ol/layer/VectorTile';
import OlMap from 'ol/Map';
import { fromLonLat, transformExtent } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import VectorTileSource from 'ol/source/VectorTile';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { createXYZ } from 'ol/tilegrid';
import View from 'ol/View';
import type { MapPlace } from '../mapState.ts';
import { MAX_ZOOM, MIN_ZOOM } from '../mapState.ts';
import type { Shape } from '../shapeText.ts';
import { degreesOf, outlineOf, shapeOfGeometry, squareOf } from './shapes.ts';
import { type FlowArc, FlowLayer } from './flowLayer.ts';
import { FacilityLayer, type FacilityMark } from './facilityLayer.ts';
import { changeColour, classColour, type Palette, paletteOf, pointStyle } from './palette.ts';

/** Width of a tile on the screen. */
export const TILE_PX = 512;
const TILE_GRID = createXYZ({ tileSize: TILE_PX });
/** OpenLayers takes the zoom whose resolution is nearest, finer or coarser. */
const NEAREST = 0;
/** Room around what is looked at, in pixels; on a wide screen the legend stands at the foot. */
const ROOM = { narrow: [16, 16, 16, 56], wide: [40, 40, 90, 40] };
const NARROW_PX = 700;
/** Shape of a click that was meant for what it hits, in pixels. */
const HIT_TOLERANCE = 4;
const MERCATOR = 'EPSG:3857';
const DEGREES = 'EPSG:4326';

/** How what is counted is shaded: the class of a count, or null, and the number of classes. */
export interface Shading {
  readonly classOf: (count: number) => number | null;
  readonly classes: number;
  /** True for classes on both sides of zero, −`classes` to `classes`. */
  readonly diverging?: boolean;
}

/** Somebody pointed at a cell, a point or an area. */
export interface Picked {
  readonly kind: 'cell' | 'point' | 'area';
  /** Area's code, or column and row of a cell. */
  readonly id: string;
  /** Null is hidden. */
  readonly count: number | null;
  readonly stacked: boolean;
  /** Outline of a cell, or of the cell in which points were gathered, in degrees; empty for areas. */
  readonly outline: readonly (readonly [number, number])[];
  readonly at: readonly [number, number];
  readonly pixel: readonly [number, number];
}

export interface CityMapEvents {
  readonly onMove: (place: MapPlace, tileZoom: number) => void;
  readonly onPick: (picked: Picked | null) => void;
  readonly onDrawn: (shape: Shape) => void;
}

/** The drawing of the map: everything of OpenLayers that the page uses. */
export class CityMap {
  readonly #map: OlMap;
  readonly #palette: Palette;
  readonly #events: CityMapEvents;
  readonly #areas = new VectorSource();
  readonly #areaLayer: VectorLayer;
  readonly #tiles: VectorTileLayer;
  readonly #outlines: VectorLayer;
  readonly #facilities: FacilityLayer;
  readonly #flows: FlowLayer;
  readonly #names = new VectorSource();
  readonly #shapes = new VectorSource();
  #shading: Shading = { classOf: () => null, classes: 0 };
  /** Counts by area; null is hidden. */
  #counts: ReadonlyMap<string, number | null> | null = null;
  #selected: string | null = null;
  #draw: Draw | null = null;

  constructor(target: HTMLElement, at: MapPlace | null, events: CityMapEvents) {
    this.#events = events;
    const palette = paletteOf(target);
    this.#palette = palette;
    this.#areaLayer = new VectorLayer({
      source: this.#areas,
      style: (feature) => this.#areaStyle(feature),
    });
    this.#tiles = new VectorTileLayer({
      style: (feature) => this.#tileStyle(feature),
      visible: false,
    });
    this.#outlines = new VectorLayer({
      source: this.#areas,
      style: (feature) => this.#outlineStyle(feature),
    });
    const names = new VectorLayer({
      source: this.#names,
      declutter: true,
      style: (feature) =>
        new Style({
          text: new Text({
            text: String(feature.get('name')),
            font: `700 14px ${palette.font}`,
            fill: new Fill({ color: palette.ink }),
            stroke: new Stroke({ color: palette.surface, width: 3 }),
          }),
        }),
    });
    const shapes = new VectorLayer({
      source: this.#shapes,
      style: new Style({
        stroke: new Stroke({ color: palette.qing, width: 2, lineDash: [6, 4] }),
        fill: new Fill({ color: 'rgba(29, 90, 134, 0.08)' }),
      }),
    });
    this.#facilities = new FacilityLayer(palette);
    this.#flows = new FlowLayer(palette);
    this.#map = new OlMap({
      target,
      controls: [],
      layers: [
        this.#areaLayer,
        this.#tiles,
        this.#outlines,
        shapes,
        this.#flows.layer,
        names,
        this.#flows.label,
        this.#facilities.layer,
      ],
      view: new View({
        center: fromLonLat(at === null ? [108.94, 34.27] : [at.longitude, at.latitude]),
        zoom: at?.zoom ?? 10,
        minZoom: MIN_ZOOM,
        maxZoom: MAX_ZOOM,
      }),
    });
    this.#map.on('moveend', () => this.#moved());
    this.#map.on('singleclick', (event) => {
      if (this.#draw === null) this.#pick(event.pixel as [number, number]);
    });
  }

  /** Draws areas, and looks at all of them when the address says no place. */
  setAreas(areas: readonly BoundaryArea[], name: (area: BoundaryArea) => string): void {
    this.#areas.clear();
    this.#names.clear();
    for (const area of areas) {
      const geometry = new MultiPolygon(area.polygons as unknown as number[][][][]);
      const feature = new Feature(geometry.transform(DEGREES, MERCATOR));
      feature.set('code', area.code);
      this.#areas.addFeature(feature);
      const label = new Feature(new Point(fromLonLat([...area.centre])));
      label.set('name', name(area));
      this.#names.addFeature(label);
    }
  }

  fit(extent: readonly [number, number, number, number] | null = null): void {
    const projected =
      extent === null ? this.#areas.getExtent() : transformExtent([...extent], DEGREES, MERCATOR);
    if (projected?.every(Number.isFinite) !== true) return;
    const [width = 0] = this.#map.getSize() ?? [];
    const padding = width < NARROW_PX ? ROOM.narrow : ROOM.wide;
    this.#map.getView().fit(projected, { padding, maxZoom: 15 });
  }

  zoomTo(at: readonly [number, number], step: number): void {
    const view = this.#map.getView();
    view.setCenter(fromLonLat([...at]));
    view.setZoom((view.getZoom() ?? 10) + step);
  }

  zoomBy(step: number): void {
    const view = this.#map.getView();
    view.animate({ zoom: (view.getZoom() ?? 10) + step, duration: 120 });
  }

  /** Shades areas by their counts, or cells where `counts` is null. */
  shade(counts: ReadonlyMap<string, number | null> | null, shading: Shading): void {
    this.#counts = counts;
    this.#shading = shading;
    this.#areaLayer.changed();
    this.#tiles.changed();
  }

  /** Shows tiles of an address with `{z}`, `{x}` and `{y}`; null shows none. */
  showTiles(address: string | null, maxZoom: number): void {
    this.#tiles.setVisible(address !== null);
    if (address === null) {
      this.#tiles.setSource(null);
      return;
    }
    this.#tiles.setSource(
      new VectorTileSource({
        format: new MVT(),
        url: address,
        tileGrid: createXYZ({ tileSize: TILE_PX, maxZoom }),
        // The nearest zoom, so that cells are 15 to 30 pixels wide.
        zDirection: NEAREST,
      }),
    );
  }

  select(code: string | null): void {
    this.#selected = code;
    this.#outlines.changed();
  }

  showShape(shape: Shape | null): void {
    this.#shapes.clear();
    if (shape === null) return;
    const geometry =
      shape.kind === 'circle'
        ? circular([...shape.centre], shape.metres, 96)
        : new Polygon([[...shape.points, shape.points[0]!].map((point) => [...point])]);
    this.#shapes.addFeature(new Feature(geometry.transform(DEGREES, MERCATOR)));
  }

  showFacilities(marks: readonly FacilityMark[]): void {
    this.#facilities.show(marks);
  }

  showFlows(arcs: readonly FlowArc[]): void {
    this.#flows.show(arcs);
  }

  /** Lets a shape be drawn; null ends it. */
  draw(kind: Shape['kind'] | null): void {
    if (this.#draw !== null) this.#map.removeInteraction(this.#draw);
    this.#draw = null;
    if (kind === null) return;
    const draw = new Draw({ type: kind === 'circle' ? 'Circle' : 'Polygon' });
    draw.on('drawend', ({ feature }) => {
      const geometry = feature.getGeometry();
      if (geometry === undefined) return;
      // Not within the event of the interaction that is removed by it.
      setTimeout(() => this.#events.onDrawn(shapeOfGeometry(geometry)));
    });
    this.#draw = draw;
    this.#map.addInteraction(draw);
  }

  /** The cells and points on the screen, most records first. */
  visible(): Picked[] {
    const extent = this.#map.getView().calculateExtent(this.#map.getSize());
    const found = new Map<string, Picked>();
    for (const feature of this.#tiles.getFeaturesInExtent(extent)) {
      const picked = this.#pickedOf(feature, [0, 0]);
      if (picked !== null) found.set(picked.id, picked);
    }
    return [...found.values()].toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));
  }

  /** A circle around the middle of the screen, for those who do not draw with a pointer. */
  centre(): readonly [number, number] {
    return degreesOf(this.#map.getView().getCenter() ?? [0, 0]);
  }

  /** The corners of what the screen shows. */
  screen(): readonly (readonly [number, number])[] {
    const [left, bottom, right, top] = this.#map.getView().calculateExtent(this.#map.getSize()) as [
      number,
      number,
      number,
      number,
    ];
    return [
      degreesOf([left, top]),
      degreesOf([right, top]),
      degreesOf([right, bottom]),
      degreesOf([left, bottom]),
    ];
  }

  /** The drawing as an image of the size that it has on the screen. */
  canvases(): readonly HTMLCanvasElement[] {
    this.#map.renderSync();
    return [...(this.#map.getTargetElement()?.querySelectorAll('canvas') ?? [])];
  }

  remove(): void {
    this.#map.setTarget(undefined);
    this.#map.dispose();
  }

  #moved(): void {
    const view = this.#map.getView();
    const [longitude, latitude] = degreesOf(view.getCenter() ?? [0, 0]);
    const zoom = view.getZoom() ?? 10;
    const tileZoom = TILE_GRID.getZForResolution(view.getResolution() ?? 1, NEAREST);
    this.#events.onMove({ longitude, latitude, zoom }, tileZoom);
  }

  #pick(pixel: [number, number]): void {
    for (const named of [this.#facilities, this.#flows]) {
      const layerFilter = (layer: unknown) => layer === named.layer;
      const options = { hitTolerance: HIT_TOLERANCE, layerFilter };
      const [feature] = this.#map.getFeaturesAtPixel(pixel, options);
      named.name(feature ?? null);
      if (feature !== undefined) return;
    }
    let picked: Picked | null = null;
    this.#map.forEachFeatureAtPixel(
      pixel,
      (feature) => {
        picked = this.#pickedOf(feature, pixel);
        return picked !== null;
      },
      {
        hitTolerance: HIT_TOLERANCE,
        layerFilter: (layer) => layer === this.#tiles || layer === this.#areaLayer,
      },
    );
    this.#events.onPick(picked);
  }

  #pickedOf(feature: FeatureLike, pixel: [number, number]): Picked | null {
    const code = feature.get('code') as string | undefined;
    const geometry = feature.getGeometry();
    if (geometry === undefined) return null;
    const [left, bottom, right, top] = geometry.getExtent() as [number, number, number, number];
    const at = degreesOf([(left + right) / 2, (bottom + top) / 2]);
    const base = { at, pixel, outline: [], stacked: false };
    if (code !== undefined) {
      return { ...base, kind: 'area', id: code, count: this.#counts?.get(code) ?? null };
    }
    const cell = feature.get('cell') as string | undefined;
    if (cell === undefined) return null;
    const count = feature.get('hidden') === true ? null : Number(feature.get('count'));
    if (feature.getGeometry()?.getType() === 'Point') {
      const isStacked = feature.get('stacked') === true;
      const outline = squareOf(cell, Number(feature.get('zoom')));
      return { ...base, kind: 'point', id: cell, count, stacked: isStacked, outline };
    }
    return { ...base, kind: 'cell', id: cell, count, outline: outlineOf(feature) };
  }

  #areaStyle(feature: FeatureLike): Style {
    const { surface, hatch } = this.#palette;
    const code = String(feature.get('code'));
    const count = this.#counts?.get(code);
    const { classOf, classes, diverging = false } = this.#shading;
    if (count === undefined || (count === 0 && !diverging))
      return new Style({ fill: new Fill({ color: surface }) });
    if (count === null) return new Style({ fill: new Fill({ color: hatch as string }) });
    const place = classOf(count);
    const colour = diverging ? changeColour : classColour;
    const color = place === null ? surface : colour(this.#palette, place, classes);
    return new Style({ fill: new Fill({ color }) });
  }

  #outlineStyle(feature: FeatureLike): Style {
    const isSelected = feature.get('code') === this.#selected;
    return new Style({
      stroke: new Stroke({
        color: isSelected ? this.#palette.ink : this.#palette.control,
        width: isSelected ? 3 : 1,
      }),
      zIndex: isSelected ? 1 : 0,
    });
  }

  #tileStyle(feature: FeatureLike): Style {
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
