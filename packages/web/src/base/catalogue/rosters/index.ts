import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import type { RosterCatalogue } from './zh.ts';
import { zh } from './zh.ts';

/** The texts of the page of firms without patents, in the language of the page. */
export function useRosterTexts(): RosterCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
