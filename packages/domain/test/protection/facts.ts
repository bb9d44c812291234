import { seedWorkingCalendar, xianDivisions } from '@zca/standards';
import type { Complaint, Report, Respondent, Ticket } from '../../src/protection/index.ts';

export const CALENDAR = seedWorkingCalendar();

/** The offices of the demonstration bureau: every district and two zones. */
export const OFFICES: ReadonlySet<string> = new Set([
  ...xianDivisions().map(({ code }) => code),
  'XA-GX',
  'XA-JK',
]);

export const RESPONDENT: Respondent = {
  name: '西安渭曲食品有限公司',
  creditCode: null,
  phone: null,
  operator: 'shop',
  businessAddress: '西安市雁塔区长安南路300号',
  domicile: null,
  shownAddress: null,
  shownAddressReachable: null,
  shopUrl: null,
  platformName: null,
  platformDomicile: null,
};

export const COMPLAINT: Complaint = {
  source: 'window',
  externalNo: null,
  receivedAt: '2026-04-16T09:30:00+08:00',
  complainant: {
    name: '王一',
    phone: '13800000000',
    address: '西安市碑林区友谊西路1号',
    idType: null,
    idNumber: null,
    identityVerified: false,
  },
  agent: null,
  jointComplainants: [],
  representatives: [],
  representativesChosenBy: null,
  respondent: RESPONDENT,
  dispute: {
    purchasedOn: '2026-04-10',
    place: null,
    goods: '石榴汁',
    content: '标注地理标志的石榴汁不是临潼所产。',
    amountFen: 12_850,
    lossFen: null,
    knewHarmOn: '2026-04-12',
    evidence: [],
  },
  requests: ['refund'],
  ipRights: ['indication'],
  consentPublish: false,
  consentDelegate: false,
  linkedReportId: null,
  handlerOffice: null,
};

export const REPORT: Report = {
  source: 'platform12315',
  externalNo: '1610000002026041612345678',
  receivedAt: '2026-05-06T10:00:00+08:00',
  anonymous: true,
  reporter: null,
  insider: false,
  suspect: RESPONDENT,
  subject: 'general',
  actPlace: '西安市莲湖区北院门12号',
  advertisement: null,
  clue: '销售假冒注册商标的服装。',
  evidence: [],
  ipRights: ['trademark'],
  repeatOf: null,
  wantsReward: false,
  linkedComplaintId: null,
  handlerOffice: null,
};

export const TICKET: Ticket = {
  source: 'hotline12345',
  externalNo: 'XA20260416000123',
  kind: 'complaint',
  receivedAt: '2026-04-16T09:30:00+08:00',
  status: 'waiting',
  dueOn: '2026-04-23',
  anonymous: false,
  applicantName: '王一',
  applicantPhone: '13800000000',
  applicantAddress: '西安市碑林区友谊西路1号',
  respondentName: '西安渭曲食品有限公司',
  respondentCreditCode: null,
  respondentPhone: '029-87654321',
  respondentAddress: '西安市雁塔区长安南路300号',
  platformName: null,
  shopUrl: null,
  place: null,
  goods: '石榴汁',
  purchasedOn: '2026-04-10',
  amountFen: 12_850,
  requests: ['refund', 'compensate'],
  ipRights: ['indication'],
  content: '标注地理标志的石榴汁不是临潼所产。',
  answer: null,
};
