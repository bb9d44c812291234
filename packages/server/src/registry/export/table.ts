import type { Collection, ExportColumn, Right } from '@zca/domain/registry';
// Threads that format load this file: the whole library would take them three times as long.
import { EXPORT_COLUMNS } from '@zca/domain/registry/exportColumns';
import type { OutputColumn } from '@zca/formats';

/** What decides the columns of an exported table. */
export interface TableLayout {
  readonly collections: readonly Collection[];
  readonly locale: 'zh' | 'en';
}

/** Records of a page, which holds one as JSON a line. */
export function* recordsOf(page: Uint8Array): Iterable<Right> {
  for (const line of new TextDecoder().decode(page).split('\n')) {
    if (line !== '') yield JSON.parse(line) as Right;
  }
}

/**
 * Columns of an export: those of each collection, columns of the same header joined. A cell that
 * does not apply is empty.
 */
export function columnsOf({ collections, locale }: TableLayout): OutputColumn<Right>[] {
  const byHeader = new Map<string, Partial<Record<Collection, ExportColumn['read']>>>();
  for (const collection of collections) {
    for (const column of EXPORT_COLUMNS[collection]) {
      const header = column.header[locale];
      byHeader.set(header, { ...byHeader.get(header), [collection]: column.read });
    }
  }
  return [...byHeader].map(([header, read]) => ({
    header,
    value: (right) => read[right.collection]?.(right) ?? '',
  }));
}
