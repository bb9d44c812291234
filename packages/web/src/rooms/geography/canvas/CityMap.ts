import { MOST_CELL_ZOOM } from '@zca/domain/geography';
import type { BasemapInfo, BoundaryArea } from '@zca/domain/places';
import OlMap from 'ol/Map';
import { fromLonLat, transformExtent } from 'ol/proj';
import View from 'ol/View';
import type { MapPlace } from '../mapState.ts';
import { MAX_ZOOM, MIN_ZOOM } from '../mapState.ts';
import type { Shape } from '../shapeText.ts';
import { type AreaCounts, AreaLayers, type Shading } from './areaLayers.ts';
import { BasemapLayers } from './basemapLayers.ts';
import { CellLayer, tileZoomOf } from './cellLayer.ts';
import { Drawing } from './drawing.ts';
import { FacilityLayer, type FacilityMark } from './facilityLayer.ts';
import { type FlowArc, FlowLayer } from './flowLayer.ts';
import { paletteOf } from './palette.ts';
import { type Picked, pickedOf } from './picked.ts';
import { DEGREES, degreesOf, MERCATOR } from './shapes.ts';
import { type AreaSymbol, SymbolLayer } from './symbolLayer.ts';

export type { Picked } from './picked.ts';
export type { Shading } from './areaLayers.ts';

/** Room around what is looked at, in pixels: on a wide screen for the tools, layers and legend on the map. */
const ROOM = { narrow: [16, 16, 16, 56], wide: [24, 220, 60, 72] };
const NARROW_PX = 700;
/** Shape of a click that was meant for what it hits, in pixels. */
const HIT_TOLERANCE = 4;

export interface CityMapEvents {
  readonly onMove: (place: MapPlace, tileZoom: number) => void;
  readonly onPick: (picked: Picked | null) => void;
  readonly onDrawn: (shape: Shape) => void;
}

/** The drawing of the map: everything of OpenLayers that the page uses. */
export class CityMap {
  readonly #map: OlMap;
  readonly #events: CityMapEvents;
  readonly #basemap = new BasemapLayers();
  readonly #areas: AreaLayers;
  readonly #cells: CellLayer;
  readonly #symbols: SymbolLayer;
  readonly #facilities: FacilityLayer;
  readonly #flows: FlowLayer;
  readonly #drawing: Drawing;
  #counts: AreaCounts | null = null;

  constructor(target: HTMLElement, at: MapPlace | null, events: CityMapEvents) {
    this.#events = events;
    const palette = paletteOf(target);
    this.#areas = new AreaLayers(palette);
    this.#cells = new CellLayer(palette);
    this.#symbols = new SymbolLayer(palette);
    this.#facilities = new FacilityLayer(palette);
    this.#facilities.layer.setZIndex(2);
    this.#flows = new FlowLayer(palette);
    this.#drawing = new Drawing(palette, (shape) => events.onDrawn(shape));
    this.#map = new OlMap({
      target,
      controls: [],
      layers: [
        this.#basemap.ground,
        this.#areas.ground,
        this.#cells.layer,
        this.#basemap.names,
        this.#areas.outlines,
        this.#drawing.layer,
        this.#flows.layer,
        this.#symbols.layer,
        this.#areas.names,
        this.#symbols.names,
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
      if (!this.#drawing.isUnderWay) this.#pick(event.pixel as [number, number]);
    });
  }

  /** Draws areas with their names. */
  setAreas(areas: readonly BoundaryArea[], name: (area: BoundaryArea) => string): void {
    this.#areas.show(areas, name);
  }

  /** Looks at a box in degrees, or at all areas. */
  fit(extent: readonly [number, number, number, number] | null = null): void {
    const projected =
      extent === null ? this.#areas.extent() : transformExtent([...extent], DEGREES, MERCATOR);
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
  shade(counts: AreaCounts | null, shading: Shading): void {
    this.#counts = counts;
    this.#areas.shade(counts, shading);
    this.#cells.shade(shading);
    this.#symbols.shade(shading);
  }

  /** Shows tiles of an address with `{z}`, `{x}` and `{y}`; null shows none. */
  showTiles(address: string | null, maxZoom: number): void {
    this.#cells.show(address, maxZoom);
    // Tiles that go so far are points: names of areas keep clear of them, and facilities lie above all.
    this.#cells.layer.setZIndex(maxZoom > MOST_CELL_ZOOM ? 1 : 0);
  }

  /** Shows circles in the place of areas whose borders are not known. */
  showSymbols(symbols: readonly AreaSymbol[]): void {
    this.#symbols.show(symbols);
    this.#areas.putBack(symbols.length > 0);
  }

  /** Shows a layer of the base map below everything; null shows none. */
  showBasemap(info: BasemapInfo | null, id: string | null): void {
    this.#basemap.show(info, id);
    this.#areas.overBasemap(this.#basemap.isShown);
    this.#cells.overBasemap(this.#basemap.isShown);
    // It has names of its own.
    this.#areas.names.setVisible(!this.#basemap.hasNames);
  }

  select(code: string | null): void {
    this.#areas.select(code);
    this.#symbols.select(code);
  }

  showShape(shape: Shape | null): void {
    this.#drawing.show(shape);
  }

  showFacilities(marks: readonly FacilityMark[]): void {
    this.#facilities.show(marks);
  }

  showFlows(arcs: readonly FlowArc[]): void {
    this.#flows.show(arcs);
  }

  /** Lets a shape be drawn; null ends it. */
  draw(kind: Shape['kind'] | null): void {
    this.#drawing.begin(this.#map, kind);
  }

  /** The cells and points on the screen, most records first. */
  visible(): Picked[] {
    const found = new Map<string, Picked>();
    for (const feature of this.#cells.featuresIn(this.#extent())) {
      const picked = pickedOf(feature, [0, 0], null);
      if (picked !== null) found.set(picked.id, picked);
    }
    return [...found.values()].toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));
  }

  /** The middle of the screen, for those who do not draw with a pointer. */
  centre(): readonly [number, number] {
    return degreesOf(this.#map.getView().getCenter() ?? [0, 0]);
  }

  /** The corners of what the screen shows. */
  screen(): readonly (readonly [number, number])[] {
    const [left, bottom, right, top] = this.#extent() as [number, number, number, number];
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

  #extent(): number[] {
    return this.#map.getView().calculateExtent(this.#map.getSize());
  }

  #moved(): void {
    const view = this.#map.getView();
    const [longitude, latitude] = degreesOf(view.getCenter() ?? [0, 0]);
    const zoom = view.getZoom() ?? 10;
    this.#events.onMove({ longitude, latitude, zoom }, tileZoomOf(view.getResolution() ?? 1));
  }

  #pick(pixel: [number, number]): void {
    for (const named of [this.#facilities, this.#flows]) {
      const layerFilter = (layer: unknown) => layer === named.layer;
      const options = { hitTolerance: HIT_TOLERANCE, layerFilter };
      const [feature] = this.#map.getFeaturesAtPixel(pixel, options);
      named.name(feature ?? null);
      if (feature !== undefined) return;
    }
    const pickable = new Set<unknown>([this.#symbols.layer, this.#cells.layer, this.#areas.ground]);
    let picked: Picked | null = null;
    this.#map.forEachFeatureAtPixel(
      pixel,
      (feature) => {
        picked = pickedOf(feature, pixel, this.#counts);
        return picked !== null;
      },
      { hitTolerance: HIT_TOLERANCE, layerFilter: (layer) => pickable.has(layer) },
    );
    this.#events.onPick(picked);
  }
}
