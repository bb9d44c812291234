import { type Authority, defineProcedure, type Words } from '@zca/procedure';
import { ASKED, FIELDS, WORKED } from './patentValue/fields.ts';
import { PAPERS } from './patentValue/papers.ts';
import {
  checkAsked,
  checkWorked,
  deriveWorked,
  refuseEarly,
  refuseLate,
} from './patentValue/rules.ts';

/** Those who have a value appraised; a firm or university asks as holder. */
const CLIENTS: readonly Authority[] = (['holder', 'agency', 'bank', 'court'] as const).map(
  (role) => ({ role, where: 'anywhere' }),
);
/** The centre serves the whole city, whatever its code. */
const DESK: readonly Authority[] = [
  { role: 'centre', where: 'anywhere' },
  { role: 'city', where: 'handler' },
];
const REVIEWERS: readonly Authority[] = [...DESK, { role: 'head', where: 'handler' }];
const CLIENT = { where: 'party:client' } as const;

const READERS: readonly Authority[] = [
  ...REVIEWERS,
  { role: 'expert', where: 'assigned' },
  { role: 'auditor', where: 'anywhere' },
  { role: 'auditAdministrator', where: 'anywhere' },
];

const told = (zh: string, en: string): Words => ({ zh, en });
const reasons = { field: 'reasons', required: true } as const;
const opinion = { field: 'opinion', required: true } as const;
const OPEN = ['asked', 'inWork', 'inReview'];

/**
 * The value of one patent by relief from royalty: asked for by a client, worked by an appraiser, reviewed and
 * issued by another person as a numbered report, and withdrawn or replaced openly. The value is computed from
 * the entries by the act itself. Source: O:C.4, O:T; a report needs a second person as any appraisal does.
 */
