import {
  type EntryDraft,
  findEntryColumn,
  readEntry,
  type RegisterKey,
} from '@zca/domain/indicators';
import type { Cell } from '@zca/domain/registry';
import {
  describeProblem,
  FormatProblem,
  type NamedStream,
  openInput,
  readTable,
  unguardFormula,
} from '@zca/formats';

type Words = { readonly zh: string; readonly en: string };

/** What a file of entries gave: drafts, and each line that could not be read. */
export interface ReadEntries {
  readonly drafts: readonly EntryDraft[];
  readonly refused: readonly {
    readonly line: number;
    readonly field: string;
    readonly words: Words;
  }[];
}

/** Registers are lists of a city's firms, cases, contracts: a longer file is another file. */
const MOST_ROWS = 100_000;

/** A file that is no table of the register as a whole. */
export class UnreadableEntries extends Error {
  readonly words: Words;

  constructor(words: Words) {
    super(words.en);
    this.name = 'UnreadableEntries';
    this.words = words;
  }
}

/**
 * Reads a table of a register: CSV in any encoding of the platform, XLSX, JSON, also inside archives. A
 * line with a fault is told with its line and field, and the others are read.
 * @throws UnreadableEntries when no table of it has the column of the subject
 */
export async function readEntryFile(
  register: RegisterKey,
  source: NamedStream,
): Promise<ReadEntries> {
  const drafts: EntryDraft[] = [];
  const refused: { line: number; field: string; words: Words }[] = [];
  let isOurs = false;
  try {
    for await (const entry of openInput(source, {})) {
      let names = new Map<string, ReturnType<typeof findEntryColumn>>();
      for await (const item of readTable(entry)) {
        if (item.kind === 'header') {
          names = new Map(
            item.headers.map((header) => [header, findEntryColumn(register, header)]),
          );
          isOurs ||= [...names.values()].some((column) => column?.name === 'subject');
        } else if (item.kind === 'row') {
          const cells: Record<string, string> = {};
          for (const [header, cell] of Object.entries(item.cells)) {
            const column = names.get(header);
            if (column !== undefined) cells[column.name] = textOf(cell);
          }
          if (Object.values(cells).every((cell) => cell.trim() === '')) continue;
          const line = lineOf(item.position);
          const read = readEntry(register, cells, { file: entry.name, line });
          if (read.ok) drafts.push(read.draft);
          else refused.push(...read.faults.map(({ field, words }) => ({ line, field, words })));
        } else if (item.kind === 'problem' && item.issue.severity === 'error') {
          const { code, params, position } = item.issue;
          refused.push({
            line: position === undefined ? 1 : lineOf(position),
            field: '',
            words: {
              zh: describeProblem({ severity: 'error', code, params }, 'zh'),
              en: describeProblem({ severity: 'error', code, params }, 'en'),
            },
          });
        }
        if (drafts.length + refused.length > MOST_ROWS) {
          throw new UnreadableEntries({
            zh: `一个文件最多 ${MOST_ROWS} 行，请分成几个文件。`,
            en: `A file has at most ${MOST_ROWS} rows; split it.`,
          });
        }
      }
    }
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    throw new UnreadableEntries({
      zh: describeProblem(error, 'zh'),
      en: describeProblem(error, 'en'),
    });
  }
  if (!isOurs) {
    throw new UnreadableEntries({
      zh: '文件里没有这本台账的表头。请下载模板，按模板的列名填写。',
      en: 'The file has no header of this register. Take the template and use its columns.',
    });
  }
  return { drafts, refused };
}

function lineOf(position: { readonly row?: number; readonly line?: number }): number {
  return position.row ?? position.line ?? 1;
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? unguardFormula(cell) : cell === null ? '' : String(cell);
}
