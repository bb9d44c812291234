import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSpeech } from '../catalogue/index.tsx';
import { PublicFrame } from './PublicFrame.tsx';
import { useDocumentTitle } from '../components/useDocumentTitle.ts';

/** The page for an address that leads nowhere. */
export function LostPage(): ReactNode {
  const { t } = useSpeech();
  useDocumentTitle(t.lost.title);
  return (
    <PublicFrame>
      <div className="plain-page">
        <h1>{t.lost.title}</h1>
        <p>{t.lost.sentence}</p>
        <p>
          <Link to="/">{t.lost.home}</Link>
        </p>
      </div>
    </PublicFrame>
  );
}
