import type { Cell } from '@zca/domain/registry';
import {
  missingTicketColumns,
  refuseTicket,
  TICKET_COLUMNS,
  unreadTicketHeaders,
} from '@zca/domain/protection';
import type { InputLimits, NamedStream } from '@zca/formats';
import { readTableRows } from '../../base/tables/index.ts';
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

/**
 * Reads the rows of a file: CSV in any encoding of the platform, XLSX, JSON, also inside archives.
 * @throws UnreadableTable when nothing of it is a table of tickets
 */
export async function readTicketRows(
  source: string | NamedStream,
  limits: Partial<InputLimits>,
): Promise<TicketRows> {
  const { rows, unread } = await readTableRows(source, limits, {
    missing: (headers) => missingTicketColumns(headers).map(headerOf),
    unread: unreadTicketHeaders,
    ofObject: cellsOfObject,
    mostRows: MOST_ROWS,
    words: {
      tooMany: {
        zh: `一次最多导入 ${MOST_ROWS} 行工单，请把文件分开。`,
        en: `At most ${MOST_ROWS} tickets at once; split the file.`,
      },
      empty: {
        zh: '文件里没有工单。请确认第一行是表头，下面每行一张工单。',
        en: 'There are no tickets in the file: the first row must be the headers, each further row a ticket.',
      },
      columns: (missing) => refuseTicket('ticket.columns', { columns: missing.join('、') }).words,
    },
  });
  return {
    rows: rows.map(({ row, cells, fault }) => ({
      row,
      cells,
      faults: fault === null ? [] : [{ code: fault.code, words: fault.words, field: null }],
    })),
    unread,
  };
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
