import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { AskingCatalogue } from './zh.ts';

/** The texts of the form for queries and of one's own searches, fetched with their pages. */
export const useAskingTexts = textsOf<AskingCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