export const patentValue = defineProcedure({
  id: 'patentValue',
  version: 1,
  title: { zh: '专利价值评估', en: 'Appraisal of the value of a patent' },
  mark: '评',
  basis: [
    {
      title: { zh: '专利资产评估指导意见', en: 'Guidance on the appraisal of patents' },
      documentNumber: '中评协〔2017〕49号',
      effectiveFrom: '2017-10-01',
      effectiveTo: null,
    },
  ],
  parties: { client: { title: { zh: '委托人', en: 'Client' } } },
  filer: 'client',
  fields: FIELDS,
  subject: 'title',
  initial: 'asked',
  states: {
    asked: { title: { zh: '待受理', en: 'Asked for' } },
    inWork: { title: { zh: '评估中', en: 'In work' } },
    inReview: { title: { zh: '待复核', en: 'To be reviewed' } },
    issued: { title: { zh: '已出具', en: 'Issued' } },
    closed: { title: { zh: '有效期已过', en: 'No longer usable' }, end: true },
    superseded: { title: { zh: '已被代替', en: 'Replaced' }, end: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: true },
    declined: { title: { zh: '不予受理', en: 'Declined' }, end: true },
    cancelled: { title: { zh: '委托人已取消', en: 'Cancelled by the client' }, end: true },
  },
  actions: {
    ask: {
      title: { zh: '委托评估', en: 'Ask for an appraisal' },
      hint: {
        zh: '请在专利记录页上打开“价值评估”委托',
        en: 'Ask from “Value” on the page of the patent',
      },
      from: [],
      by: CLIENTS,
      form: ASKED,
      check: checkAsked,
      joins: 'client',
      emits: ['appraisal.valueAsked'],
      notices: DESK.map((to) => ({
        to,
        title: told('有人委托评估专利价值', 'The value of a patent is asked for'),
      })),
      told: told('已提交委托', 'Asked for'),
    },
    take: {
      title: { zh: '受理并自行评估', en: 'Take up' },
      from: ['asked'],
      to: 'inWork',
      by: DESK,
      assign: 'actor',
      told: told('已受理', 'Taken up'),
    },
    give: {
      title: { zh: '交由他人评估', en: 'Give to an appraiser' },
      from: ['asked', 'inWork'],
      to: 'inWork',
      by: DESK,
      form: [{ field: 'appraiser', required: true }],
      assign: { field: 'appraiser' },
      told: told('已交评估人', 'Given to an appraiser'),
    },
    work: {
      title: { zh: '提交复核', en: 'Hand in for review' },
      hint: {
        zh: '请在评估工作台上填写：评估值由平台按参数计算',
        en: 'Work at the workbench: the value is computed from the figures',
      },
      from: ['inWork'],
      to: 'inReview',
      by: [{ role: 'expert', where: 'assigned' }, ...DESK],
      form: WORKED,
      check: checkWorked,
      derive: deriveWorked,
      emits: ['appraisal.valueWorked'],
      notices: REVIEWERS.map((to) => ({
        to,
        title: told('专利价值待复核', 'The value of a patent is to be reviewed'),
      })),
    },
    sendBack: {
      title: { zh: '退回重评', en: 'Send back' },
      from: ['inReview'],
      to: 'inWork',
      by: REVIEWERS,
      notAfterOwn: ['work'],
      form: [opinion],
    },
    issue: {
      title: { zh: '复核并出具报告', en: 'Review and issue' },
      hint: { zh: '由评估人以外的人复核', en: 'By another person than the appraiser' },
      from: ['inReview'],
      to: 'issued',
      by: REVIEWERS,
      notAfterOwn: ['work'],
      form: [opinion],
      unless: refuseLate,
      papers: ['report'],
      emits: ['appraisal.valueIssued'],
      notices: [
        {
          to: CLIENT,
          title: told('专利价值评估报告已出具', 'The report on the value is issued'),
        },
      ],
      told: told('已出具报告', 'Report issued'),
    },
    decline: {
      title: { zh: '不予受理', en: 'Decline' },
      from: ['asked', 'inWork'],
      to: 'declined',
      by: DESK,
      form: [reasons],
      notices: [{ to: CLIENT, title: told('评估委托未获受理', 'The appraisal was declined') }],
      told: told('不予受理', 'Declined'),
    },
    cancel: {
      title: { zh: '取消委托', en: 'Cancel' },
      from: OPEN,
      to: 'cancelled',
      by: [CLIENT],
      told: told('已取消委托', 'Cancelled'),
    },
    supersede: {
      title: { zh: '以新报告代替', en: 'Replace by another report' },
      from: ['issued'],
      to: 'superseded',
      by: REVIEWERS,
      form: [{ field: 'successor', required: true }, reasons],
      emits: ['appraisal.valueSuperseded'],
      notices: [
        {
          to: CLIENT,
          title: told('专利价值评估报告已被新报告代替', 'The report on the value was replaced'),
        },
      ],
      told: told('已被新报告代替', 'Replaced by another report'),
    },
    withdraw: {
      title: { zh: '撤回报告', en: 'Withdraw the report' },
      from: ['issued'],
      to: 'withdrawn',
      by: REVIEWERS,
      form: [reasons],
      emits: ['appraisal.valueWithdrawn'],
      notices: [
        {
          to: CLIENT,
          title: told('专利价值评估报告已撤回', 'The report on the value was withdrawn'),
        },
      ],
      told: told('报告已撤回', 'Report withdrawn'),
    },
    close: {
      title: { zh: '有效期已过，归档', en: 'Close after its last day' },
      from: ['issued'],
      to: 'closed',
      by: REVIEWERS,
      unless: refuseEarly,
    },
  },
  clocks: {
    report: {
      title: { zh: '出具评估报告', en: 'Issue of the report' },
      parameter: 'service.appraisal.VALUE',
      kind: 'service',
      startsOn: ['ask'],
      metBy: ['issue', 'decline'],
      voidBy: ['cancel'],
      roll: 'restDay',
      waitsFor: 'office',
    },
  },
  papers: PAPERS,
  readBy: READERS,
  levels: { internal: READERS },
  retention: { years: 30, mark: 'D' },
});
