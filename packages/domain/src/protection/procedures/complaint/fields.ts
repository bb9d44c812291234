import type { Fields, Option, ValuesOf } from '@zca/procedure';
import { COMPLAINT_FIELDS } from '../../complaint/fields.ts';
import {
  rejectionGrounds,
  type RejectionGround,
  terminationGrounds,
  type TerminationGround,
} from '../../complaint/grounds.ts';
import { DISPATCH_FIELDS } from '../dispatch.ts';

/** Order 121 knows every ground of order 20; which of them a matter may use its order says. */
const asOptions = <T extends string>(
  grounds: readonly {
    readonly value: T;
    readonly number: number;
    readonly title: Option['title'];
  }[],
) => grounds.map(({ value, title }) => ({ value, title }));

const SATISFACTION = [
  { value: 'verySatisfied', title: { zh: '非常满意', en: 'Very satisfied' } },
  { value: 'satisfied', title: { zh: '满意', en: 'Satisfied' } },
  { value: 'fair', title: { zh: '基本满意', en: 'Fairly satisfied' } },
  { value: 'dissatisfied', title: { zh: '不满意', en: 'Dissatisfied' } },
  { value: 'veryDissatisfied', title: { zh: '非常不满意', en: 'Very dissatisfied' } },
] as const satisfies readonly Option[];

/** How a complaint came to its end. */
export const OUTCOMES = [
  { value: 'agreed', title: { zh: '达成调解协议', en: 'Agreement reached' } },
  { value: 'settled', title: { zh: '撤回或者和解', en: 'Withdrawn or settled' } },
  { value: 'terminated', title: { zh: '终止调解', en: 'Mediation terminated' } },
  { value: 'rejected', title: { zh: '不予受理', en: 'Rejected' } },
  { value: 'police', title: { zh: '移送公安机关', en: 'Referred to the police' } },
] as const satisfies readonly Option[];

