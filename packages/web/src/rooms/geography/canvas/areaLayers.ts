import type { BoundaryArea } from '@zca/domain/places';
import Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import MultiPolygon from 'ol/geom/MultiPolygon';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import { fromLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { changeColour, classColour, type Palette } from './palette.ts';
import { DEGREES, MERCATOR } from './shapes.ts';

/** How what is counted is shaded: the class of a count, or null, and the number of classes. */
export interface Shading {
  readonly classOf: (count: number) => number | null;
  readonly classes: number;
  /** True for classes on both sides of zero, −`classes` to `classes`. */
  readonly diverging?: boolean;
}

/** Counts by area; null is hidden. */
export type AreaCounts = ReadonlyMap<string, number | null>;

/** Over a base map the ground is seen through what is shaded, and as a whole through what is not. */
const OVER_BASEMAP = 0.72;
/** Nothing to see, yet something to point at. */
const CLEAR = 'rgba(255, 255, 255, 0.01)';

/** The areas of a city: their ground, their outlines above what lies on them, and their names on top. */
export class AreaLayers {
  readonly ground: VectorLayer;
  readonly outlines: VectorLayer;
  readonly names: VectorLayer;
  readonly #palette: Palette;
  readonly #source = new VectorSource();
  readonly #labels = new VectorSource();
  #counts: AreaCounts | null = null;
  #shading: Shading = { classOf: () => null, classes: 0 };
  #selected: string | null = null;
  #isClear = false;
  #isBackground = false;

  constructor(palette: Palette) {
    this.#palette = palette;
    this.ground = new VectorLayer({
      source: this.#source,
      style: (feature) => this.#groundStyle(feature),
    });
    this.outlines = new VectorLayer({
      source: this.#source,
      style: (feature) => this.#outlineStyle(feature),
    });
    this.names = new VectorLayer({
      source: this.#labels,
      declutter: true,
      style: (feature) => this.#nameStyle(feature),
    });
  }

  show(areas: readonly BoundaryArea[], name: (area: BoundaryArea) => string): void {
    this.#source.clear();
    this.#labels.clear();
    for (const area of areas) {
      const geometry = new MultiPolygon(area.polygons as unknown as number[][][][]);
      const feature = new Feature(geometry.transform(DEGREES, MERCATOR));
      feature.set('code', area.code);
      this.#source.addFeature(feature);
      const label = new Feature(new Point(fromLonLat([...area.centre])));
      label.set('name', name(area));
      this.#labels.addFeature(label);
    }
  }

  /** Around all areas, in metres of the projection; null where there are none. */
  extent(): number[] | null {
    const extent = this.#source.getExtent();
    return extent?.every(Number.isFinite) === true ? extent : null;
  }

  shade(counts: AreaCounts | null, shading: Shading): void {
    this.#counts = counts;
    this.#shading = shading;
    this.ground.changed();
  }

  select(code: string | null): void {
    this.#selected = code;
    this.outlines.changed();
  }

  /** Writes names smaller and greyer where the areas are not what the map is about. */
  putBack(isBackground: boolean): void {
    this.#isBackground = isBackground;
    this.names.changed();
  }

  /** Lets a base map be seen, whose own names stand in the place of those of the areas. */
  overBasemap(isOver: boolean): void {
    this.#isClear = isOver;
    this.ground.setOpacity(isOver ? OVER_BASEMAP : 1);
    this.ground.changed();
  }

  #nameStyle(feature: FeatureLike): Style {
    const { ink, ink2, surface, font } = this.#palette;
    return new Style({
      text: new Text({
        text: String(feature.get('name')),
        font: this.#isBackground ? `12px ${font}` : `700 14px ${font}`,
        fill: new Fill({ color: this.#isBackground ? ink2 : ink }),
        stroke: new Stroke({ color: surface, width: 3 }),
      }),
    });
  }

  #groundStyle(feature: FeatureLike): Style {
    const { surface, hatch } = this.#palette;
    const count = this.#counts?.get(String(feature.get('code')));
    const { classOf, classes, diverging = false } = this.#shading;
    const plain = this.#isClear ? CLEAR : surface;
    if (count === undefined || (count === 0 && !diverging))
      return new Style({ fill: new Fill({ color: plain }) });
    if (count === null) return new Style({ fill: new Fill({ color: hatch as string }) });
    const place = classOf(count);
    const colour = diverging ? changeColour : classColour;
    const color = place === null ? plain : colour(this.#palette, place, classes);
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
}
