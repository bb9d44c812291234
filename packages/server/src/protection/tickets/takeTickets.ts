import {
  planTicketImport,
  type PlannedTicket,
  readTicket,
  refuseTicket,
  type Ticket,
  TICKET_COLUMNS,
  type TicketImport,
  ticketKey,
  type TicketRemark,
  type TicketSubmission,
  ticketSubmission,
  writeTicket,
} from '@zca/domain/protection';
import { type ActingPerson, type JsonObject, PLATFORM, type Refusal } from '@zca/procedure';
import { isUniqueViolation } from '../../base/database/index.ts';
import { ActRefused, type MattersService } from '../../matters/index.ts';
import type { TicketRow, TicketRows } from './readRows.ts';
import { type KnownTicket, type RowFault, TicketStore } from './ticketStore.ts';

/** A row that was read as a ticket. */
interface ReadRow {
  readonly row: number;
  readonly ticket: Ticket;
  readonly submission: TicketSubmission;
  readonly cells: TicketRow['cells'];
}

type Taken = TicketImport['tickets'][number];

/**
 * Takes tickets of 12315 and 12345: new ones are registered as complaints and reports by the real
 * procedures, what has changed is noted in their matters, what cannot be taken goes into quarantine.
 * A new ticket is filed in one transaction with its row in `ticket`, so that an import that broke off is
 * simply run again.
 */
export class Tickets {
  readonly store: TicketStore;
  readonly matters: MattersService;

  constructor(matters: MattersService) {
    this.matters = matters;
    this.store = new TicketStore(matters.pool, matters.sealer);
  }

  /**
   * Takes rows as somebody who registers them, or as the platform.
   * @param file name under which refused rows are kept
   */
  async take(
    { rows, unread }: TicketRows,
    actor: ActingPerson,
    file: string,
  ): Promise<TicketImport> {
    const { today, now } = await this.matters.around.now();
    const notes: TicketRemark[] = [];
    const refusals: TicketRemark[] = [];
    const read: ReadRow[] = [];
    const refuse = async (row: TicketRow, faults: readonly RowFault[]): Promise<void> => {
      const { cells } = row;
      await this.store.refuse(this.matters.pool, { file, line: row.row, cells, faults }, now);
      refusals.push(...faults.map((fault) => ({ row: row.row, externalNo: null, ...fault })));
    };
    for (const row of rows) {
      if (row.faults.length > 0) {
        await refuse(row, row.faults);
        continue;
      }
      const reading = readTicket(row.cells);
      if (!reading.ok) {
        await refuse(row, faultsOf(reading));
        continue;
      }
      const submission = ticketSubmission(reading.ticket, today);
      if (!submission.ok) {
        await refuse(row, faultsOf(submission));
        continue;
      }
      const { ticket } = reading;
      for (const note of reading.notes) notes.push(remark(row.row, ticket, note));
      read.push({ row: row.row, ticket, submission: submission.value, cells: row.cells });
    }

    const known = await this.store.known(read.map(({ ticket }) => ticket));
    const plan = planTicketImport(read, (ticket) => {
      const before = known.get(ticketKey(ticket));
      return before === undefined ? null : this.store.changes(before, ticket);
    });
    // Rows of two sheets may have the same number, tickets are what they are.
    const byTicket = new Map(read.map((one) => [one.ticket, one]));
    for (const { ticket, refusal } of plan.refusals) {
      await refuse({ ...byTicket.get(ticket)!, faults: [] }, faultsOf({ refusals: [refusal] }));
    }
    const taken: Taken[] = [];
    for (const planned of plan.tickets) {
      const one = byTicket.get(planned.ticket)!;
      try {
        taken.push(
          await this.#one(planned, one, known.get(ticketKey(one.ticket)), actor, file, now),
        );
      } catch (error) {
        if (!(error instanceof ActRefused)) throw error;
        await refuse({ ...one, faults: [] }, faultsOf(error));
      }
    }
    const count = (outcome: Taken['outcome']) =>
      taken.filter((one) => one.outcome === outcome).length;
    return {
      read: rows.length,
      taken: count('taken'),
      changed: count('changed'),
      same: count('same'),
      refused: rows.length - taken.length,
      tickets: taken,
      refusals,
      notes,
      unread: [...unread],
    };
  }

