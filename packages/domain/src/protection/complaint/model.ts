import { z } from 'zod';
import { LawDay } from '../../law/index.ts';
import { field, type FieldTable } from '../fields.ts';
import { type Option, valuesOf } from '../options.ts';

/** By which way a complaint or report came. Source: order 121 art. 8. */
export const SOURCES = [
  { value: 'platform12315', label: { zh: '全国12315平台', en: 'National 12315 platform' } },
  { value: 'hotline12315', label: { zh: '12315热线', en: '12315 hotline' } },
  { value: 'hotline12345', label: { zh: '12345热线', en: '12345 hotline' } },
  { value: 'window', label: { zh: '受理窗口', en: 'Counter' } },
  { value: 'mail', label: { zh: '信函', en: 'Letter' } },
  { value: 'transfer', label: { zh: '其他部门移送', en: 'Passed on by another authority' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
] as const satisfies readonly Option[];
export const Source = z.enum(valuesOf(SOURCES));
export type Source = z.infer<typeof Source>;

/** What a complainant may ask for. */
export const REQUESTS = [
  { value: 'repair', label: { zh: '修理', en: 'Repair' } },
  { value: 'redo', label: { zh: '重作', en: 'Do it again' } },
  { value: 'replace', label: { zh: '更换', en: 'Replacement' } },
  { value: 'return', label: { zh: '退货', en: 'Return' } },
  { value: 'makeUpQuantity', label: { zh: '补足商品数量', en: 'Make up the quantity' } },
  { value: 'refund', label: { zh: '退还货款和服务费用', en: 'Refund' } },
  { value: 'compensate', label: { zh: '赔偿损失', en: 'Compensation' } },
] as const satisfies readonly Option[];
export const ComplaintRequest = z.enum(valuesOf(REQUESTS));
export type ComplaintRequest = z.infer<typeof ComplaintRequest>;

/** What kind of operator is complained of; it decides who is competent (order 121 art. 13). */
export const OPERATOR_KINDS = [
  { value: 'shop', label: { zh: '线下经营者', en: 'Trader with premises' } },
  {
    value: 'ownSite',
    label: { zh: '自建网站、其他网络服务经营者', en: 'Trader with its own site' },
  },
  { value: 'platformSeller', label: { zh: '平台内经营者', en: 'Seller on a platform' } },
  { value: 'platform', label: { zh: '电子商务平台经营者', en: 'Operator of a platform' } },
] as const satisfies readonly Option[];
export const OperatorKind = z.enum(valuesOf(OPERATOR_KINDS));
export type OperatorKind = z.infer<typeof OperatorKind>;

/** Which intellectual property a matter touches; empty for none. */
export const IP_RIGHTS = [
  { value: 'trademark', label: { zh: '商标', en: 'Trademark' } },
  { value: 'patent', label: { zh: '专利', en: 'Patent' } },
  { value: 'indication', label: { zh: '地理标志', en: 'Geographical indication' } },
  { value: 'special', label: { zh: '特殊标志和官方标志', en: 'Special or official sign' } },
  { value: 'secret', label: { zh: '商业秘密', en: 'Trade secret' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
] as const satisfies readonly Option[];
export const IpRight = z.enum(valuesOf(IP_RIGHTS));
export type IpRight = z.infer<typeof IpRight>;

export const ID_TYPES = [
  { value: 'idCard', label: { zh: '居民身份证', en: 'Identity card' } },
  { value: 'passport', label: { zh: '护照', en: 'Passport' } },
  { value: 'permit', label: { zh: '港澳台居民证件', en: 'Permit of Hong Kong, Macao or Taiwan' } },
  { value: 'creditCode', label: { zh: '统一社会信用代码', en: 'Unified social credit code' } },
] as const satisfies readonly Option[];
export const IdType = z.enum(valuesOf(ID_TYPES));
export type IdType = z.infer<typeof IdType>;

const Text = (length: number) => z.string().trim().min(1).max(length).nullable();

/** Person who complains or reports, with the true identity that order 121 art. 10 asks for. */
export const Applicant = z.object({
  name: Text(100),
  phone: Text(40),
  address: Text(300),
  idType: IdType.nullable(),
  idNumber: Text(40),
  identityVerified: z.boolean(),
});
export type Applicant = z.infer<typeof Applicant>;

/** Who complains for another (order 121 art. 11). `powerOfAttorney` names a stored file. */
export const Agent = z.object({
  name: Text(100),
  idType: IdType.nullable(),
  idNumber: Text(40),
  powerOfAttorney: z.string().nullable(),
  /** Matters and authority that the power states. */
  scope: Text(500),
  until: LawDay.nullable(),
  signedByPrincipal: z.boolean(),
});
export type Agent = z.infer<typeof Agent>;

/** The operator complained of or reported, with every place that may found competence. */
export const Respondent = z.object({
  name: Text(200),
  creditCode: z.string().nullable(),
  phone: Text(40),
  operator: OperatorKind,
  /** Actual place of business (实际经营地). */
  businessAddress: Text(300),
  /** Registered domicile (住所地). */
  domicile: Text(300),
  /** Address that a seller shows on its platform. */
  shownAddress: Text(300),
  /** Whether the seller can be reached by the address shown; null while nobody has tried. */
  shownAddressReachable: z.boolean().nullable(),
  shopUrl: Text(1000),
  platformName: Text(200),
  platformDomicile: Text(300),
});
export type Respondent = z.infer<typeof Respondent>;

export const Dispute = z.object({
  purchasedOn: LawDay.nullable(),
  place: Text(300),
  /** Goods or service concerned. */
  goods: Text(200),
  content: Text(10_000),
  amountFen: z.int().min(0).nullable(),
  lossFen: z.int().min(0).nullable(),
  /** Day on which the complainant knew or should have known of the harm; starts the three years. */
  knewHarmOn: LawDay.nullable(),
  /** Stored files: receipts, photographs. */
  evidence: z.array(z.string()).max(50),
});
export type Dispute = z.infer<typeof Dispute>;

/** A complaint (投诉): a consumer asks for a civil solution. Source: order 121 art. 3, 10 to 12. */
export const Complaint = z.object({
  source: Source,
  /** Number that 12315 or 12345 gave it. */
  externalNo: Text(100),
  /** Instant with offset. */
  receivedAt: z.iso.datetime({ offset: true }),
  complainant: Applicant,
  agent: Agent.nullable(),
  /** Names of all complainants of a joint complaint, the first included; empty when there is one. */
  jointComplainants: z.array(z.string().trim().min(1).max(100)).max(1000),
  representatives: z.array(z.string().trim().min(1).max(100)),
  /** Stored file in which the representatives were chosen. */
  representativesChosenBy: z.string().nullable(),
  respondent: Respondent,
  dispute: Dispute,
  requests: z.array(ComplaintRequest),
  ipRights: z.array(IpRight),
  consentPublish: z.boolean(),
  consentDelegate: z.boolean(),
  linkedReportId: z.string().nullable(),
  handlerOffice: z.string().nullable(),
});
export type Complaint = z.infer<typeof Complaint>;

const ART_10 = '令121 第十条第一款';
const ART_11 = '令121 第十一条';

/** Titles and levels of a respondent's fields, the same in complaints and reports. */
export const RESPONDENT_FIELDS: FieldTable = {
  name: field('internal', '经营者名称', 'Name of the operator', ART_10),
  creditCode: field('internal', '统一社会信用代码', 'Unified social credit code'),
  phone: field('internal', '经营者电话', 'Telephone of the operator'),
  operator: field('internal', '经营方式', 'Kind of operator'),
  businessAddress: field('internal', '实际经营地', 'Actual place of business', ART_10),
  domicile: field('internal', '住所地', 'Domicile'),
  shownAddress: field('internal', '平台公示地址', 'Address shown on the platform'),
  shownAddressReachable: field('internal', '公示地址能否联系', 'Reachable by the address shown'),
  shopUrl: field('internal', '店铺或者网页地址', 'Address of the shop or page'),
  platformName: field('internal', '平台名称', 'Platform'),
  platformDomicile: field('internal', '平台经营者住所地', 'Domicile of the platform operator'),
};

const under = (prefix: string, table: FieldTable): FieldTable =>
  Object.fromEntries(Object.entries(table).map(([key, info]) => [`${prefix}.${key}`, info]));

/** Titles and levels of the fields of a complaint, by dotted path. */
export const COMPLAINT_FIELDS: FieldTable = {
  source: field('public', '来源', 'Source'),
  externalNo: field('internal', '外部工单编号', 'External number'),
  receivedAt: field('internal', '收到时间', 'Received at'),
  'complainant.name': field('personal', '投诉人姓名', "Complainant's name", ART_10),
  'complainant.phone': field('personal', '投诉人电话', "Complainant's telephone", ART_10),
  'complainant.address': field('personal', '投诉人通讯地址', "Complainant's address", ART_10),
  'complainant.idType': field('personal', '证件类型', 'Kind of identity paper'),
  'complainant.idNumber': field('personal', '证件号码', 'Number of the identity paper'),
  'complainant.identityVerified': field('internal', '身份已核验', 'Identity verified'),
  'agent.name': field('personal', '受托人姓名', "Agent's name"),
  'agent.idType': field('personal', '受托人证件类型', "Agent's identity paper", ART_11),
  'agent.idNumber': field('personal', '受托人证件号码', "Agent's identity number", ART_11),
  'agent.powerOfAttorney': field('sensitive', '授权委托书', 'Power of attorney', ART_11),
  'agent.scope': field('sensitive', '委托事项和权限', 'Matters and authority', ART_11),
  'agent.until': field('sensitive', '委托期限', 'Authority until', ART_11),
  'agent.signedByPrincipal': field('sensitive', '委托人已签名', 'Signed by the principal', ART_11),
  jointComplainants: field('personal', '共同投诉人', 'Joint complainants'),
  representatives: field('personal', '代表人', 'Representatives'),
  representativesChosenBy: field('sensitive', '代表人推选书', 'Choice of the representatives'),
  ...under('respondent', RESPONDENT_FIELDS),
  'dispute.purchasedOn': field('internal', '消费日期', 'Day of purchase'),
  'dispute.place': field('internal', '消费地点', 'Place of purchase'),
  'dispute.goods': field('internal', '商品或者服务', 'Goods or service'),
  'dispute.content': field('sensitive', '争议事实', 'Facts of the dispute', ART_10),
  'dispute.amountFen': field('internal', '涉及金额', 'Amount'),
  'dispute.lossFen': field('internal', '损失金额', 'Loss'),
  'dispute.knewHarmOn': field('internal', '知道权益受侵害之日', 'Day on which the harm was known'),
  'dispute.evidence': field('sensitive', '证据材料', 'Evidence'),
  requests: field('internal', '投诉请求', 'Requests', ART_10),
  ipRights: field('internal', '涉及的知识产权', 'Intellectual property concerned'),
  consentPublish: field('internal', '同意公示', 'Consent to publication'),
  consentDelegate: field('internal', '同意委托调解', 'Consent to delegated mediation'),
  linkedReportId: field('sensitive', '关联举报', 'Linked report'),
  handlerOffice: field('internal', '承办单位', 'Handling office'),
};
