import { textsOf } from '../index.tsx';
import type { AnalysisCatalogue } from './zh.ts';
import { zh } from './zh.ts';

/** The texts of the analyses of the map, in the language of the page. */
export const useAnalysisTexts = textsOf<AnalysisCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
