import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import type { RuleCatalogue } from './zh.ts';
import { zh } from './zh.ts';

/** The texts of the page of mappings, in the language of the page. */
export function useRuleTexts(): RuleCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
