import type { Refusal } from '@zca/procedure';
import { parseMoney, parseSocialCreditCode } from '@zca/standards';
import { type Cell, cellText, isBlankCell, splitValues } from '../../registry/index.ts';
import { type ProtectionRule, refuse } from '../messages.ts';
import { TICKET_COLUMNS, ticketField } from './columns.ts';
import { readShanghaiInstant } from './instant.ts';
import { type Ticket, TICKET_TEXT_LENGTHS } from './model.ts';
import { readIpRight, readKind, readRequest, readSource, readStatus, readYesNo } from './words.ts';

/** A row read as a ticket, with what should be looked at; or why it was not taken. */
export type TicketReading =
  | { readonly ok: true; readonly ticket: Ticket; readonly notes: readonly Refusal[] }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Reads a row of a table of tickets (headers to cells, in either language). A row without number,
 * source, kind, time of receipt or content, or with a text too long to keep, is refused with every
 * reason; of the rest what cannot be
 * read is left out and noted. Times are of Shanghai.
 */
export function readTicket(row: Readonly<Record<string, Cell>>): TicketReading {
  const cells = new Map<keyof Ticket, string>();
  const refusals: Refusal[] = [];
  const notes: Refusal[] = [];
  for (const [header, cell] of Object.entries(row)) {
    const name = ticketField(header);
    if (name === null || cell === undefined || isBlankCell(cell)) continue;
    const value = cellText(cell);
    const taken = cells.get(name);
    // Of two columns of one meaning the first that is not empty counts.
    if (taken === undefined) cells.set(name, value);
    else if (taken !== value) notes.push(refuse('ticket.columnTwice', { value, taken }, name));
  }
  const text = (name: keyof Ticket): string | null => cells.get(name) ?? null;
  const note = (code: ProtectionRule, name: keyof Ticket, value: string): void => {
    notes.push(refuse(code, { value }, name));
  };
  /** A value that the row must have: read, or refused with the rule and what stands there. */
  function must<T>(name: keyof Ticket, rule: ProtectionRule, read: (word: string) => T | null): T {
    const word = text(name);
    const value = word === null ? null : read(word);
    if (value === null) {
      refusals.push(
        word === null ? refuse('ticket.missing', {}, name) : refuse(rule, { value: word }, name),
      );
    }
    return value as T;
  }
  /** A value that the row may have: read, or noted and left out. */
  function may<T>(
    name: keyof Ticket,
    rule: ProtectionRule,
    read: (word: string) => T | null,
  ): T | null {
    const word = text(name);
    if (word === null) return null;
    const value = read(word);
    if (value === null) note(rule, name, word);
    return value;
  }

  if (!cells.has('externalNo')) refusals.push(refuse('ticket.externalNo', {}, 'externalNo'));
  const source = must('source', 'ticket.source', readSource);
  const kind = must('kind', 'ticket.kind', readKind);
  const receivedAt = must('receivedAt', 'ticket.receivedAt', readShanghaiInstant);
  const written = must('content', 'ticket.missing', (word) => word);

  const requests = new Set<Ticket['requests'][number]>();
  const otherRequests: string[] = [];
  for (const word of splitValues(text('requests')?.replace(/[、，,]/g, ';') ?? '')) {
    const request = readRequest(word);
    if (request !== null) requests.add(request);
    else {
      otherRequests.push(word);
      note('ticket.request', 'requests', word);
    }
  }
  const ipRights = new Set<Ticket['ipRights'][number]>();
  for (const word of splitValues(text('ipRights')?.replace(/[、，,]/g, ';') ?? '')) {
    const right = readIpRight(word);
    if (right === null) note('ticket.ipRight', 'ipRights', word);
    ipRights.add(right ?? 'other');
  }
  const phone = text('applicantPhone');
  if (phone?.includes('*') === true) note('ticket.phoneMasked', 'applicantPhone', phone);
  // A request that is not in the list is no reason to lose it.
  const content =
    otherRequests.length === 0 ? written : `${written}\n诉求：${otherRequests.join('；')}`;
  for (const [name, limit] of Object.entries(TICKET_TEXT_LENGTHS)) {
    const length = (name === 'content' ? (content ?? '') : (cells.get(name as keyof Ticket) ?? ''))
      .length;
    if (length > limit) refusals.push(refuse('ticket.tooLong', { length, limit }, name));
  }
  if (refusals.length > 0) return { ok: false, refusals };

  return {
    ok: true,
    notes,
    ticket: {
      source,
      externalNo: text('externalNo')!,
      kind,
      receivedAt,
      status: may('status', 'ticket.status', readStatus) ?? 'waiting',
      dueOn: may('dueOn', 'ticket.dueOn', readDayOf),
      anonymous: readYesNo(text('anonymous') ?? '') ?? false,
      applicantName: text('applicantName'),
      applicantPhone: phone,
      applicantAddress: text('applicantAddress'),
      respondentName: text('respondentName'),
      respondentCreditCode: may('respondentCreditCode', 'ticket.creditCode', (word) => {
        const code = parseSocialCreditCode(word);
        return code.ok ? code.value.canonical : null;
      }),
      respondentPhone: text('respondentPhone'),
      respondentAddress: text('respondentAddress'),
      platformName: text('platformName'),
      shopUrl: text('shopUrl'),
      place: text('place'),
      goods: text('goods'),
      purchasedOn: may('purchasedOn', 'ticket.day', readDayOf),
      amountFen: may('amountFen', 'ticket.amount', (word) => {
        const amount = parseMoney(word);
        return amount.ok && amount.value >= 0 ? amount.value : null;
      }),
      requests: [...requests],
      ipRights: [...ipRights],
      content,
      answer: text('answer'),
    },
  };
}

function readDayOf(word: string): string | null {
  return readShanghaiInstant(word)?.slice(0, 10) ?? null;
}

/** Headers of a file that name no column of the layout; they are not read, and whoever imports is told. */
export function unreadTicketHeaders(headers: readonly string[]): readonly string[] {
  return headers.filter((header) => ticketField(header) === null);
}

/** Columns that a file lacks and every row needs; empty when the file can be read. */
export function missingTicketColumns(headers: readonly string[]): readonly (keyof Ticket)[] {
  const present = new Set(headers.map(ticketField));
  return TICKET_COLUMNS.filter(({ required, field }) => required && !present.has(field)).map(
    ({ field }) => field,
  );
}
