import type { FormatIssue } from '../problem.ts';
import { DEFAULT_MAX_RECORD_CHARS, type RowProblem, type SourceRow } from './model.ts';

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

type Mode = 'field-start' | 'plain' | 'quoted' | 'after-quote' | 'skipping';

/**
 * Incremental parser of delimited text after RFC 4180, lenient where real exports are: line ends
 * LF, CRLF or a lone CR, mixed; quotes inside an unquoted cell are text; a quotation mark that is
 * never closed spoils its own line only. What comes out does not depend on the chunk borders.
 */
export class CsvParser {
  readonly #file: string;
  readonly #delimiter: number;
  readonly #maxRecordChars: number;
  #buffer = '';
  /** Absolute offset of the buffer in the text. */
  #base = 0;
  #start = 0;
  #at = 0;
  #mode: Mode = 'field-start';
  #fieldStart = 0;
  #quotedText = '';
  #strayText = false;
  #fields: string[] = [];
  #line = 1;
  #row = 1;
  /** Records that begin before this absolute offset may not span lines (recovery). */
  #singleLineUntil = 0;
  #out: (SourceRow | RowProblem)[] = [];

  /** `delimiter`: one character, or '' when the text has a single column. */
  constructor(file: string, delimiter: string, maxRecordChars = DEFAULT_MAX_RECORD_CHARS) {
    this.#file = file;
    this.#delimiter = delimiter === '' ? -1 : delimiter.charCodeAt(0);
    this.#maxRecordChars = maxRecordChars;
  }

  /** Takes the next piece of text and returns the records that it completed. */
  push(text: string): (SourceRow | RowProblem)[] {
    this.#buffer = this.#start === this.#buffer.length ? text : this.#compacted() + text;
    if (this.#start > 0) this.#rebase();
    this.#scan(false);
    return this.#take();
  }

  /** The text is over: returns what is left. */
  end(): (SourceRow | RowProblem)[] {
    this.#scan(true);
    if (this.#mode === 'quoted') {
      this.#unclosedQuote(this.#base + this.#buffer.length);
      this.#scan(true);
    }
    const isOpen = this.#at > this.#start || this.#fields.length > 0 || this.#mode === 'skipping';
    if (isOpen) this.#finishRecord(this.#at, 0);
    return this.#take();
  }

  #take(): (SourceRow | RowProblem)[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #compacted(): string {
    return this.#buffer.slice(this.#start);
  }

