import type { Fields, Option, ValuesOf } from '@zca/procedure';

/** By which way a complaint or report came. Source: order 121 art. 8. */
export const SOURCES = [
  { value: 'platform12315', title: { zh: '全国12315平台', en: 'National 12315 platform' } },
  { value: 'hotline12315', title: { zh: '12315热线', en: '12315 hotline' } },
  { value: 'hotline12345', title: { zh: '12345热线', en: '12345 hotline' } },
  { value: 'window', title: { zh: '受理窗口', en: 'Counter' } },
  { value: 'mail', title: { zh: '信函', en: 'Letter' } },
  { value: 'site', title: { zh: '本平台', en: 'This platform' } },
  { value: 'transfer', title: { zh: '其他部门移送', en: 'Passed on by another authority' } },
  { value: 'other', title: { zh: '其他', en: 'Other' } },
] as const satisfies readonly Option[];
export type Source = (typeof SOURCES)[number]['value'];

/** What kind of operator is complained of; it decides who is competent (order 121 art. 13). */
export const OPERATOR_KINDS = [
  { value: 'shop', title: { zh: '线下经营者', en: 'Trader with premises' } },
  {
    value: 'ownSite',
    title: { zh: '自建网站、其他网络服务经营者', en: 'Trader with its own site' },
  },
  { value: 'platformSeller', title: { zh: '平台内经营者', en: 'Seller on a platform' } },
  { value: 'platform', title: { zh: '电子商务平台经营者', en: 'Operator of a platform' } },
] as const satisfies readonly Option[];
export type OperatorKind = (typeof OPERATOR_KINDS)[number]['value'];

/** Which intellectual property a matter touches; empty for none. */
export const IP_RIGHTS = [
  { value: 'trademark', title: { zh: '商标', en: 'Trademark' } },
  { value: 'patent', title: { zh: '专利', en: 'Patent' } },
  { value: 'indication', title: { zh: '地理标志', en: 'Geographical indication' } },
  { value: 'special', title: { zh: '特殊标志和官方标志', en: 'Special or official sign' } },
  { value: 'secret', title: { zh: '商业秘密', en: 'Trade secret' } },
  { value: 'other', title: { zh: '其他', en: 'Other' } },
] as const satisfies readonly Option[];
export type IpRight = (typeof IP_RIGHTS)[number]['value'];

export const ID_TYPES = [
  { value: 'idCard', title: { zh: '居民身份证', en: 'Identity card' } },
  { value: 'passport', title: { zh: '护照', en: 'Passport' } },
  { value: 'permit', title: { zh: '港澳台居民证件', en: 'Permit of Hong Kong, Macao or Taiwan' } },
  { value: 'creditCode', title: { zh: '统一社会信用代码', en: 'Unified social credit code' } },
] as const satisfies readonly Option[];

/** How a submission came and what it touches, the same in complaints and reports. */
export const INTAKE_FIELDS = {
  source: { type: 'choice', title: { zh: '来源', en: 'Source' }, options: SOURCES },
  externalNo: {
    type: 'text',
    title: { zh: '外部工单编号', en: 'External number' },
    maxLength: 100,
    searched: true,
  },
  /** Starts the first clock, and fixes the law by which the matter is handled to its end. */
  receivedOn: { type: 'day', title: { zh: '收到日期', en: 'Received on' } },
  /** Limit that the sender of a ticket has set; never the statutory one. */
  ticketDueOn: {
    type: 'day',
    title: { zh: '工单办理期限', en: 'Due day of the ticket' },
    mayBeFuture: true,
  },
  goods: { type: 'text', title: { zh: '商品或者服务', en: 'Goods or service' }, searched: true },
  amount: { type: 'money', title: { zh: '涉及金额', en: 'Amount' } },
  ipRights: {
    type: 'choices',
    title: { zh: '涉及的知识产权', en: 'Intellectual property concerned' },
    options: IP_RIGHTS,
  },
  evidence: {
    type: 'files',
    title: { zh: '证据材料', en: 'Evidence' },
    level: 'sensitive',
    maxCount: 50,
  },
} as const satisfies Fields;

/** The operator complained of or reported, with every place that may found competence. */
export const RESPONDENT_FIELDS = {
  respondentName: {
    type: 'text',
    title: { zh: '经营者名称', en: 'Name of the operator' },
    searched: true,
  },
  respondentCreditCode: {
    type: 'text',
    title: { zh: '统一社会信用代码', en: 'Unified social credit code' },
    format: 'creditCode',
    searched: true,
  },
  respondentPhone: {
    type: 'text',
    title: { zh: '经营者电话', en: 'Telephone of the operator' },
    maxLength: 40,
  },
  operatorKind: {
    type: 'choice',
    title: { zh: '经营方式', en: 'Kind of operator' },
    options: OPERATOR_KINDS,
  },
  businessAddress: {
    type: 'text',
    title: { zh: '实际经营地', en: 'Actual place of business' },
    maxLength: 300,
  },
  domicile: { type: 'text', title: { zh: '住所地', en: 'Domicile' }, maxLength: 300 },
  shownAddress: {
    type: 'text',
    title: { zh: '平台公示地址', en: 'Address shown on the platform' },
    maxLength: 300,
  },
  /** Empty while nobody has tried. */
  shownAddressReachable: {
    type: 'yesNo',
    title: { zh: '公示地址能否联系', en: 'Reachable by the address shown' },
  },
  shopUrl: {
    type: 'text',
    title: { zh: '店铺或者网页地址', en: 'Address of the shop or page' },
    maxLength: 1000,
  },
  platformName: { type: 'text', title: { zh: '平台名称', en: 'Platform' } },
  platformDomicile: {
    type: 'text',
    title: { zh: '平台经营者住所地', en: 'Domicile of the platform operator' },
    maxLength: 300,
  },
} as const satisfies Fields;
export type RespondentValues = ValuesOf<typeof RESPONDENT_FIELDS>;
