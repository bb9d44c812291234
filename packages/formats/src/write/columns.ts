/** What a cell may hold; `undefined` and `null` are written as an empty cell. */
export type OutputValue = string | number | boolean | null | undefined;

/** One column of an export. */
export interface OutputColumn<Row> {
  /** Shown in the header row; the key in JSON Lines unless `key` is given. */
  readonly header: string;
  readonly key?: string;
  readonly value: (row: Row) => OutputValue;
  /**
   * `text` (default) is kept as it is: numbers of rights stay text in a workbook, and the formula
   * guard applies. `number` is written as a number and not guarded. `day` is an ISO day; a workbook
   * stores it as a date.
   */
  readonly type?: 'text' | 'number' | 'day';
  /** Width in a workbook, in characters. */
  readonly width?: number;
}

export type Rows<Row> = AsyncIterable<Row> | Iterable<Row>;

/**
 * Spreadsheets run a cell as a formula when its text begins with one of these (OWASP, CSV
 * injection), the full-width forms included, which some of them fold. An apostrophe in front keeps
 * it text. Readers that want the original drop one apostrophe before such a character.
 */
export function guardFormula(text: string): string {
  switch (text.charCodeAt(0)) {
    case 0x3d: // =
    case 0x2b: // +
    case 0x2d: // -
    case 0x40: // @
    case 0x09: // tab
    case 0x0d: // CR
    case 0xff1d: // ＝
    case 0xff0b: // ＋
    case 0xff0d: // －
    case 0xff20: // ＠
      return `'${text}`;
    default:
      return text;
  }
}

/** An apostrophe by which an export kept a spreadsheet from running the cell as a formula. */
const GUARD = /^'(?=[=+\-@\t\r＝＋－＠])/;

/** A text as it was before `guardFormula`. */
export function unguardFormula(text: string): string {
  return text.replace(GUARD, '');
}

/** True for text that a `number` column may write without the guard: a plain decimal number. */
export function isPlainNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text);
}
