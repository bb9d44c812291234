import type { Fields, Option, ValuesOf } from '@zca/procedure';
import { ID_TYPES, INTAKE_FIELDS, RESPONDENT_FIELDS } from '../sharedFields.ts';

/** What a complainant may ask for. */
export const REQUESTS = [
  { value: 'repair', title: { zh: '修理', en: 'Repair' } },
  { value: 'redo', title: { zh: '重作', en: 'Do it again' } },
  { value: 'replace', title: { zh: '更换', en: 'Replacement' } },
  { value: 'return', title: { zh: '退货', en: 'Return' } },
  { value: 'makeUpQuantity', title: { zh: '补足商品数量', en: 'Make up the quantity' } },
  { value: 'refund', title: { zh: '退还货款和服务费用', en: 'Refund' } },
  { value: 'compensate', title: { zh: '赔偿损失', en: 'Compensation' } },
] as const satisfies readonly Option[];
export type ComplaintRequest = (typeof REQUESTS)[number]['value'];

/** The complainant, with the true identity that order 121 art. 10 asks for. */
const COMPLAINANT_FIELDS = {
  complainantName: {
    type: 'text',
    title: { zh: '投诉人姓名', en: "Complainant's name" },
    level: 'personal',
    format: 'name',
    searched: true,
  },
  complainantPhone: {
    type: 'text',
    title: { zh: '投诉人电话', en: "Complainant's telephone" },
    level: 'personal',
    format: 'phone',
    searched: true,
  },
  /** What a ticket gives that is no telephone number that can be called. */
  complainantContact: {
    type: 'text',
    title: { zh: '其他联系方式', en: 'Other way to reach the complainant' },
    level: 'personal',
  },
  complainantAddress: {
    type: 'text',
    title: { zh: '投诉人通讯地址', en: "Complainant's address" },
    level: 'personal',
    format: 'address',
    maxLength: 300,
  },
  complainantIdType: {
    type: 'choice',
    title: { zh: '证件类型', en: 'Kind of identity paper' },
    level: 'personal',
    options: ID_TYPES,
  },
  complainantIdNumber: {
    type: 'text',
    title: { zh: '证件号码', en: 'Number of the identity paper' },
    level: 'personal',
    maxLength: 40,
  },
  identityVerified: { type: 'yesNo', title: { zh: '身份已核验', en: 'Identity verified' } },
  isJoint: { type: 'yesNo', title: { zh: '多人共同投诉', en: 'Several complain together' } },
  /** One a line; empty when there is one complainant. */
  jointComplainants: {
    type: 'longText',
    title: { zh: '共同投诉人（每行一名）', en: 'Joint complainants (one a line)' },
    level: 'personal',
    maxLength: 20_000,
  },
  representatives: {
    type: 'longText',
    title: { zh: '代表人（每行一名）', en: 'Representatives (one a line)' },
    level: 'personal',
    maxLength: 1000,
  },
  representativesChosenBy: {
    type: 'files',
    title: { zh: '代表人推选书', en: 'Choice of the representatives' },
    level: 'sensitive',
  },
} as const satisfies Fields;

/** Who complains for another (order 121 art. 11). */
const AGENT_FIELDS = {
  hasAgent: { type: 'yesNo', title: { zh: '委托他人代为投诉', en: 'Complains through an agent' } },
  agentName: {
    type: 'text',
    title: { zh: '受托人姓名', en: "Agent's name" },
    level: 'personal',
    format: 'name',
  },
  agentIdNumber: {
    type: 'text',
    title: { zh: '受托人身份证明号码', en: "Number of the agent's identity paper" },
    level: 'personal',
    maxLength: 40,
  },
  powerOfAttorney: {
    type: 'files',
    title: { zh: '授权委托书', en: 'Power of attorney' },
    level: 'sensitive',
  },
  agentScope: {
    type: 'text',
    title: { zh: '委托事项和权限', en: 'Matters and authority' },
    level: 'sensitive',
    maxLength: 500,
  },
  agentUntil: {
    type: 'day',
    title: { zh: '委托期限', en: 'Authority until' },
    level: 'sensitive',
    mayBeFuture: true,
  },
  signedByPrincipal: {
    type: 'yesNo',
    title: { zh: '委托人已签名', en: 'Signed by the principal' },
    level: 'sensitive',
  },
} as const satisfies Fields;

const DISPUTE_FIELDS = {
  purchasedOn: { type: 'day', title: { zh: '消费日期', en: 'Day of purchase' } },
  purchasePlace: {
    type: 'text',
    title: { zh: '消费地点', en: 'Place of purchase' },
    maxLength: 300,
  },
  content: {
    type: 'longText',
    title: { zh: '争议事实', en: 'Facts of the dispute' },
    level: 'sensitive',
    maxLength: 10_000,
  },
  loss: { type: 'money', title: { zh: '损失金额', en: 'Loss' } },
  /** Starts the three years of order 121 art. 16(4). */
  knewHarmOn: {
    type: 'day',
    title: { zh: '知道权益受侵害之日', en: 'Day on which the harm was known' },
  },
  requests: { type: 'choices', title: { zh: '投诉请求', en: 'Requests' }, options: REQUESTS },
  consentPublish: { type: 'yesNo', title: { zh: '同意公示', en: 'Consent to publication' } },
  consentDelegate: {
    type: 'yesNo',
    title: { zh: '同意委托调解', en: 'Consent to delegated mediation' },
  },
} as const satisfies Fields;

/**
 * The fields of a complaint (投诉): a consumer asks for a civil solution. Source: order 121 art. 3, 10
 * to 12; levels: art. 37 to 39.
 */
export const COMPLAINT_FIELDS = {
  ...INTAKE_FIELDS,
  ...COMPLAINANT_FIELDS,
  ...AGENT_FIELDS,
  ...RESPONDENT_FIELDS,
  ...DISPUTE_FIELDS,
} as const satisfies Fields;
export type ComplaintValues = ValuesOf<typeof COMPLAINT_FIELDS>;
