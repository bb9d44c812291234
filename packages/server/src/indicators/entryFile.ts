import {
  type EntriesReceipt,
  type EntryDraft,
  findEntryColumn,
  readEntry,
  type RegisterKey,
} from '@zca/domain/indicators';
import type { InputLimits, NamedStream } from '@zca/formats';
import { readTableRows } from '../base/tables/index.ts';

/** A draft that knows from which line of its file it was read. */
export interface FileDraft extends EntryDraft {
  readonly evidence: EntryDraft['evidence'] & { readonly line: number };
}

/** What a file of entries gave: drafts, and each line that could not be read. */
export interface ReadEntries {
  readonly drafts: readonly FileDraft[];
  readonly refused: EntriesReceipt['refused'];
}

/** Registers are lists of a city's firms, cases, contracts: a longer file is another file. */
const MOST_ROWS = 100_000;

/**
 * Reads a table of a register: CSV in any encoding of the platform, XLSX, JSON, also inside archives. A
 * line with a fault is told with its line and field, and the others are read.
 * @throws UnreadableTable when no table of it has the column of the subject, or it has too many rows
 */
export async function readEntryFile(
  register: RegisterKey,
  source: NamedStream,
  limits: Partial<InputLimits>,
): Promise<ReadEntries> {
  const { rows } = await readTableRows(source, limits, {
    missing: (headers) =>
      headers.some((header) => findEntryColumn(register, header)?.name === 'subject')
        ? []
        : ['subject'],
    unread: () => [],
    mostRows: MOST_ROWS,
    words: {
      tooMany: {
        zh: `一个文件最多 ${MOST_ROWS} 行，请分成几个文件。`,
        en: `A file has at most ${MOST_ROWS} rows; split it.`,
      },
      empty: {
        zh: '文件里一行也没有。请确认选对了文件。',
        en: 'The file has no row. See whether it is the file that was meant.',
      },
      columns: () => ({
        zh: '文件里没有这本台账的表头。请下载模板，按模板的列名填写。',
        en: 'The file has no header of this register. Take the template and use its columns.',
      }),
    },
  });
  const drafts: FileDraft[] = [];
  const refused: EntriesReceipt['refused'] = [];
  for (const { row, cells: found, fault } of rows) {
    if (fault !== null) {
      refused.push({ line: row, field: '', words: { ...fault.words } });
      continue;
    }
    const cells: Record<string, string> = {};
    for (const [header, cell] of Object.entries(found)) {
      const column = findEntryColumn(register, header);
      if (column !== undefined && cell !== null) cells[column.name] = String(cell);
    }
    if (Object.values(cells).every((cell) => cell.trim() === '')) continue;
    const read = readEntry(register, cells, { file: source.name, line: row });
    if (read.ok) {
      const { draft } = read;
      drafts.push({ ...draft, evidence: { ...draft.evidence, line: row } });
    } else refused.push(...read.faults.map(({ field, words }) => ({ line: row, field, words })));
  }
  return { drafts, refused };
}
