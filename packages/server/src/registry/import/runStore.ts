import type { ColumnMapping } from '@zca/domain/registry';
import { ImportRun } from '@zca/domain/registry';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Row, Schema } from '../../base/database/schema.ts';
import { refusalSentence } from './refusalSentence.ts';
import type { RunNote } from './runNotes.ts';

/** A file that an import reads. */
export interface ImportFile {
  readonly name: string;
  /** Where it is kept while the import needs it: a path on the server. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** What an import was asked to do. */
export interface ImportInput {
  readonly files: readonly ImportFile[];
  /** Corrected mappings by table name (`file`, or `file!member`, or `file#sheet`). */
  readonly mappings: Readonly<Record<string, ColumnMapping>>;
}

/** How far an import has come: everything before `record` of `entry` of `file` is committed. */
export interface Checkpoint {
  readonly file: number;
  readonly entry: number;
  readonly record: number;
}

export interface Counts {
  read: number;
  new: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  /** Seconds of work, over all its sittings. */
  seconds: number;
}

export const NO_COUNTS: Readonly<Counts> = {
  read: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  quarantined: 0,
  seconds: 0,
};

export const START: Checkpoint = { file: 0, entry: 0, record: 0 };

export interface RunRow {
  readonly id: number;
  readonly actor: string;
  readonly status: ImportRun['status'];
  readonly input: ImportInput;
  readonly counts: Counts;
  readonly notes: readonly RunNote[];
  readonly checkpoint: Checkpoint;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly error: { zh: string; en: string } | null;
}

function asRun(row: Row<'import_run'>): RunRow {
  return {
    id: row.id,
    actor: row.actor,
    status: row.status,
    input: row.input as ImportInput,
    counts: { ...NO_COUNTS, ...(row.counts as Partial<Counts>) },
    notes: row.notes as RunNote[],
    checkpoint: (row.checkpoint as Checkpoint | null) ?? START,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    error: row.error as RunRow['error'],
  };
}

/** Import runs as the API shows them. */
export function runView(run: RunRow): ImportRun {
  return ImportRun.parse({
    id: String(run.id),
    status: run.status,
    files: run.input.files.map((file) => file.name),
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    counts: { ...run.counts, seconds: Math.round(run.counts.seconds * 1000) / 1000 },
    notes: run.notes.map((note) => ({
      rule: note.rule,
      message: refusalSentence(note),
      count: note.count,
      position: note.position,
    })),
    problem: run.error,
  });
}

/** Import runs: what was asked, how far they came, what they counted. */
export class RunStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  async add(actor: string, input: ImportInput): Promise<RunRow> {
    const row = await this.#db
      .insertInto('import_run')
      .values({
        actor,
        input: JSON.stringify(input),
        counts: JSON.stringify(NO_COUNTS),
        finished_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return asRun(row);
  }

  async find(id: number): Promise<RunRow | undefined> {
    const row = await this.#db
      .selectFrom('import_run')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    return row === undefined ? undefined : asRun(row);
  }

  /** The latest runs, newest first. */
  async latest(limit: number): Promise<RunRow[]> {
    const rows = await this.#db
      .selectFrom('import_run')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(asRun);
  }

  /** Runs that began and did not end, oldest first. */
  async unfinished(): Promise<RunRow[]> {
    const rows = await this.#db
      .selectFrom('import_run')
      .selectAll()
      .where('status', 'in', ['pending', 'running'])
      .orderBy('id')
      .execute();
    return rows.map(asRun);
  }

  /** An unfinished run over exactly these files, by their hashes in order. */
  async findUnfinished(files: readonly ImportFile[]): Promise<RunRow | undefined> {
    const wanted = files.map((file) => file.sha256).join(',');
    const runs = await this.unfinished();
    return runs.find((run) => run.input.files.map((file) => file.sha256).join(',') === wanted);
  }

  async addSourceFile(runId: number, file: ImportFile): Promise<number> {
    const known = await this.#db
      .selectFrom('source_file')
      .select('id')
      .where('import_run_id', '=', runId)
      .where('name', '=', file.name)
      .where('sha256', '=', Buffer.from(file.sha256, 'hex'))
      .executeTakeFirst();
    if (known !== undefined) return known.id;
    const row = await this.#db
      .insertInto('source_file')
      .values({
        import_run_id: runId,
        name: file.name,
        size_bytes: file.sizeBytes,
        sha256: Buffer.from(file.sha256, 'hex'),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return row.id;
  }

  async setStatus(
    id: number,
    status: ImportRun['status'],
    error: RunRow['error'] = null,
  ): Promise<void> {
    const ended = status === 'finished' || status === 'failed' || status === 'cancelled';
    await this.#db
      .updateTable('import_run')
      .set({
        status,
        error: error === null ? null : JSON.stringify(error),
        ...(ended ? { finished_at: sql<string>`now()` } : {}),
      })
      .where('id', '=', id)
      .execute();
  }
}

/** Writes counts, notes and checkpoint in the transaction of the batch that they count. */
export async function saveProgress(
  client: pg.ClientBase,
  id: number,
  { counts, notes, checkpoint }: Pick<RunRow, 'counts' | 'notes' | 'checkpoint'>,
): Promise<void> {
  await client.query(
    'update import_run set counts = $2, notes = $3, checkpoint = $4 where id = $1',
    [id, JSON.stringify(counts), JSON.stringify(notes), JSON.stringify(checkpoint)],
  );
}

/**
 * Takes the right to work on a run for as long as the connection lives; false when another process
 * has it.
 */
export async function holdRun(client: pg.ClientBase, id: number): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>(
    "select pg_try_advisory_lock(hashtext('import_run'), $1::int) as held",
    [id],
  );
  return rows[0]!.held;
}
