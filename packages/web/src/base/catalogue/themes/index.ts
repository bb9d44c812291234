import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { ThemeCatalogue } from './zh.ts';

/** The texts of the pages of awards, rules and lists without patents, in the language of the page. */
export function useThemeTexts(): ThemeCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
