import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { ViewCatalogue } from './zh.ts';

/** The texts of the views that are fetched when they are asked for: lists of numbers, comparison … */
export function useViewTexts(): ViewCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
