import type { Cell } from '@zca/domain/registry';
import {
  missingTicketColumns,
  refuseTicket,
  TICKET_COLUMNS,
  unreadTicketHeaders,
} from '@zca/domain/protection';
import {
  describeProblem,
  FormatProblem,
  type InputLimits,
  type NamedStream,
  openInput,
  readTable,
  unguardFormula,
} from '@zca/formats';
import type { RowFault } from './ticketStore.ts';

/** A row of a table of tickets, or what is wrong with it. */
export interface TicketRow {
  /** Row as a spreadsheet shows it. */
  readonly row: number;
  readonly cells: Readonly<Record<string, Cell>>;
  readonly faults: readonly RowFault[];
}

export interface TicketRows {
  readonly rows: readonly TicketRow[];
  /** Headers that name no column of the layout. */
  readonly unread: readonly string[];
}

/** Most rows of one import: both systems hand out tickets by the day. */
const MOST_ROWS = 50_000;

/** A file of tickets that cannot be read as a whole. */
export class UnreadableTickets extends Error {
  readonly words: { readonly zh: string; readonly en: string };

  constructor(words: { readonly zh: string; readonly en: string }) {
    super(words.en);
    this.name = 'UnreadableTickets';
    this.words = words;
  }
}

/**
 * Reads the rows of a file: CSV in any encoding of the platform, XLSX, JSON, also inside archives.
 * @throws UnreadableTickets when nothing of it is a table of tickets
 */
export async function readTicketRows(
  source: string | NamedStream,
  limits: Partial<InputLimits>,
): Promise<TicketRows> {
  const rows: TicketRow[] = [];
  const unread = new Set<string>();
  const lacking = new Set<string>();
  try {
    for await (const entry of openInput(source, limits)) {
      let isTickets = false;
      for await (const item of readTable(entry)) {
        if (item.kind === 'header') {
          const missing = missingTicketColumns(item.headers);
          isTickets = missing.length === 0;
          for (const field of missing) lacking.add(headerOf(field));
          if (isTickets) for (const header of unreadTicketHeaders(item.headers)) unread.add(header);
        } else if (isTickets && item.kind === 'row') {
          const cells =
            typeof item.value === 'object' && item.value !== null
              ? cellsOfObject(item.value as Record<string, unknown>)
              : Object.fromEntries(
                  Object.entries(item.cells).map(([name, cell]) => [
                    name,
                    typeof cell === 'string' ? unguardFormula(cell) : cell,
                  ]),
                );
          rows.push({ row: rowOf(item.position), cells, faults: [] });
        } else if (isTickets && item.kind === 'problem' && item.issue.severity === 'error') {
          const { code, params, position } = item.issue;
          const words = {
            zh: describeProblem({ severity: 'error', code, params }, 'zh'),
            en: describeProblem({ severity: 'error', code, params }, 'en'),
          };
          rows.push({
            row: position === undefined ? 1 : rowOf(position),
            cells: { '': item.raw ?? '' },
            faults: [{ code: `file.${code}`, field: null, words }],
          });
        }
        if (rows.length > MOST_ROWS) {
          throw new UnreadableTickets({
            zh: `一次最多导入 ${MOST_ROWS} 行工单，请把文件分开。`,
            en: `At most ${MOST_ROWS} tickets at once; split the file.`,
          });
        }
      }
    }
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    throw new UnreadableTickets({
      zh: describeProblem(error, 'zh'),
      en: describeProblem(error, 'en'),
    });
  }
  if (rows.length === 0) {
    const columns = [...lacking].join('、');
    throw new UnreadableTickets(
      lacking.size > 0
        ? refuseTicket('ticket.columns', { columns }).words
        : {
            zh: '文件里没有工单。请确认第一行是表头，下面每行一张工单。',
            en: 'There are no tickets in the file: the first row must be the headers, each further row a ticket.',
          },
    );
  }
  return { rows, unread: [...unread] };
}

function rowOf(position: { readonly row?: number; readonly line?: number }): number {
  return position.row ?? position.line ?? 1;
}

function headerOf(field: string): string {
  return TICKET_COLUMNS.find((column) => column.field === field)?.header.zh ?? field;
}

/**
 * A ticket of JSON as cells: under headers of either language, or as an export of this platform writes
 * it, with lists, and the amount as a whole number of fen.
 */
export function cellsOfObject(ticket: Readonly<Record<string, unknown>>): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(ticket).map(([name, value]): [string, Cell] => {
      if (name === 'amountFen' && typeof value === 'number')
        return [name, (value / 100).toFixed(2)];
      if (typeof value === 'boolean') return [name, value ? '是' : '否'];
      if (Array.isArray(value)) return [name, value.map(String).join('；')];
      if (value === null || typeof value === 'string' || typeof value === 'number') {
        return [name, value];
      }
      return [name, JSON.stringify(value)];
    }),
  );
}
