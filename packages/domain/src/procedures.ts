import type { ProcedureDefinition } from '@zca/procedure';
import { complaint } from './protection/procedures/complaint.v1.ts';
import { report } from './protection/procedures/report.v1.ts';

/** Every procedure of every room, in all versions that matters may still use. */
export const PROCEDURES: readonly ProcedureDefinition[] = [complaint, report];
