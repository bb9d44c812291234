import type { Invitation, NewPerson } from '@zca/domain/identity';
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../base/http/problem.ts';
import type { IdentityParts } from './parts.ts';
import { emailTaken } from './problems.ts';
import { AccountTaken } from './store.ts';

/** Time in which an invitation is to be answered. */
const INVITATION_HOURS = 7 * 24;

/** Adds a person. Throws `resource.conflict` when the address is another's account. */
export async function addPerson(parts: IdentityParts, person: NewPerson): Promise<string> {
  try {
    return await parts.identity.addPerson(person);
  } catch (error) {
    throw error instanceof AccountTaken ? emailTaken() : error;
  }
}

/** A new link that opens a person's account once. Links from before no longer do. */
export async function invite(
  parts: IdentityParts,
  request: FastifyRequest,
  personId: string,
): Promise<Invitation> {
  await parts.sessionStore.voidLinks(personId, parts.sessions.instant());
  const token = await parts.credentials.newLink(personId, 'invitation', INVITATION_HOURS);
  const origin = parts.publicOrigin ?? `${request.protocol}://${request.host}`;
  return {
    personId,
    link: `${origin}/sign-in#token=${token}`,
    expiresAt: parts.sessions.instant(INVITATION_HOURS * 3_600_000),
  };
}

/** A role that cannot be given, or taken away, and why. */
export function grantRefused(zh: string, en: string): HttpProblem {
  return new HttpProblem('grant.refused', { zh, en });
}
