import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { LabelCatalogue } from './zh.ts';

/** The texts by which officers correct labels of a record, fetched with the form. */
export const useLabelTexts = textsOf<LabelCatalogue>(zh, async () => (await import('./en.ts')).en);
