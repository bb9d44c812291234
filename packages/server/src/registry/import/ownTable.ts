import type { Collection, RowMapping } from '@zca/domain/registry';
import { COLLECTIONS, EXPORT_COLUMNS, collectionOf } from '@zca/domain/registry';
import { type CellValue, unguardFormula } from '@zca/formats';

/** Mappings of a table that this platform exported from several collections, and how its rows part. */
export interface OwnTable {
  readonly mappings: ReadonlyMap<Collection, RowMapping>;
  /** Header of the column that holds the key of the record. */
  readonly keyHeader: string;
}

/**
 * Knows a table of our own that holds the columns of several collections: such a table has no one
 * meaning, since its rows are of different collections. Undefined for every other table.
 */
export function findOwnTable(headers: readonly string[]): OwnTable | undefined {
  const present = new Set(headers);
  for (const locale of ['zh', 'en'] as const) {
    const whole = COLLECTIONS.filter((collection) =>
      EXPORT_COLUMNS[collection].every((column) => present.has(column.header[locale])),
    );
    // A table of one collection means what its headers say.
    if (whole.length < 2) continue;
    const mappings = new Map(
      whole.map((collection) => {
        const taken = EXPORT_COLUMNS[collection].filter((column) => column.isImported);
        const columns = taken.map((column) => [column.header[locale], column.field]);
        return [collection, { collection, columns: Object.fromEntries(columns) }] as const;
      }),
    );
    const keyHeader = EXPORT_COLUMNS.patent.find((column) => column.field === 'key')!.header;
    return { mappings, keyHeader: keyHeader[locale] };
  }
  return undefined;
}

/** The mapping of one row of such a table, by the key of its record. */
export function mappingOfRow(
  table: OwnTable,
  cells: Readonly<Record<string, CellValue>>,
): RowMapping {
  const key = String(cells[table.keyHeader] ?? '');
  const { mappings } = table;
  return mappings.get(collectionOf(key)) ?? [...mappings.values()][0]!;
}

/** Cells as they were before a spreadsheet had to be kept from running them. */
export function withoutGuards(
  cells: Readonly<Record<string, CellValue>>,
): Readonly<Record<string, CellValue>> {
  let changed: Record<string, CellValue> | undefined;
  for (const [header, value] of Object.entries(cells)) {
    if (typeof value !== 'string') continue;
    const text = unguardFormula(value);
    if (text === value) continue;
    changed ??= { ...cells };
    changed[header] = text;
  }
  return changed ?? cells;
}
