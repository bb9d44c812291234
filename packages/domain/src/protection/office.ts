/**
 * Code of an office: a district `610113`, a development zone `XA-GX`, a station `610113.01` below its
 * district; null is the city's intake unit.
 */
export type OfficeCode = string | null;

/** The three levels of handling: city, district or zone, station (市、区县、所). */
export type OfficeLevel = 'city' | 'county' | 'station';

/** The level of an office. */
export function officeLevel(office: OfficeCode): OfficeLevel {
  if (office === null) return 'city';
  return office.includes('.') ? 'station' : 'county';
}

/** The office directly above; null, the city, above districts and zones; undefined above the city. */
export function superiorOf(office: OfficeCode): OfficeCode | undefined {
  if (office === null) return undefined;
  const dot = office.lastIndexOf('.');
  return dot < 0 ? null : office.slice(0, dot);
}

/**
 * The office in whose name an office acts: a station in the name of its district.
 * Source: order 121 art. 30.
 */
export function actsInNameOf(office: OfficeCode): OfficeCode {
  return office === null ? null : office.split('.', 1)[0]!;
}
