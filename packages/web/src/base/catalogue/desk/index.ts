import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { WorkCatalogue } from './zh.ts';

/** The texts of the working pages in the language of the page. */
export function useWorkTexts(): WorkCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
