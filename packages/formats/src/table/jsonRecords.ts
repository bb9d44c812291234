import type { FormatIssue, SourcePosition } from '../problem.ts';
import {
  flattenJson,
  isPlainObject,
  jsonErrorColumn,
  jsonErrorReason,
  jsonTypeName,
  parseJsonExactly,
} from './jsonCells.ts';
import { LineSplitter } from './lineSplitter.ts';
import type { RawRow, RowProblem } from './model.ts';

export type JsonRecord = RawRow | RowProblem;

/** Incremental reader of records from JSON text. */
interface JsonRecordReader {
  push(text: string): JsonRecord[];
  end(): JsonRecord[];
  /** Blank lines passed over. */
  readonly blankRows: number;
}

function recordFrom(text: string, position: SourcePosition, startColumn: number): JsonRecord {
  try {
    const value = parseJsonExactly(text);
    // A plain list (of symbols, of numbers) is a table of one column.
    if (typeof value === 'string' || typeof value === 'number') {
      return { kind: 'row', position, cells: { '#1': value }, raw: text, value };
    }
    if (!isPlainObject(value)) {
      const params = { found: jsonTypeName(value) };
      return problem('json-not-object', params, position, text);
    }
    return { kind: 'row', position, cells: flattenJson(value), raw: text, value };
  } catch (error) {
    const at = jsonErrorColumn(error);
    const params = { reason: jsonErrorReason(error) };
    const isOneLine = !/[\r\n]/.test(text);
    const place = at === undefined || !isOneLine ? {} : { column: startColumn + at - 1 };
    return problem('json-invalid', params, { ...position, ...place }, text);
  }
}

function problem(
  code: FormatIssue['code'],
  params: FormatIssue['params'],
  position: SourcePosition,
  raw?: string,
): RowProblem {
  const issue: FormatIssue = { severity: 'error', code, params, position };
  return { kind: 'problem', issue, ...(raw === undefined ? {} : { raw }) };
}

/** One object a line; a broken line is reported and the next one read. */
export class JsonLinesReader implements JsonRecordReader {
  readonly #file: string;
  readonly #maxRecordChars: number;
  readonly #lines: LineSplitter;
  #line = 0;
  blankRows = 0;

  constructor(file: string, maxRecordChars: number) {
    this.#file = file;
    this.#maxRecordChars = maxRecordChars;
    this.#lines = new LineSplitter(maxRecordChars);
  }

  push(text: string): JsonRecord[] {
    return this.#read(this.#lines.push(text));
  }

  end(): JsonRecord[] {
    return this.#read(this.#lines.end());
  }

  #read(lines: readonly (string | undefined)[]): JsonRecord[] {
    const records: JsonRecord[] = [];
    for (const line of lines) {
      this.#line++;
      const position = { file: this.#file, line: this.#line, row: this.#line };
      if (line === undefined) {
        records.push(problem('record-too-long', { limit: this.#maxRecordChars }, position));
      } else if (line.trim() === '') this.blankRows++;
      else records.push(recordFrom(line, position, 1));
    }
    return records;
  }
}

/** Objects in one array, or objects one after another over several lines. */
export class JsonValuesReader implements JsonRecordReader {
  readonly #file: string;
  readonly #maxRecordChars: number;
  /** Depth at which records stand: 1 within an array, 0 without. Unknown before the first mark. */
  #recordDepth: number | undefined;
  #depth = 0;
  #inText = false;
  #escaped = false;
  #parts: string[] = [];
  #length = 0;
  #line = 1;
  #startLine = 1;
  #row = 0;
  #lastWasCr = false;
  #closed = false;
  readonly blankRows = 0;

  constructor(file: string, maxRecordChars: number) {
    this.#file = file;
    this.#maxRecordChars = maxRecordChars;
  }

  push(text: string): JsonRecord[] {
    const records: JsonRecord[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      this.#countLine(code);
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 0x5c) this.#escaped = true;
        else if (code === 0x22) this.#inText = false;
        continue;
      }
      if (!this.#isStructural(code)) continue;
      if (code === 0x22) {
        this.#inText = true;
        continue;
      }
      from = this.#structure(code, text, at, from, records);
    }
    this.#keep(text.slice(from));
    return records;
  }

  end(): JsonRecord[] {
    const records: JsonRecord[] = [];
    if (this.#recordDepth === 1 && !this.#closed) {
      this.#flush(records);
      records.push(problem('json-invalid', { reason: 'unexpected end' }, this.#here()));
    } else this.#flush(records);
    return records;
  }

  #isStructural(code: number): boolean {
    // " , [ ] { }
    return (
      code === 0x22 ||
      code === 0x2c ||
      code === 0x5b ||
      code === 0x5d ||
      code === 0x7b ||
      code === 0x7d
    );
  }

  /** Handles a bracket or comma at `at`; returns where the text not yet kept begins. */
  #structure(code: number, text: string, at: number, from: number, records: JsonRecord[]): number {
    if (this.#recordDepth === undefined) {
      this.#recordDepth = code === 0x5b ? 1 : 0;
      if (code === 0x5b) {
        this.#closed = false;
        this.#depth = 1;
        this.#parts = [];
        this.#length = 0;
        return at + 1;
      }
    }
    const atRecords = this.#depth === this.#recordDepth;
    if (code === 0x2c) {
      if (!atRecords) return from;
      this.#keep(text.slice(from, at));
      this.#flush(records);
      return at + 1;
    }
    if (code === 0x7b || code === 0x5b) {
      this.#depth++;
      return from;
    }
    if (atRecords && this.#recordDepth === 1) {
      // The end of the array.
      this.#keep(text.slice(from, at));
      this.#flush(records);
      this.#closed = true;
      this.#recordDepth = undefined;
      this.#depth = 0;
      return at + 1;
    }
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === this.#recordDepth && this.#recordDepth === 0) {
      this.#keep(text.slice(from, at + 1));
      this.#flush(records);
      return at + 1;
    }
    return from;
  }

  #keep(text: string): void {
    if (text === '') return;
    if (this.#length === 0) {
      const trimmed = text.trimStart();
      if (trimmed === '') return;
      this.#startLine = this.#line - lineBreaksIn(trimmed);
      this.#parts = [];
    }
    this.#length += text.length;
    if (this.#length <= this.#maxRecordChars) this.#parts.push(text);
    else this.#parts = [];
  }

  #flush(records: JsonRecord[]): void {
    const length = this.#length;
    const text = this.#parts.join('').trim();
    this.#parts = [];
    this.#length = 0;
    if (length === 0) return;
    this.#row++;
    const position = { file: this.#file, line: this.#startLine, row: this.#row };
    if (length > this.#maxRecordChars) {
      records.push(problem('record-too-long', { limit: this.#maxRecordChars }, position));
    } else if (text !== '') records.push(recordFrom(text, position, 1));
  }

  #here(): SourcePosition {
    return { file: this.#file, line: this.#line };
  }

  #countLine(code: number): void {
    if (code === 0x0d || (code === 0x0a && !this.#lastWasCr)) this.#line++;
    this.#lastWasCr = code === 0x0d;
  }
}

function lineBreaksIn(text: string): number {
  return (text.match(/\r\n|\n|\r/g) ?? []).length;
}
