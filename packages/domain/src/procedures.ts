import type { ProcedureDefinition } from '@zca/procedure';
import { filingClue } from './appraisal/procedures/filingClue.v1.ts';
import { patentValue } from './appraisal/procedures/patentValue.v1.ts';
import { indicatorValue } from './indicators/procedures/indicatorValue.v1.ts';
import { bulkExport } from './matters/procedures/bulkExport.v1.ts';
import { personalData } from './matters/procedures/personalData.v1.ts';
import { retention } from './matters/procedures/retention.v1.ts';
import { partyMerge } from './parties/procedures/partyMerge.v1.ts';
import { complaint } from './protection/procedures/complaint.v1.ts';
import { report } from './protection/procedures/report.v1.ts';

/** Every procedure of every room, in all versions that matters may still use. */
export const PROCEDURES: readonly ProcedureDefinition[] = [
  complaint,
  report,
  bulkExport,
  personalData,
  retention,
  indicatorValue,
  partyMerge,
  filingClue,
  patentValue,
];
