import type { Boundaries } from '@zca/domain/places';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useAnalysisTexts } from '../../../base/catalogue/analyses/index.ts';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { boundariesQuery } from '../queries.ts';

const WIDTH = 640;
const MOST_HEIGHT = 460;
/** Least width of what is drawn, in degrees. */
const LEAST_SPAN = 0.45;

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];
/** From degrees to the units of the drawing. */
export type ToDrawing = (longitude: number, latitude: number) => readonly [x: number, y: number];

/** Which part of the world a drawing shows. */
export interface PlainView {
  readonly at: ToDrawing;
  readonly height: number;
}

const mercator = (latitude: number) =>
  Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * (180 / Math.PI);

/**
 * The districts as thin lines with something drawn over them: a schematic that says where, not a map.
 * What it shows stands in the table of its panel, so readers of screens pass it.
 */
export function PlainMap(props: {
  readonly view: PlainView;
  /** Drawn with the same view, between the ground and the borders. */
  readonly children: ReactNode;
}): ReactNode {
  const w = useAnalysisTexts();
  const { say } = useSpeech();
  const { data } = useQuery(boundariesQuery('district'));
  if (data === undefined) return null;
  const { at, height } = props.view;
  const path = data.features.flatMap(({ polygons }) => polygons.map((rings) => line(rings[0], at)));
  const { approval, schematic } = data.set;
  return (
    <figure className="analysis-map">
      <svg viewBox={`0 0 ${WIDTH} ${height.toFixed(0)}`} aria-hidden="true" focusable="false">
        <path d={path.join('')} className="analysis-map__area" />
        {props.children}
        <path d={path.join('')} className="analysis-map__border" />
        {data.features.map(({ code, name, centre }) => {
          const [x, y] = at(centre[0], centre[1]);
          return (
            <text key={code} x={x} y={y} className="analysis-map__name">
              {say(name)}
            </text>
          );
        })}
      </svg>
      <figcaption className="note">
        {schematic || approval === null ? w.schematic : w.approved(approval)}
      </figcaption>
    </figure>
  );
}

/** A view that holds a box with a fifth of space around it. */
export function plainView([west, south, east, north]: Box): PlainView {
  const [bottom, top] = [mercator(south), mercator(north)];
  const span = Math.max(
    LEAST_SPAN,
    (east - west) * 1.4,
    ((top - bottom) * 1.4 * WIDTH) / MOST_HEIGHT,
  );
  const scale = WIDTH / span;
  const height = Math.min(MOST_HEIGHT, Math.max(280, (top - bottom) * 1.4 * scale));
  const [middle, level] = [(west + east) / 2, (bottom + top) / 2];
  return {
    height,
    at: (longitude, latitude) => [
      WIDTH / 2 + (longitude - middle) * scale,
      height / 2 - (mercator(latitude) - level) * scale,
    ],
  };
}

function line(
  ring: Boundaries['features'][number]['polygons'][number][number] | undefined,
  at: ToDrawing,
): string {
  const points = (ring ?? []).map(([x, y]) =>
    at(x, y)
      .map((value) => value.toFixed(1))
      .join(','),
  );
  return points.length === 0 ? '' : `M${points.join('L')}Z`;
}