  async #one(
    planned: PlannedTicket,
    row: ReadRow,
    known: KnownTicket | undefined,
    actor: ActingPerson,
    file: string,
    now: string,
  ): Promise<Taken> {
    const outcome = { row: row.row, externalNo: row.ticket.externalNo };
    switch (planned.kind) {
      case 'new':
        return { ...outcome, ...(await this.#file(row, actor, now)) };
      case 'changed':
        await this.#change(row, planned.changes, known!, file, now);
        return { ...outcome, outcome: 'changed', matters: [] };
      default:
        return { ...outcome, outcome: 'same', matters: [] };
    }
  }

  /** Registers a new ticket; of both kinds, its report is filed with the complaint. */
  async #file(
    { ticket, submission }: ReadRow,
    actor: ActingPerson,
    now: string,
  ): Promise<Pick<Taken, 'outcome' | 'matters'>> {
    const { complaint, report } = submission;
    const input: JsonObject =
      complaint === null
        ? (report as JsonObject)
        : {
            ...(complaint as JsonObject),
            ...(report === null ? {} : { reportsViolation: true, violationClue: report.clue! }),
          };
    const asker = actor.id ?? 'system';
    try {
      const receipt = await this.matters.acts.file({
        procedure: complaint === null ? 'report' : 'complaint',
        action: 'register',
        input,
        actor,
        asker,
        key: undefined,
        also: (client, { matter, filed }) =>
          this.store.add(
            client,
            ticket,
            {
              complaintId: complaint === null ? null : matter,
              reportId: complaint === null ? matter : (filed[0]?.id ?? null),
            },
            now,
          ),
      });
      const filed = receipt.filed.map(({ id, number }) => ({ id, number }));
      return {
        outcome: 'taken',
        matters: [{ id: receipt.matter, number: receipt.number }, ...filed],
      };
    } catch (error) {
      // Somebody else has taken the ticket meanwhile.
      if (!isUniqueViolation(error)) throw error;
      return { outcome: 'same', matters: [] };
    }
  }

  /**
   * Brings what has changed to the matters of a ticket: a withdrawal as such, else a note. What is
   * personal is not copied into a note; the row waits for a person then.
   */
  async #change(
    { row, ticket, cells }: ReadRow,
    changes: readonly (keyof Ticket)[],
    known: KnownTicket,
    file: string,
    now: string,
  ): Promise<void> {
    const columns = TICKET_COLUMNS.filter(({ field }) => changes.includes(field));
    const hasPersonal = columns.some(({ level }) => level !== 'internal');
    const written = writeTicket(ticket, { language: 'zh', masked: true });
    const told = columns.map(({ header, level }) =>
      level === 'internal' ? `${header.zh}：${written[header.zh] || '（空）'}` : header.zh,
    );
    const isWithdrawn = ticket.status === 'withdrawn' && changes.includes('status');
    const note = `来源工单有更新。${told.join('；')}`;
    const fields = columns.map(({ header }) => header.zh).join('、');
    const ids = [known.complaintId, known.reportId].filter((id) => id !== null);
    let isNoted = true;
    for (const id of ids) {
      const wasWithdrawn =
        isWithdrawn &&
        id === known.complaintId &&
        (await this.#act(id, 'withdraw', { withdrawalReason: note }));
      if (!wasWithdrawn && !(await this.#act(id, 'note', { note }))) isNoted = false;
    }
    const rule = !isNoted ? 'ticket.changedLate' : hasPersonal ? 'ticket.changedPersonal' : null;
    if (rule !== null) {
      const refusal = refuseTicket(rule, { externalNo: ticket.externalNo, fields });
      const faults = faultsOf({ refusals: [refusal] });
      await this.store.refuse(this.matters.pool, { file, line: row, cells, faults }, now);
    }
    // Last, so that a process that ends in between tells it again rather than never.
    await this.store.change(this.matters.pool, ticket, now);
  }

  /** Acts as the platform; false when the matter does not allow it now. */
  async #act(matterId: string, action: string, input: JsonObject): Promise<boolean> {
    try {
      const asker = 'system';
      const common = { matterId, action, input, actor: PLATFORM, asker };
      await this.matters.acts.act({ ...common, key: undefined, seenRevision: undefined });
      return true;
    } catch (error) {
      if (error instanceof ActRefused) return false;
      throw error;
    }
  }
}

function faultsOf(refused: { readonly refusals: readonly Refusal[] }): RowFault[] {
  return refused.refusals.map(({ code, words, field }) => ({ code, words, field: field ?? null }));
}

function remark(
  row: number,
  { externalNo }: Ticket,
  { code, words, field }: Refusal,
): TicketRemark {
  return { row, externalNo, code, words, field: field ?? null };
}
