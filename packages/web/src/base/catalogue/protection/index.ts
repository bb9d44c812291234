import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { ProtectionCatalogue } from './zh.ts';

/** The texts of the pages of complaints and reports, in the language of the page. */
export function useProtectionTexts(): ProtectionCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
