import type { Actor } from '@zca/domain/identity';
import type { ActingPerson, ProcedureDefinition } from '@zca/procedure';

/** Whoever sent a request, as the engine sees them. */
export function actingPerson(actor: Actor, parties: readonly string[] = []): ActingPerson {
  switch (actor.kind) {
    case 'anonymous':
      return { id: null, roles: [], parties };
    case 'system':
      return { id: null, isSystem: true, roles: [], parties };
    case 'person':
      return { id: actor.personId, roles: actor.grants, parties };
  }
}

/** Whoever holds the tracking code of a matter acts as the party that filed it. */
export function filerOf(definition: ProcedureDefinition, actor: Actor): ActingPerson {
  return actingPerson(actor, definition.filer === undefined ? [] : [definition.filer]);
}
