import { parseMoney } from '@zca/standards';
import type { BothWords } from '../matters/index.ts';
import { readDay } from '../registry/index.ts';
import { AREAS, findArea } from './areas.ts';
import { EntryDraft, type EvidenceNote, type RegisterKey } from './model.ts';
import { entryFaults, type EntryFault, registerOf } from './registers.ts';

/** Names of the columns of all registers' tables. */
export const ENTRY_COLUMN_NAMES = [
  'subject',
  'subjectCode',
  'area',
  'category',
  'from',
  'to',
  'due',
  'amountFen',
  'quantity',
  'note',
  'document',
  'documentNumber',
] as const;
type ColumnName = (typeof ENTRY_COLUMN_NAMES)[number];

/** A column of the table of a register. */
export interface EntryColumn {
  readonly name: ColumnName;
  readonly title: BothWords;
  readonly required: boolean;
}

/** The columns of a register's table, as files are read and pages show them. */
export function entryColumns(key: RegisterKey): readonly EntryColumn[] {
  const { subject, from, columns, required, categories } = registerOf(key);
  const column = (name: ColumnName, title: BothWords, isRequired = false): EntryColumn => ({
    name,
    title,
    required: isRequired,
  });
  return [
    column('subject', subject, true),
    ...(columns.subjectCode === undefined ? [] : [column('subjectCode', columns.subjectCode)]),
    column('area', { zh: '地区', en: 'Area' }, true),
    ...(categories.length === 0
      ? []
      : [column('category', { zh: '类别', en: 'Category' }, required.includes('category'))]),
    column('from', from, true),
    ...(['to', 'due', 'amountFen', 'quantity'] as const).flatMap((name) => {
      const title = columns[name];
      return title === undefined ? [] : [column(name, title, required.includes(name))];
    }),
    column('note', { zh: '备注', en: 'Note' }),
    column('document', { zh: '依据文件', en: 'Document' }, true),
    column('documentNumber', { zh: '文号', en: 'Number of the document' }),
  ];
}

/** The column that a header of a file names, in either language; undefined for one that is not ours. */
export function findEntryColumn(key: RegisterKey, header: string): EntryColumn | undefined {
  const plain = simplified(header);
  return entryColumns(key).find(
    ({ name, title }) =>
      [name, title.zh, title.en].some((one) => simplified(one) === plain) ||
      // Amounts are written in yuan in files, whatever the header's brackets say.
      (name === 'amountFen' &&
        simplified(title.zh.replace(/（.*$/u, '')) === plain.replace(/[（(].*$/u, '')),
  );
}

const simplified = (text: string): string =>
  text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** Cells of a row by the names of columns; empty ones are absent. */
export type EntryCells = Readonly<Partial<Record<ColumnName, string>>>;

/** A row read: an entry, or everything that is wrong with it. */
export type ReadEntry =
  | { readonly ok: true; readonly draft: EntryDraft }
  | { readonly ok: false; readonly faults: readonly EntryFault[] };

/**
 * Reads a row of a register's table. Areas may be written by code or name, categories by value or title,
 * days in every form of `readDay`, amounts in yuan
 * or with their unit.
 */
export function readEntry(
  key: RegisterKey,
  cells: EntryCells,
  where: Pick<EvidenceNote, 'file' | 'line'>,
): ReadEntry {
  const register = registerOf(key);
  const faults: EntryFault[] = [];
  const text = (name: ColumnName): string | undefined => {
    const value = cells[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  };
  const unreadable = (name: ColumnName, zh: string, en: string): undefined => {
    faults.push({
      field: name,
      words: { zh: `“${cells[name]}”${zh}`, en: `"${cells[name]}" ${en}` },
    });
    return undefined;
  };
  const day = (name: 'from' | 'to' | 'due'): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const read = readDay(value);
    return read.ok
      ? read.day
      : unreadable(name, '不是日期，请写作 2025-03-01。', 'is no day; write 2025-03-01.');
  };
  const number = (name: 'quantity'): number | undefined => {
    const value = text(name)?.replace(/[,，]/gu, '');
    if (value === undefined) return undefined;
    const read = Number(value);
    return Number.isFinite(read)
      ? read
      : unreadable(name, '不是数，请只填数字。', 'is no number; write digits alone.');
  };
  const amount = (): number | undefined => {
    const value = text('amountFen');
    if (value === undefined) return undefined;
    const read = parseMoney(value);
    return read.ok && read.value >= 0
      ? read.value
      : unreadable(
          'amountFen',
          '不是金额，请填以元为单位的数字，最多两位小数。',
          'is no amount; write yuan with at most two decimals.',
        );
  };
  const areaText = text('area');
  const area = areaText === undefined ? undefined : areaCode(areaText);
  for (const column of entryColumns(key)) {
    if (column.required && text(column.name) === undefined) {
      const { title } = column;
      faults.push({
        field: column.name,
        words: { zh: `请填写“${title.zh}”。`, en: `Fill in "${title.en}".` },
      });
    }
  }
  const category = text('category');
  const optional = {
    subjectCode: text('subjectCode'),
    category:
      register.categories.find(({ value, title }) =>
        [value, title.zh, title.en].includes(category ?? ''),
      )?.value ?? category,
    to: day('to'),
    due: day('due'),
    amountFen: amount(),
    quantity: number('quantity'),
    note: text('note'),
  };
  const from = day('from');
  if (faults.length > 0 || from === undefined) return { ok: false, faults };
  const documentNumber = text('documentNumber');
  const draft: EntryDraft = {
    register: key,
    subject: text('subject')!,
    area: area ?? areaText!,
    from,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<EntryDraft>),
    evidence: { title: text('document')!, number: documentNumber ?? '', ...where },
  };
  const rules = entryFaults(draft, (code) => findArea(code) !== undefined);
  if (rules.length > 0) return { ok: false, faults: rules };
  const checked = EntryDraft.safeParse(draft);
  return checked.success
    ? { ok: true, draft: checked.data }
    : { ok: false, faults: checked.error.issues.map(({ path }) => shapeFault(key, path)) };
}

/** Columns of an entry by the place of their value in it, where they have another name. */
const COLUMN_OF: Readonly<Record<string, ColumnName>> = {
  'evidence.title': 'document',
  'evidence.number': 'documentNumber',
};

/** What stands in a column and has not the shape of it: a text that is too long, a number out of range. */
function shapeFault(key: RegisterKey, path: readonly PropertyKey[]): EntryFault {
  const place = path.map(String).join('.');
  const field = COLUMN_OF[place] ?? place;
  const title = entryColumns(key).find(({ name }) => name === field)?.title;
  return {
    field,
    words: {
      zh: `“${title?.zh ?? field}”过长或超出范围，请缩短或改正。`,
      en: `"${title?.en ?? field}" is too long or out of range; shorten or correct it.`,
    },
  };
}

function areaCode(text: string): string | undefined {
  const plain = simplified(text);
  return (
    findArea(text)?.code ??
    AREAS.find(({ name }) => [name.zh, name.en].some((one) => simplified(one) === plain))?.code
  );
}
