import {
  type AreaTarget,
  comparedName,
  type Entry,
  type EntryDraft,
  type EntryView,
  type RegisterKey,
} from '@zca/domain/indicators';
import type pg from 'pg';
import { keepable } from '../base/database/index.ts';
import {
  byNameHash,
  type EarlierLine,
  type EntryPlan,
  identityHash,
  type NewEntry,
  planEntries,
  type PlannedLine,
} from './entryPlan.ts';

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
/** Stands where a withdrawal has its reason when a later line took the place; no reader is shown it. */
const REPLACED = 'replaced';
const STANDING = `from indicator_entry e
  where not exists (select from indicator_entry_withdrawal w where w.entry_id = e.id)`;

interface WithdrawalRow {
  readonly reason: string | null;
  readonly replaced_by: string | null;
  readonly withdrawn_at: string | null;
}

/** What became of lines that were sent. */
export interface AddedEntries<T extends EntryDraft = EntryDraft> {
  readonly taken: number;
  /** How many standing lines gave way to them. */
  readonly replaced: number;
  readonly known: number;
  readonly refused: EntryPlan<T>['refused'];
}

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

  /** How many entries of each register count; `areas` null for all. */
  async counts(areas: readonly string[] | null): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#pool.query<{ register: string; count: number }>(
      `select e.register, count(*) as count ${STANDING}
          and ($1::text[] is null or e.area = any($1)) group by e.register`,
      [areas],
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

  /** The entry of an id, and why it counts no longer where it does not. */
  async find(id: string): Promise<EntryView | undefined> {
    const { rows } = await this.#pool.query<EntryRow & WithdrawalRow>(
      `select ${COLUMNS}, w.reason, w.replaced_by, w.withdrawn_at
         from indicator_entry e left join indicator_entry_withdrawal w on w.entry_id = e.id
        where e.id = $1`,
      [id],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const { replaced_by: replacedBy, withdrawn_at: at } = row;
    const reason = replacedBy === null ? row.reason : null;
    return { ...entryOf(row), withdrawn: at === null ? null : { reason, at, replacedBy } };
  }

  /**
   * Adds entries as `planEntries` decides. One that was withdrawn may be entered again.
   *
   * @param mayReplace whether the entries of an area may be replaced by whoever adds these
   */
  async add<T extends EntryDraft>(
    drafts: readonly NewEntry<T>[],
    at: string,
    by: string,
    client: Client,
    mayReplace: (area: string) => boolean = () => true,
  ): Promise<AddedEntries<T>> {
    if (drafts.length === 0) return { taken: 0, replaced: 0, known: 0, refused: [] };
    // Two that send the same lines at once queue here, so that each line stands once.
    await client.query(`select pg_advisory_xact_lock(hashtext('indicator_entry'))`);
    const earlier = await earlierLines(client, drafts);
    const { added, replaced, known, refused } = planEntries(drafts, earlier, mayReplace);
    await insertLines(client, added, at, by);
    await client.query(
      `insert into indicator_entry_withdrawal (entry_id, reason, replaced_by, withdrawn_at, withdrawn_by)
       select r.old, $2, r.by, $3, $4 from jsonb_to_recordset($1::jsonb) as r(old uuid, by uuid)`,
      [JSON.stringify(replaced), REPLACED, at, by],
    );
    return { taken: added.length, replaced: replaced.length, known, refused };
  }

  /** Withdraws an entry; false when it was withdrawn before. */
  async withdraw(
    id: string,
    reason: string,
    at: string,
    by: string,
    client: Client,
  ): Promise<boolean> {
    const { rowCount } = await client.query(
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

  /** Sets a target; one that holds already is not set again. */
  async setTarget(target: AreaTarget, at: string, by: string, client: Client): Promise<void> {
    const { code, area, year, value, basis } = target;
    await client.query(
      `insert into indicator_target (code, area, year, value, basis, set_at, set_by)
       select $1, $2, $3, $4, $5, $6, $7
        where not exists (
          select from (select t.value, t.basis from indicator_target t
                        where t.code = $1 and t.area = $2 and t.year = $3 order by t.id desc limit 1) held
           where held.value = $4 and held.basis = $5)`,
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

interface EarlierRow extends EntryRow {
  readonly content: string;
  readonly is_standing: boolean;
  readonly is_replaced: boolean;
}

/**
 * Every line that was entered before and is of an identity of the drafts or bears one of their names: who
 * stands by a code is found by name, however the name is written.
 */
async function earlierLines(
  client: Client,
  drafts: readonly EntryDraft[],
): Promise<readonly EarlierLine[]> {
  const { rows } = await client.query<EarlierRow>(
    `select ${COLUMNS}, encode(e.content_hash, 'hex') as content,
            w.entry_id is null as is_standing, w.replaced_by is not null as is_replaced
       from indicator_entry e left join indicator_entry_withdrawal w on w.entry_id = e.id
      where e.id in (
        select i.id from indicator_entry i
         where i.identity_hash = any(select decode(h, 'hex') from unnest($1::text[]) as h)
        union
        select n.id from indicator_entry n
          join (select distinct r, s from unnest($2::text[], $3::text[]) as sent(r, s)) told
            on n.register = told.r
           and regexp_replace(normalize(n.subject, NFKC), '\\s+', '', 'g') = told.s)`,
    [
      [...new Set(drafts.map(identityHash))],
      drafts.map(({ register }) => register),
      drafts.map(({ subject }) => comparedName(keepable(subject))),
    ],
  );
  return rows.map((row) => {
    const entry = entryOf(row);
    return {
      id: row.id,
      area: row.area,
      code: row.subject_code,
      identity: identityHash(entry),
      byName: byNameHash(entry),
      content: row.content,
      state: row.is_standing ? 'standing' : row.is_replaced ? 'replaced' : 'withdrawn',
    };
  });
}

async function insertLines(
  client: Client,
  lines: readonly PlannedLine[],
  at: string,
  by: string,
): Promise<void> {
  const rows = lines.map(({ draft, identity, content }) =>
    keepable({ ...draft, identity, content }),
  );
  await client.query(
    `insert into indicator_entry (id, register, subject, subject_code, area, category, day_from,
         day_to, day_due, amount_fen, quantity, note, evidence, identity_hash, content_hash, recorded_at,
         recorded_by)
     select r.id, r.register, r.subject, r."subjectCode", r.area, r.category, r."from", r."to", r.due,
            r."amountFen", r.quantity, r.note, r.evidence, decode(r.identity, 'hex'),
            decode(r.content, 'hex'), $2, $3
       from jsonb_to_recordset($1::jsonb) as r(id uuid, register text, subject text,
            "subjectCode" text, area text, category text, "from" date, "to" date, due date,
            "amountFen" bigint, quantity double precision, note text, evidence jsonb, identity text,
            content text)`,
    [JSON.stringify(rows), at, by],
  );
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
