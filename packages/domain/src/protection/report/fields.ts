import type { Fields, Option, ValuesOf } from '@zca/procedure';
import { INTAKE_FIELDS, RESPONDENT_FIELDS } from '../sharedFields.ts';

/**
 * Grounds on which no case is opened. Source: Provisions on the procedure of administrative penalties
 * (order 2 of 2018, as amended 2022) art. 19 and 20.
 */
export const NON_FILING_GROUNDS = [
  {
    value: 'minorCorrected',
    title: {
      zh: '违法行为轻微并及时改正，没有造成危害后果',
      en: 'Slight, corrected in time, and without harm',
    },
  },
  {
    value: 'firstSlight',
    title: {
      zh: '初次违法且危害后果轻微并及时改正',
      en: 'First offence, slight harm, corrected in time',
    },
  },
  {
    value: 'noFault',
    title: {
      zh: '当事人有证据足以证明没有主观过错',
      en: 'The party has proved that there was no fault',
    },
  },
  {
    value: 'conditionsNotMet',
    title: { zh: '不符合立案条件', en: 'The conditions for opening a case are not met' },
  },
  {
    value: 'other',
    title: { zh: '依法可以不予立案的其他情形', en: 'Other grounds provided by law' },
  },
] as const satisfies readonly Option[];
export type NonFilingGround = (typeof NON_FILING_GROUNDS)[number]['value'];

/** What the reported act is done by; advertisements have rules of competence of their own. */
export const REPORT_SUBJECTS = [
  { value: 'general', title: { zh: '一般违法行为', en: 'Violation in general' } },
  { value: 'mediaAdvertisement', title: { zh: '大众媒介广告', en: 'Advertisement in mass media' } },
  { value: 'internetAdvertisement', title: { zh: '互联网广告', en: 'Internet advertisement' } },
  {
    value: 'ownInternetAdvertisement',
    title: {
      zh: '广告主自行发布的互联网广告',
      en: "Internet advertisement of the advertiser's own",
    },
  },
] as const satisfies readonly Option[];
export type ReportSubject = (typeof REPORT_SUBJECTS)[number]['value'];

/** Whoever reports: known to those alone who handle the report (order 121 art. 37). */
const REPORTER_FIELDS = {
  anonymous: { type: 'yesNo', title: { zh: '匿名', en: 'Anonymous' }, level: 'sensitive' },
  reporterName: {
    type: 'text',
    title: { zh: '举报人姓名', en: "Reporter's name" },
    level: 'personal',
    format: 'name',
  },
  reporterPhone: {
    type: 'text',
    title: { zh: '举报人电话', en: "Reporter's telephone" },
    level: 'personal',
    format: 'phone',
  },
  /** What a ticket gives that is no telephone number that can be called. */
  reporterContact: {
    type: 'text',
    title: { zh: '其他联系方式', en: 'Other way to reach the reporter' },
    level: 'personal',
  },
  reporterAddress: {
    type: 'text',
    title: { zh: '举报人通讯地址', en: "Reporter's address" },
    level: 'personal',
    format: 'address',
    maxLength: 300,
  },
  insider: {
    type: 'yesNo',
    title: { zh: '经营者内部人员', en: 'Works for the operator' },
    level: 'personal',
  },
  wantsReward: {
    type: 'yesNo',
    title: { zh: '申请奖励', en: 'Asks for a reward' },
    level: 'sensitive',
  },
} as const satisfies Fields;

const ACT_FIELDS = {
  reportSubject: {
    type: 'choice',
    title: { zh: '举报事项', en: 'Subject' },
    options: REPORT_SUBJECTS,
  },
  actPlace: { type: 'text', title: { zh: '行为发生地', en: 'Place of the act' }, maxLength: 300 },
  publisherPlace: {
    type: 'text',
    title: { zh: '广告发布者所在地', en: 'Place of the publisher' },
    maxLength: 300,
  },
  advertiserPlace: {
    type: 'text',
    title: { zh: '广告主所在地', en: 'Place of the advertiser' },
    maxLength: 300,
  },
  agencyPlace: {
    type: 'text',
    title: { zh: '广告经营者所在地', en: 'Place of the agency' },
    maxLength: 300,
  },
  clue: {
    type: 'longText',
    title: { zh: '线索', en: 'Clue' },
    level: 'sensitive',
    maxLength: 10_000,
  },
} as const satisfies Fields;

/**
 * The fields of a report (举报): anybody gives a clue of a violation. Source: order 121 art. 3, 28;
 * levels: art. 37. What a report was numbered by its sender may lead to the reporter.
 */
export const REPORT_FIELDS = {
  ...INTAKE_FIELDS,
  externalNo: { ...INTAKE_FIELDS.externalNo, level: 'sensitive', searched: false },
  ...REPORTER_FIELDS,
  ...RESPONDENT_FIELDS,
  ...ACT_FIELDS,
} as const satisfies Fields;
export type ReportValues = ValuesOf<typeof REPORT_FIELDS>;
