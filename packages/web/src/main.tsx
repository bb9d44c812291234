import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from './base/api/queries.ts';
import { SpeechProvider, loadSpeech } from './base/catalogue/index.tsx';
import { isLargeType, setLargeType } from './base/theme/device.ts';
import { makeRouter } from './rooms.ts';
import './base/theme/tokens.css';
import './base/theme/base.css';

if (isLargeType()) setLargeType(true);

const { language, catalogue } = await loadSpeech(globalThis.location.search);
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <SpeechProvider language={language} catalogue={catalogue}>
      <QueryClientProvider client={makeQueryClient()}>
        <RouterProvider router={makeRouter()} />
      </QueryClientProvider>
    </SpeechProvider>
  </StrictMode>,
);
