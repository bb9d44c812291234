import { TextStream } from '../../decodeStream.ts';
import type { FormatIssue } from '../../problem.ts';
import type { CellValue, RowProblem, SourceRow } from '../model.ts';
import { PLAIN_STYLE, readNumber } from './cellValue.ts';
import { partParser, unescapeText, type Workbook, type Worksheet } from './workbook.ts';

/** Columns of an xlsx sheet (XFD); a reference beyond is not believed. */
const MAX_COLUMNS = 16_384;

/**
 * Streams the rows of a worksheet in batches. A row is followed by nothing and preceded by the
 * warnings about its cells; the next part of the sheet is read only when a batch has been taken.
 */
export async function* sheetRows(
  workbook: Workbook,
  sheet: Worksheet,
  file: string,
): AsyncGenerator<(SourceRow | RowProblem)[]> {
  const reader = new SheetReader(workbook, sheet.name, file);
  for await (const { text } of new TextStream(sheet.open())) {
    const batch = reader.push(text);
    if (batch.length > 0) yield batch;
  }
  const last = reader.end();
  if (last.length > 0) yield last;
}

class SheetReader {
  readonly #workbook: Workbook;
  readonly #sheet: string;
  readonly #file: string;
  readonly #parser;
  #batch: (SourceRow | RowProblem)[] = [];
  #row = 0;
  #values: CellValue[] = [];
  #inRow = false;
  #column = 0;
  #type = '';
  #style = 0;
  #text = '';
  #inValue = false;
  #inPhonetic = false;

  constructor(workbook: Workbook, sheet: string, file: string) {
    this.#workbook = workbook;
    this.#sheet = sheet;
    this.#file = file;
    this.#parser = partParser(file, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => {
        if (this.#inValue) this.#text += text;
      },
      close: (name) => this.#close(name),
    });
  }

  push(text: string): (SourceRow | RowProblem)[] {
    this.#parser.write(text);
    return this.#take();
  }

  end(): (SourceRow | RowProblem)[] {
    this.#parser.close();
    return this.#take();
  }

  #take(): (SourceRow | RowProblem)[] {
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.#row = Number(attributes['r'] ?? this.#row + 1);
        this.#values = [];
        this.#column = -1;
        this.#inRow = true;
        break;
      case 'c': {
        const reference = columnOf(attributes['r']);
        this.#column = reference ?? this.#column + 1;
        this.#type = attributes['t'] ?? 'n';
        this.#style = Number(attributes['s'] ?? 0);
        this.#text = '';
        break;
      }
      case 'v':
        this.#inValue = this.#inRow;
        break;
      case 'rPh':
        this.#inPhonetic = true;
        break;
      case 't':
        this.#inValue = this.#inRow && !this.#inPhonetic;
        break;
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#inValue = false;
        break;
      case 'rPh':
        this.#inPhonetic = false;
        break;
      case 'c':
        if (this.#inRow) this.#finishCell();
        break;
      case 'row':
        this.#inRow = false;
        this.#batch.push({
          kind: 'source',
          values: this.#values,
          row: this.#row,
          raw: JSON.stringify(this.#values),
        });
        break;
    }
  }

  #finishCell(): void {
    if (this.#column >= MAX_COLUMNS) return;
    const value = this.#cellValue();
    if (value === null) return;
    while (this.#values.length < this.#column) this.#values.push(null);
    this.#values[this.#column] = value;
  }

  #cellValue(): CellValue {
    const text = this.#text;
    switch (this.#type) {
      case 's':
        return this.#workbook.sharedTexts[Number(text)] ?? null;
      case 'str':
      case 'inlineStr':
        return unescapeText(text);
      case 'b':
        return text === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        this.#warn('cell-error-value', { value: text });
        return null;
      case 'd':
        return text.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '') || null;
      default: {
        const style = this.#workbook.styles[this.#style] ?? PLAIN_STYLE;
        const { value, warning } = readNumber(text, style, this.#workbook.date1904);
        if (warning !== undefined) this.#warn(warning.code, warning.params);
        return value;
      }
    }
  }

  #warn(code: FormatIssue['code'], params: FormatIssue['params']): void {
    const position = {
      file: this.#file,
      sheet: this.#sheet,
      row: this.#row,
      field: columnLetters(this.#column),
    };
    this.#batch.push({ kind: 'problem', issue: { severity: 'warning', code, params, position } });
  }
}

/** Index of the column of a reference such as `AB12`, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  if (reference === undefined) return undefined;
  let column = 0;
  let i = 0;
  for (; i < reference.length && i < 4; i++) {
    const code = reference.charCodeAt(i) & ~0x20;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + (code - 0x40);
  }
  return i === 0 ? undefined : column - 1;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
