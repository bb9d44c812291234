import type { AreaTarget, Entry, EntryDraft, RegisterKey } from '@zca/domain/indicators';
import type pg from 'pg';
import { keepable } from '../base/database/index.ts';
import { contentHash } from './contentHash.ts';

type Client = Pick<pg.ClientBase, 'query'>;

interface EntryRow {
  readonly id: string;
  readonly register: RegisterKey;
  readonly subject: string;
  readonly subject_code: string | null;
  readonly area: string;
  readonly category: string | null;
  readonly day_from: string;
  readonly day_to: string | null;
  readonly day_due: string | null;
  readonly amount_fen: number | null;
  readonly quantity: number | null;
  readonly note: string | null;
  readonly evidence: Entry['evidence'];
  readonly recorded_at: string;
  readonly recorded_by: string;
}

const COLUMNS = `e.id, e.register, e.subject, e.subject_code, e.area, e.category, e.day_from, e.day_to,
  e.day_due, e.amount_fen, e.quantity, e.note, e.evidence, e.recorded_at, e.recorded_by`;
const STANDING = `from indicator_entry e
  where not exists (select from indicator_entry_withdrawal w where w.entry_id = e.id)`;

/** Entries of registers and targets of areas in the database; nothing is ever changed in place. */
export class EntryStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Every entry that counts, of the registers named, in the order in which they were recorded. */
  async standing(registers: readonly RegisterKey[]): Promise<Map<RegisterKey, readonly Entry[]>> {
    const { rows } = await this.#pool.query<EntryRow>(
      `select ${COLUMNS} ${STANDING} and e.register = any($1::text[]) order by e.recorded_at, e.id`,
      [registers],
    );
    const found = Map.groupBy(rows.map(entryOf), ({ register }) => register);
    return new Map(registers.map((register) => [register, found.get(register) ?? []]));
  }

  /** How many entries of each register count. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#pool.query<{ register: string; count: number }>(
      `select e.register, count(*) as count ${STANDING} group by e.register`,
    );
    return new Map(rows.map(({ register, count }) => [register, count]));
  }

  /** A page of a register, newest first; `areas` null for all. */
  async page(
    register: RegisterKey,
    areas: readonly string[] | null,
    { after, size }: { readonly after: string | null; readonly size: number },
  ): Promise<{ readonly count: number; readonly entries: readonly Entry[] }> {
    const within = `and e.register = $1 and ($2::text[] is null or e.area = any($2))`;
    const { rows: counted } = await this.#pool.query<{ count: number }>(
      `select count(*) as count ${STANDING} ${within}`,
      [register, areas],
    );
    const { rows } = await this.#pool.query<EntryRow>(
      `select ${COLUMNS} ${STANDING} ${within}
          and ($3::uuid is null or (e.day_from, e.id) <
               (select l.day_from, l.id from indicator_entry l where l.id = $3))
        order by e.day_from desc, e.id desc limit $4`,
      [register, areas, after, size],
    );
    return { count: counted[0]!.count, entries: rows.map(entryOf) };
  }

  /** The entry of an id, whether it counts still or not. */
  async find(id: string): Promise<Entry | undefined> {
    const { rows } = await this.#pool.query<EntryRow>(
      `select ${COLUMNS} from indicator_entry e where e.id = $1`,
      [id],
    );
    return rows[0] === undefined ? undefined : entryOf(rows[0]);
  }

  /**
   * Adds entries. One that stands there already, word for word, is not added again, so that a file can
   * be sent twice; one that was withdrawn comes back by no file.
   *
   * @returns how many are new
   */
  async add(
    drafts: readonly (EntryDraft & { readonly id: string })[],
    at: string,
    by: string,
    client: Client = this.#pool,
  ): Promise<number> {
    if (drafts.length === 0) return 0;
    const rows = drafts.map((draft) => keepable({ ...draft, hash: lineHash(draft) }));
    const { rowCount } = await client.query(
      `insert into indicator_entry (id, register, subject, subject_code, area, category, day_from,
           day_to, day_due, amount_fen, quantity, note, evidence, content_hash, recorded_at, recorded_by)
       select r.id, r.register, r.subject, r."subjectCode", r.area, r.category, r."from", r."to", r.due,
              r."amountFen", r.quantity, r.note, r.evidence, decode(r.hash, 'hex'), $2, $3
         from jsonb_to_recordset($1::jsonb) as r(id uuid, register text, subject text,
              "subjectCode" text, area text, category text, "from" date, "to" date, due date,
              "amountFen" bigint, quantity double precision, note text, evidence jsonb, hash text)
       on conflict (content_hash) do nothing`,
      [JSON.stringify(rows), at, by],
    );
    return rowCount ?? 0;
  }

  /** Withdraws an entry; false when it was withdrawn before. */
  async withdraw(id: string, reason: string, at: string, by: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `insert into indicator_entry_withdrawal (entry_id, reason, withdrawn_at, withdrawn_by)
       values ($1, $2, $3, $4) on conflict (entry_id) do nothing`,
      [id, keepable(reason), at, by],
    );
    return rowCount === 1;
  }

  /** The targets that hold, by the latest row of each. */
  async targets(): Promise<readonly AreaTarget[]> {
    const { rows } = await this.#pool.query<AreaTarget>(
      `select distinct on (code, area, year) code, area, year, value, basis
         from indicator_target order by code, area, year, id desc`,
    );
    return rows;
  }

  async setTarget(target: AreaTarget, at: string, by: string): Promise<void> {
    const { code, area, year, value, basis } = target;
    await this.#pool.query(
      `insert into indicator_target (code, area, year, value, basis, set_at, set_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [code, area, year, value, keepable(basis), at, by],
    );
  }

  /**
   * Changes whenever an entry is added or withdrawn or a target set: counts of rows that only grow. The
   * highest id would not do, for a row of a lower one may be committed later.
   */
  async mark(): Promise<string> {
    const { rows } = await this.#pool.query<{ mark: string }>(
      `select (select count(*) from indicator_entry) || '/' ||
              (select count(*) from indicator_entry_withdrawal) || '/' ||
              (select count(*) from indicator_target) as mark`,
    );
    return rows[0]!.mark;
  }
}

/** What is entered, without who entered it when: two of one hash are the same line. */
function lineHash({ id: _id, evidence, ...content }: EntryDraft & { readonly id: string }): string {
  // From which line of which file it was read does not make it another entry.
  const { title, number } = evidence;
  return contentHash({ ...content, title, number });
}

function entryOf(row: EntryRow): Entry {
  const optional = {
    subjectCode: row.subject_code,
    category: row.category,
    to: row.day_to,
    due: row.day_due,
    amountFen: row.amount_fen,
    quantity: row.quantity,
    note: row.note,
  };
  return {
    id: row.id,
    register: row.register,
    subject: row.subject,
    area: row.area,
    from: row.day_from,
    evidence: row.evidence,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== null),
    ) as Partial<Entry>),
  };
}
