import {
  type Ticket,
  ticketOfMatters,
  type TicketStatus,
  ticketStatusOfBoth,
  writeTicket,
  TICKET_COLUMNS,
} from '@zca/domain/protection';
import { type OutputColumn, writeCsv } from '@zca/formats';
import { type ActingPerson, mask, type Matter, maySeeLevel } from '@zca/procedure';
import { sql } from 'kysely';
import { PassThrough, type Readable } from 'node:stream';
import { type MattersService, readScope } from '../../matters/index.ts';

export interface ExportQuestion {
  /** Days of receipt, both counted. */
  readonly from: string;
  readonly to: string;
  readonly office?: string | undefined;
  /** Only those whose source has not been told the present status. */
  readonly changedOnly: boolean;
}

/** A ticket with its status, as somebody may have it. */
export interface ExportedTicket {
  readonly ticket: Ticket;
  readonly matters: readonly string[];
  readonly statusTold: TicketStatus | null;
  /** Whether it names a person, and the asker may know who. */
  readonly isPersonal: boolean;
}

interface TicketRow {
  readonly status_told: TicketStatus | null;
  readonly complaint: string | null;
  readonly complaint_state: string | null;
  readonly report: string | null;
  readonly report_state: string | null;
}

/**
 * The tickets whose matters somebody may read, in the order in which they were taken. Of a ticket of both kinds, what they may not
 * read is left out.
 */
export async function* exportedTickets(
  matters: MattersService,
  person: ActingPerson,
  question: ExportQuestion,
): AsyncGenerator<ExportedTicket> {
  const { store, procedures, db } = matters;
  const scope = readScope(procedures.all(), person, await store.ownMatters(person.id));
  const office =
    question.office === undefined
      ? sql`true`
      : sql`(matter.office = ${question.office} or matter.office like ${`${question.office}.%`})`;
  const { rows } = await sql<TicketRow>`
    with readable as materialized (
      select matter.id, matter.state from matter
       where matter.definition in ('complaint', 'report') and ${scope} and ${office}
         and coalesce(matter.body -> 'data' ->> 'receivedOn', '')
             between ${question.from} and ${question.to})
    select t.status_told, c.id as complaint, c.state as complaint_state,
           r.id as report, r.state as report_state
      from ticket t
      left join readable c on c.id = t.complaint_id
      left join readable r on r.id = t.report_id
     where c.id is not null or r.id is not null
     order by t.taken_at, t.key_hash`.execute(db);
  for (const row of rows) {
    const status = ticketStatusOfBoth(row.complaint_state, row.report_state);
    if (question.changedOnly && row.status_told === status) continue;
    const found = await exported(matters, person, row);
    if (found !== undefined) yield found;
  }
}

async function exported(
  matters: MattersService,
  person: ActingPerson,
  row: TicketRow,
): Promise<ExportedTicket | undefined> {
  const numbers: string[] = [];
  let maySee = true;
  const load = async (id: string | null, state: string | null) => {
    const found = id === null ? undefined : await matters.access.load(id);
    if (found === undefined || state === null) return null;
    const { definition, loaded } = found;
    numbers.push(loaded.matter.number);
    maySee &&= maySeeLevel(definition, loaded.matter, person, 'personal');
    const data = { ...matters.store.openData(definition, loaded) };
    if (!maySeeSensitive(found.definition, loaded.matter, person)) {
      for (const [name, field] of Object.entries(definition.fields)) {
        if (field.level === 'sensitive' && !KEYS.has(name)) delete data[name];
      }
    }
    return { state, filedAt: loaded.matter.filedAt, data };
  };
  const complaint = await load(row.complaint, row.complaint_state);
  const report = await load(row.report, row.report_state);
  const ticket = ticketOfMatters(
    complaint && withContent(complaint),
    report && withContent(report),
  );
  if (ticket === null) return undefined;
  const isPersonal =
    ticket.applicantName !== null ||
    ticket.applicantPhone !== null ||
    ticket.applicantAddress !== null;
  return {
    ticket: maySee ? ticket : masked(ticket),
    matters: numbers,
    statusTold: row.status_told,
    isPersonal: isPersonal && maySee,
  };
}

/** What a ticket is known by to its source stays with it. */
const KEYS: ReadonlySet<string> = new Set(['externalNo', 'source', 'anonymous']);

function maySeeSensitive(
  definition: Parameters<typeof maySeeLevel>[0],
  matter: Matter,
  person: ActingPerson,
): boolean {
  return maySeeLevel(definition, matter, person, 'sensitive');
}

/** A ticket whose content may not be seen, or was erased, still has a status to tell. */
function withContent<T extends { readonly data: object }>(matter: T): T {
  const { data } = matter as unknown as { data: Record<string, unknown> };
  const has = typeof data['content'] === 'string' || typeof data['clue'] === 'string';
  return has ? matter : { ...matter, data: { ...data, content: '（不提供）' } };
}

/** A ticket without what points at its applicant. */
export function masked(ticket: Ticket): Ticket {
  const hide = (value: string | null, format: 'name' | 'phone' | 'address') =>
    value === null ? null : mask(value, format);
  return {
    ...ticket,
    applicantName: hide(ticket.applicantName, 'name'),
    applicantPhone: hide(ticket.applicantPhone, 'phone'),
    applicantAddress: hide(ticket.applicantAddress, 'address'),
  };
}

/** Tickets as a table that can be imported again. */
export function ticketsAsCsv(
  tickets: readonly ExportedTicket[],
  language: 'zh' | 'en',
  isMasked: boolean,
): Readable {
  const columns: OutputColumn<Record<string, string>>[] = TICKET_COLUMNS.map(
    ({ header, field }) => ({
      header: header[language],
      key: field,
      value: (row) => row[header[language]] ?? '',
    }),
  );
  const output = new PassThrough();
  const rows = tickets.map(({ ticket }) => ({
    ...writeTicket(ticket, { language, masked: isMasked }),
  }));
  writeCsv(rows, columns, output).then(
    () => output.end(),
    (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return output;
}
