import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { SpeechProvider } from '../../src/base/catalogue/index.tsx';
import type { Language } from '../../src/base/catalogue/format.ts';
import { en } from '../../src/base/catalogue/en.ts';
import { zh } from '../../src/base/catalogue/zh.ts';

/** The markup of a component in a language, once its texts are there. */
export async function rendered(node: ReactNode, language: Language = 'zh'): Promise<string> {
  const catalogue = language === 'zh' ? zh : en;
  const { prelude } = await prerender(
    <SpeechProvider language={language} catalogue={catalogue}>
      {node}
    </SpeechProvider>,
  );
  return new Response(prelude).text();
}

/** The rows of a table in markup, each as the texts of its cells. */
export function rowsOf(markup: string, part: 'tbody' | 'tfoot' = 'tbody'): string[][] {
  const inside = new RegExp(`<${part}>(.*?)</${part}>`, 's').exec(markup)?.[1] ?? '';
  return [...inside.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row]) =>
    [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      cell!.replaceAll(/<[^>]*>/g, '').trim(),
    ),
  );
}
