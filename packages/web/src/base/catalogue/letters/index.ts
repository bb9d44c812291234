import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { LetterCatalogue } from './zh.ts';

/** The texts of papers and notices, fetched with their pages. */
export function useLetterTexts(): LetterCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
