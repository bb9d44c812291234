import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import type { ProvenanceCatalogue } from './zh.ts';
import { zh } from './zh.ts';

/** The texts of the table of provenance, fetched with it. */
export function useProvenanceTexts(): ProvenanceCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
