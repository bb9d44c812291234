import type { Collection, ExportColumn, Right } from '@zca/domain/registry';
// Threads that format load this file: the whole library would take them three times as long.
import { EXPORT_COLUMNS } from '@zca/domain/registry/exportColumns';
import { withoutHomes } from '@zca/domain/registry/homes';
import type { OutputColumn } from '@zca/formats';

/** What decides the columns of an exported table. */
export interface TableLayout {
  readonly collections: readonly Collection[];
  readonly locale: 'zh' | 'en';
}

/** Records of a page, which holds one as JSON a line; with the coordinates of homes or without (`withoutHomes`). */
export function* recordsOf(page: Uint8Array, homes: boolean): Iterable<Right> {
  for (const line of new TextDecoder().decode(page).split('\n')) {
    if (line === '') continue;
    const right = JSON.parse(line) as Right;
    yield homes ? right : withoutHomes(right);
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
