import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { PlacesCatalogue } from './zh.ts';

/** The texts of what rooms share of a map. */
export const usePlacesTexts = textsOf<PlacesCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
