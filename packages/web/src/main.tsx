import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './base/api/queries.ts';
import { SpeechProvider, loadSpeech } from './base/catalogue/index.tsx';
import { isLargeType, setLargeType } from './base/theme/device.ts';
import { makeRouter } from './router.ts';
import './base/theme/tokens.css';
import './base/theme/base.css';

if (isLargeType()) setLargeType(true);

/** The pages of work are loaded where they are opened: every way to them is a whole page load. */
const isWork = /^\/desk(\/|$)/.test(globalThis.location.pathname);
const work = isWork ? (await import('./workRooms.ts')).workPages : null;

const { language, catalogue } = await loadSpeech(globalThis.location.search);
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <SpeechProvider language={language} catalogue={catalogue}>
      <QueryClientProvider client={makeQueryClient()}>
        <RouterProvider router={makeRouter(work)} />
      </QueryClientProvider>
    </SpeechProvider>
  </StrictMode>,
);
