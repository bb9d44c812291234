import {
  createContext,
  startTransition,
  use,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { ReactNode } from 'react';
import { keep, recall } from '../theme/device.ts';
import { formatsFor } from './format.ts';
import type { Bilingual, Formats, Language } from './format.ts';
import { zh } from './zh.ts';
import type { Catalogue } from './zh.ts';

/** What a page needs to speak: the catalogue, the formats and the language itself. */
export interface Speech {
  readonly t: Catalogue;
  readonly f: Formats;
  readonly language: Language;
  /** The one of two texts that is in the page's language. */
  readonly say: (text: Bilingual) => string;
  readonly setLanguage: (language: Language) => void;
}

const SpeechContext = createContext<Speech | null>(null);

/** Chinese is part of the first load; English is fetched when it is asked for. */
async function loadCatalogue(language: Language): Promise<Catalogue> {
  return language === 'zh' ? zh : (await import('./en.ts')).en;
}

/** The language that the address, or else the device, asks for; Chinese otherwise. */
export function initialLanguage(search: string): Language {
  const asked = new URLSearchParams(search).get('lang') ?? recall('language');
  return asked === 'en' ? 'en' : 'zh';
}

export async function loadSpeech(
  search: string,
): Promise<{ language: Language; catalogue: Catalogue }> {
  const language = initialLanguage(search);
  keep('language', language);
  return { language, catalogue: await loadCatalogue(language) };
}

export function SpeechProvider(props: {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}): ReactNode {
  const [spoken, setSpoken] = useState({ language: props.language, t: props.catalogue });
  const setLanguage = useCallback((language: Language) => {
    keep('language', language);
    void loadCatalogue(language).then((t) =>
      // The page stays as it is until its own texts are there too.
      startTransition(() => setSpoken({ language, t })),
    );
  }, []);
  useEffect(() => {
    document.documentElement.lang = spoken.language === 'zh' ? 'zh-CN' : 'en';
  }, [spoken.language]);
  const speech = useMemo<Speech>(
    () => ({
      t: spoken.t,
      f: formatsFor(spoken.language),
      language: spoken.language,
      say: (text) => text[spoken.language],
      setLanguage,
    }),
    [spoken, setLanguage],
  );
  return <SpeechContext value={speech}>{props.children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (speech === null) throw new Error('useSpeech is used outside SpeechProvider');
  return speech;
}

/**
 * The texts of some pages as a hook: Chinese comes with the pages, English is fetched when it is first
 * spoken, and whoever asks for it waits.
 */
export function textsOf<T>(chinese: T, loadEnglish: () => Promise<T>): () => T {
  let english: Promise<T> | undefined;
  return function useTexts() {
    if (useSpeech().language === 'zh') return chinese;
    return use((english ??= loadEnglish()));
  };
}
