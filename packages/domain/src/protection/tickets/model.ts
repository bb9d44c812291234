import type { Option } from '@zca/procedure';
import { z } from 'zod';
import { LawDay } from '../../law/index.ts';
import { REQUESTS } from '../complaint/fields.ts';
import { valuesOf } from '../options.ts';
import { IP_RIGHTS, SOURCES } from '../sharedFields.ts';

/** What a ticket brings; `both` is split into a complaint and a report. */
export const TICKET_KINDS = [
  { value: 'complaint', title: { zh: '投诉', en: 'Complaint' } },
  { value: 'report', title: { zh: '举报', en: 'Report' } },
  { value: 'both', title: { zh: '投诉举报', en: 'Complaint and report' } },
] as const satisfies readonly Option[];
export const TicketKind = z.enum(valuesOf(TICKET_KINDS));
export type TicketKind = z.infer<typeof TicketKind>;

/** How far a ticket is, in the words that the systems of 12315 and 12345 share. */
export const TICKET_STATUSES = [
  { value: 'waiting', title: { zh: '待处理', en: 'Waiting' } },
  { value: 'accepted', title: { zh: '已受理', en: 'Accepted' } },
  { value: 'rejected', title: { zh: '不予受理', en: 'Rejected' } },
  { value: 'handling', title: { zh: '办理中', en: 'Being handled' } },
  { value: 'closed', title: { zh: '已办结', en: 'Closed' } },
  { value: 'returned', title: { zh: '已退回', en: 'Returned' } },
  { value: 'withdrawn', title: { zh: '已撤回', en: 'Withdrawn' } },
] as const satisfies readonly Option[];
export const TicketStatus = z.enum(valuesOf(TICKET_STATUSES));
export type TicketStatus = z.infer<typeof TicketStatus>;

/** Most characters of each text, as complaints and reports take them. A longer cell is refused. */
export const TICKET_TEXT_LENGTHS = {
  externalNo: 100,
  applicantName: 100,
  applicantPhone: 40,
  applicantAddress: 300,
  respondentName: 200,
  respondentPhone: 40,
  respondentAddress: 300,
  platformName: 200,
  shopUrl: 1000,
  place: 300,
  goods: 200,
  content: 10_000,
  answer: 10_000,
} as const;

const text = (name: keyof typeof TICKET_TEXT_LENGTHS) =>
  z.string().min(1).max(TICKET_TEXT_LENGTHS[name]);

/** A ticket of 12315 or 12345 as a file carries it. */
export const Ticket = z.object({
  source: z.enum(valuesOf(SOURCES)),
  externalNo: text('externalNo'),
  kind: TicketKind,
  /** Instant of Shanghai: 2026-04-16T09:30:00+08:00. */
  receivedAt: z.string(),
  status: TicketStatus,
  /** The ticket's own limit, which the sender has set; never the statutory one. */
  dueOn: LawDay.nullable(),
  anonymous: z.boolean(),
  applicantName: text('applicantName').nullable(),
  applicantPhone: text('applicantPhone').nullable(),
  applicantAddress: text('applicantAddress').nullable(),
  respondentName: text('respondentName').nullable(),
  respondentCreditCode: z.string().nullable(),
  respondentPhone: text('respondentPhone').nullable(),
  respondentAddress: text('respondentAddress').nullable(),
  platformName: text('platformName').nullable(),
  shopUrl: text('shopUrl').nullable(),
  place: text('place').nullable(),
  goods: text('goods').nullable(),
  purchasedOn: LawDay.nullable(),
  amountFen: z.int().min(0).nullable(),
  requests: z.array(z.enum(valuesOf(REQUESTS))),
  ipRights: z.array(z.enum(valuesOf(IP_RIGHTS))),
  content: text('content'),
  /** What was answered to the sender; written by exports, read back unchanged. */
  answer: text('answer').nullable(),
});
export type Ticket = z.infer<typeof Ticket>;
