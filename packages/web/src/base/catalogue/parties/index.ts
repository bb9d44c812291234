import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { PartyCatalogue } from './zh.ts';

/** The texts of the pages of parties. */
export const usePartyTexts = textsOf<PartyCatalogue>(zh, async () => (await import('./en.ts')).en);
