import type { ActionDefinition, ActView, JsonObject, Refusal } from '@zca/procedure';
import { refuse } from '../../refusals.ts';
import { FOR_THE_PERSON, HANDLERS, HEAD, INTAKE, REPORTER } from '../authority.ts';
import { headlineOf, withNewFiles } from '../submission.ts';
import { SUPPLEMENT_FORM } from './filing.ts';
import { articleOf121 } from '../../order.ts';

const OPEN = ['received', 'dispatched', 'returned', 'disputed', 'verifying', 'filed', 'notFiled'];
const BEFORE = ['received', 'dispatched', 'returned', 'disputed', 'verifying'];
const ENDS = ['closed', 'outside', 'merged', 'misrouted', 'duplicate'];

function amended(view: ActView): JsonObject {
  return { ...withNewFiles(view), headline: headlineOf(view.data) };
}

/** Only a later report makes the limit run anew. */
function checkLater(view: ActView): Refusal | null {
  const before = view.matter.data.verifyFrom;
  const { verifyFrom } = view.input;
  return typeof before === 'string' && typeof verifyFrom === 'string' && verifyFrom < before
    ? refuse('report.notLater', { day: before }, 'verifyFrom')
    : null;
}

const isNamed = (data: JsonObject): boolean => data.anonymous !== true;

