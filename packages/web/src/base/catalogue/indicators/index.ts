import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { IndicatorCatalogue } from './zh.ts';

/** The texts of the pages of indicators. */
export const useIndicatorTexts = textsOf<IndicatorCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
