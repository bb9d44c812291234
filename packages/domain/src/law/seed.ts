import { APPRAISAL_PARAMETERS } from './appraisalSeed.ts';
import { CLUE_PARAMETERS } from './clueSeed.ts';
import { COMPLAINT_PARAMETERS } from './complaintSeed.ts';
import { DEADLINE_PARAMETERS } from './deadlineSeed.ts';
import { HIGH_VALUE_PARAMETERS } from './highValueSeed.ts';
import { INDICATOR_PARAMETERS } from './indicatorSeed.ts';
import type { LegalParameter } from './model.ts';
import { MAP_PARAMETERS } from './mapSeed.ts';
import { OTHER_RIGHTS } from './otherRightSeed.ts';
import { PATENT_PERIODS } from './patentPeriodSeed.ts';
import { PERSONAL_DATA_PARAMETERS } from './personalDataSeed.ts';
import { ANNUITIES, PATENT_TERMS } from './patentTermSeed.ts';

/**
 * The parameters with which the platform starts. Each is a dated row with its article and mark; a
 * bureau's administrator adds rows when law changes and never edits one in place. Rows marked
 * unverified must be confirmed before anyone relies on them.
 */
export const SEED_PARAMETERS: readonly LegalParameter[] = [
  ...PATENT_TERMS,
  ...ANNUITIES,
  ...PATENT_PERIODS,
  ...OTHER_RIGHTS,
  ...DEADLINE_PARAMETERS,
  ...COMPLAINT_PARAMETERS,
  ...PERSONAL_DATA_PARAMETERS,
  ...HIGH_VALUE_PARAMETERS,
  ...INDICATOR_PARAMETERS,
  ...CLUE_PARAMETERS,
  ...MAP_PARAMETERS,
  ...APPRAISAL_PARAMETERS,
];
