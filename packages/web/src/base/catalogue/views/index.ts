import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { ViewCatalogue } from './zh.ts';

/** The texts of the views that are fetched when they are asked for: lists of numbers, comparison … */
export const useViewTexts = textsOf<ViewCatalogue>(zh, async () => (await import('./en.ts')).en);
