import type { Authority, Matter, Words } from '@zca/procedure';
import { issuedPapers, type PaperRow } from '../base/papers/index.ts';
import type { ConcealedValue } from './conceal.ts';

/** Somebody who has to be told, as a rule that is resolved after the commit. */
export type Errand =
  | { readonly to: Authority; readonly title: Words }
  | { readonly clock: string; readonly alarm: number };

/** A clock as its row. */
export interface ClockRow {
  readonly clock: string;
  readonly status: string;
  readonly due_at: string | null;
  readonly missing_year: number | null;
  readonly alarm_at: string | null;
  readonly alarm: number;
  readonly was_late: boolean | null;
  readonly started_at: string;
  readonly ended_at: string | null;
}

/** Everything that one act writes. */
export interface ActWrite {
  readonly after: Matter;
  /** Innermost states, joined by `+`. */
  readonly state: string;
  readonly subject: string;
  readonly due: { readonly name: string; readonly dueAt: string } | undefined;
  readonly isPaused: boolean;
  readonly entry: {
    readonly body: string;
    readonly previous: string;
    readonly hash: string;
    readonly at: string;
  };
  readonly clocks: readonly ClockRow[];
  readonly values: readonly ConcealedValue[];
  /** Words of the search, complete; undefined when they have not changed. */
  readonly words: readonly string[] | undefined;
  readonly files: readonly { readonly field: string; readonly sha256: string }[];
  readonly party: { readonly party: string; readonly person: string } | undefined;
  readonly errands: readonly Errand[];
  readonly papers: readonly PaperRow[];
  readonly key:
    | { readonly key: string; readonly asker: string; readonly requestHash: Buffer }
    | undefined;
  /** With the first act only. */
  readonly trackingHash: Buffer | null;
}

/** Builds a statement part by part; parameters are numbered as they come. */
class Parts {
  readonly values: unknown[] = [];
  readonly names: string[] = [];
  readonly parts: string[] = [];

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(name: string, sql: string): void {
    this.addAll(name, `${name} as (${sql})`);
  }

  /** Parts that come with their own names. */
  addAll(name: string, sql: string): void {
    this.names.push(name);
    this.parts.push(sql);
  }
}

/**
 * One act in one statement: the matter moves on, if it still is at the revision before; its journal,
 * clocks, values, words and errands are written with it, or nothing is. One round trip, and no lock
 * but that of the matter's own row.
 *
 * Returns the statement with a name that is the same for statements of the same text, so that the
 * server plans each once a connection. It gives one row, `done`: 1, or 0 when the matter has moved on.
 */
export function actStatement(write: ActWrite): {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
} {
  const parts = new Parts();
  parts.add(
    'moved',
    write.after.revision === 1 ? newMatter(parts, write) : movedMatter(parts, write),
  );
  const { entry } = write;
  parts.add(
    'entry',
    `insert into journal_entry (chain, number, at, body, previous, hash)
     select ${parts.value(`matter:${write.after.id}`)}, ${parts.value(write.after.revision)}::integer,
            ${parts.value(entry.at)}::timestamptz, ${parts.value(entry.body)},
            ${parts.value(Buffer.from(entry.previous, 'hex'))}::bytea,
            ${parts.value(Buffer.from(entry.hash, 'hex'))}::bytea
     from moved returning id`,
  );
  parts.add('pending', 'insert into journal_pending (entry_id) select id from entry');
  if (write.clocks.length > 0) parts.add('clocks', changedClocks(parts, write));
  if (write.values.length > 0) parts.add('vals', newValues(parts, write));
  if (write.words !== undefined) changedWords(parts, write.words, write.after.revision === 1);
  if (write.files.length > 0) parts.add('files', newFiles(parts, write));
  if (write.party !== undefined) {
    parts.add(
      'party',
      `insert into matter_party (matter_id, party, person_id)
       select id, ${parts.value(write.party.party)}, ${parts.value(write.party.person)}::uuid
       from moved on conflict do nothing`,
    );
  }
  if (write.errands.length > 0) parts.add('errands', newErrands(parts, write));
  if (write.papers.length > 0) {
    const rows = parts.value(JSON.stringify(write.papers));
    parts.addAll('papers', issuedPapers(rows, 'exists (select 1 from moved)'));
  }
  if (write.key !== undefined) {
    parts.add(
      'keyed',
      `insert into act_key (key, asker, matter_id, revision, request_hash, created_at)
       select ${parts.value(write.key.key)}, ${parts.value(write.key.asker)}, id,
              ${parts.value(write.after.revision)}::integer,
              ${parts.value(write.key.requestHash)}::bytea, ${parts.value(entry.at)}::timestamptz
       from moved`,
    );
  }
  return {
    // PostgreSQL tells names apart by 63 bytes; three letters of each part are enough.
    name: `act ${parts.names.map((name) => name.slice(0, 3)).join(' ')} ${write.after.revision === 1 ? 'new' : ''}`,
    text: `with ${parts.parts.join(',\n')} select count(*)::integer as done from moved`,
    values: parts.values,
  };
}

