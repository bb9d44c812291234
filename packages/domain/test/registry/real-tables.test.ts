import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  canonicalJson,
  type Cell,
  changedFields,
  exportCells,
  mergeRight,
  type Patent,
  recogniseColumns,
  refusalMessage,
  type Right,
  rowToRight,
  Right as RightSchema,
} from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

const FOLDER = new URL('../../../../../shared/data/patents-cn/', import.meta.url);
const TODAY = '2026-11-22';

/** Rows of a JSON Lines file, flattened as the platform's readers do. */
function rowsOf(file: string): Record<string, Cell>[] {
  const text = gunzipSync(readFileSync(new URL(file, FOLDER))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => flatten(JSON.parse(line) as object));
}

function flatten(object: object, prefix = ''): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [key, value] of Object.entries(object)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (Array.isArray(value)) cells[name] = value.join(';');
    else if (typeof value === 'object' && value !== null)
      Object.assign(cells, flatten(value as object, name));
    else cells[name] = value as Cell;
  }
  return cells;
}

/** What an import does with rows: counts, and the records that result. */
function load(rows: readonly Record<string, Cell>[], store = new Map<string, Right>()) {
  const mapping = recogniseColumns(Object.keys(rows[0]!), rows.slice(0, 5));
  const counts = { new: 0, updated: 0, unchanged: 0, withoutRecord: 0, refused: 0 };
  const refusals: string[] = [];
  const changes: string[][] = [];
  for (const row of rows) {
    const reading = rowToRight(row, mapping, TODAY);
    if (!reading.ok) {
      counts.refused++;
      refusals.push(refusalMessage(reading.refusal).en);
      continue;
    }
    const known = store.get(reading.right.key);
    if (!known) {
      if (reading.patch) counts.withoutRecord++;
      else {
        counts.new++;
        store.set(reading.right.key, reading.right);
      }
      continue;
    }
    const merged = mergeRight(known, reading.right, { supplement: reading.supplement ?? false });
    if (canonicalJson(merged) === canonicalJson(known)) counts.unchanged++;
    else {
      counts.updated++;
      changes.push(changedFields(known, merged));
      store.set(merged.key, merged);
    }
  }
  return { counts, refusals, changes, store, mapping };
}

const FILES = [
  'cnipa_pss_biblio_listed_companies',
  'cn_design_patents_legal_events',
  'cn_titles_ipc_lxingy3',
];

describe.skipIf(!existsSync(FOLDER)).each(FILES)('%s', (name) => {
  const rows = existsSync(FOLDER) ? rowsOf(`${name}.jsonl.gz`) : [];
  const first = existsSync(FOLDER) ? load(rows) : load([{}]);

  it('is taken without a refusal', () => {
    expect(first.refusals).toEqual([]);
    expect(first.counts.new).toBeGreaterThan(0);
    for (const right of first.store.values())
      expect(RightSchema.safeParse(right).success).toBe(true);
  });

  it('changes nothing when imported again', () => {
    const again = load(rows, new Map(first.store));
    expect(again.changes).toEqual([]);
    expect(again.counts).toMatchObject({
      new: 0,
      updated: 0,
      withoutRecord: first.counts.withoutRecord,
    });
  });

  it('comes out of an export as it went in', () => {
    for (const right of [...first.store.values()].slice(0, 400)) {
      const cells = exportCells(right);
      const reading = rowToRight(cells, recogniseColumns(Object.keys(cells), [cells]), TODAY);
      if (!reading.ok) throw new Error(`${right.key}: ${refusalMessage(reading.refusal).en}`);
      const changed = changedFields(right, mergeRight(right, reading.right));
      expect([right.key, ...changed]).toEqual([right.key]);
    }
  });
});

describe.skipIf(!existsSync(FOLDER))('secondary copies (国家=OTHER) of the search system', () => {
  it('find the record of the same publication by the number that they hide', () => {
    const rows = rowsOf('cnipa_pss_biblio_listed_companies.jsonl.gz');
    const mapping = recogniseColumns(Object.keys(rows[0]!), rows.slice(0, 5));
    const keys = new Map<string, string>();
    const copies: { number: string; key: string }[] = [];
    for (const row of rows) {
      const reading = rowToRight(row, mapping, TODAY);
      if (!reading.ok) continue;
      const { publications, key } = reading.right as Patent;
      if (reading.supplement) copies.push({ number: publications[0]!.number, key });
      else keys.set(publications[0]!.number, key);
    }
    const paired = copies.filter((copy) => keys.has(copy.number));
    expect(paired.length).toBeGreaterThan(0);
    for (const copy of paired) expect(copy.key).toBe(keys.get(copy.number));
  });
});
