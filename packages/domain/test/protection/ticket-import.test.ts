import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../src/protection/index.ts';
import { planTicketImport, ticketDifferences, ticketKey } from '../../src/protection/index.ts';
import { arbitraryTicket } from './arbitraryTicket.ts';
import { TICKET } from './facts.ts';

/** What has changed in tickets since they were taken. */
const changesTo = (known: readonly Ticket[]) => (ticket: Ticket) => {
  const before = known.find((one) => ticketKey(one) === ticketKey(ticket));
  return before === undefined ? null : ticketDifferences(before, ticket);
};

describe('an import of tickets', () => {
  const plan = (tickets: readonly Ticket[], known: readonly Ticket[] = []) =>
    planTicketImport(
      tickets.map((ticket, i) => ({ row: i + 2, ticket })),
      changesTo(known),
    );

  it('takes the new, brings the changed, leaves the same', () => {
    const changed = { ...TICKET, status: 'closed' as const, requests: ['refund' as const] };
    expect(plan([TICKET]).tickets[0]).toMatchObject({ kind: 'new', changes: [] });
    expect(plan([TICKET], [TICKET]).tickets[0]).toMatchObject({ kind: 'same', changes: [] });
    expect(plan([changed], [TICKET]).tickets[0]).toMatchObject({
      kind: 'changed',
      changes: ['status', 'requests'],
    });
  });

  it('counts a repeated row once and refuses one that says something else', () => {
    const found = plan([TICKET, TICKET, { ...TICKET, content: '另一件事' }]);
    expect(found.tickets.map(({ kind }) => kind)).toEqual(['new', 'repeated']);
    expect(found.refusals).toMatchObject([
      {
        row: 4,
        refusal: {
          code: 'ticket.repeatedInFile',
          words: { zh: expect.stringContaining('先前在第 2 行') },
        },
      },
    ]);
  });

  it('tells the numbers of 12315 and 12345 apart, and not those of the two ways to 12315', () => {
    const key = (source: Ticket['source']) => ticketKey({ source, externalNo: '1' });
    expect(key('hotline12315')).toBe(key('platform12315'));
    expect(key('hotline12345')).not.toBe(key('platform12315'));
  });

  it('of what was taken changes nothing', () => {
    const tickets = fc.uniqueArray(arbitraryTicket, { selector: ticketKey, maxLength: 8 });
    fc.assert(
      fc.property(tickets, (list) => {
        const rows = list.map((ticket, i) => ({ row: i + 2, ticket }));
        expect(
          planTicketImport(rows, changesTo(list)).tickets.every(({ kind }) => kind === 'same'),
        ).toBe(true);
      }),
    );
  });
});
