import Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import { fromLonLat } from 'ol/proj';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import type { Palette } from './palette.ts';

/** A flow between two places on the map. */
export interface FlowArc {
  readonly id: string;
  readonly title: string;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** Null is hidden: drawn thin and dashed. */
  readonly count: number | null;
}

/** Pixels of the widest arc, that of the greatest flow. */
const MOST_WIDTH = 9;
const STEPS = 32;
/** Where on the arc its head stands: at the end the names of areas and other heads would hide it. */
const HEAD_STEP = 20;
/** How far an arc stands off the straight line, as a share of its length: there and back do not overlap. */
const BEND = 0.18;

/** Arcs with a width by count and a head that says which way; the one clicked bears its name. */
export class FlowLayer {
  readonly layer: VectorLayer;
  /** The name of the arc that was clicked, to be drawn above the names of areas. */
  readonly label: VectorLayer;
  readonly #source = new VectorSource();
  readonly #palette: Palette;
  #most = 1;
  #named: string | null = null;

  constructor(palette: Palette) {
    this.#palette = palette;
    this.layer = new VectorLayer({
      source: this.#source,
      style: (feature) => this.#style(feature),
    });
    this.label = new VectorLayer({
      source: this.#source,
      style: (feature) => this.#labelStyle(feature),
    });
  }

  show(arcs: readonly FlowArc[]): void {
    this.#most = Math.max(1, ...arcs.map(({ count }) => count ?? 0));
    this.#source.clear();
    this.#source.addFeatures(
      arcs.map(({ id, title, from, to, count }) => {
        const feature = new Feature(
          new LineString(bent(fromLonLat([...from]), fromLonLat([...to]))),
        );
        feature.setProperties({ flow: id, title, count });
        return feature;
      }),
    );
  }

  /** Names the arc that was clicked; a second click, or null, takes the name away. */
  name(feature: FeatureLike | null): void {
    const id = feature === null ? null : String(feature.get('flow'));
    this.#named = id === this.#named ? null : id;
    this.layer.changed();
    this.label.changed();
  }

  #style(feature: FeatureLike): Style[] {
    const { qing, ink, control, surface } = this.#palette;
    const count = feature.get('count') as number | null;
    const isNamed = feature.get('flow') === this.#named;
    const color = isNamed ? ink : count === null ? control : qing;
    const width = count === null ? 1 : 1 + (MOST_WIDTH - 1) * (count / this.#most);
    const points = (feature.getGeometry() as LineString).getCoordinates();
    const [before, end] = points.slice(HEAD_STEP, HEAD_STEP + 2) as [number[], number[]];
    const rotation = Math.atan2(end[0]! - before[0]!, end[1]! - before[1]!);
    // What is counted lies above what is hidden.
    const zIndex = isNamed ? 2 : count === null ? 0 : 1;
    return [
      new Style({
        stroke: new Stroke({ color, width, ...(count === null ? { lineDash: [4, 4] } : {}) }),
        zIndex,
      }),
      new Style({
        geometry: new Point(end),
        image: new RegularShape({
          points: 3,
          radius: count === null ? 3 : 4 + 0.8 * width,
          rotation,
          rotateWithView: true,
          fill: new Fill({ color }),
          stroke: new Stroke({ color: surface, width: 1 }),
        }),
        zIndex,
      }),
    ];
  }

  #labelStyle(feature: FeatureLike): Style[] {
    if (feature.get('flow') !== this.#named) return [];
    const { ink, surface, line, font } = this.#palette;
    const points = (feature.getGeometry() as LineString).getCoordinates();
    const text = new Text({
      text: String(feature.get('title')),
      font: `700 13px ${font}`,
      fill: new Fill({ color: ink }),
      backgroundFill: new Fill({ color: surface }),
      backgroundStroke: new Stroke({ color: line, width: 1 }),
      padding: [3, 6, 2, 6],
    });
    return [new Style({ geometry: new Point(points[STEPS >> 1]!), text })];
  }
}

/** A quadratic curve that bends to the left of its way. */
function bent(from: number[], to: number[]): number[][] {
  const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!];
  const middle = [(from[0]! + to[0]!) / 2 - dy * BEND, (from[1]! + to[1]!) / 2 + dx * BEND];
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const t = step / STEPS;
    const at = (axis: 0 | 1) =>
      (1 - t) ** 2 * from[axis]! + 2 * t * (1 - t) * middle[axis]! + t ** 2 * to[axis]!;
    return [at(0), at(1)];
  });
}
