import { createHash } from 'node:crypto';
import type {
  ColumnMapping,
  Note,
  Refusal,
  Right,
  RightReading,
  RowMapping,
} from '@zca/domain/registry';
import {
  indicationDocumentToRight,
  indicationKey,
  looksHeaderless,
  Right as RightSchema,
  canonicalRight,
  documentToRight,
  findFault,
  patentKey,
  provisionalKeys,
  recogniseColumns,
  registerOffice,
  rowToRight,
  secrecyGate,
  trademarkDocumentToRight,
  trademarkKey,
} from '@zca/domain/registry';
import type {
  CellValue,
  FormatIssue,
  InputEntry,
  RawRow,
  TableHeader,
  XmlItem,
} from '@zca/formats';
import {
  FormatProblem,
  detectFormat,
  readPatentXml,
  readTable,
  readIndicationXml,
  readTrademarkXml,
} from '@zca/formats';
import { keepable } from '../../base/database/index.ts';
import type { SourcePosition } from '../saveRights.ts';
import type { OwnTable } from './ownTable.ts';
import { findOwnTable, mappingOfRow, withoutGuards } from './ownTable.ts';

/** A record, or why it was not taken. */
export type ReadRecord =
  | {
      readonly kind: 'right';
      readonly right: Right;
      readonly patch: boolean;
      readonly supplement: boolean;
      readonly position: SourcePosition;
      /** What was read, made only when it is needed: for quarantine when the database refuses the record. */
      readonly raw: () => Readonly<Record<string, string>>;
      readonly rawHash: string;
      readonly mapping: RowMapping | null;
      /** What of it should be looked at though it was taken. */
      readonly notes: readonly Note[];
    }
  | {
      readonly kind: 'refused';
      readonly refusal: Refusal;
      readonly position: SourcePosition;
      /** Null for what may be secret, of which nothing is kept. */
      readonly raw: () => Readonly<Record<string, string>> | null;
      readonly rawHash: string;
      readonly mapping: RowMapping | null;
    };

/** One thing read from an entry: a record, or what should be looked at of the file. */
export type ReadItem =
  | ReadRecord
  | { readonly kind: 'note'; readonly note: Note; readonly position: SourcePosition };

export interface ReadOptions {
  /** Corrected mapping of a table by its name; null asks for recognition. */
  readonly mappingOf: (table: string) => ColumnMapping | null;
  /** Today in Asia/Shanghai. */
  readonly today: string;
}

/** Name under which a table's mapping is kept: the entry, with the sheet where there is one. */
export function tableName(file: string, sheet: string | undefined): string {
  return sheet === undefined || sheet === '' ? file : `${file}#${sheet}`;
}

/**
 * Every record of an entry, in its order. What cannot be read as a whole (a wrong format, a damaged
 * file) is one refused item, so that nothing is lost without being listed.
 */
export async function* readRights(
  entry: InputEntry,
  options: ReadOptions,
): AsyncIterable<ReadItem> {
  const format = detectFormat(entry);
  const { today } = options;
  try {
    if (entry.problem !== undefined) throw entry.problem;
    switch (format.kind) {
      case 'empty':
        return;
      case 'xml':
      // The first document may stand behind what was looked at; if there is none, it is said why.
      case 'patent-xml':
        yield* readDocumentRights(readPatentXml(entry), (one) => documentToRight(one, today));
        return;
      case 'trademark-xml':
        yield* readDocumentRights(readTrademarkXml(entry), (one) =>
          trademarkDocumentToRight(one, today),
        );
        return;
      case 'indication-xml':
        yield* readDocumentRights(readIndicationXml(entry), (one) =>
          indicationDocumentToRight(one, today),
        );
        return;
      default:
        // What is no table is refused there, by name.
        yield* readTableRights(entry, options);
    }
  } catch (error) {
    if (!(error instanceof FormatProblem)) throw error;
    yield wholeEntry(entry, `file.${error.code}`, error.params, error.position);
  }
}

