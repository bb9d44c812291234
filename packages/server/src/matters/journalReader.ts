import { type Act, isConcealed, type ProcedureDefinition } from '@zca/procedure';
import type pg from 'pg';
import type { Sealer } from '../base/secrecy/index.ts';
import { reveal } from './conceal.ts';
import type { LoadedMatter } from './matterStore.ts';
import type { StoredValue } from './shownValue.ts';

/** An act of a matter as its journal has it. */
export interface JournalAct {
  readonly act: Act;
  /** Hash of the entry, hexadecimal. */
  readonly hash: string;
  /** Place in the log; null while it waits. */
  readonly logIndex: number | null;
  /** Name of the person who did it. */
  readonly name: string | null;
}

interface EntryRow {
  readonly body: string;
  readonly hash: string;
  readonly log_index: number | null;
  readonly name: string | null;
}

/** Reads the journals of matters. */
export class JournalReader {
  readonly #pool: pg.Pool;
  readonly #sealer: Sealer;

  constructor(pool: pg.Pool, sealer: Sealer) {
    this.#pool = pool;
    this.#sealer = sealer;
  }

  /** The acts of a matter in their order. */
  async actsOf(matterId: string): Promise<readonly JournalAct[]> {
    const { rows } = await this.#pool.query<EntryRow>({
      name: 'matter entries',
      text: `select e.body, encode(e.hash, 'hex') as hash, l.index as log_index,
          p.display_name as name
        from journal_entry e
        left join log_leaf l on l.entry_id = e.id
        left join person p on p.id = ((e.body::json -> 'actor') ->> 'id')::uuid
        where e.chain = 'matter:' || $1 order by e.number`,
      values: [matterId],
    });
    return rows.map((row) => ({
      act: JSON.parse(row.body) as Act,
      hash: row.hash,
      logIndex: row.log_index,
      name: row.name,
    }));
  }

  /** The values of an act, concealed ones opened; undefined where they have been erased. */
  opened(definition: ProcedureDefinition, loaded: LoadedMatter, act: Act): StoredValue[] {
    return Object.entries(act.data).map(([field, value]) => {
      const known = definition.fields[field];
      if (known === undefined || !isConcealed(known)) return { field, value };
      const row = loaded.values.find((one) => one.field === field && one.revision === act.number);
      // What was taken back is null in the act itself.
      if (row === undefined) return { field, value: value === null ? null : undefined };
      return { field, value: reveal(loaded.matter.id, row, this.#sealer) };
    });
  }

  /** Size of the log, and when its last checkpoint was signed. */
  async logState(): Promise<{ readonly size: number; readonly at: string | null }> {
    const { rows } = await this.#pool.query<{ size: number; at: string }>({
      name: 'last checkpoint',
      text: 'select size, at from checkpoint order by size desc limit 1',
    });
    return rows[0] ?? { size: 0, at: null };
  }
}
