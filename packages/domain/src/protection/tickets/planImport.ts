import type { Refusal } from '@zca/procedure';
import { refuse } from '../messages.ts';
import type { Ticket } from './model.ts';

/**
 * The key by which a ticket is known: its number within the system that gave it. The platform and the
 * hotline of 12315 share one series of numbers.
 */
export function ticketKey({ source, externalNo }: Pick<Ticket, 'source' | 'externalNo'>): string {
  const system = source === 'hotline12315' ? 'platform12315' : source;
  return `${system}:${externalNo}`;
}

/** What is to be done with a ticket of a file. */
export interface PlannedTicket {
  /** Row of the file, as a spreadsheet shows it. */
  readonly row: number;
  readonly ticket: Ticket;
  /** `same` and `repeated` change nothing, so that an import can be run again. */
  readonly kind: 'new' | 'changed' | 'same' | 'repeated';
  /** Fields that differ from what is known; empty unless `changed`. */
  readonly changes: readonly (keyof Ticket)[];
}

export interface TicketPlan {
  readonly tickets: readonly PlannedTicket[];
  readonly refusals: readonly {
    readonly row: number;
    readonly ticket: Ticket;
    readonly refusal: Refusal;
  }[];
}

/** Fields in which two tickets differ. */
export function ticketDifferences(a: Ticket, b: Ticket): (keyof Ticket)[] {
  return (Object.keys(a) as (keyof Ticket)[]).filter((name) => {
    const [left, right] = [a[name], b[name]];
    if (!Array.isArray(left) || !Array.isArray(right)) return left !== right;
    return left.length !== right.length || left.some((value, i) => value !== right[i]);
  });
}

/**
 * What an import of tickets will do, by their keys: take the new, bring the changed, leave the same.
 * Two rows of one number with different contents are refused, the later one, for nobody can tell
 * which holds. `changesOf` gives the fields that differ from the ticket as it was last taken, null when
 * it never was.
 */
export function planTicketImport(
  rows: readonly { readonly row: number; readonly ticket: Ticket }[],
  changesOf: (ticket: Ticket) => readonly (keyof Ticket)[] | null,
): TicketPlan {
  const tickets: PlannedTicket[] = [];
  const refusals: { row: number; ticket: Ticket; refusal: Refusal }[] = [];
  const first = new Map<string, { row: number; ticket: Ticket }>();
  for (const { row, ticket } of rows) {
    const key = ticketKey(ticket);
    const earlier = first.get(key);
    if (earlier !== undefined) {
      if (ticketDifferences(earlier.ticket, ticket).length === 0) {
        tickets.push({ row, ticket, kind: 'repeated', changes: [] });
      } else {
        const params = { externalNo: ticket.externalNo, first: earlier.row };
        refusals.push({
          row,
          ticket,
          refusal: refuse('ticket.repeatedInFile', params, 'externalNo'),
        });
      }
      continue;
    }
    first.set(key, { row, ticket });
    const changes = changesOf(ticket);
    const kind = changes === null ? 'new' : changes.length === 0 ? 'same' : 'changed';
    tickets.push({ row, ticket, kind, changes: changes ?? [] });
  }
  return { tickets, refusals };
}
