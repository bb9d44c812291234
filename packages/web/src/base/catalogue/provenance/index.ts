import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { ProvenanceCatalogue } from './zh.ts';

/** The texts of the table of provenance, fetched with it. */
export const useProvenanceTexts = textsOf<ProvenanceCatalogue>(
  zh,
  async () => (await import('./en.ts')).en,
);
