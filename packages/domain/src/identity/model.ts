import { z } from 'zod';
import { Role } from './roles.ts';

/** A role in a place: the code of an office or organisation, or null for the whole city. */
export const Grant = z
  .object({
    role: Role,
    jurisdiction: z.string().nullable(),
    /** Whether it may be handed on to the own staff of a client organisation. */
    manager: z.boolean().optional(),
  })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

/** What a signed-in person has to do before anything else. */
export const PENDING = ['secondFactor', 'password'] as const;
export const Pending = z.enum(PENDING).meta({ id: 'Pending' });
export type Pending = z.infer<typeof Pending>;

/** Whoever acts: anonymous, a person with grants, or the platform itself. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly displayName: string;
      readonly grants: readonly Grant[];
      /** Present while the session may only set up what is missing. */
      readonly pending?: Pending;
      /** Actions to which an API token is limited; absent for a session. */
      readonly scopes?: readonly string[];
    }
  | { readonly kind: 'system'; readonly name: string };

export const ANONYMOUS: Actor = { kind: 'anonymous' };
