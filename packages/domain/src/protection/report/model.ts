import { z } from 'zod';
import { Applicant, IpRight, Respondent, RESPONDENT_FIELDS, Source } from '../complaint/model.ts';
import { field, type FieldTable } from '../fields.ts';
import { type Option, valuesOf } from '../options.ts';

/**
 * Grounds on which no case is opened. Source: Provisions on the procedure of administrative penalties
 * (order 2 of 2018, as amended 2022) art. 19 and 20.
 */
export const NON_FILING_GROUNDS = [
  {
    value: 'minorCorrected',
    label: {
      zh: '违法行为轻微并及时改正，没有造成危害后果',
      en: 'Slight, corrected in time, and without harm',
    },
  },
  {
    value: 'firstSlight',
    label: {
      zh: '初次违法且危害后果轻微并及时改正',
      en: 'First offence, slight harm, corrected in time',
    },
  },
  {
    value: 'noFault',
    label: {
      zh: '当事人有证据足以证明没有主观过错',
      en: 'The party has proved that there was no fault',
    },
  },
  {
    value: 'conditionsNotMet',
    label: { zh: '不符合立案条件', en: 'The conditions for opening a case are not met' },
  },
  {
    value: 'other',
    label: { zh: '依法可以不予立案的其他情形', en: 'Other grounds provided by law' },
  },
] as const satisfies readonly Option[];
export const NonFilingGround = z.enum(valuesOf(NON_FILING_GROUNDS));
export type NonFilingGround = z.infer<typeof NonFilingGround>;

/** What the reported act is done by; advertisements have rules of competence of their own. */
export const REPORT_SUBJECTS = [
  { value: 'general', label: { zh: '一般违法行为', en: 'Violation in general' } },
  { value: 'mediaAdvertisement', label: { zh: '大众媒介广告', en: 'Advertisement in mass media' } },
  { value: 'internetAdvertisement', label: { zh: '互联网广告', en: 'Internet advertisement' } },
  {
    value: 'ownInternetAdvertisement',
    label: {
      zh: '广告主自行发布的互联网广告',
      en: "Internet advertisement of the advertiser's own",
    },
  },
] as const satisfies readonly Option[];
export const ReportSubject = z.enum(valuesOf(REPORT_SUBJECTS));
export type ReportSubject = z.infer<typeof ReportSubject>;

const Place = z.string().trim().min(1).max(300).nullable();

/** A report (举报): anybody gives a clue of a violation. Source: order 121 art. 3, 28. */
export const Report = z.object({
  source: Source,
  externalNo: z.string().trim().min(1).max(100).nullable(),
  receivedAt: z.iso.datetime({ offset: true }),
  anonymous: z.boolean(),
  /** Known to those alone who handle the report (art. 37); null when it is anonymous. */
  reporter: Applicant.nullable(),
  insider: z.boolean(),
  suspect: Respondent,
  subject: ReportSubject,
  /** Where the act was done. */
  actPlace: Place,
  /** Places of an advertisement: of its publisher, advertiser and agency. */
  advertisement: z
    .object({ publisherPlace: Place, advertiserPlace: Place, agencyPlace: Place })
    .nullable(),
  clue: z.string().trim().min(1).max(10_000).nullable(),
  evidence: z.array(z.string()).max(50),
  ipRights: z.array(IpRight),
  repeatOf: z.string().nullable(),
  wantsReward: z.boolean(),
  linkedComplaintId: z.string().nullable(),
  handlerOffice: z.string().nullable(),
});
export type Report = z.infer<typeof Report>;

const ART_28 = '令121 第二十八条第一款';

/** Titles and levels of the fields of a report, by dotted path. */
export const REPORT_FIELDS: FieldTable = {
  source: field('internal', '来源', 'Source'),
  externalNo: field('sensitive', '外部工单编号', 'External number'),
  receivedAt: field('internal', '收到时间', 'Received at'),
  anonymous: field('sensitive', '匿名', 'Anonymous'),
  'reporter.name': field('personal', '举报人姓名', "Reporter's name"),
  'reporter.phone': field('personal', '举报人电话', "Reporter's telephone"),
  'reporter.address': field('personal', '举报人通讯地址', "Reporter's address"),
  'reporter.idType': field('personal', '证件类型', 'Kind of identity paper'),
  'reporter.idNumber': field('personal', '证件号码', 'Number of the identity paper'),
  'reporter.identityVerified': field('sensitive', '身份已核验', 'Identity verified'),
  insider: field('personal', '经营者内部人员', 'Works for the operator'),
  ...Object.fromEntries(
    Object.entries(RESPONDENT_FIELDS).map(([key, { title, level }]) => [
      `suspect.${key}`,
      { title, level },
    ]),
  ),
  subject: field('internal', '举报事项', 'Subject'),
  actPlace: field('internal', '行为发生地', 'Place of the act'),
  'advertisement.publisherPlace': field('internal', '广告发布者所在地', 'Place of the publisher'),
  'advertisement.advertiserPlace': field('internal', '广告主所在地', 'Place of the advertiser'),
  'advertisement.agencyPlace': field('internal', '广告经营者所在地', 'Place of the agency'),
  clue: field('sensitive', '线索', 'Clue', ART_28),
  evidence: field('sensitive', '证据材料', 'Evidence'),
  ipRights: field('internal', '涉及的知识产权', 'Intellectual property concerned'),
  repeatOf: field('sensitive', '重复举报', 'Repeats'),
  wantsReward: field('sensitive', '申请奖励', 'Asks for a reward'),
  linkedComplaintId: field('sensitive', '关联投诉', 'Linked complaint'),
  handlerOffice: field('internal', '承办单位', 'Handling office'),
};
