import type { GeographicalIndication } from '@zca/domain/registry';
import { recogniseColumns, refusalMessage, rowToRight } from '@zca/domain/registry';
import { expect } from 'vitest';

/** The indication that a row gives, by the columns that are recognised; fails for anything else. */
export function fromRow(cells: Record<string, string>): GeographicalIndication {
  const mapping = recogniseColumns(Object.keys(cells), [cells]);
  expect(mapping.collection).toBe('geographicalIndication');
  const reading = rowToRight(cells, mapping, '2026-11-22');
  if (!reading.ok) throw new Error(refusalMessage(reading.refusal).zh);
  if (reading.right.collection !== 'geographicalIndication') throw new Error('no indication');
  return reading.right;
}
