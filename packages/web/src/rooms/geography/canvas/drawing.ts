import Feature from 'ol/Feature';
import Polygon, { circular } from 'ol/geom/Polygon';
import Draw from 'ol/interaction/Draw';
import VectorLayer from 'ol/layer/Vector';
import type OlMap from 'ol/Map';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Shape } from '../shapeText.ts';
import type { Palette } from './palette.ts';
import { DEGREES, MERCATOR, shapeOfGeometry } from './shapes.ts';

/** The shape that narrows the search, and the drawing of another. */
export class Drawing {
  readonly layer: VectorLayer;
  readonly #source = new VectorSource();
  readonly #onDrawn: (shape: Shape) => void;
  #draw: Draw | null = null;

  constructor(palette: Palette, onDrawn: (shape: Shape) => void) {
    this.#onDrawn = onDrawn;
    this.layer = new VectorLayer({
      source: this.#source,
      style: new Style({
        stroke: new Stroke({ color: palette.qing, width: 2, lineDash: [6, 4] }),
        fill: new Fill({ color: 'rgba(29, 90, 134, 0.08)' }),
      }),
    });
  }

  get isUnderWay(): boolean {
    return this.#draw !== null;
  }

  show(shape: Shape | null): void {
    this.#source.clear();
    if (shape === null) return;
    const geometry =
      shape.kind === 'circle'
        ? circular([...shape.centre], shape.metres, 96)
        : new Polygon([[...shape.points, shape.points[0]!].map((point) => [...point])]);
    this.#source.addFeature(new Feature(geometry.transform(DEGREES, MERCATOR)));
  }

  /** Lets a shape be drawn on a map; null ends it. */
  begin(map: OlMap, kind: Shape['kind'] | null): void {
    if (this.#draw !== null) map.removeInteraction(this.#draw);
    this.#draw = null;
    if (kind === null) return;
    const draw = new Draw({ type: kind === 'circle' ? 'Circle' : 'Polygon' });
    draw.on('drawend', ({ feature }) => {
      const geometry = feature.getGeometry();
      if (geometry === undefined) return;
      // Not within the event of the interaction that is removed by it.
      setTimeout(() => this.#onDrawn(shapeOfGeometry(geometry)));
    });
    this.#draw = draw;
    map.addInteraction(draw);
  }
}
