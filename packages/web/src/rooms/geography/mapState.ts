import type {
  BreakMethod,
  FlowAreaKind,
  FlowKind,
  MapAreaKind,
  MapTileLayer,
  YearPeriod,
} from '@zca/domain/geography';
import {
  MAP_AREA_KINDS,
  MAP_TILE_LAYERS,
  periodsFault,
  readPeriod,
  usualPeriods,
  writePeriod,
} from '@zca/domain/geography';
import { textOf } from '../../base/address.ts';
import type { AddressValues } from '../../base/address.ts';
import type { SearchAddress, SearchState } from '../registry/index.ts';
import { askedParameters, readSearch, writeSearch } from '../registry/index.ts';
import { withPeriods, withYears } from './shapeText.ts';

/** What a map shows: areas shaded by their counts or by their change, or tiles. */
export type MapLayer = MapAreaKind | MapTileLayer | 'change' | 'flows';
export const MAP_LAYERS: readonly MapLayer[] = [
  'hexagon',
  'square',
  'points',
  'district',
  'zone',
  'street',
  'change',
  'flows',
];
const METHODS: readonly BreakMethod[] = ['natural', 'quantile', 'equal', 'geometric'];

/** Where a map looks: longitude, latitude (CGCS2000) and zoom. */
export interface MapPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** Years of filing that are compared; the former end before the latter begin. */
export interface TwoPeriods {
  readonly before: YearPeriod;
  readonly after: YearPeriod;
}

/** Everything that the page of the map shows is in its address; this is the address read. */
export interface MapState {
  readonly search: SearchState;
  readonly layer: MapLayer;
  /** Null shows the whole city. */
  readonly at: MapPlace | null;
  /** Code of the area of which the side panel tells. */
  readonly area: string | null;
  /** Codes of other areas with which it is compared. */
  readonly compare: readonly string[];
  readonly method: BreakMethod;
  readonly measure: 'count' | 'perKm2';
  /** First and last year of filing; null for all. */
  readonly years: readonly [number, number] | null;
  /** Areas whose change, or between which flows, are shown. */
  readonly by: MapAreaKind;
  /** Years of filing that are compared; null for the usual ones. */
  readonly periods: TwoPeriods | null;
  /** Kinds of facilities that stand on the map as well. */
  readonly show: readonly string[];
  /** What flows from holder to holder. */
  readonly kind: FlowKind;
  /** Ground of the base map that lies below everything; null for none. */
  readonly base: string | null;
}

export interface MapAddress extends SearchAddress {
  layer?: string;
  at?: string;
  area?: string;
  compare?: string;
  method?: string;
  measure?: string;
  years?: string;
  by?: string;
  before?: string;
  after?: string;
  show?: string;
  kind?: string;
  base?: string;
}

const YEARS = /^(\d{4})-(\d{4})$/;
const SHOW = /^[A-Za-z]{1,30}$/;
const BASE = /^[A-Za-z\d-]{1,20}$/;
const AREA = /^[A-Z0-9-]{2,12}$/;

/** Reads an address; anything that is not understood falls back to its default. */
export function readMap(raw: Readonly<Record<string, unknown>>): MapState {
  const layer = textOf(raw['layer']) as MapLayer | undefined;
  const method = textOf(raw['method']) as BreakMethod | undefined;
  const area = textOf(raw['area']);
  const by = textOf(raw['by']) as MapAreaKind | undefined;
  const base = textOf(raw['base']);
  const years = YEARS.exec(textOf(raw['years']) ?? '');
  const [from, to] = [Number(years?.[1]), Number(years?.[2])];
  return {
    search: readSearch(raw),
    layer: layer !== undefined && MAP_LAYERS.includes(layer) ? layer : 'hexagon',
    at: placeOf(textOf(raw['at'])),
    area: area !== undefined && AREA.test(area) ? area : null,
    compare: comparedOf(textOf(raw['compare'])),
    method: method !== undefined && METHODS.includes(method) ? method : 'natural',
    measure: textOf(raw['measure']) === 'perKm2' ? 'perKm2' : 'count',
    years: years !== null && from <= to ? [from, to] : null,
    by: by !== undefined && MAP_AREA_KINDS.includes(by) ? by : 'district',
    periods: periodsOf(textOf(raw['before']), textOf(raw['after'])),
    kind: textOf(raw['kind']) === 'licence' ? 'licence' : 'transfer',
    show: (textOf(raw['show']) ?? '').split(',').filter((kind) => SHOW.test(kind)),
    base: base !== undefined && BASE.test(base) ? base : null,
  };
}

