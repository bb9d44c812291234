import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { AppraisalCatalogue } from './zh.ts';

/** The texts of the pages of clues. */
export const useAppraisalTexts = textsOf<AppraisalCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
