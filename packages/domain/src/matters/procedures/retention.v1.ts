import { type ActView, type Authority, defineProcedure, type Refusal } from '@zca/procedure';
import { PERSONAL_DATA_LAW } from './basis.ts';

const PROPOSERS: readonly Authority[] = (['city', 'systemAdministrator'] as const).map((role) => ({
  role,
  where: 'anywhere',
}));
/** The second person. */
const APPROVERS: readonly Authority[] = [
  { role: 'head', where: 'handler' },
  { role: 'securityAdministrator', where: 'anywhere' },
];

function checkPast({ data, today }: ActView): Refusal | null {
  if (typeof data['upTo'] !== 'string' || data['upTo'] <= today) return null;
  return {
    code: 'RETENTION_NOT_ENDED',
    words: {
      zh: '截止日期不能晚于今天：保存期限未届满的不得清除。',
      en: 'The day must not lie after today: what is still to be kept is not removed.',
    },
    field: 'upTo',
  };
}

/**
 * Removing what is personal in matters whose retention has ended: proposed by one, or by the platform,
 * and approved by another. What was done stays in the journal.
 * Source: Personal Information Protection Law art. 19, 47(1)(2).
 */
export const retention = defineProcedure({
  id: 'retention',
  version: 1,
  title: { zh: '到期个人信息清除', en: 'Removal of personal data after retention' },
  mark: '清',
  basis: [PERSONAL_DATA_LAW],
  parties: {},
  fields: {
    upTo: {
      type: 'day',
      title: { zh: '保存期限届满日（含）之前', en: 'Retention ended on or before' },
    },
    count: { type: 'number', title: { zh: '提出时的事项数', en: 'Matters when proposed' }, min: 0 },
    reason: { type: 'text', title: { zh: '说明', en: 'Remarks' }, searched: true },
    opinion: { type: 'longText', title: { zh: '审批意见', en: 'Opinion' }, maxLength: 1000 },
  },
  subject: 'reason',
  initial: 'proposed',
  states: {
    proposed: { title: { zh: '待批准', en: 'Waits for approval' } },
    removed: { title: { zh: '已清除', en: 'Removed' }, end: true },
    declined: { title: { zh: '不予批准', en: 'Declined' }, end: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: true },
  },
  actions: {
    propose: {
      title: { zh: '提出清除', en: 'Propose removal' },
      from: [],
      by: PROPOSERS,
      form: [
        { field: 'upTo', required: true },
        { field: 'count' },
        { field: 'reason', required: true },
      ],
      check: checkPast,
      notices: APPROVERS.map((to) => ({
        to,
        title: { zh: '清除待批准', en: 'Removal to approve' },
      })),
    },
    approve: {
      title: { zh: '批准清除', en: 'Approve' },
      hint: {
        zh: '立即清除，不能恢复；办理记录和凭证不变',
        en: 'At once and for ever; the record of acts and its proofs stay',
      },
      basis: '第四十七条第一款第二项',
      from: ['proposed'],
      to: 'removed',
      by: APPROVERS,
      notAfterOwn: ['propose'],
      form: [{ field: 'opinion', required: true }],
      emits: ['retention.remove'],
    },
    decline: {
      title: { zh: '不予批准', en: 'Decline' },
      from: ['proposed'],
      to: 'declined',
      by: APPROVERS,
      notAfterOwn: ['propose'],
      form: [{ field: 'opinion', required: true }],
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      from: ['proposed'],
      to: 'withdrawn',
      by: PROPOSERS,
    },
  },
  clocks: {},
  readBy: [
    ...PROPOSERS,
    { role: 'auditor', where: 'anywhere' },
    { role: 'auditAdministrator', where: 'anywhere' },
  ],
  retention: { years: 10, mark: 'D' },
});
