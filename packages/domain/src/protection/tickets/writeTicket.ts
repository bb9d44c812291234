import { mask, type TextFormat } from '@zca/procedure';
import { REQUESTS } from '../complaint/fields.ts';
import { optionTitle } from '../options.ts';
import { IP_RIGHTS, SOURCES } from '../sharedFields.ts';
import { TICKET_COLUMNS } from './columns.ts';
import { writeShanghaiTime } from './instant.ts';
import { type Ticket, TICKET_KINDS, TICKET_STATUSES } from './model.ts';

export interface TicketWriting {
  readonly language: 'zh' | 'en';
  /** True to hide names, telephone numbers and addresses of persons. */
  readonly masked: boolean;
}

/** The headers of an export, in order. */
export function ticketHeaders(language: 'zh' | 'en'): readonly string[] {
  return TICKET_COLUMNS.map(({ header }) => header[language]);
}

/**
 * A ticket as cells under the headers of the language, empty for what is not known. Unless masked,
 * `readTicket` gives the same ticket back.
 */
export function writeTicket(
  ticket: Ticket,
  { language, masked }: TicketWriting,
): Readonly<Record<string, string>> {
  const label = (options: Parameters<typeof optionTitle>[0], value: string): string =>
    optionTitle(options, value)[language];
  const hidden = (value: string | null, format: TextFormat): string =>
    value === null ? '' : masked ? mask(value, format) : value;
  const cells: Readonly<Record<keyof Ticket, string>> = {
    externalNo: ticket.externalNo,
    source: label(SOURCES, ticket.source),
    kind: label(TICKET_KINDS, ticket.kind),
    receivedAt: writeShanghaiTime(ticket.receivedAt),
    status: label(TICKET_STATUSES, ticket.status),
    dueOn: ticket.dueOn ?? '',
    anonymous:
      language === 'zh' ? (ticket.anonymous ? '是' : '否') : ticket.anonymous ? 'yes' : 'no',
    applicantName: hidden(ticket.applicantName, 'name'),
    applicantPhone: hidden(ticket.applicantPhone, 'phone'),
    applicantAddress: hidden(ticket.applicantAddress, 'address'),
    respondentName: ticket.respondentName ?? '',
    respondentCreditCode: ticket.respondentCreditCode ?? '',
    respondentPhone: ticket.respondentPhone ?? '',
    respondentAddress: ticket.respondentAddress ?? '',
    platformName: ticket.platformName ?? '',
    shopUrl: ticket.shopUrl ?? '',
    place: ticket.place ?? '',
    goods: ticket.goods ?? '',
    purchasedOn: ticket.purchasedOn ?? '',
    amountFen: ticket.amountFen === null ? '' : yuan(ticket.amountFen),
    requests: ticket.requests.map((value) => label(REQUESTS, value)).join('；'),
    ipRights: ticket.ipRights.map((value) => label(IP_RIGHTS, value)).join('；'),
    content: ticket.content,
    answer: ticket.answer ?? '',
  };
  return Object.fromEntries(
    TICKET_COLUMNS.map(({ field, header }) => [header[language], cells[field]]),
  );
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