function wholeEntry(
  entry: InputEntry,
  rule: string,
  params: Readonly<Record<string, string | number>>,
  position: object = {},
): ReadRecord {
  const at = { ...flat(position), file: entry.name };
  return {
    kind: 'refused',
    refusal: { rule, field: '', params },
    position: at,
    raw: () => ({}),
    rawHash: sha256(`${entry.name}\n${rule}`),
    mapping: null,
  };
}

async function* readTableRights(entry: InputEntry, options: ReadOptions): AsyncIterable<ReadItem> {
  let mapping: RowMapping | null = null;
  let own: OwnTable | undefined;
  // Warnings of a row stand before it; of one that may be secret nothing is told.
  let ofRow: FormatIssue[] = [];
  for await (const item of readTable(entry)) {
    switch (item.kind) {
      case 'header': {
        own = findOwnTable(item.headers);
        const corrected = options.mappingOf(tableName(item.file, item.sheet));
        const { collection, columns } =
          corrected ??
          recogniseColumns(
            item.headers,
            item.sampleRows.map((row) => row.cells),
          );
        mapping = { collection, columns, office: registerOffice(item.headers) };
        if (corrected === null && own === undefined && looksHeaderless(item.headers)) {
          yield firstRow(item, mapping, options.today);
        }
        break;
      }
      case 'row':
        if (own !== undefined) {
          yield withNotes(readRow(item, mappingOfRow(own, item.cells), options.today), ofRow);
        } else if (mapping !== null) {
          yield withNotes(readRow(item, mapping, options.today), ofRow);
        }
        ofRow = [];
        break;
      case 'problem':
        if (item.issue.severity === 'error') {
          ofRow = [];
          yield badRow(item.issue, item.raw ?? '', mapping);
        } else if (item.issue.position?.row === undefined) {
          yield warning(item.issue);
        } else {
          ofRow.push(item.issue);
        }
        break;
      case 'end':
        break;
    }
  }
}

/** A list without a header: what was taken for one is its first record. */
function firstRow(header: TableHeader, mapping: RowMapping, today: string): ReadRecord {
  const cells = Object.fromEntries(header.headers.map((text) => [text, text]));
  const position = { file: header.file, line: 1, row: 1 };
  return readRow({ cells, raw: header.headers.join('\t'), position }, mapping, today);
}

/** Reads one row by a mapping; also used when a mended row is tried again. */
export function readRow(
  row: Pick<RawRow, 'cells' | 'raw' | 'position' | 'value'>,
  mapping: RowMapping,
  today: string,
): ReadRecord {
  return readKeepable(
    { ...row, cells: keepable(row.cells), value: keepable(row.value) },
    mapping,
    today,
  );
}

function readKeepable(
  row: Pick<RawRow, 'cells' | 'raw' | 'position' | 'value'>,
  mapping: RowMapping,
  today: string,
): ReadRecord {
  const position = flat(row.position);
  const rawHash = sha256(row.raw);
  const reading = wholeRecord(row, mapping, today) ?? readCells(row, mapping, today);
  if (reading.ok) {
    return {
      kind: 'right',
      right: reading.right,
      patch: reading.patch === true,
      supplement: reading.supplement === true,
      position,
      raw: () => textCells(row.cells),
      rawHash,
      mapping,
      notes: reading.notes,
    };
  }
  const secret = reading.refusal.secrecy === true;
  const raw = () => (secret ? null : textCells(row.cells));
  return { kind: 'refused', refusal: reading.refusal, position, raw, rawHash, mapping };
}

function readCells(row: Pick<RawRow, 'cells'>, mapping: RowMapping, today: string): RightReading {
  return rowToRight(withoutGuards(row.cells), mapping, today);
}

/**
 * Reads an object of a JSON file that is a record as this platform writes it, whose publications,
 * events and classes have no place in cells. Undefined for any other object, which is read as cells;
 * the secrecy gate decides about both alike.
 */
function wholeRecord(
  row: Pick<RawRow, 'cells' | 'value'>,
  mapping: RowMapping,
  today: string,
): RightReading | undefined {
  if (row.value === undefined) return undefined;
  const parsed = RightSchema.safeParse(row.value);
  if (!parsed.success || !keysOf(parsed.data).includes(parsed.data.key)) return undefined;
  if (!secrecyGate(row.cells, mapping.columns).ok) return undefined;
  const right = canonicalRight(parsed.data);
  const fault = findFault(right, today);
  return fault === null ? { ok: true, right, notes: [] } : { ok: false, refusal: fault };
}

