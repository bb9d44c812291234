import type { Actor } from '@zca/domain/identity';

/**
 * How an actor is written down: the person's id, or the kind of an actor who is none. Keys of requests
 * are kept under it too; a visitor's key is unguessable, so that it tells visitors apart.
 */
export function askerOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : actor.kind;
}
