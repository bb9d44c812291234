import type { JsonObject } from '@zca/procedure';
import { REQUESTS } from '../complaint/fields.ts';
import { IP_RIGHTS, SOURCES } from '../sharedFields.ts';
import { Ticket, type TicketStatus } from './model.ts';

/** What a ticket needs of a complaint or a report. */
export interface TicketMatter {
  /** Innermost states, joined by `+`, as the matter's row has them. */
  readonly state: string;
  /** Instant at which it was filed. */
  readonly filedAt: string;
  readonly data: JsonObject;
}

const BY_STATE: Readonly<Record<string, TicketStatus>> = {
  received: 'waiting',
  dispatched: 'waiting',
  returned: 'waiting',
  disputed: 'waiting',
  review: 'waiting',
  accepted: 'accepted',
  closed: 'closed',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  misrouted: 'returned',
  outside: 'returned',
  duplicate: 'closed',
  merged: 'closed',
};

/** The status of a ticket, by the state of its matter. */
export function ticketStatusOf(state: string): TicketStatus {
  return BY_STATE[state.split(/[.+]/)[0]!] ?? 'handling';
}

/** A ticket of two matters is as far as the one that is not at its end. */
export function ticketStatusOfBoth(complaint: string | null, report: string | null): TicketStatus {
  const statuses = [complaint, report].filter((state) => state !== null).map(ticketStatusOf);
  const open = statuses.find((status) => ['waiting', 'accepted', 'handling'].includes(status));
  return open ?? statuses[0]!;
}

/**
 * The ticket that a complaint and a report came from, with their present status and answer. Null where
 * a matter lacks what every ticket has, because it was erased.
 */
export function ticketOfMatters(
  complaint: TicketMatter | null,
  report: TicketMatter | null,
): Ticket | null {
  const main = complaint ?? report;
  if (main === null) return null;
  const { data } = main;
  const text = (...names: readonly string[]): string | null => {
    const found = names.map((name) => data[name]).find((value) => typeof value === 'string');
    return typeof found === 'string' && found !== '' ? found : null;
  };
  const among = (options: readonly { readonly value: string }[], value: unknown) =>
    Array.isArray(value) ? value.filter((one) => options.some((each) => each.value === one)) : [];
  const answers = [complaint?.data['answer'], report?.data['answer']].filter(
    (answer) => typeof answer === 'string',
  );
  const amount = data['amount'];
  const parsed = Ticket.safeParse({
    source: SOURCES.some(({ value }) => value === data['source']) ? data['source'] : 'other',
    externalNo: text('externalNo'),
    kind: complaint === null ? 'report' : report === null ? 'complaint' : 'both',
    receivedAt: `${text('receivedOn') ?? main.filedAt.slice(0, 10)}T00:00:00+08:00`,
    status: ticketStatusOfBoth(complaint?.state ?? null, report?.state ?? null),
    dueOn: text('ticketDueOn'),
    anonymous: data['anonymous'] === true,
    applicantName: text('complainantName', 'reporterName'),
    applicantPhone: text(
      'complainantPhone',
      'reporterPhone',
      'complainantContact',
      'reporterContact',
    ),
    applicantAddress: text('complainantAddress', 'reporterAddress'),
    respondentName: text('respondentName'),
    respondentCreditCode: text('respondentCreditCode'),
    respondentPhone: text('respondentPhone'),
    respondentAddress: text('businessAddress', 'shownAddress'),
    platformName: text('platformName'),
    shopUrl: text('shopUrl'),
    place: text('purchasePlace', 'actPlace'),
    goods: text('goods'),
    purchasedOn: text('purchasedOn'),
    amountFen: typeof amount === 'number' ? amount : null,
    requests: among(REQUESTS, data['requests']),
    ipRights: among(IP_RIGHTS, data['ipRights']),
    content: text('content', 'clue'),
    answer: answers.length === 0 ? null : [...new Set(answers)].join('\n'),
  });
  return parsed.success ? parsed.data : null;
}