const REVIEW_FIELDS = {
  contactNote: { type: 'longText', title: { zh: '联系情况', en: 'What was said' } },
  supplementItems: {
    type: 'longText',
    title: { zh: '需要补正的材料', en: 'What is missing' },
    level: 'public',
  },
  supplementBefore: {
    type: 'day',
    title: { zh: '补正期限', en: 'To be supplied by' },
    level: 'public',
    mayBeFuture: true,
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
  acceptedOn: { type: 'day', title: { zh: '受理日期', en: 'Accepted on' } },
  rejectionGround: {
    type: 'choice',
    title: { zh: '不予受理事由', en: 'Ground of rejection' },
    options: asOptions<RejectionGround>(rejectionGrounds(121)),
  },
  rejectionReason: {
    type: 'longText',
    title: { zh: '不予受理理由', en: 'Reasons for the rejection' },
    level: 'sensitive',
  },
  rejectionArticle: { type: 'text', title: { zh: '不予受理依据', en: 'Article of the rejection' } },
  otherRoutes: {
    type: 'longText',
    title: { zh: '其他解决途径', en: 'Other ways' },
    level: 'public',
  },
} as const satisfies Fields;

const MEDIATION_FIELDS = {
  mediator: { type: 'person', title: { zh: '调解员', en: 'Mediator' } },
  respondentStatement: {
    type: 'longText',
    title: { zh: '被投诉人意见', en: 'Statement of the respondent' },
  },
  delegateTo: {
    type: 'text',
    title: { zh: '受委托的组织', en: 'Body that mediates' },
  },
  delegated: { type: 'yesNo', title: { zh: '委托调解中', en: 'Mediation delegated' } },
  bothConsent: { type: 'yesNo', title: { zh: '双方均同意', en: 'Both sides consent' } },
  appraiser: { type: 'text', title: { zh: '鉴定、检测机构', en: 'Appraiser' } },
  appraisalItems: { type: 'longText', title: { zh: '鉴定、检测事项', en: 'What is appraised' } },
  appraisalCost: {
    type: 'text',
    title: { zh: '费用承担', en: 'Who bears the cost' },
    maxLength: 300,
  },
  appraisalResult: {
    type: 'longText',
    title: { zh: '鉴定、检测结论', en: 'Result of the appraisal' },
  },
  recusalReason: { type: 'longText', title: { zh: '回避理由', en: 'Why to be recused' } },
  recusedPerson: { type: 'person', title: { zh: '回避人员', en: 'Person recused' } },
  recusalDecision: {
    type: 'longText',
    title: { zh: '回避决定', en: 'Decision on the recusal' },
    level: 'public',
  },
} as const satisfies Fields;

const ENDING_FIELDS = {
  agreementTerms: {
    type: 'longText',
    title: { zh: '协议内容', en: 'Terms agreed' },
    level: 'sensitive',
  },
  performedAtOnce: { type: 'yesNo', title: { zh: '已当场履行', en: 'Performed at once' } },
  paperWaived: {
    type: 'yesNo',
    title: { zh: '双方同意不制作调解书', en: 'Both waive the mediation paper' },
  },
  recovered: { type: 'money', title: { zh: '挽回损失', en: 'Recovered' } },
  terminationGround: {
    type: 'choice',
    title: { zh: '终止事由', en: 'Ground of termination' },
    options: asOptions<TerminationGround>(terminationGrounds(121)),
  },
  terminationReason: {
    type: 'longText',
    title: { zh: '终止理由', en: 'Reasons for the termination' },
  },
  terminationArticle: { type: 'text', title: { zh: '终止依据', en: 'Article of the termination' } },
  policeReason: { type: 'longText', title: { zh: '涉嫌犯罪线索', en: 'Signs of a crime' } },
  policeOffice: { type: 'text', title: { zh: '移送的公安机关', en: 'Police office' } },
  withdrawalReason: {
    type: 'longText',
    title: { zh: '撤回原因', en: 'Why it is withdrawn' },
    level: 'sensitive',
  },
  outcome: {
    type: 'choice',
    title: { zh: '办理结果', en: 'Outcome' },
    level: 'public',
    options: OUTCOMES,
  },
  answer: { type: 'longText', title: { zh: '答复内容', en: 'Answer' }, maxLength: 10_000 },
  satisfaction: {
    type: 'choice',
    title: { zh: '满意度', en: 'Satisfaction' },
    options: SATISFACTION,
  },
  satisfactionNote: {
    type: 'longText',
    title: { zh: '意见建议', en: 'Remarks' },
    maxLength: 1000,
  },
} as const satisfies Fields;

const CLUE_FIELDS = {
  reportsViolation: {
    type: 'yesNo',
    title: { zh: '同时举报违法行为', en: 'Reports a violation too' },
    hint: { zh: '举报将另行登记、分别处理', en: 'The report is registered and handled apart' },
  },
  violationClue: {
    type: 'longText',
    title: { zh: '违法线索', en: 'Clue of a violation' },
    level: 'sensitive',
    maxLength: 10_000,
  },
  note: { type: 'longText', title: { zh: '办理记录', en: 'Note' } },
} as const satisfies Fields;

const SHARED = COMPLAINT_FIELDS;

/**
 * The fields of a complaint and of its handling. What a published complaint shows is public: the
 * respondent, the goods, what was asked for and how it ended, never who complained.
 */
export const FIELDS = {
  ...SHARED,
  goods: { ...SHARED.goods, level: 'public' },
  ipRights: { ...SHARED.ipRights, level: 'public' },
  respondentName: { ...SHARED.respondentName, level: 'public' },
  requests: { ...SHARED.requests, level: 'public' },
  headline: { type: 'text', title: { zh: '事项', en: 'Subject' }, maxLength: 500 },
  ...CLUE_FIELDS,
  ...DISPATCH_FIELDS,
  ...REVIEW_FIELDS,
  ...MEDIATION_FIELDS,
  ...ENDING_FIELDS,
} as const satisfies Fields;
export type Values = ValuesOf<typeof FIELDS>;
