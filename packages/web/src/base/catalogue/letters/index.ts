import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { LetterCatalogue } from './zh.ts';

/** The texts of papers and notices, fetched with their pages. */
export const useLetterTexts = textsOf<LetterCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
