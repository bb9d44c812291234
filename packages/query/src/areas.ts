import type { Condition } from './condition.ts';
import type { FieldDefinition } from './field.ts';
import type { ParserState } from './state.ts';
import type { Expectation } from './syntax.ts';
import { isCloseBracket, narrowText } from './text.ts';
import { fieldParams } from './values.ts';

type Shape = 'circle' | 'box' | 'polygon';

const SHAPES: Readonly<Record<string, Shape>> = {
  圆: 'circle',
  circle: 'circle',
  框: 'box',
  矩形: 'box',
  box: 'box',
  多边形: 'polygon',
  polygon: 'polygon',
};

/** The words that open a shape. */
export const SHAPE_WORDS = Object.keys(SHAPES);

/** How each language writes a shape. */
export const SHAPE_NAMES = {
  zh: { circle: '圆', box: '框', polygon: '多边形' },
  en: { circle: 'circle', box: 'box', polygon: 'polygon' },
} as const;

const OPENING = /(圆|circle|框|矩形|box|多边形|polygon)\s*[(（]/iy;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
const METRES = /^(.*?)(米|m|公里|千米|km)?$/iu;

/**
 * Reads `circle(lon,lat,metres)`, `box(west,south,east,north)` or `polygon(lon lat, …; hole …)` with
 * their Chinese names at the state's position. Degrees, CGCS2000/WGS-84; metres may carry 公里 or km.
 */
export function readArea(state: ParserState, field: FieldDefinition): Condition | undefined {
  const from = state.at;
  OPENING.lastIndex = from;
  const opening = OPENING.exec(state.source);
  if (opening === null) {
    while (!state.atEnd && !/[\s(（]/u.test(state.unit)) state.at++;
    const found = state.source.slice(from, state.at);
    state.report('badArea', from, state.at, ['circle', 'box', 'polygon'], {
      ...fieldParams(field),
      found,
    });
    return undefined;
  }
  const shape = SHAPES[(opening[1] ?? '').toLowerCase()] ?? 'circle';
  const inner = from + opening[0].length;
  let to = inner;
  while (to < state.source.length && !isCloseBracket(state.source.charAt(to))) to++;
  state.at = Math.min(to + 1, state.source.length);
  if (to >= state.source.length) {
    state.report('unclosedBracket', inner - 1, inner, ['closeBracket']);
    return undefined;
  }
  const text = narrowText(state.source.slice(inner, to)).replaceAll('、', ',');
  const area = shapeCondition(shape, field.name, text);
  if (area !== undefined) return area;
  const expected: Expectation[] = [shape];
  state.report('badArea', from, state.at, expected, {
    ...fieldParams(field),
    found: state.source.slice(from, state.at),
  });
  return undefined;
}

function shapeCondition(shape: Shape, field: string, text: string): Condition | undefined {
  if (shape === 'polygon') {
    const rings = text.split(/[;；]/u).map(readRing);
    const whole = rings.flatMap((ring) => (ring === undefined ? [] : [ring]));
    return whole.length === rings.length ? { op: 'polygon', field, rings: whole } : undefined;
  }
  const parts = text
    .trim()
    .split(/\s*,\s*|\s+/u)
    .filter((part) => part !== '');
  if (shape === 'box') {
    const [west, south, east, north, ...more] = parts.map(readNumber);
    const four = isLongitude(west) && isLatitude(south) && isLongitude(east) && isLatitude(north);
    if (!four || more.length > 0 || south > north) return undefined;
    return { op: 'box', field, west, south, east, north };
  }
  const [longitude, latitude] = parts.slice(0, 2).map(readNumber);
  const radius = METRES.exec(parts[2] ?? '');
  const factor = /^(公里|千米|km)$/iu.test(radius?.[2] ?? '') ? 1000 : 1;
  const radiusMetres = (readNumber(radius?.[1] ?? '') ?? 0) * factor;
  if (!isLongitude(longitude) || !isLatitude(latitude)) return undefined;
  if (parts.length !== 3 || !(radiusMetres > 0)) return undefined;
  return { op: 'radius', field, longitude, latitude, radiusMetres };
}

function readRing(text: string): [number, number][] | undefined {
  const ring: [number, number][] = [];
  for (const point of text.split(',')) {
    const [longitude, latitude, ...more] = point.trim().split(/\s+/u).map(readNumber);
    if (!isLongitude(longitude) || !isLatitude(latitude) || more.length > 0) return undefined;
    ring.push([longitude, latitude]);
  }
  return ring.length >= 3 ? ring : undefined;
}

function readNumber(text: string): number | undefined {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

export const isLongitude = (value: unknown): value is number =>
  typeof value === 'number' && value >= -180 && value <= 180;

export const isLatitude = (value: unknown): value is number =>
  typeof value === 'number' && value >= -90 && value <= 90;
