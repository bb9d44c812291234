import type { Actor } from '@zca/domain/identity';

/** How an actor is written down: the person's id, or the kind of an actor who is none. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.personId : actor.kind;
}
