import type { Fields } from '@zca/procedure';
import { NON_FILING_GROUNDS, REPORT_FIELDS } from '../../report/fields.ts';
import { DISPATCH_FIELDS } from '../dispatch.ts';

const VERIFICATION_FIELDS = {
  /** Day from which the limit counts: that of the last report on the same facts (art. 35). */
  verifyFrom: { type: 'day', title: { zh: '核查期限起算日', en: 'Verification counts from' } },
  fromMediation: {
    type: 'yesNo',
    title: { zh: '调解中发现的线索', en: 'Found in a mediation' },
  },
  inspectionNote: { type: 'longText', title: { zh: '核查情况', en: 'What the check found' } },
  supplementItems: {
    type: 'longText',
    title: { zh: '请举报人补充的内容', en: 'What the reporter is asked for' },
    level: 'public',
  },
  supplementNote: {
    type: 'longText',
    title: { zh: '补充说明', en: 'What is added' },
    level: 'sensitive',
  },
  newEvidence: {
    type: 'files',
    title: { zh: '新增材料', en: 'More evidence' },
    level: 'sensitive',
    maxCount: 20,
  },
  appraiser: { type: 'text', title: { zh: '检测、鉴定、辨认机构', en: 'Appraiser' } },
  appraisalItems: {
    type: 'longText',
    title: { zh: '检测、鉴定、辨认事项', en: 'What is appraised' },
  },
  appraisalResult: { type: 'longText', title: { zh: '检测、鉴定、辨认结论', en: 'Result' } },
  extensionReason: { type: 'longText', title: { zh: '延长理由', en: 'Why to extend' } },
  extensionAnswer: { type: 'longText', title: { zh: '批复意见', en: 'Answer to the request' } },
  mergedNumber: {
    type: 'text',
    title: { zh: '并入的举报编号', en: 'Number of the report merged' },
    maxLength: 40,
  },
  note: { type: 'longText', title: { zh: '办理记录', en: 'Note' } },
} as const satisfies Fields;

const RESULT_FIELDS = {
  caseNumber: { type: 'text', title: { zh: '案件编号', en: 'Number of the case' }, maxLength: 60 },
  filed: { type: 'yesNo', title: { zh: '已立案', en: 'A case was opened' } },
  nonFilingGround: {
    type: 'choice',
    title: { zh: '不予立案事由', en: 'Ground for opening no case' },
    options: NON_FILING_GROUNDS,
  },
  decisionReason: { type: 'longText', title: { zh: '理由', en: 'Reasons' } },
  result: { type: 'text', title: { zh: '处理结果', en: 'Result' }, level: 'public' },
  competentOffice: {
    type: 'text',
    title: { zh: '有处理权限的机关', en: 'Authority that is competent' },
    level: 'public',
  },
  answer: { type: 'longText', title: { zh: '答复内容', en: 'Answer' }, maxLength: 10_000 },
} as const satisfies Fields;

/**
 * The fields of a report and of its handling. Nothing is published of a report; who reports is known
 * to those alone who handle it (order 121 art. 37).
 */
export const FIELDS = {
  ...REPORT_FIELDS,
  headline: { type: 'text', title: { zh: '事项', en: 'Subject' }, maxLength: 500 },
  ...DISPATCH_FIELDS,
  ...VERIFICATION_FIELDS,
  ...RESULT_FIELDS,
} as const satisfies Fields;
