import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

const COOKIE = 'zca_asker';
const DAY_SECONDS = 86_400;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Who a list belongs to. */
export interface ListOwner {
  readonly hash: Buffer;
  /** True for a person who is signed in, false for a browser. */
  readonly isPerson: boolean;
}

/**
 * Who a request's own lists belong to, as hashes: the person signed in, and the browser by a cookie
 * that says nothing else. Empty for a visitor who never made a list.
 */
export function ownersOf(request: FastifyRequest): Buffer[] {
  const { actor } = request;
  const token = request.cookies[COOKIE];
  return [
    ...(actor.kind === 'person'
      ? [hashOf(`person:${actor.personId}`), watchOwner(actor.personId).hash]
      : []),
    ...(token === undefined || token === '' ? [] : [hashOf(`browser:${token}`)]),
  ];
}

/** The owner of what the watches of a person have found: that person, beside the lists of the own making. */
export function watchOwner(personId: string): ListOwner {
  return { hash: hashOf(`watch:${personId}`), isPerson: true };
}

/**
 * The owner of a list about to be made. A visitor who is not signed in is given the cookie, which
 * lasts as long as the list. `secure` as for sessions: people reach the platform by https.
 */
export function ownerOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): ListOwner {
  const { actor } = request;
  if (actor.kind === 'person') return { hash: hashOf(`person:${actor.personId}`), isPerson: true };
  const known = request.cookies[COOKIE];
  const token =
    known !== undefined && /^[\w-]{43}$/.test(known)
      ? known
      : randomBytes(32).toString('base64url');
  reply.setCookie(COOKIE, token, {
    path: '/api',
    httpOnly: true,
    sameSite: 'strict',
    secure: secure || request.protocol === 'https',
    maxAge: DAY_SECONDS,
  });
  return { hash: hashOf(`browser:${token}`), isPerson: false };
}
