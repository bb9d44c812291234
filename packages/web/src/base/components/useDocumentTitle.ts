import { useEffect } from 'react';
import { useSpeech } from '../catalogue/index.tsx';

/** Names the page in the window's title: `page · 知长安`. */
export function useDocumentTitle(page: string | null): void {
  const { t } = useSpeech();
  useEffect(() => {
    document.title = page === null || page === '' ? t.brand.name : `${page} · ${t.brand.name}`;
  }, [page, t]);
}