  #rebase(): void {
    const shift = this.#start;
    this.#base += shift;
    this.#at -= shift;
    this.#fieldStart -= shift;
    this.#start = 0;
  }

  #scan(isEnd: boolean): void {
    while (this.#at < this.#buffer.length) {
      const before = this.#at;
      const mode = this.#mode;
      if (mode === 'field-start') this.#scanFieldStart();
      else if (mode === 'quoted') this.#scanQuoted(isEnd);
      else this.#scanPlain(isEnd);
      const isStuck = this.#at === before && this.#mode === mode;
      if (this.#at - this.#start > this.#maxRecordChars) this.#handleOverflow();
      // No step forward and no change: the next chunk has to decide.
      else if (isStuck) break;
    }
    if (isEnd && this.#mode === 'quoted' && this.#isSingleLine()) {
      this.#reopenAsPlain();
      this.#scan(true);
    }
  }

  #scanFieldStart(): void {
    this.#fieldStart = this.#at;
    if (this.#buffer.charCodeAt(this.#at) === QUOTE) {
      this.#mode = 'quoted';
      this.#quotedText = '';
      this.#at++;
    } else this.#mode = 'plain';
  }

  /** Plain cells, text after a closing quote, and the rest of a line that is passed over. */
  #scanPlain(isEnd: boolean): void {
    const buffer = this.#buffer;
    const delimiter = this.#delimiter;
    const { length } = buffer;
    for (let at = this.#at; at < length; at++) {
      const code = buffer.charCodeAt(at);
      if (code === delimiter && this.#mode !== 'skipping') {
        this.#finishField(at);
        this.#at = at + 1;
        this.#mode = 'field-start';
        // A delimiter at the very end still opens an empty cell.
        this.#fieldStart = this.#at;
        return;
      }
      if (code !== LF && code !== CR) continue;
      this.#at = at;
      if (code === CR && at + 1 === length && !isEnd) return;
      const breakLength = code === CR && buffer.charCodeAt(at + 1) === LF ? 2 : 1;
      this.#finishRecord(at, breakLength);
      return;
    }
    this.#at = length;
  }

  #scanQuoted(isEnd: boolean): void {
    const buffer = this.#buffer;
    const from = this.#at;
    const quote = buffer.indexOf('"', from);
    const until = quote === -1 ? buffer.length : quote;
    if (this.#isSingleLine() && hasLineBreak(buffer, from, until)) {
      this.#reopenAsPlain();
      return;
    }
    if (quote === -1) {
      this.#quotedText += buffer.slice(from);
      this.#at = buffer.length;
      return;
    }
    if (quote + 1 === buffer.length && !isEnd) {
      this.#quotedText += buffer.slice(from, quote);
      this.#at = quote;
      return;
    }
    this.#quotedText += buffer.slice(from, quote);
    if (buffer.charCodeAt(quote + 1) === QUOTE) {
      this.#quotedText += '"';
      this.#at = quote + 2;
      return;
    }
    this.#at = quote + 1;
    // From here the field is quotedText plus whatever stray text precedes the delimiter.
    this.#fieldStart = this.#at;
    this.#mode = 'after-quote';
  }

  #finishField(end: number): void {
    const text = this.#buffer.slice(this.#fieldStart, end);
    if (this.#mode !== 'after-quote') {
      this.#fields.push(text);
      return;
    }
    if (text !== '') this.#strayText = true;
    this.#fields.push(this.#quotedText + text);
  }

  #finishRecord(end: number, breakLength: number): void {
    if (end - this.#start > this.#maxRecordChars && this.#mode !== 'skipping') {
      this.#at = end;
      this.#handleOverflow();
      return;
    }
    const raw = this.#buffer.slice(this.#start, end);
    if (this.#mode === 'skipping') this.#report('record-too-long', { limit: this.#maxRecordChars });
    else {
      if (this.#mode === 'field-start') this.#fields.push('');
      else this.#finishField(end);
      if (this.#strayText) this.#report('csv-text-after-quote', {}, 'warning', raw);
      this.#out.push({
        kind: 'source',
        values: this.#fields,
        row: this.#row,
        line: this.#line,
        raw,
      });
    }
    this.#line += (breakLength > 0 ? 1 : 0) + countLineBreaks(raw);
    this.#row++;
    this.#start = end + breakLength;
    this.#at = this.#start;
    this.#resetRecord();
  }

  #resetRecord(): void {
    this.#fields = [];
    this.#mode = 'field-start';
    this.#fieldStart = this.#start;
    this.#quotedText = '';
    this.#strayText = false;
  }

  #isSingleLine(): boolean {
    return this.#base + this.#start < this.#singleLineUntil;
  }

  /** The opening quote turned out to be text. */
  #reopenAsPlain(): void {
    this.#at = this.#fieldStart;
    this.#mode = 'plain';
  }

  /** Reads the current record again line by line, and what begins before the given offset. */
  #unclosedQuote(until: number): void {
    this.#report('csv-unclosed-quote', {}, 'warning');
    this.#singleLineUntil = until;
    this.#at = this.#start;
    this.#resetRecord();
  }

  /**
   * The record is too long. If it spans lines, a quotation mark has run away; else the rest of its
   * line is passed over. Both depend on the text alone, not on how much of it has arrived.
   */
  #handleOverflow(): void {
    const limit = this.#start + this.#maxRecordChars;
    const spansLines = hasLineBreak(this.#buffer, this.#start, limit);
    if (this.#mode !== 'skipping' && spansLines && !this.#isSingleLine()) {
      this.#unclosedQuote(this.#base + limit);
      return;
    }
    if (this.#mode !== 'skipping') {
      this.#at = limit;
      this.#mode = 'skipping';
    }
    // What is passed over is dropped, so that a line without end costs no memory.
    this.#start = this.#at;
  }

  #report(
    code: FormatIssue['code'],
    params: FormatIssue['params'],
    severity: FormatIssue['severity'] = 'error',
    raw?: string,
  ): void {
    const position = { file: this.#file, line: this.#line, row: this.#row };
    this.#out.push({
      kind: 'problem',
      issue: { severity, code, params, position },
      ...(raw === undefined ? {} : { raw }),
    });
  }
}

function hasLineBreak(text: string, from: number, until: number): boolean {
  for (let i = from; i < until; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR) return true;
  }
  return false;
}

function countLineBreaks(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) count++;
  }
  return count;
}