/** Keys under which a record may stand by its numbers. */
function keysOf(right: Right): string[] {
  if (right.collection === 'trademark') {
    const { number, madrid, country } = right;
    if (country !== undefined) return [trademarkKey(number, country), ...provisionalKeys(right)];
    return [number, ...(madrid === undefined ? [] : [madrid])].map((one) => trademarkKey(one));
  }
  if (right.collection === 'geographicalIndication') {
    return [indicationKey(right) ?? '', ...provisionalKeys(right)];
  }
  const { applicationNumber, country } = right;
  return country === 'CN' && applicationNumber !== undefined
    ? [patentKey(applicationNumber)]
    : provisionalKeys(right);
}

/** Words by which a line that could not be read as cells may be a secret record all the same (O:A.8). */
const MAY_BE_SECRET = /国防|绝密|机密|秘密|保密|密级|defen[cs]e|secret|confidential/i;

function badRow(issue: FormatIssue, raw: string, mapping: RowMapping | null): ReadRecord {
  return {
    kind: 'refused',
    refusal: {
      rule: `file.${issue.code}`,
      field: issue.position?.field ?? '',
      params: issue.params,
    },
    position: flat(issue.position ?? {}),
    raw: () => (MAY_BE_SECRET.test(raw) ? null : { '#': keepable(raw) }),
    rawHash: sha256(raw),
    mapping,
  };
}

/** A warning of a file as a note; what it says of a column is in its sentence. */
function noteOf(issue: FormatIssue): Note {
  return { rule: `file.${issue.code}`, field: '', params: keepable(issue.params) };
}

/** A record with the warnings of its own row; before a row that was blank there may be others. */
function withNotes(record: ReadRecord, warnings: readonly FormatIssue[]): ReadRecord {
  if (record.kind === 'refused' || warnings.length === 0) return record;
  const own = warnings.filter(({ position }) => position?.row === record.position['row']);
  return { ...record, notes: [...own.map(noteOf), ...record.notes] };
}

function warning(issue: FormatIssue): ReadItem {
  return { kind: 'note', note: noteOf(issue), position: flat(issue.position ?? {}) };
}

/** A document as a reader of exchange formats gives it. */
type FileDocument = {
  readonly position: object;
  readonly rawSha256: string;
  readonly warnings: readonly FormatIssue[];
};

async function* readDocumentRights<Document extends FileDocument>(
  items: AsyncIterable<XmlItem<Document>>,
  toRight: (document: Document) => RightReading,
): AsyncIterable<ReadItem> {
  for await (const item of items) {
    if (item.kind === 'problem') {
      if (item.issue.severity === 'warning') yield warning(item.issue);
      else yield badRow(item.issue, JSON.stringify(item.issue), null);
      continue;
    }
    if (item.kind === 'end') continue;
    const document = keepable(item.document);
    const position = flat(document.position);
    const reading = toRight(document);
    const raw = () => documentCells(document);
    if (reading.ok) {
      yield {
        kind: 'right',
        right: reading.right,
        patch: reading.patch === true,
        supplement: reading.supplement === true,
        position,
        raw,
        rawHash: document.rawSha256,
        mapping: null,
        notes: [...document.warnings.map(noteOf), ...reading.notes],
      };
      continue;
    }
    yield {
      kind: 'refused',
      refusal: reading.refusal,
      position,
      raw: reading.refusal.secrecy === true ? () => null : raw,
      rawHash: document.rawSha256,
      mapping: null,
    };
  }
}

/** A document as cells, so that it can be read and mended in quarantine as a row can. */
function documentCells(document: object): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined || value === null || name === 'position') continue;
    cells[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return cells;
}

function textCells(cells: Readonly<Record<string, CellValue>>): Record<string, string> {
  const entries = Object.entries(cells).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

function flat(position: object): SourcePosition {
  const entries = Object.entries(position).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return keepable(Object.fromEntries(entries));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
