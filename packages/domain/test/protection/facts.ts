import { lawBook, SEED_PARAMETERS } from '@zca/domain/law';
import { seedWorkingCalendar, xianDivisions } from '@zca/standards';
import type { ComplaintValues, Ticket } from '../../src/protection/index.ts';

export const CALENDAR = seedWorkingCalendar();
export const LAW = lawBook(SEED_PARAMETERS);

/** The offices of the demonstration bureau: every district and two zones. */
export const OFFICES: ReadonlySet<string> = new Set([
  ...xianDivisions().map(({ code }) => code),
  'XA-GX',
  'XA-JK',
]);

const FILE = {
  name: 'a.jpg',
  sha256: 'a'.repeat(64),
  sizeBytes: 1000,
  mediaType: 'image/jpeg',
};
export const FILES = [FILE];

export const COMPLAINT: ComplaintValues = {
  source: 'window',
  receivedOn: '2026-04-16',
  complainantName: '王一',
  complainantPhone: '13800000000',
  complainantAddress: '西安市碑林区友谊西路1号',
  respondentName: '西安渭曲食品有限公司',
  operatorKind: 'shop',
  businessAddress: '西安市雁塔区长安南路300号',
  purchasedOn: '2026-04-10',
  goods: '石榴汁',
  content: '标注地理标志的石榴汁不是临潼所产。',
  amount: 12_850,
  knewHarmOn: '2026-04-12',
  requests: ['refund'],
  ipRights: ['indication'],
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
