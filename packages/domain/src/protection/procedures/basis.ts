import type { LegalBasis } from '@zca/procedure';
import { DOCUMENTS } from '../order.ts';

/** The two orders on complaints and reports, each for what was received while it was in force. */
export const BASIS: readonly LegalBasis[] = [
  {
    title: {
      zh: '市场监督管理投诉举报处理办法',
      en: 'Measures on complaints and reports in market regulation',
    },
    documentNumber: DOCUMENTS[121],
    effectiveFrom: '2026-04-15',
    effectiveTo: null,
  },
  {
    title: {
      zh: '市场监督管理投诉举报处理暂行办法',
      en: 'Interim measures on complaints and reports in market regulation',
    },
    documentNumber: DOCUMENTS[20],
    effectiveFrom: '2020-01-01',
    effectiveTo: '2026-04-14',
  },
];
