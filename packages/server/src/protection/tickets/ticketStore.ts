import { type Ticket, ticketKey } from '@zca/domain/protection';
import type pg from 'pg';
import type { Sealer } from '../../base/secrecy/index.ts';

/** What is remembered of a ticket: where it went, and by hashes what it said. */
export interface KnownTicket {
  readonly complaintId: string | null;
  readonly reportId: string | null;
  readonly fieldHashes: Readonly<Record<string, string>>;
}

/** A row that could not be taken, with everything that is wrong with it. */
export interface RefusedRow {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly faults: readonly RowFault[];
}

export interface RowFault {
  readonly code: string;
  readonly field: string | null;
  readonly words: { readonly zh: string; readonly en: string };
}

type Client = Pick<pg.ClientBase, 'query'>;

/** Twelve bytes of a keyed hash tell a change, and nothing of what stood there. */
const FIELD_HASH_LENGTH = 24;

/** Tickets and refused rows in the database. Nothing that a ticket says is kept in clear. */
export class TicketStore {
  readonly #pool: pg.Pool;
  readonly #sealer: Sealer;

  constructor(pool: pg.Pool, sealer: Sealer) {
    this.#pool = pool;
    this.#sealer = sealer;
  }

  /** Tickets that were taken before, by their keys. */
  async known(tickets: readonly Ticket[]): Promise<ReadonlyMap<string, KnownTicket>> {
    const keys = new Map(
      tickets.map((ticket) => [this.#keyHash(ticket).toString('hex'), ticketKey(ticket)]),
    );
    const { rows } = await this.#pool.query<KnownTicket & { key: string }>(
      `select encode(key_hash, 'hex') as key, complaint_id as "complaintId",
              report_id as "reportId", field_hashes as "fieldHashes"
         from ticket where key_hash = any($1::bytea[])`,
      [[...keys.keys()].map((hex) => Buffer.from(hex, 'hex'))],
    );
    return new Map(rows.map((row) => [keys.get(row.key)!, row]));
  }

  /** The fields in which a ticket differs from what was taken. */
  changes(known: KnownTicket, ticket: Ticket): readonly (keyof Ticket)[] {
    // What was erased is not brought back by importing the same file again.
    if (Object.keys(known.fieldHashes).length === 0) return [];
    const hashes = this.#fieldHashes(ticket);
    return (Object.keys(ticket) as (keyof Ticket)[]).filter(
      // The answer is ours.
      (field) => field !== 'answer' && known.fieldHashes[field] !== hashes[field],
    );
  }

  /** Remembers a ticket with its matters, in the transaction that files them. */
  async add(
    client: Client,
    ticket: Ticket,
    matters: { readonly complaintId: string | null; readonly reportId: string | null },
    at: string,
  ): Promise<void> {
    await client.query(
      `insert into ticket (key_hash, source, field_hashes, complaint_id, report_id,
         status_received, taken_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        this.#keyHash(ticket),
        ticket.source,
        JSON.stringify(this.#fieldHashes(ticket)),
        matters.complaintId,
        matters.reportId,
        ticket.status,
        at,
      ],
    );
  }

  /** Remembers what a known ticket says now. */
  async change(client: Client, ticket: Ticket, at: string): Promise<void> {
    await client.query(
      `update ticket set field_hashes = $2, status_received = $3, changed_at = $4
        where key_hash = $1`,
      [this.#keyHash(ticket), JSON.stringify(this.#fieldHashes(ticket)), ticket.status, at],
    );
  }

  /** Writes down what the source has been told of a ticket. Whether there is such a ticket. */
  async told(
    ticket: Pick<Ticket, 'source' | 'externalNo' | 'status'>,
    at: string,
  ): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'update ticket set status_told = $2, told_at = $3 where key_hash = $1',
      [this.#keyHash(ticket), ticket.status, at],
    );
    return rowCount === 1;
  }

  /** Puts a row into quarantine, once for its content. */
  async refuse(client: Client, row: RefusedRow, at: string): Promise<void> {
    const hash = this.#sealer.blindIndex(JSON.stringify([row.cells, codesOf(row)]), 'ticket.row');
    const sealed = this.#sealer.seal(
      JSON.stringify({ cells: row.cells, faults: row.faults }),
      contextOf(hash),
    );
    await client.query(
      `insert into ticket_quarantine (file, line, row_hash, faults, sealed, refused_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (row_hash) do nothing`,
      [row.file, row.line, hash, JSON.stringify(codesOf(row)), sealed, at],
    );
  }

  /** Rows that wait, oldest first. */
  async waiting(afterId: number, limit: number): Promise<readonly (RefusedRow & Waiting)[]> {
    return this.#rows("status = 'open' and id > $1 order by id limit $2", [afterId, limit]);
  }

  /** A row that waits. */
  async findWaiting(id: number): Promise<(RefusedRow & Waiting) | undefined> {
    return (await this.#rows("status = 'open' and id = $1", [id]))[0];
  }

  /** Closes a row and removes its content. Whether it waited. */
  async close(client: Client, id: number, status: 'taken' | 'dismissed', at: string) {
    const { rowCount } = await client.query(
      `update ticket_quarantine set status = $2, closed_at = $3, sealed = null
        where id = $1 and status = 'open'`,
      [id, status, at],
    );
    return rowCount === 1;
  }

  async #rows(where: string, values: readonly unknown[]) {
    const { rows } = await this.#pool.query<{
      id: number;
      file: string;
      line: number;
      row_hash: Buffer;
      sealed: Buffer;
      refused_at: string;
    }>(
      `select id, file, line, row_hash, sealed, refused_at from ticket_quarantine where ${where}`,
      [...values],
    );
    return rows.map(({ id, file, line, row_hash, sealed, refused_at }) => {
      const opened = JSON.parse(this.#sealer.openText(sealed, contextOf(row_hash))) as Pick<
        RefusedRow,
        'cells' | 'faults'
      >;
      return { id, file, line, refusedAt: refused_at, ...opened };
    });
  }

  #keyHash(ticket: Pick<Ticket, 'source' | 'externalNo'>): Buffer {
    return this.#sealer.blindIndex(ticketKey(ticket), 'ticket.key');
  }

  #fieldHashes(ticket: Ticket): Readonly<Record<string, string>> {
    const key = ticketKey(ticket);
    return Object.fromEntries(
      Object.entries(ticket).map(([field, value]) => [
        field,
        // With the ticket's own key, so that equal values of two tickets have two hashes.
        this.#sealer
          .blindIndex(JSON.stringify([key, field, value]), 'ticket.field')
          .toString('hex')
          .slice(0, FIELD_HASH_LENGTH),
      ]),
    );
  }
}

/** A row as it stands in quarantine. */
export interface Waiting {
  readonly id: number;
  readonly refusedAt: string;
}

function codesOf({ faults }: RefusedRow) {
  return faults.map(({ code, field }) => ({ code, field }));
}

function contextOf(hash: Buffer): string {
  return `ticket.quarantine:${hash.toString('hex')}`;
}

/** Forgets by hashes what tickets of erased matters said; in the transaction that erases. */
export async function forgetTickets(client: Client, matterIds: readonly string[]): Promise<void> {
  await client.query(
    `update ticket set field_hashes = '{}'
      where complaint_id = any($1::uuid[]) or report_id = any($1::uuid[])`,
    [matterIds],
  );
}
