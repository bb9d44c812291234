import type { ProcedureDefinition } from './definition.ts';
import { namedThings } from './namedThings.ts';
import { wanderings } from './wanderings.ts';

/** What is wrong with a definition, and where. */
export interface DefinitionFault {
  readonly where: string;
  readonly what: string;
}

/**
 * Whether a definition can be run: everything that it names exists and fits, every state can be
 * reached, and every state that can be reached leads on or is an end. Conditions are taken to hold at
 * times: what is found to be unreachable is so whatever they say.
 */
export function checkDefinition(definition: ProcedureDefinition): readonly DefinitionFault[] {
  const faults = [...namedThings(definition)];
  // The chart cannot be made of states that do not exist.
  return faults.length > 0 ? faults : [...wanderings(definition)];
}
