import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { CockpitCatalogue } from './zh.ts';

/** The texts of the working pages of indicators. */
export const useCockpitTexts = textsOf<CockpitCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
