import {
  canonicalJson,
  EXPORT_COLUMNS,
  exportCells,
  findColumnTarget,
  mergeRight,
  recogniseColumns,
  refusalMessage,
  rowToRight,
} from '@zca/domain/registry';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { right } from './arbitraries.ts';

const TODAY = '2026-11-22';

describe.each(['zh', 'en'] as const)('an export under %s headers', (locale) => {
  it('imported again, changes nothing', () => {
    fc.assert(
      fc.property(right, (original) => {
        const cells = exportCells(original, locale);
        const mapping = recogniseColumns(Object.keys(cells), [cells]);
        expect(mapping.collection).toBe(original.collection);
        const reading = rowToRight(cells, mapping, TODAY);
        if (!reading.ok) throw new Error(refusalMessage(reading.refusal).en);
        expect(canonicalJson(mergeRight(original, reading.right))).toBe(canonicalJson(original));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['patent', 'trademark', 'geographicalIndication'] as const)(
    'has its %s columns recognised one by one',
    (collection) => {
      const columns = EXPORT_COLUMNS[collection];
      const { columns: recognised } = recogniseColumns(
        columns.map((column) => column.header[locale]),
      );
      for (const column of columns) {
        const expected = column.isImported ? column.field : '';
        expect([column.header[locale], recognised[column.header[locale]]]).toEqual([
          column.header[locale],
          expected,
        ]);
        const isTarget = findColumnTarget(collection, column.field) !== undefined;
        expect(isTarget).toBe(column.isImported);
      }
    },
  );
});

it('keeps numbers as text', () => {
  const columns = EXPORT_COLUMNS.patent
    .filter((column) => column.isIdentifier)
    .map((column) => column.field);
  expect(columns).toEqual(
    expect.arrayContaining(['applicationNumber', 'publications', 'creditCodes', 'postcode', 'key']),
  );
});
