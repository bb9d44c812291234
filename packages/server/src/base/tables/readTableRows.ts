import {
  describeProblem,
  FormatProblem,
  type InputLimits,
  type NamedStream,
  openInput,
  readTable,
  unguardFormula,
} from '@zca/formats';
import type { Bilingual } from '@zca/query';

type Cells = Readonly<Record<string, string | number | null>>;

/** A row of a table, or what is wrong with it as text of a file. */
export interface TableRow {
  /** Row as a spreadsheet shows it. */
  readonly row: number;
  readonly cells: Cells;
  readonly fault: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
    readonly words: Bilingual;
  } | null;
}

/** A file of which nothing is the table that was asked for. */
export class UnreadableTable extends Error {
  readonly words: Bilingual;

  constructor(words: Bilingual) {
    super(words.en);
    this.name = 'UnreadableTable';
    this.words = words;
  }
}

export interface TableQuestion {
  /** Columns that headers lack and must not, as they are told to people; none for the table meant. */
  readonly missing: (headers: readonly string[]) => readonly string[];
  /** Headers that name no column. */
  readonly unread: (headers: readonly string[]) => readonly string[];
  /** A row of JSON as cells. */
  readonly ofObject?: (value: Readonly<Record<string, unknown>>) => Cells;
  readonly mostRows: number;
  readonly words: {
    readonly tooMany: Bilingual;
    readonly empty: Bilingual;
    /** Told when no sheet has the columns. */
    readonly columns: (missing: readonly string[]) => Bilingual;
  };
}

/**
 * Reads the rows of the one table meant, whatever else a file holds: CSV in any encoding of the
 * platform, XLSX, JSON, also inside archives. Formulas that were guarded by an export are freed.
 * @throws UnreadableTable when nothing of it is such a table, or it has too many rows
 */
export async function readTableRows(
  source: string | NamedStream,
  limits: Partial<InputLimits>,
  question: TableQuestion,
): Promise<{ readonly rows: readonly TableRow[]; readonly unread: readonly string[] }> {
  const rows: TableRow[] = [];
  const unread = new Set<string>();
  const lacking = new Set<string>();
  try {
    for await (const entry of openInput(source, limits)) {
      let isMeant = false;
      for await (const item of readTable(entry)) {
        if (item.kind === 'header') {
          const missing = question.missing(item.headers);
          isMeant = missing.length === 0;
          for (const column of missing) lacking.add(column);
          if (isMeant) for (const header of question.unread(item.headers)) unread.add(header);
        } else if (isMeant && item.kind === 'row') {
          const isObject = typeof item.value === 'object' && item.value !== null;
          const cells =
            isObject && question.ofObject !== undefined
              ? question.ofObject(item.value as Record<string, unknown>)
              : freed(item.cells);
          rows.push({ row: rowOf(item.position), cells, fault: null });
        } else if (isMeant && item.kind === 'problem' && item.issue.severity === 'error') {
          const { code, params, position } = item.issue;
          const words = {
            zh: describeProblem({ severity: 'error', code, params }, 'zh'),
            en: describeProblem({ severity: 'error', code, params }, 'en'),
          };
          rows.push({
            row: position === undefined ? 1 : rowOf(position),
            cells: { '': item.raw ?? '' },
            fault: { code: `file.${code}`, params, words },
          });
        }
        if (rows.length > question.mostRows) throw new UnreadableTable(question.words.tooMany);
      }
    }
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    throw new UnreadableTable({
      zh: describeProblem(error, 'zh'),
      en: describeProblem(error, 'en'),
    });
  }
  if (rows.length === 0) {
    const { columns, empty } = question.words;
    throw new UnreadableTable(lacking.size > 0 ? columns([...lacking]) : empty);
  }
  return { rows, unread: [...unread] };
}

function freed(cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [
      name,
      typeof cell === 'string' ? unguardFormula(cell) : cell,
    ]),
  );
}

function rowOf(position: { readonly row?: number; readonly line?: number }): number {
  return position.row ?? position.line ?? 1;
}
