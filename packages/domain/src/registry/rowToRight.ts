import type { Cell } from './cells.ts';
import { indicationOf } from './indicationRows.ts';
import { registerOffice } from './indicationRegisters.ts';
import type { CalendarDay, Collection, Right } from './model.ts';
import { patentOf } from './patentRows.ts';
import { readingOf } from './reading.ts';
import type { Note, RightReading } from './refusal.ts';
import { secrecyGate } from './secrecyGate.ts';
import { TargetValues } from './targetValues.ts';
import { trademarkOf } from './trademarkRows.ts';

/** Meaning of the columns of a table: what `recogniseColumns` found or a person corrected. */
export interface RowMapping {
  readonly collection: Collection;
  /** Column target by header; '' or absent for a column that is not taken. */
  readonly columns: Readonly<Record<string, string>>;
  /**
   * ST.3 code of the office whose register the table is, as all its headers tell (`registerOffice`).
   * A mapping that was kept without it tells by its own columns and those of the row.
   */
  readonly office?: string | undefined;
}

/**
 * Reads one row of a table as a right, or says why it cannot. Pure and total: it never throws for
 * bad data. `today` decides what lies in the future. The secrecy gate comes before anything else.
 * The right is in canonical order (`canonicalRight`).
 */
export function rowToRight(
  cells: Readonly<Record<string, Cell>>,
  mapping: RowMapping,
  today: CalendarDay,
): RightReading {
  const gate = secrecyGate(cells, mapping.columns);
  if (!gate.ok) return { ok: false, refusal: gate.refusal };
  const values = new TargetValues(cells, mapping.collection, mapping.columns);
  if (values.isEmpty) {
    return { ok: false, refusal: { rule: 'row.empty', field: '', params: {} } };
  }
  return readingOf(
    today,
    (notes) => readAs(mapping, cells, values, gate, notes),
    /^other$/i.test(values.first('country') ?? ''),
  );
}

function readAs(
  { collection, columns, office }: RowMapping,
  cells: Readonly<Record<string, Cell>>,
  values: TargetValues,
  gate: OpenGate,
  notes: Note[],
): Right {
  switch (collection) {
    case 'trademark':
      return trademarkOf(values, notes);
    case 'geographicalIndication':
      return indicationOf(
        values,
        notes,
        office ?? registerOffice([...Object.keys(columns), ...Object.keys(cells)]),
      );
    default:
      return { ...patentOf(values, notes), secrecy: gate.secrecy, ...declassificationOf(gate) };
  }
}

type OpenGate = Extract<ReturnType<typeof secrecyGate>, { ok: true }>;

function declassificationOf(gate: OpenGate) {
  return gate.secrecy === 'DECLASSIFIED' ? { declassification: { ...gate.declassification } } : {};
}
