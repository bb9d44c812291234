import type { AnalysisKind } from '@zca/domain/geography';
import type { AddressValues } from '../../../base/address.ts';
import { listOf, present, textOf } from '../../../base/address.ts';
import type { SearchAddress, SearchState } from '../../registry/index.ts';
import { askedParameters, readSearch, writeSearch } from '../../registry/index.ts';

/** Parameters of the analyses beside the search, as they stand in the address of the page and of the API. */
const SINGLE = {
  hotSpots: ['zoom'],
  moran: ['unit', 'zoom'],
  concentration: ['by', 'field'],
  centre: ['years'],
  flows: ['flow', 'by'],
  nearness: ['firm', 'longitude', 'latitude', 'radius', 'text'],
  reach: ['detour'],
  change: ['by', 'day', 'beforeFrom', 'beforeTo', 'afterFrom', 'afterTo'],
} as const satisfies Record<AnalysisKind, readonly string[]>;
const REPEATED = {
  nearness: 'need',
  reach: 'station',
} as const satisfies Partial<Record<AnalysisKind, string>>;

export type AnalysisValues = Readonly<Record<string, string | readonly string[]>>;

/** Everything that the page shows is in its address; this is the address read. */
export interface AnalysisState {
  readonly search: SearchState;
  readonly kind: AnalysisKind;
  /** Values of the analysis's own parameters, as written. */
  readonly values: AnalysisValues;
}

export interface AnalysisAddress extends SearchAddress {
  kind?: string;
  unit?: string;
  zoom?: string;
  by?: string;
  field?: string;
  years?: string;
  flow?: string;
  longitude?: string;
  latitude?: string;
  radius?: string;
  firm?: string;
  text?: string;
  detour?: string;
  day?: string;
  beforeFrom?: string;
  beforeTo?: string;
  afterFrom?: string;
  afterTo?: string;
  need?: string[];
  station?: string[];
}

/** Reads an address; parameters of other analyses are left out. */
export function readAnalysis(raw: Readonly<Record<string, unknown>>): AnalysisState {
  const asked = textOf(raw['kind']) as AnalysisKind | undefined;
  const kind = asked !== undefined && Object.hasOwn(SINGLE, asked) ? asked : 'hotSpots';
  const values: Record<string, string | readonly string[]> = {};
  for (const name of SINGLE[kind]) {
    const value = textOf(raw[name]);
    if (value !== undefined && value !== '') values[name] = value;
  }
  const repeated = (REPEATED as Partial<Record<AnalysisKind, string>>)[kind];
  if (repeated !== undefined) {
    const list = listOf(raw[repeated]);
    if (list.length > 0) values[repeated] = list;
  }
  return { search: readSearch(raw), kind, values };
}

/** Writes an address: defaults are left out. */
export function writeAnalysis({ search, kind, values }: AnalysisState): AnalysisAddress {
  return {
    ...writeSearch({ ...search, cursor: null, page: 1, view: 'list', stay: false }),
    ...(kind === 'hotSpots' ? {} : { kind }),
    ...(values as Record<string, string & string[]>),
  };
}

/** The path of each analysis in the API. */
const PATHS: Readonly<Record<AnalysisKind, string>> = {
  hotSpots: 'hot-spots',
  moran: 'moran',
  concentration: 'concentration',
  centre: 'centre',
  flows: 'flows',
  nearness: 'nearness',
  reach: 'reach',
  change: 'change',
};

/** Path and parameters of the question that an address asks the API. */
export function apiQuestion({ search, kind, values }: AnalysisState): {
  readonly path: string;
  readonly parameters: AddressValues;
} {
  const { flow, radius, ...rest } = values;
  return {
    path: `/map/analyses/${PATHS[kind]}`,
    parameters: present({
      ...askedParameters(search),
      ...rest,
      kind: flow,
      // People say kilometres.
      radius: typeof radius === 'string' ? String(Number(radius) * 1000) : undefined,
    }),
  };
}

/** True when an analysis cannot be asked before something is filled in. */
export function needsMore({ kind, values }: AnalysisState): boolean {
  if (kind !== 'nearness' || values['firm'] !== undefined) return false;
  const isPlaced = values['longitude'] !== undefined && values['latitude'] !== undefined;
  return !isPlaced || (values['need'] === undefined && values['text'] === undefined);
}

/** Two periods of three years before the last two, which are not complete. */
export function usualPeriods(today: string): AnalysisValues {
  const last = Number(today.slice(0, 4)) - 2;
  return {
    beforeFrom: `${last - 5}-01-01`,
    beforeTo: `${last - 3}-12-31`,
    afterFrom: `${last - 2}-01-01`,
    afterTo: `${last}-12-31`,
  };
}

/** What the parameters are unless told; the address leaves them out. */
const USUAL: Partial<Record<AnalysisKind, Readonly<Record<string, string>>>> = {
  hotSpots: { zoom: '15' },
  moran: { unit: 'cells', zoom: '15' },
  concentration: { by: 'district', field: 'industry' },
  centre: { years: '10' },
  flows: { flow: 'transfer', by: 'district' },
  change: { by: 'district', day: 'filingDay' },
};

/** What the address shall hold of a form; lists are written with commas or in lines. */
export function formValues(kind: AnalysisKind, form: Iterable<readonly [string, unknown]>) {
  const values: Record<string, string | readonly string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    if (name === 'need' || name === 'station') {
      const parts = value.split(name === 'need' ? /[\s,\uff0c;\uff1b]+/ : /\n/);
      values[name] = parts.map((part) => part.trim()).filter((part) => part !== '');
    } else if (USUAL[kind]?.[name] !== value.trim()) values[name] = value.trim();
  }
  return values;
}

/** A value of the address as a form shows it. */
export function listText(value: AnalysisValues[string] | undefined, between: string): string {
  return typeof value === 'string' ? value : (value ?? []).join(between);
}
