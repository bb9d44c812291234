import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { ProofCatalogue } from './zh.ts';

/** The texts of the page that verifies proofs; both languages come with it, so that it needs no network. */
export function useProofTexts(): ProofCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
