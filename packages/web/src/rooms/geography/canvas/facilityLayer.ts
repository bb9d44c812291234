import Feature from 'ol/Feature';
import type { FeatureLike } from 'ol/Feature';
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

/** A facility on the map. */
export interface FacilityMark {
  readonly id: string;
  readonly title: string;
  readonly at: readonly [number, number];
}

/** White diamonds with an outline of ink; the one that was clicked bears its name. */
export class FacilityLayer {
  readonly layer: VectorLayer;
  readonly #source = new VectorSource();
  #named: string | null = null;

  constructor(palette: Palette) {
    const shape = {
      points: 4,
      radius: 8,
      fill: new Fill({ color: palette.surface }),
      stroke: new Stroke({ color: palette.ink, width: 1.5 }),
    };
    const plain = new Style({ image: new RegularShape(shape) });
    const named = (title: string) =>
      new Style({
        image: new RegularShape({ ...shape, radius: 10 }),
        text: new Text({
          text: title,
          font: `700 13px ${palette.font}`,
          offsetY: -20,
          fill: new Fill({ color: palette.ink }),
          backgroundFill: new Fill({ color: palette.surface }),
          backgroundStroke: new Stroke({ color: palette.line, width: 1 }),
          padding: [3, 6, 2, 6],
        }),
        zIndex: 1,
      });
    this.layer = new VectorLayer({
      source: this.#source,
      style: (feature: FeatureLike) =>
        feature.get('facility') === this.#named ? named(String(feature.get('title'))) : plain,
    });
  }

  show(marks: readonly FacilityMark[]): void {
    this.#source.clear();
    this.#source.addFeatures(
      marks.map(({ id, title, at }) => {
        const feature = new Feature(new Point(fromLonLat([...at])));
        feature.setProperties({ facility: id, title });
        return feature;
      }),
    );
  }

  /** Names what was clicked; a second click, or null, takes the name away. */
  name(feature: FeatureLike | null): void {
    const id = feature === null ? null : String(feature.get('facility'));
    this.#named = id === this.#named ? null : id;
    this.layer.changed();
  }
}
