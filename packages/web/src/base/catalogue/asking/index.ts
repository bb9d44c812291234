import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { AskingCatalogue } from './zh.ts';

/** The texts of the form for queries and of one's own searches, fetched with their pages. */
export function useAskingTexts(): AskingCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
