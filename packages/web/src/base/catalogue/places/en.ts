import type { PlacesCatalogue } from './zh.ts';

/** Texts of what rooms share of a map, in English. */
export const en: PlacesCatalogue = {
  schematic: 'Schematic, no map',
  approved: (approval) => `Map approval ${approval}`,
};
