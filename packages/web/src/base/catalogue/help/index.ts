import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { HelpCatalogue } from './zh.ts';

/** The texts of the help of the query language, fetched with its page. */
export const useHelpTexts = textsOf<HelpCatalogue>(zh, async () => (await import('./en.ts')).en);
