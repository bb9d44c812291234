import { z } from 'zod';
import { BothWords, MatterReference, MatterRow } from '../../matters/index.ts';
import { TicketStatus } from './model.ts';

/** Something about a row, as a sentence. */
export const TicketRemark = z
  .object({
    row: z.int(),
    externalNo: z.string().nullable(),
    code: z.string(),
    field: z.string().nullable(),
    words: BothWords,
  })
  .meta({ id: 'TicketRemark' });
export type TicketRemark = z.infer<typeof TicketRemark>;

/** What an import of tickets did. */
export const TicketImport = z
  .object({
    read: z.int(),
    taken: z.int(),
    changed: z.int(),
    /** Known already, and the same; or the same row once more. */
    same: z.int(),
    refused: z.int(),
    tickets: z.array(
      z.object({
        row: z.int(),
        externalNo: z.string(),
        outcome: z.enum(['taken', 'changed', 'same']),
        matters: z.array(MatterReference),
      }),
    ),
    refusals: z.array(TicketRemark),
    notes: z.array(TicketRemark),
    /** Columns of the file that were not read. */
    unread: z.array(z.string()),
  })
  .meta({ id: 'TicketImport' });
export type TicketImport = z.infer<typeof TicketImport>;

/** A row that waits in quarantine. */
export const QuarantinedTicket = z
  .object({
    id: z.int(),
    file: z.string(),
    line: z.int(),
    refusedAt: z.string(),
    faults: z.array(z.object({ code: z.string(), field: z.string().nullable(), words: BothWords })),
  })
  .meta({ id: 'QuarantinedTicket' });
export type QuarantinedTicket = z.infer<typeof QuarantinedTicket>;

/** What the source of tickets has been told of them. */
export const ToldTickets = z
  .object({
    tickets: z
      .array(
        z.object({
          source: z.string().max(40),
          externalNo: z.string().max(100),
          status: TicketStatus,
        }),
      )
      .min(1)
      .max(1000),
  })
  .meta({ id: 'ToldTickets' });
export type ToldTickets = z.infer<typeof ToldTickets>;

/** What the desk on the telephone looks for: the caller's number, the operator complained of. */
export const EarlierQuestion = z
  .object({ texts: z.array(z.string().min(2).max(100)).min(1).max(4) })
  .meta({ id: 'EarlierQuestion' });
export type EarlierQuestion = z.infer<typeof EarlierQuestion>;

/** Matters in which one of the texts occurs, newest first; nothing personal of them. */
export const EarlierMatters = z
  .object({ matters: z.array(z.object({ text: z.int(), row: MatterRow })) })
  .meta({ id: 'EarlierMatters' });
export type EarlierMatters = z.infer<typeof EarlierMatters>;
