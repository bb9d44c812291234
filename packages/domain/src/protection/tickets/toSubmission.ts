import { type Fields, type JsonObject, type Outcome, readForm } from '@zca/procedure';
import type { CalendarDay } from '@zca/standards';
import { COMPLAINT_FIELDS, type ComplaintValues, REQUESTS } from '../complaint/fields.ts';
import { optionTitle } from '../options.ts';
import { REPORT_FIELDS, type ReportValues } from '../report/fields.ts';
import type { OperatorKind } from '../sharedFields.ts';
import type { Ticket } from './model.ts';

/** What a ticket becomes; a ticket of both kinds becomes both (order 121 art. 9). */
export interface TicketSubmission {
  readonly complaint: ComplaintValues | null;
  readonly report: ReportValues | null;
}

function operatorOf({ platformName, shopUrl, respondentAddress }: Ticket): OperatorKind {
  if (platformName !== null) return 'platformSeller';
  return shopUrl !== null && respondentAddress === null ? 'ownSite' : 'shop';
}

function sharedValues(ticket: Ticket) {
  const operatorKind = operatorOf(ticket);
  return {
    source: ticket.source,
    externalNo: ticket.externalNo,
    receivedOn: ticket.receivedAt.slice(0, 10),
    ticketDueOn: ticket.dueOn,
    goods: ticket.goods,
    amount: ticket.amountFen,
    ipRights: ticket.ipRights,
    respondentName: ticket.respondentName,
    respondentCreditCode: ticket.respondentCreditCode,
    respondentPhone: ticket.respondentPhone,
    operatorKind,
    businessAddress: ticket.respondentAddress,
    // Tickets know one address of the operator; of a seller it is the one that its platform shows.
    shownAddress: operatorKind === 'platformSeller' ? ticket.respondentAddress : null,
    shopUrl: ticket.shopUrl,
    platformName: ticket.platformName,
  } as const;
}

/** A telephone number that can be called, or else something by which the person may be reached. */
function contactOf(
  phone: string | null,
  today: CalendarDay,
): readonly [string | null, string | null] {
  if (phone === null) return [null, null];
  const read = readForm(
    COMPLAINT_FIELDS,
    [{ field: 'complainantPhone' }],
    { complainantPhone: phone },
    today,
  );
  return read.ok ? [phone, null] : [null, phone];
}

/** The content; of a ticket that is a report alone also what only a complaint has fields for. */
function clueOf({ kind, content, requests, purchasedOn }: Ticket): string {
  if (kind === 'both') return content;
  const asked = requests.map((value) => optionTitle(REQUESTS, value).zh).join('；');
  return [
    content,
    ...(asked === '' ? [] : [`诉求：${asked}`]),
    ...(purchasedOn === null ? [] : [`消费日期：${purchasedOn}`]),
  ].join('\n');
}

function read(fields: Fields, values: JsonObject, today: CalendarDay): Outcome<JsonObject> {
  const form = Object.keys(values).map((field) => ({ field }));
  return readForm(fields, form, values, today);
}

/**
 * The complaint and the report that a ticket brings, as the forms of the two take them: everything that
 * the ticket says and nothing that it does not (the identity is not verified, no consent is assumed). A
 * telephone number that cannot be called is kept as another way to reach the person. Refused, with
 * every reason, where the form would refuse a value.
 *
 * @param today day in Shanghai, against which days in the future are refused
 */
export function ticketSubmission(ticket: Ticket, today: CalendarDay): Outcome<TicketSubmission> {
  const shared = sharedValues(ticket);
  const [phone, contact] = contactOf(ticket.applicantPhone, today);
  const complaintOf: ComplaintValues = {
    ...shared,
    complainantName: ticket.applicantName,
    complainantPhone: phone,
    complainantContact: contact,
    complainantAddress: ticket.applicantAddress,
    purchasedOn: ticket.purchasedOn,
    purchasePlace: ticket.place,
    content: ticket.content,
    requests: ticket.requests,
  };
  const reportOf: ReportValues = {
    ...shared,
    anonymous: ticket.anonymous,
    reporterName: ticket.anonymous ? null : ticket.applicantName,
    reporterPhone: ticket.anonymous ? null : phone,
    reporterContact: ticket.anonymous ? null : contact,
    reporterAddress: ticket.anonymous ? null : ticket.applicantAddress,
    reportSubject: 'general',
    actPlace: ticket.place,
    clue: clueOf(ticket),
  };
  const complaint =
    ticket.kind === 'report' ? null : read(COMPLAINT_FIELDS, complaintOf as JsonObject, today);
  if (complaint?.ok === false) return complaint;
  const report =
    ticket.kind === 'complaint' ? null : read(REPORT_FIELDS, reportOf as JsonObject, today);
  if (report?.ok === false) return report;
  return {
    ok: true,
    value: {
      complaint: complaint?.value ?? null,
      report: report?.value ?? null,
    },
  };
}
