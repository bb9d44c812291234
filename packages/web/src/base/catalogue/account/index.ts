import { useSpeech } from '../index.tsx';
import { en } from './en.ts';
import { zh } from './zh.ts';
import type { AccountCatalogue } from './zh.ts';

/** The texts of accounts: second factors, sessions, tokens, people, staff. */
export function useAccountTexts(): AccountCatalogue {
  return useSpeech().language === 'zh' ? zh : en;
}
