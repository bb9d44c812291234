import type { Role, SignInWays } from '@zca/domain/identity';
import type { Session } from './administrator.ts';
import { sessionBy } from './administrator.ts';

/** An account of the demonstration: whoever has this role, and there where it matters. */
export interface DemonstrationRole {
  readonly role: Role;
  readonly jurisdiction?: string;
}

/** Signs in as an account of the demonstration, as its button on the sign-in page does. */
export async function demonstrationSession(
  origin: string,
  { role, jurisdiction }: DemonstrationRole,
): Promise<Session> {
  const ways = (await (await fetch(`${origin}/api/v1/session/ways`)).json()) as SignInWays;
  const account = ways.demonstration.find(({ grants }) =>
    grants.some(
      (grant) =>
        grant.role === role && (jurisdiction === undefined || grant.jurisdiction === jurisdiction),
    ),
  );
  if (account === undefined) throw new Error(`nobody of the demonstration is ${role}`);
  return sessionBy(origin, { demonstrationPerson: account.id });
}
