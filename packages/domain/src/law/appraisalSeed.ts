import type { LegalParameter } from './model.ts';
import { row } from './seedSource.ts';

/** How long a report on a value may be used, and within which time one is worked. Source: O:C.1, O:T. */
export const APPRAISAL_PARAMETERS: readonly LegalParameter[] = [
  row(
    'appraisal.value.validity',
    12,
    'month',
    '价值评估报告自评估基准日起的使用期限',
    'For how long from its base day a report on a value may be used',
    {
      sourceTitle: '资产评估执业惯例',
      documentNumber: '',
      effectiveFrom: '2000-01-01',
    },
    '',
    'unverified',
    '评估结论通常自评估基准日起一年内有效，请按现行执业准则核定。',
  ),
  row(
    'service.appraisal.VALUE',
    15,
    'workingDay',
    '服务时限：出具专利价值评估报告',
    'Service level: a report on the value of a patent is issued',
    {
      sourceTitle: '咨询评估（平台缺省值）',
      documentNumber: '',
      effectiveFrom: '2000-01-01',
    },
    '',
    'D',
  ),
];
