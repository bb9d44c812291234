import { z } from 'zod';
import { Grant } from './model.ts';

/** Who is signed in; anonymous has no person. */
export const SessionState = z
  .object({
    person: z
      .object({
        id: z.string(),
        displayName: z.string(),
        grants: z.array(Grant),
        hasPassword: z.boolean(),
      })
      .nullable(),
    /** Actions that the person may do, for menus; the server decides again at each call. */
    actions: z.array(z.string()),
  })
  .meta({ id: 'SessionState' });
export type SessionState = z.infer<typeof SessionState>;

export const SignIn = z
  .union([
    z.object({ email: z.string().min(1).max(200), password: z.string().min(1).max(200) }),
    z.object({ oneTimeToken: z.string().min(16).max(200) }),
  ])
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof SignIn>;

export const NewPassword = z
  .object({ email: z.string().min(3).max(200), password: z.string().min(10).max(200) })
  .meta({ id: 'NewPassword' });
export type NewPassword = z.infer<typeof NewPassword>;
