import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { HelpCatalogue } from './zh.ts';

/** The texts of the help of the query language, fetched with its page. */
export function useHelpTexts(): HelpCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
