import type { FeatureLike } from 'ol/Feature';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import RegularShape from 'ol/style/RegularShape';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { changeStep } from '../shading.ts';

/** Colours of the map, from the tokens of the platform, so that themes reach the canvas. */
export interface Palette {
  readonly ink: string;
  readonly ink2: string;
  readonly surface: string;
  readonly paper: string;
  readonly line: string;
  readonly control: string;
  readonly qing: string;
  readonly qingTint: string;
  readonly sequence: readonly string[];
  /** Loss to gain, the fourth of seven is no change. */
  readonly diverging: readonly string[];
  readonly font: string;
  /** Grey hatching of what is not shown. */
  readonly hatch: CanvasPattern | string;
}

const HATCH_PX = 6;

export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: token('ink'),
    ink2: token('ink-2'),
    surface: token('surface'),
    paper: token('paper'),
    line: token('line'),
    control: token('ctl'),
    qing: token('qing'),
    qingTint: token('qing-t'),
    sequence: [1, 2, 3, 4, 5, 6, 7].map((step) => token(`seq-${step}`)),
    diverging: [1, 2, 3, 4, 5, 6, 7].map((step) => token(`div-${step}`)),
    font: token('sans'),
    hatch: hatchOf(token('surface'), token('ctl')),
  };
}

/** Lines at 45°, six pixels apart: the sign of what is suppressed. */
function hatchOf(ground: string, line: string): CanvasPattern | string {
  const size = HATCH_PX * devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (context === null) return ground;
  context.fillStyle = ground;
  context.fillRect(0, 0, size, size);
  context.strokeStyle = line;
  context.lineWidth = devicePixelRatio;
  for (const from of [-size, 0, size]) {
    context.beginPath();
    context.moveTo(from, size);
    context.lineTo(from + size, 0);
    context.stroke();
  }
  return context.createPattern(canvas, 'repeat') ?? ground;
}

/** The colour of a class: the few classes of a small map are spread over the whole sequence. */
export function classColour(palette: Palette, place: number, classes: number): string {
  const { sequence } = palette;
  const last = sequence.length - 1;
  const step = classes <= 1 ? 3 : Math.round((place * last) / (classes - 1));
  return sequence[Math.min(last, step)]!;
}

/** The colour of a class of changes, −`sides` to `sides`. */
export function changeColour(palette: Palette, depth: number, sides: number): string {
  return palette.diverging[changeStep(depth, sides) - 1]!;
}

/** A cluster or a stack of records, or one whose number is hidden. */
export function pointStyle(feature: FeatureLike, palette: Palette): Style {
  if (feature.get('hidden') === true) {
    return new Style({
      image: new CircleStyle({
        radius: 7,
        declutterMode: 'obstacle',
        fill: new Fill({ color: palette.hatch as string }),
        stroke: new Stroke({ color: palette.control, width: 1 }),
      }),
    });
  }
  const count = Number(feature.get('count'));
  // Always drawn; names of areas keep clear of them.
  const declutterMode = 'obstacle';
  const radius = Math.min(22, 8 + 1.15 * Math.log2(count));
  const fill = new Fill({
    color: feature.get('stacked') === true ? palette.surface : palette.qing,
  });
  const stroke = new Stroke({
    color: feature.get('stacked') === true ? palette.qing : palette.surface,
    width: feature.get('stacked') === true ? 2 : 1.5,
  });
  return new Style({
    image:
      feature.get('stacked') === true
        ? new RegularShape({ points: 4, radius: radius + 2, fill, stroke, declutterMode })
        : new CircleStyle({ radius, fill, stroke, declutterMode }),
    text: new Text({
      declutterMode: 'none',
      text: count > 9999 ? `${Math.round(count / 1000)}k` : String(count),
      font: `700 12px ${palette.font}`,
      fill: new Fill({ color: feature.get('stacked') === true ? palette.qing : palette.surface }),
    }),
  });
}
