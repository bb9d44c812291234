import { useSearch } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { ReactNode } from 'react';
import { useAskingTexts } from '../../../base/catalogue/asking/index.ts';
import { Waiting } from '../../../base/components/Waiting.tsx';
import { useDocumentTitle } from '../../../base/components/useDocumentTitle.ts';
import { readSearch } from '../searchState.ts';
import './BuilderPage.css';

// The form brings the whole query language with it, which the page need not wait for.
const BuilderForm = lazy(async () => ({
  default: (await import('../builder/BuilderForm.tsx')).BuilderForm,
}));

/** A query filled in line by line, for those who would rather not write it. */
export function BuilderPage(): ReactNode {
  const { builder: b } = useAskingTexts();
  const state = readSearch(useSearch({ from: '/public/build' }));
  useDocumentTitle(b.title);
  return (
    <article className="plain-page builder">
      <h1>{b.title}</h1>
      <p>{b.lead}</p>
      <Suspense fallback={<Waiting skeleton="list" />}>
        <BuilderForm key={state.q} state={state} />
      </Suspense>
    </article>
  );
}
