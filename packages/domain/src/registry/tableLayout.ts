import type { Bilingual } from '@zca/query';
import { type Cell, cellText, isBlankCell } from './cells.ts';
import { headerKey } from './header.ts';

/** A column of a table that the platform takes and gives. */
export interface LayoutColumn<F extends string> {
  readonly field: F;
  readonly header: Bilingual;
  /** Other headers under which it is written. */
  readonly aliases: readonly string[];
  /** A table without it is not this one. */
  readonly required: boolean;
}

/** A table of fixed columns, whose headers are known in both languages and by other names. */
export class TableLayout<F extends string> {
  readonly columns: readonly LayoutColumn<F>[];
  readonly #byHeader: ReadonlyMap<string, F>;

  constructor(columns: readonly LayoutColumn<F>[]) {
    this.columns = columns;
    this.#byHeader = new Map(
      columns.flatMap(({ field, header, aliases }) =>
        [field, header.zh, header.en, ...aliases].map((name) => [headerKey(name), field] as const),
      ),
    );
  }

  /** The columns that headers lack and must not. */
  missing(headers: readonly string[]): LayoutColumn<F>[] {
    const present = new Set(headers.map((header) => this.#byHeader.get(headerKey(header))));
    return this.columns.filter(({ field, required }) => required && !present.has(field));
  }

  /** Headers that name no column. */
  unread(headers: readonly string[]): string[] {
    return headers.filter((header) => !this.#byHeader.has(headerKey(header)));
  }

  /** The texts of a row by field; blank cells are absent, the first of two columns of one field counts. */
  read(cells: Readonly<Record<string, Cell>>): Partial<Record<F, string>> {
    const texts: Partial<Record<F, string>> = {};
    for (const [header, cell] of Object.entries(cells)) {
      const field = this.#byHeader.get(headerKey(header));
      if (field === undefined || texts[field] !== undefined || isBlankCell(cell)) continue;
      const text = cellText(cell).trim();
      if (text !== '') texts[field] = text;
    }
    return texts;
  }
}

/** Writes a column of a layout. */
export function layoutColumn<F extends string>(
  field: F,
  zh: string,
  en: string,
  aliases: readonly string[] = [],
  required = false,
): LayoutColumn<F> {
  return { field, header: { zh, en }, aliases, required };
}
