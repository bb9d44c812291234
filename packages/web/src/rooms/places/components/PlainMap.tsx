import { type Boundaries, type BoundaryArea, contains } from '@zca/domain/places';
import type { ReactNode } from 'react';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { usePlacesTexts } from '../../../base/catalogue/places/index.ts';
import { textWidth } from '../../../base/components/textWidth.ts';
import { useWidth } from '../../../base/components/useWidth.ts';
import { placeLabels } from '../placeLabels.ts';
import { areaPath, drawnArea, type PlainView } from '../plainView.ts';
import './PlainMap.css';

const LINE_HEIGHT = 1.25;
/** Space about a name, as a share of its height. */
const SPACE = 0.35;

/**
 * The districts as thin lines, plain or shaded, with something drawn over them: a picture that says where,
 * not a map. What it shows stands in a table beside it, so readers of screens pass it.
 */
export function PlainMap(props: {
  readonly boundaries: Boundaries;
  readonly view: PlainView;
  /** Class of the ground of an area; the plain ground without one. */
  readonly classOf?: (area: BoundaryArea) => string | undefined;
  /** What stands at an area, its name by default. */
  readonly nameOf?: (area: BoundaryArea) => string;
  /** Names that find no room at their area stand beside it with a line; they are left out otherwise. */
  readonly leaders?: boolean;
  /** Height of the type in pixels of the screen, however large the drawing is there. */
  readonly type?: number;
  /** Drawn with the same view, between the ground and the borders. */
  readonly children?: ReactNode;
}): ReactNode {
  const w = usePlacesTexts();
  const { say } = useSpeech();
  const { boundaries, view, leaders = false, classOf } = props;
  const [box, width] = useWidth<HTMLElement>();
  const type = width === 0 ? 0 : ((props.type ?? 12) * view.width) / width;
  const { nameOf = (area: BoundaryArea) => say(area.name) } = props;
  const { features, set } = boundaries;
  const drawn = new Map(
    features.map(({ code, polygons }) => [code, drawnArea(polygons, view.at)] as const),
  );
  const lines = features.map(({ code }) => areaPath(drawn.get(code)!));
  // Large areas first: the others find room beside them.
  const bySize = features.toSorted((one, other) => other.areaKm2 - one.areaKm2);
  const points = new Map(
    bySize.map(({ code, centre }) => [code, view.at(centre[0], centre[1])] as const),
  );
  const placed = placeLabels(
    bySize
      // Nothing is written until it is known how large.
      .filter(({ code }) => type > 0 && isSeen(points.get(code)!, view))
      .map((area) => ({
        key: area.code,
        at: points.get(area.code)!,
        width: textWidth(nameOf(area), type) + type * SPACE * 2,
        height: type * LINE_HEIGHT,
      })),
    {
      width: view.width,
      height: view.height,
      isOwn: (code, x, y) => contains(drawn.get(code)!, [x, y]),
      isGround: (x, y) => [...drawn.values()].some((area) => contains(area, [x, y])),
    },
  ).filter(({ leader }) => leaders || !leader);
  return (
    <figure className="plain-map" ref={box}>
      <svg
        viewBox={`0 0 ${view.width} ${view.height.toFixed(0)}`}
        aria-hidden="true"
        focusable="false"
      >
        {features.map((area, place) => (
          <path
            key={area.code}
            d={lines[place]}
            className={['plain-map__area', classOf?.(area)].filter(Boolean).join(' ')}
          />
        ))}
        {props.children}
        <path d={lines.join('')} className="plain-map__border" />
        {placed
          .filter(({ leader }) => leader)
          .map(({ key, x, y }) => {
            const [fromX, fromY] = points.get(key)!;
            return (
              <g key={key} className="plain-map__leader">
                <line x1={fromX} y1={fromY} x2={x} y2={y} />
                <circle cx={fromX} cy={fromY} r={type / 8} />
              </g>
            );
          })}
        {placed.map(({ key, x, y }) => (
          <text
            key={key}
            x={x}
            y={y}
            fontSize={type}
            strokeWidth={type / 4}
            className="plain-map__name"
          >
            {nameOf(features.find(({ code }) => code === key)!)}
          </text>
        ))}
      </svg>
      <figcaption className="note">
        {set.schematic || set.approval === null ? w.schematic : w.approved(set.approval)}
      </figcaption>
    </figure>
  );
}

function isSeen([x, y]: readonly [number, number], { width, height }: PlainView): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}
