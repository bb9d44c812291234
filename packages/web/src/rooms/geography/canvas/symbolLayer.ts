import { circleRadius, LEAST_RADIUS } from '@zca/domain/geography';
import Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import { fromLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Shading } from './areaLayers.ts';
import { changeColour, type Palette } from './palette.ts';

/** A circle in the place of an area whose borders are not known. */
export interface AreaSymbol {
  readonly code: string;
  readonly name: string;
  readonly at: readonly [number, number];
  /** Its area stands for the size of this; null is hidden, and drawn hollow. */
  readonly value: number | null;
}

/** Hidden values have one size, which tells nothing of them. */
const HIDDEN_RADIUS = 6;
const SEEN_THROUGH = 0.72;
/** From the edge of a circle to its name. */
const NAME_GAP = 3;
/** Longer names, which English has, stand in two lines. */
const MOST_LETTERS = 18;

/** Circles in proportion to the counts of areas, the small ones above, with names where they fit. */
export class SymbolLayer {
  readonly layer: VectorLayer;
  readonly names: VectorLayer;
  readonly #source = new VectorSource();
  readonly #palette: Palette;
  #most = 0;
  #shading: Shading = { classOf: () => null, classes: 0 };
  #selected: string | null = null;

  constructor(palette: Palette) {
    this.#palette = palette;
    this.layer = new VectorLayer({
      source: this.#source,
      opacity: SEEN_THROUGH,
      style: (feature) => this.#circleStyle(feature),
    });
    this.names = new VectorLayer({
      source: this.#source,
      declutter: true,
      style: (feature) => this.#nameStyle(feature),
    });
  }

  show(symbols: readonly AreaSymbol[]): void {
    this.#most = Math.max(0, ...symbols.map(({ value }) => Math.abs(value ?? 0)));
    this.#source.clear();
    this.#source.addFeatures(
      symbols.map(({ code, name, at, value }) => {
        const feature = new Feature(new Point(fromLonLat([...at])));
        feature.setProperties({ code, name, value });
        return feature;
      }),
    );
  }

  /** Gains and losses have the colours of their classes; counts have one colour. */
  shade(shading: Shading): void {
    this.#shading = shading;
    this.layer.changed();
  }

  select(code: string | null): void {
    this.#selected = code;
    this.layer.changed();
  }

  #radiusOf(feature: FeatureLike): number {
    const value = feature.get('value') as number | null;
    return value === null ? HIDDEN_RADIUS : circleRadius(value, this.#most);
  }

  #circleStyle(feature: FeatureLike): Style {
    const { ink, control, surface, qing } = this.#palette;
    const value = feature.get('value') as number | null;
    const radius = this.#radiusOf(feature);
    const isSelected = feature.get('code') === this.#selected;
    const { classOf, classes, diverging = false } = this.#shading;
    const isSmallest = radius <= LEAST_RADIUS;
    const color =
      value === null
        ? 'rgba(255, 255, 255, 0.01)'
        : diverging
          ? changeColour(this.#palette, classOf(value) ?? 0, classes)
          : qing;
    const edge = value === null || diverging ? control : isSmallest ? qing : surface;
    return new Style({
      image: new CircleStyle({
        radius,
        fill: new Fill({ color }),
        stroke: new Stroke({
          color: isSelected ? ink : edge,
          width: isSelected ? 3 : value === null ? 1.5 : 1,
          ...(value === null ? { lineDash: [3, 2] } : {}),
        }),
      }),
      zIndex: isSelected ? 1 : -radius,
    });
  }

  #nameStyle(feature: FeatureLike): Style {
    const { ink, surface, font } = this.#palette;
    const radius = this.#radiusOf(feature);
    const name = inLines(String(feature.get('name')));
    return new Style({
      text: new Text({
        text: name,
        font: `700 13px ${font}`,
        textBaseline: 'top',
        offsetY: radius + NAME_GAP,
        fill: new Fill({ color: ink }),
        stroke: new Stroke({ color: surface, width: 3 }),
      }),
      // The highest finds room first: the name of the greatest circle.
      zIndex: radius,
    });
  }
}

/** A long name broken at the space that is nearest to its middle. */
function inLines(name: string): string {
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
  if (name.length <= MOST_LETTERS || spaces.length === 0) return name;
  const off = (at: number) => Math.abs(at - name.length / 2);
  const at = spaces.reduce((best, each) => (off(each) < off(best) ? each : best));
  return `${name.slice(0, at)}\n${name.slice(at + 1)}`;
}
