import type { ProcedureDefinition } from '@zca/procedure';

/** Every procedure of every room, in all versions that matters may still use. */
export const PROCEDURES: readonly ProcedureDefinition[] = [];
