import {
  type ActView,
  type Authority,
  defineProcedure,
  holdsForOffice,
  type Refusal,
  type Words,
} from '@zca/procedure';
import { XIAN } from '@zca/standards';

/** Whoever reports for a district or for the city. */
const REPORTERS: readonly Authority[] = (['district', 'city'] as const).map((role) => ({
  role,
  where: 'handler',
}));
const AUDITORS: readonly Authority[] = [{ role: 'city', where: 'handler' }];
const PUBLISHERS: readonly Authority[] = [{ role: 'head', where: 'handler' }];
const REPORTER = { where: 'party:reporter' } as const;

const READERS: readonly Authority[] = [
  { role: 'leader', where: 'anywhere' },
  { role: 'auditor', where: 'anywhere' },
  { role: 'auditAdministrator', where: 'anywhere' },
  { role: 'district', where: 'handler' },
  { role: 'city', where: 'anywhere' },
  { role: 'head', where: 'anywhere' },
  REPORTER,
];

const opinion = { field: 'opinion', required: true } as const;
const told = (zh: string, en: string): Words => ({ zh, en });

/** The office whose the figures of an area are; null is the city. */
function officeOf({ data: { area } }: Pick<ActView, 'data'>): string | null {
  return typeof area !== 'string' || area === XIAN.code ? null : area;
}

/** Nobody reports for another district. */
function checkArea(view: ActView): Refusal | null {
  if (holdsForOffice(view.actor, REPORTERS, officeOf(view))) return null;
  return {
    code: 'NOT_ALLOWED',
    words: {
      zh: '您不能为这个地区填报，请由该地区的机关或者市局填报。',
      en: 'You cannot report for this area; its own office or the city does.',
    },
    field: 'area',
  };
}

/**
 * A value of an indicator on its way to publication: reported with its frozen evidence, audited by
 * another person, published by a third role. What is published never changes; a correction is a matter
 * of its own that ends in a new vintage. Source: O:B.3.2.
 */
export const indicatorValue = defineProcedure({
  id: 'indicatorValue',
  version: 1,
  title: { zh: '指标数值填报与发布', en: 'Reporting and publication of an indicator value' },
  mark: '指',
  basis: [
    {
      title: { zh: '西安市“十四五”知识产权发展规划', en: "Xi'an's 14th five-year plan for IP" },
      documentNumber: '西市监发〔2021〕81号',
      effectiveFrom: '2021-08-17',
      effectiveTo: null,
    },
  ],
  parties: { reporter: { title: { zh: '填报人', en: 'Reporter' } } },
  filer: 'reporter',
  fields: {
    title: {
      type: 'text',
      title: { zh: '指标与期别', en: 'Indicator and period' },
      searched: true,
    },
    indicator: { type: 'text', title: { zh: '指标代码', en: 'Indicator' }, maxLength: 8 },
    definitionVersion: {
      type: 'number',
      title: { zh: '定义版本', en: 'Version of the definition' },
      min: 1,
    },
    method: { type: 'text', title: { zh: '口径', en: 'Method' }, maxLength: 32 },
    area: { type: 'text', title: { zh: '地区代码', en: 'Area' }, maxLength: 16 },
    period: { type: 'text', title: { zh: '期别', en: 'Period' }, maxLength: 8 },
    value: { type: 'text', title: { zh: '数值', en: 'Value' }, maxLength: 64 },
    evidence: { type: 'text', title: { zh: '证据编号', en: 'Evidence' }, maxLength: 64 },
    evidenceHash: {
      type: 'text',
      title: { zh: '证据SHA-256', en: 'SHA-256 of the evidence' },
      maxLength: 64,
    },
    correction: {
      type: 'longText',
      title: { zh: '更正理由', en: 'Reason of the correction' },
      maxLength: 1000,
    },
    note: { type: 'longText', title: { zh: '说明', en: 'Note' }, maxLength: 1000 },
    opinion: { type: 'longText', title: { zh: '意见', en: 'Opinion' }, maxLength: 1000 },
  },
  subject: 'title',
  initial: 'submitted',
  states: {
    submitted: { title: { zh: '待审核', en: 'To be audited' } },
    audited: { title: { zh: '待发布', en: 'To be published' } },
    published: { title: { zh: '已发布', en: 'Published' }, end: true },
    returned: { title: { zh: '已退回', en: 'Returned' }, end: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: true },
  },
  actions: {
    submit: {
      title: { zh: '填报', en: 'Report' },
      hint: { zh: '请在驾驶舱的指标上取证填报', en: 'Report it from the indicator in the cockpit' },
      from: [],
      by: REPORTERS,
      form: [
        { field: 'title', required: true },
        { field: 'indicator', required: true },
        { field: 'definitionVersion', required: true },
        { field: 'method', required: true },
        { field: 'area', required: true },
        { field: 'period', required: true },
        { field: 'value', required: true },
        { field: 'evidence', required: true },
        { field: 'evidenceHash', required: true },
        { field: 'correction' },
        { field: 'note' },
      ],
      check: checkArea,
      office: officeOf,
      joins: 'reporter',
      notices: AUDITORS.map((to) => ({
        to,
        title: told('指标数值待审核', 'Indicator value to audit'),
      })),
      emits: ['indicators.submitted'],
    },
    audit: {
      title: { zh: '审核通过', en: 'Audit' },
      hint: { zh: '审核人不能是填报人', en: 'Not by whoever reported it' },
      from: ['submitted'],
      to: 'audited',
      by: AUDITORS,
      notAfterOwn: ['submit'],
      form: [opinion],
      notices: PUBLISHERS.map((to) => ({
        to,
        title: told('指标数值待发布', 'Indicator value to publish'),
      })),
    },
    sendBack: {
      title: { zh: '退回', en: 'Send back' },
      from: ['submitted', 'audited'],
      to: 'returned',
      by: [...AUDITORS, ...PUBLISHERS],
      notAfterOwn: ['submit'],
      form: [opinion],
      notices: [
        { to: REPORTER, title: told('指标数值被退回', 'The indicator value was sent back') },
      ],
    },
    publish: {
      title: { zh: '发布', en: 'Publish' },
      hint: {
        zh: '发布后不可修改，更正只能另发新版',
        en: 'Never changed afterwards; a correction is a new vintage',
      },
      from: ['audited'],
      to: 'published',
      by: PUBLISHERS,
      notAfterOwn: ['submit', 'audit'],
      emits: ['indicators.published'],
      notices: [
        { to: REPORTER, title: told('指标数值已发布', 'The indicator value is published') },
      ],
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      from: ['submitted', 'audited'],
      to: 'withdrawn',
      by: [REPORTER],
    },
  },
  clocks: {
    audit: {
      title: { zh: '审核', en: 'Audit' },
      parameter: 'service.indicator.AUDIT',
      kind: 'service',
      startsOn: ['submit'],
      metBy: ['audit', 'sendBack'],
      voidBy: ['withdraw'],
      roll: 'restDay',
      waitsFor: 'office',
    },
  },
  readBy: READERS,
  // Whoever reports sees what they reported: nothing of it is about persons.
  levels: { internal: READERS },
  // What was published stays provable; the platform's own default.
  retention: { years: 30, mark: 'D' },
});