/** Verification, its extension, the decision and what is told of it (order 121 art. 33 to 37). */
export const VERIFICATION_ACTIONS = {
  inspect: {
    title: { zh: '记录核查', en: 'Take down a check' },
    from: ['verifying'],
    by: HANDLERS,
    form: [{ field: 'inspectionNote', required: true }],
    told: { zh: '正在核查', en: 'The clue is being verified' },
  },
  askSupplement: {
    title: { zh: '请举报人补充', en: 'Ask the reporter' },
    from: ['verifying.checking'],
    by: HANDLERS,
    form: [{ field: 'supplementItems', required: true }],
    notices: [
      { to: REPORTER, title: { zh: '您的举报需要补充内容', en: 'Your report needs more' } },
    ],
    told: { zh: '请补充内容', en: 'Please add what is asked for' },
  },
  supplement: {
    title: { zh: '补充内容', en: 'Add to the report' },
    from: BEFORE,
    by: [...FOR_THE_PERSON, REPORTER],
    form: SUPPLEMENT_FORM,
    derive: amended,
    notices: HANDLERS.map((to) => ({
      to,
      title: { zh: '举报有新的补充', en: 'More was added to a report' },
    })),
    told: { zh: '已收到补充的内容', en: 'What you added has arrived' },
  },
  sendToAppraisal: {
    title: { zh: '送检测、鉴定、辨认', en: 'Send to appraisal' },
    hint: { zh: '所需时间不计入核查期限', en: 'The time of it does not count' },
    from: ['verifying.checking'],
    to: 'verifying.appraisal',
    by: HANDLERS,
    form: [
      { field: 'appraiser', required: true },
      { field: 'appraisalItems', required: true },
    ],
  },
  endAppraisal: {
    title: { zh: '检测、鉴定、辨认完成', en: 'The appraisal is done' },
    from: ['verifying.appraisal'],
    to: 'verifying.checking',
    by: HANDLERS,
    form: [{ field: 'appraisalResult', required: true }],
  },
  askExtension: {
    title: { zh: '申请延长核查期限', en: 'Ask for more time' },
    from: ['verifying'],
    by: HANDLERS,
    form: [{ field: 'extensionReason', required: true }],
    notices: HEAD.map((to) => ({
      to,
      title: { zh: '有延长核查期限的申请待批', en: 'More time is asked for' },
    })),
  },
  extend: {
    title: { zh: '批准延长', en: 'Give more time' },
    from: ['verifying'],
    by: HEAD,
    form: [{ field: 'extensionAnswer' }],
    notAfterOwn: ['askExtension'],
  },
  declineExtension: {
    title: { zh: '不批准延长', en: 'Decline more time' },
    from: ['verifying'],
    by: HEAD,
    form: [{ field: 'extensionAnswer', required: true }],
    notAfterOwn: ['askExtension'],
  },
  mergeReport: {
    title: { zh: '并入新的举报', en: 'Merge a later report' },
    hint: {
      zh: '同一举报人提供新的事实的，可以合并处理，期限自最后一次举报起算',
      en: 'New facts of the same reporter: the time runs from the last report',
    },
    basis: articleOf121('第三十五条'),
    from: ['verifying'],
    by: HANDLERS,
    form: [
      { field: 'mergedNumber', required: true },
      { field: 'verifyFrom', required: true },
      { field: 'note' },
    ],
    check: checkLater,
  },
  markMerged: {
    title: { zh: '并入在先举报', en: 'Merge into the earlier report' },
    basis: articleOf121('第三十五条'),
    from: BEFORE,
    to: 'merged',
    by: [...INTAKE, ...HANDLERS],
    form: [{ field: 'mergedNumber', required: true }],
    told: { zh: '已并入在先的举报一并处理', en: 'Handled together with your earlier report' },
  },
  tellNoAuthority: {
    title: { zh: '告知无处理权限', en: 'Tell who is competent' },
    hint: {
      zh: '不属于本市处理权限的，告知举报人向有权机关提出',
      en: 'No office of the city is competent: tell the reporter which authority is',
    },
    from: BEFORE,
    to: 'outside',
    by: [...INTAKE, ...HANDLERS],
    form: [{ field: 'competentOffice', required: true }],
    papers: ['noAuthority'],
    told: { zh: '已告知有处理权限的机关', en: 'You were told which authority is competent' },
  },
  openCase: {
    title: { zh: '立案', en: 'Open a case' },
    from: ['verifying.checking'],
    to: 'filed',
    by: HANDLERS,
    form: [{ field: 'decisionReason' }, { field: 'caseNumber' }],
    derive: () => ({ filed: true, result: '已立案调查' }),
    emits: ['protection.caseOpened'],
    told: { zh: '核查完毕，已立案', en: 'Verified; a case was opened' },
  },
  openNoCase: {
    title: { zh: '不予立案', en: 'Open no case' },
    from: ['verifying.checking'],
    to: 'notFiled',
    by: HANDLERS,
    form: [
      { field: 'nonFilingGround', required: true },
      { field: 'decisionReason', required: true },
    ],
    derive: () => ({ filed: false, result: '不予立案' }),
    told: { zh: '核查完毕，不予立案', en: 'Verified; no case was opened' },
  },
  tellResult: {
    title: { zh: '告知举报人并办结', en: 'Tell the reporter and close' },
    from: ['filed', 'notFiled'],
    to: 'closed',
    by: HANDLERS,
    unless: ({ data }) => (isNamed(data) ? null : refuse('report.noReporter')),
    papers: ['result'],
    told: { zh: '处理结果告知书已发出', en: 'The result was told' },
  },
  close: {
    title: { zh: '办结', en: 'Close' },
    hint: {
      zh: '匿名举报，或者依法不需要告知的',
      en: 'Without a name, or where nothing need be told',
    },
    from: ['filed', 'notFiled'],
    to: 'closed',
    by: HANDLERS,
    unless: ({ matter }) =>
      matter.clocks.tellDecision?.status === 'running' ? refuse('report.mustTell') : null,
    told: { zh: '举报办结', en: 'The report is closed' },
  },
  note: {
    title: { zh: '办理记录', en: 'Note' },
    from: OPEN,
    by: [...HANDLERS, ...INTAKE],
    form: [{ field: 'note', required: true }],
  },
  answerSource: {
    title: { zh: '反馈工单来源', en: 'Answer the sender of the ticket' },
    from: [...OPEN, ...ENDS],
    by: [...HANDLERS, ...INTAKE],
    form: [{ field: 'answer', required: true }],
    emits: ['protection.ticketAnswered'],
  },
} as const satisfies Readonly<Record<string, ActionDefinition>>;
