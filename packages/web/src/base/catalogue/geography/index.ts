import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { GeographyCatalogue } from './zh.ts';

/** The texts of the map. */
export const useMapTexts = textsOf<GeographyCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
