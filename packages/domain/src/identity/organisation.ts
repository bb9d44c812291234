import { z } from 'zod';

/** What an organisation is: an office of the city, an authority that is our guest, or a client. */
export const ORGANISATION_KINDS = [
  'city',
  'district',
  'zone',
  'station',
  'centre',
  'court',
  'customs',
  'police',
  'agency',
  'bank',
  'firm',
  'university',
] as const;
export const OrganisationKind = z.enum(ORGANISATION_KINDS).meta({ id: 'OrganisationKind' });
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** Kinds that stand in the tree of the city's offices. */
export const OFFICE_KINDS = [
  'city',
  'district',
  'zone',
  'station',
  'centre',
] as const satisfies readonly OrganisationKind[];

/** Code of the city bureau; its jurisdiction is the whole city, which a grant writes as null. */
export const CITY_BUREAU = '6101';

/**
 * An organisation by its code: an office (district `610113`, zone `XA-GX`, station `610113.01`), or
 * another body (`ORG…`), which has no place in the tree of offices.
 */
export const Organisation = z
  .object({
    code: z
      .string()
      .regex(/^[0-9A-Z][0-9A-Z-]*(\.[0-9A-Z]+)*$/)
      .max(40),
    kind: OrganisationKind,
    name: z.object({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) }),
    /** Code of the office above; null for the city bureau and for bodies outside the tree. */
    superior: z.string().nullable(),
    /** Instant from which on it is no longer there; null while it is. */
    closedAt: z.string().nullable(),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof Organisation>;

export const OfficeList = z.object({ offices: z.array(Organisation) }).meta({ id: 'OfficeList' });
export type OfficeList = z.infer<typeof OfficeList>;

/**
 * Whether a jurisdiction holds in the place of a code. Null is the whole city and holds everywhere;
 * an office holds in itself and below it (`610113` in `610113.01`), never above or beside. A code of
 * null is a thing of the whole city.
 */
export function covers(jurisdiction: string | null, code: string | null): boolean {
  if (jurisdiction === null) return true;
  if (code === null) return false;
  return code === jurisdiction || code.startsWith(`${jurisdiction}.`);
}