/** Writes an address: defaults are left out. */
export function writeMap(state: MapState): MapAddress {
  const { at, years, periods } = state;
  return {
    ...writeSearch({ ...state.search, cursor: null, page: 1, view: 'list', stay: false }),
    ...(state.layer === 'hexagon' ? {} : { layer: state.layer }),
    ...(at === null
      ? {}
      : { at: `${at.longitude.toFixed(4)},${at.latitude.toFixed(4)},${at.zoom.toFixed(1)}` }),
    ...(state.area === null ? {} : { area: state.area }),
    ...(state.area === null || state.compare.length === 0
      ? {}
      : { compare: state.compare.join(',') }),
    ...(state.method === 'natural' ? {} : { method: state.method }),
    ...(state.measure === 'count' ? {} : { measure: state.measure }),
    ...(years === null ? {} : { years: `${years[0]}-${years[1]}` }),
    ...(state.by === 'district' ? {} : { by: state.by }),
    ...(periods === null
      ? {}
      : { before: writePeriod(periods.before), after: writePeriod(periods.after) }),
    ...(state.kind === 'transfer' ? {} : { kind: state.kind }),
    ...(state.show.length === 0 ? {} : { show: state.show.join(',') }),
    ...(state.base === null ? {} : { base: state.base }),
  };
}

function periodsOf(before = '', after = ''): TwoPeriods | null {
  const [first, second] = [readPeriod(before), readPeriod(after)];
  if (first === null || second === null || periodsFault(first, second) !== null) return null;
  return { before: first, after: second };
}

/** The periods that a map of changes compares. */
export function comparedPeriods(state: MapState): TwoPeriods {
  return state.periods ?? usualPeriods(new Date().getFullYear());
}

function comparedOf(text = ''): string[] {
  return [...new Set(text.split(','))].filter((code) => AREA.test(code));
}

function placeOf(text: string | undefined): MapPlace | null {
  const [longitude, latitude, zoom, ...rest] = (text ?? '').split(',').map(Number);
  if (longitude === undefined || latitude === undefined || zoom === undefined || rest.length > 0) {
    return null;
  }
  const fits =
    Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= MIN_ZOOM && zoom <= MAX_ZOOM;
  return fits ? { longitude, latitude, zoom } : null;
}

export const MIN_ZOOM = 4;
export const MAX_ZOOM = 19;

/** The search that a map is asked for, its years within the query: the same as a list of these records has. */
export function askedSearch(state: MapState): SearchState {
  const { search, years } = state;
  if (state.layer === 'change') {
    const { before, after } = comparedPeriods(state);
    return { ...search, q: withPeriods(search.q, [writePeriod(before), writePeriod(after)]) };
  }
  return { ...search, q: withYears(search.q, years) };
}

/** Parameters of every part of a map. */
export function mapParameters(state: MapState): AddressValues {
  return askedParameters(askedSearch(state));
}

export function isAreaLayer(layer: MapLayer): layer is MapAreaKind {
  return layer === 'district' || layer === 'zone' || layer === 'street';
}

export function isTileLayer(layer: MapLayer): layer is MapTileLayer {
  return (MAP_TILE_LAYERS as readonly MapLayer[]).includes(layer);
}

/** Areas between which flows are shown; districts where the areas of changes are streets. */
export function flowAreaOf({ by }: MapState): FlowAreaKind {
  return by === 'zone' ? 'zone' : 'district';
}

/** The areas that a layer is drawn with; null for one that has none of its own. */
export function areaKindOf(state: MapState): MapAreaKind | null {
  const { layer, by } = state;
  if (isAreaLayer(layer)) return layer;
  if (layer === 'flows') return flowAreaOf(state);
  return layer === 'change' ? by : null;
}
