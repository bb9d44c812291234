import { type ActView, type Authority, defineProcedure, type Refusal } from '@zca/procedure';
import { PERSONAL_DATA_LAW } from './basis.ts';

/** Whoever works with matters may need their data in a file. */
const ASKERS: readonly Authority[] = (
  ['operator', 'station', 'district', 'city', 'head'] as const
).map((role) => ({ role, where: 'handler' }));
/** The second person: the head of the office or above it, or the security administrator. */
const APPROVERS: readonly Authority[] = [
  { role: 'head', where: 'handler' },
  { role: 'securityAdministrator', where: 'anywhere' },
];
const ASKER = [{ where: 'party:asker' }] as const;

function checkSpan({ data }: ActView): Refusal | null {
  const { from, to } = data;
  if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return null;
  return {
    code: 'EXPORT_SPAN',
    words: {
      zh: '起始日期不能晚于截止日期，请改正。',
      en: 'The first day must not lie after the last; correct it.',
    },
    field: 'from',
  };
}

/**
 * Exporting many rows with data of persons in clear: asked by one, approved by another, downloaded
 * once within a day by the one who asked.
 */
export const bulkExport = defineProcedure({
  id: 'bulkExport',
  version: 1,
  title: { zh: '个人信息批量导出审批', en: 'Bulk export of personal data' },
  mark: '导',
  basis: [PERSONAL_DATA_LAW],
  parties: { asker: { title: { zh: '申请人', en: 'Asker' } } },
  filer: 'asker',
  fields: {
    subject: {
      type: 'choice',
      title: { zh: '导出内容', en: 'What is exported' },
      options: [{ value: 'tickets', title: { zh: '投诉举报工单', en: 'Tickets' } }],
    },
    from: { type: 'day', title: { zh: '收到日期起', en: 'Received from' } },
    to: { type: 'day', title: { zh: '收到日期止', en: 'Received to' } },
    office: {
      type: 'office',
      title: { zh: '承办机关', en: 'Office' },
      hint: { zh: '不填为本人可见的全部', en: 'Empty: all that you may see' },
    },
    reason: {
      type: 'longText',
      title: { zh: '用途与理由', en: 'Purpose and reason' },
      maxLength: 1000,
      searched: true,
    },
    receiver: { type: 'text', title: { zh: '数据接收方', en: 'Who receives the data' } },
    opinion: { type: 'longText', title: { zh: '审批意见', en: 'Opinion' }, maxLength: 1000 },
    rows: { type: 'number', title: { zh: '导出条数', en: 'Rows exported' }, min: 0 },
  },
  subject: 'reason',
  initial: 'asked',
  states: {
    asked: { title: { zh: '待批准', en: 'Waits for approval' } },
    approved: { title: { zh: '已批准待下载', en: 'Approved' } },
    downloaded: { title: { zh: '已下载', en: 'Downloaded' }, end: true },
    declined: { title: { zh: '不予批准', en: 'Declined' }, end: true },
    lapsed: { title: { zh: '逾期失效', en: 'Lapsed' }, end: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: true },
  },
  actions: {
    ask: {
      title: { zh: '申请导出', en: 'Ask for an export' },
      from: [],
      by: ASKERS,
      form: [
        { field: 'subject', required: true },
        { field: 'from', required: true },
        { field: 'to', required: true },
        { field: 'office' },
        { field: 'reason', required: true },
        { field: 'receiver', required: true },
      ],
      check: checkSpan,
      office: ({ data }) => (typeof data['office'] === 'string' ? data['office'] : null),
      joins: 'asker',
      notices: APPROVERS.map((to) => ({
        to,
        title: { zh: '个人信息导出待批准', en: 'Export to approve' },
      })),
    },
    approve: {
      title: { zh: '批准', en: 'Approve' },
      hint: {
        zh: '批准后申请人可在24小时内下载一次',
        en: 'The asker may then download once within 24 hours',
      },
      from: ['asked'],
      to: 'approved',
      by: APPROVERS,
      notAfterOwn: ['ask'],
      form: [{ field: 'opinion', required: true }],
      notices: [{ to: ASKER[0], title: { zh: '导出已获批准', en: 'The export is approved' } }],
    },
    decline: {
      title: { zh: '不予批准', en: 'Decline' },
      from: ['asked'],
      to: 'declined',
      by: APPROVERS,
      notAfterOwn: ['ask'],
      form: [{ field: 'opinion', required: true }],
      notices: [{ to: ASKER[0], title: { zh: '导出未获批准', en: 'The export is declined' } }],
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      from: ['asked', 'approved'],
      to: 'withdrawn',
      by: ASKER,
    },
    download: {
      title: { zh: '下载', en: 'Download' },
      onlyAt: { zh: '工单', en: 'Tickets' },
      from: ['approved'],
      to: 'downloaded',
      by: ASKER,
      form: [{ field: 'rows', required: true }],
    },
    lapse: {
      title: { zh: '逾期失效', en: 'Lapse' },
      from: ['approved'],
      to: 'lapsed',
      by: [],
    },
  },
  clocks: {
    approve: {
      title: { zh: '批准', en: 'Approve' },
      parameter: 'service.PI.EXPORT_APPROVE',
      kind: 'service',
      startsOn: ['ask'],
      metBy: ['approve', 'decline'],
      voidBy: ['withdraw'],
      roll: 'restDay',
      waitsFor: 'office',
    },
    download: {
      title: { zh: '下载', en: 'Download' },
      parameter: 'service.PI.EXPORT_VALID',
      kind: 'service',
      startsOn: ['approve'],
      metBy: ['download'],
      voidBy: ['withdraw'],
      roll: 'none',
      waitsFor: 'party:asker',
      onExpiry: 'lapse',
    },
  },
  readBy: [
    { role: 'auditor', where: 'anywhere' },
    { role: 'auditAdministrator', where: 'anywhere' },
    { where: 'party:asker' },
  ],
  // Records of the processing of personal data: at least three years (art. 56).
  retention: { years: 3, mark: 'M' },
});