function newMatter(parts: Parts, write: ActWrite): string {
  const { after } = write;
  const v = (value: unknown) => parts.value(value);
  return `insert into matter (id, definition, version, number, revision, state, office, origin,
      assignee, subject, filed_at, acted_at, ended_at, due_at, due_clock, paused, recused, body,
      head, tracking_hash)
    values (${v(after.id)}::uuid, ${v(after.definition)}, ${v(after.version)}, ${v(after.number)}, 1,
      ${v(write.state)}, ${v(after.office)}, ${v(after.origin)}, ${v(after.assignee)}::uuid,
      ${v(write.subject)}, ${v(after.filedAt)}, ${v(after.actedAt)}, ${v(after.endedAt)},
      ${v(write.due?.dueAt ?? null)}, ${v(write.due?.name ?? null)}, ${v(write.isPaused)},
      ${v(after.recused)}::uuid[], ${v(JSON.stringify(after))},
      ${v(Buffer.from(write.entry.hash, 'hex'))}, ${v(write.trackingHash)})
    returning id`;
}

function movedMatter(parts: Parts, write: ActWrite): string {
  const { after } = write;
  const v = (value: unknown) => parts.value(value);
  return `update matter set version = ${v(after.version)}, revision = ${v(after.revision)},
      state = ${v(write.state)}, office = ${v(after.office)}, assignee = ${v(after.assignee)}::uuid,
      subject = ${v(write.subject)}, acted_at = ${v(after.actedAt)}, ended_at = ${v(after.endedAt)},
      due_at = ${v(write.due?.dueAt ?? null)}, due_clock = ${v(write.due?.name ?? null)},
      paused = ${v(write.isPaused)}, recused = ${v(after.recused)}::uuid[],
      body = ${v(JSON.stringify(after))}, head = ${v(Buffer.from(write.entry.hash, 'hex'))}
    where id = ${v(after.id)}::uuid and revision = ${v(after.revision - 1)}::integer
    returning id`;
}

function changedClocks(parts: Parts, write: ActWrite): string {
  return `insert into matter_clock (matter_id, clock, status, due_at, missing_year, alarm_at, alarm,
      was_late, started_at, ended_at)
    select m.id, c.clock, c.status, c.due_at, c.missing_year, c.alarm_at, c.alarm, c.was_late,
      c.started_at, c.ended_at
    from moved m, jsonb_to_recordset(${parts.value(JSON.stringify(write.clocks))}::jsonb)
      as c(clock text, status text, due_at timestamptz, missing_year integer, alarm_at timestamptz,
           alarm smallint, was_late boolean, started_at timestamptz, ended_at timestamptz)
    on conflict (matter_id, clock) do update set status = excluded.status, due_at = excluded.due_at,
      missing_year = excluded.missing_year, alarm_at = excluded.alarm_at, alarm = excluded.alarm,
      was_late = excluded.was_late, started_at = excluded.started_at, ended_at = excluded.ended_at`;
}

function newValues(parts: Parts, write: ActWrite): string {
  const column = (pick: (value: ConcealedValue) => unknown) => parts.value(write.values.map(pick));
  return `insert into matter_value (matter_id, revision, field, salt, sealed)
    select m.id, ${parts.value(write.after.revision)}::integer, x.field, x.salt, x.sealed
    from moved m, unnest(${column((one) => one.field)}::text[],
      ${column((one) => Buffer.from(one.salt))}::bytea[],
      ${column((one) => Buffer.from(one.sealed))}::bytea[]) as x(field, salt, sealed)`;
}

function changedWords(parts: Parts, words: readonly string[], isNew: boolean): void {
  const list = `${parts.value(words)}::bigint[]`;
  if (!isNew) {
    parts.add(
      'forgotten',
      `delete from matter_word w using moved m where w.matter_id = m.id and w.word <> all (${list})`,
    );
  }
  parts.add(
    'words',
    `insert into matter_word (word, matter_id)
     select w, m.id from moved m, unnest(${list}) as w on conflict do nothing`,
  );
}

function newFiles(parts: Parts, write: ActWrite): string {
  return `insert into matter_file (matter_id, sha256, field, revision)
    select m.id, decode(f.sha256, 'hex'), f.field, ${parts.value(write.after.revision)}::integer
    from moved m, jsonb_to_recordset(${parts.value(JSON.stringify(write.files))}::jsonb)
      as f(sha256 text, field text) on conflict do nothing`;
}

function newErrands(parts: Parts, write: ActWrite): string {
  return `insert into matter_errand (matter_id, revision, payload, next_at)
    select m.id, ${parts.value(write.after.revision)}::integer, e,
      ${parts.value(write.entry.at)}::timestamptz
    from moved m, jsonb_array_elements(${parts.value(JSON.stringify(write.errands))}::jsonb) as e`;
}
