import { xianDivisions } from '@zca/standards';
import type { BoundaryArea, BoundaryLevel } from './boundaries.ts';
import type { BoundaryFault, BoundaryFaultCode } from './boundaryFault.ts';
import { type AreaName, isCodeProblem, nameArea, namesOf } from './boundaryCode.ts';
import { type Datum, areaToCgcs2000 } from './datum.ts';
import { makeArea } from './makeArea.ts';
import { GeometryFault, readGeometry } from './readGeometry.ts';
import { overlaps } from './overlap.ts';

/** An area of a file that was not taken, with the reason and what stood there. */
export interface RefusedArea {
  readonly fault: BoundaryFault;
  readonly feature: unknown;
}

/** What a file of boundaries gives. */
export interface ReadBoundaries {
  /** In the order of their codes; in CGCS2000. */
  readonly areas: readonly BoundaryArea[];
  readonly refused: readonly RefusedArea[];
  /** What was taken and should be looked at. */
  readonly remarks: readonly BoundaryFault[];
  /** Why nothing of the file can be taken; null when something can. */
  readonly fault: BoundaryFault | null;
}

/** Coordinate systems that are longitude and latitude, as GeoJSON of 2008 names them. */
const GEOGRAPHIC = /CRS:?:?84|EPSG:{1,2}(?:4326|4490)$/i;

/**
 * Reads a FeatureCollection of GeoJSON (RFC 7946) as the areas of one level. Each area is taken or
 * refused by itself, so that one fault does not keep the others out.
 */
export function readBoundaries(
  content: unknown,
  options: { readonly level: BoundaryLevel; readonly datum: Datum },
): ReadBoundaries {
  const { type, features, crs } = (content ?? {}) as Record<string, unknown>;
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    return nothing('file.notCollection');
  const system = crsName(crs);
  if (system !== null && !GEOGRAPHIC.test(system)) return nothing('file.crs', { crs: system });
  if (features.length === 0) return nothing('file.empty');

  const areas: BoundaryArea[] = [];
  const refused: RefusedArea[] = [];
  const remarks: BoundaryFault[] = [];
  const taken = new Map<string, number>();
  for (const [index, feature] of (features as unknown[]).entries()) {
    const number = index + 1;
    const name = namesOf(feature);
    const refuse = (code: BoundaryFaultCode, field: string, params: BoundaryFault['params']) =>
      refused.push({ feature, fault: { code, feature: number, name: title(name), field, params } });
    if (!isFeature(feature)) {
      refuse('feature.notFeature', 'type', {});
      continue;
    }
    const known = nameArea(name, options.level);
    if (isCodeProblem(known)) {
      refuse(known.code, 'properties', known.params);
      continue;
    }
    const other = taken.get(known.code);
    if (other !== undefined) {
      refuse('code.twice', 'properties', { code: known.code, other });
      continue;
    }
    try {
      const given = readGeometry(feature.geometry);
      areas.push(makeArea(known.code, known.name, areaToCgcs2000(given, options.datum)));
      taken.set(known.code, number);
    } catch (error) {
      if (!(error instanceof GeometryFault)) throw error;
      refuse(error.code, error.field, error.params);
    }
  }
  for (const { one, other, share } of overlaps(areas))
    remarks.push({
      code: 'areas.overlap',
      feature: taken.get(one.code)!,
      name: one.name.zh,
      field: '',
      params: { other: other.name.zh, share: Math.max(1, Math.round(share * 100)) },
    });
  const missing = xianDivisions().filter(({ code }) => !taken.has(code));
  if (options.level === 'district' && missing.length > 0)
    remarks.push({
      code: 'areas.missing',
      feature: null,
      name: null,
      field: '',
      params: { names: missing.map(({ name }) => name).join('、') },
    });
  return {
    areas: areas.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    refused,
    remarks,
    fault: null,
  };
}

function nothing(code: BoundaryFaultCode, params: BoundaryFault['params'] = {}): ReadBoundaries {
  const fault = { code, feature: null, name: null, field: '', params };
  return { areas: [], refused: [], remarks: [], fault };
}

/** The coordinate system that a file of the GeoJSON of 2008 names; null where it names none. */
function crsName(crs: unknown): string | null {
  if (typeof crs !== 'object' || crs === null) return null;
  const { properties } = crs as { properties?: { name?: unknown } | null };
  return typeof properties?.name === 'string' ? properties.name : null;
}

function isFeature(value: unknown): value is { readonly geometry: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Feature';
}

function title({ name, code }: AreaName): string | null {
  return name ?? code;
}
