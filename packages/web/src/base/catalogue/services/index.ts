import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { ServiceCatalogue } from './zh.ts';

/** The texts of filing and following matters, and of their forms, in the language of the page. */
export const useServiceTexts = textsOf<ServiceCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
