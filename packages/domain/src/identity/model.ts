import { z } from 'zod';

export const ROLES = ['administrator', 'officer', 'auditor'] as const;
export const Role = z.enum(ROLES).meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

/** A role in a place; `jurisdiction` null means the whole city, otherwise a division or zone code. */
export const Grant = z
  .object({ role: Role, jurisdiction: z.string().nullable() })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

/** Whoever acts: anonymous, a person with grants, or the platform itself. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly displayName: string;
      readonly grants: readonly Grant[];
    }
  | { readonly kind: 'system'; readonly name: string };

export const ANONYMOUS: Actor = { kind: 'anonymous' };

/** Everything that routes and jobs may do, by name. */
export const ACTIONS = [
  'records.read',
  'records.export',
  'openData.read',
  'records.import',
  'quarantine.read',
  'quarantine.mend',
  'mappings.save',
  'law.read',
  'law.change',
  'session.open',
  'searches.own',
  'persons.manage',
  'operation.read',
] as const;
export type Action = (typeof ACTIONS)[number];
