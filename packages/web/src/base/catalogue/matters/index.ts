import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { MatterCatalogue } from './zh.ts';

/** The texts of the pages on which matters are worked on, in the language of the page. */
export function useMatterTexts(): MatterCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
