import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { HomeCatalogue } from './zh.ts';

/** The texts of the first page, which no other page needs. */
export const useHomeTexts = textsOf<HomeCatalogue>(zh, async () => (await import('./en.ts')).en);
