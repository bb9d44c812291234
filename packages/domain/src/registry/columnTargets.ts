import type { Bilingual } from '@zca/query';
import type { Collection } from './model.ts';
import { INDICATION_COLUMNS } from './indicationColumns.ts';
import { PATENT_COLUMNS } from './patentColumns.ts';
import { TRADEMARK_COLUMNS } from './trademarkColumns.ts';

/** A meaning that a column of a table may have. */
export interface ColumnTarget {
  /** Value of a mapping (`ColumnMapping.columns[header]`). */
  readonly field: string;
  readonly collection: Collection;
  readonly label: Bilingual;
  /** Headers by which exports name it, as written there; compared by `headerKey`. */
  readonly headers: readonly string[];
}

/** A target as its list writes it: zh label, en label, further headers separated by `|`. */
export type ColumnRow = readonly [field: string, zh: string, en: string, headers: string];

function readRows(collection: Collection, rows: readonly ColumnRow[]): ColumnTarget[] {
  return rows.map(([field, zh, en, headers]) => ({
    field,
    collection,
    label: { zh, en },
    headers: [zh, en, field, ...headers.split('|').filter((header) => header !== '')],
  }));
}

/** Every meaning that a column may be given, in the order of the mapping form. */
export const COLUMN_TARGETS: readonly ColumnTarget[] = [
  ...readRows('patent', PATENT_COLUMNS),
  ...readRows('trademark', TRADEMARK_COLUMNS),
  ...readRows('geographicalIndication', INDICATION_COLUMNS),
];

/** The target of a mapping value; undefined for an unknown value and for '' (not taken). */
export function findColumnTarget(collection: Collection, field: string): ColumnTarget | undefined {
  return COLUMN_TARGETS.find((one) => one.collection === collection && one.field === field);
}
