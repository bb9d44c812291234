import { textsOf } from '../index.tsx';
import { zh } from './zh.ts';
import type { ValueCatalogue } from './zh.ts';

/** The texts of the workbench for the value of a patent. */
export const useValueTexts = textsOf<ValueCatalogue>(zh, async () => (await import('./en.ts')).en);
