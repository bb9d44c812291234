import type { PublicPaper, UnprintedPaper } from '@zca/domain/papers';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import type { PaperContent, PaperFormat } from './content.ts';

/** Papers that are taken up together. */
const BATCH = 8;
/** A paper that could not be printed so often waits for a person. */
const MOST_ATTEMPTS = 6;
/** Time until the second attempt; doubled at each further one. */
const FIRST_PAUSE_SECONDS = 30;

/** A paper that is to be printed. */
export interface PendingPaper {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly issuedAt: string;
  readonly demonstration: boolean;
  readonly content: PaperContent;
}

/** The file of a paper. */
export interface PaperFile {
  readonly number: string;
  readonly title: string;
  /** SHA-256 in hexadecimal: its name in the file store. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly extension: string;
  readonly mediaType: string;
}

/** A paper of a subject, for those who may see the subject. */
export interface PaperEntry {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly title: string;
  readonly issuedAt: string;
  readonly isPrinted: boolean;
  readonly withdrawnAt: string | null;
}

/** Papers in the database. Instants are ISO texts. */
export class PaperStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /**
   * Takes up papers that are due, each for one process: the next attempt is set before this one begins,
   * so that what a killed process leaves is taken up again.
   */
  async takeDue(now: string): Promise<PendingPaper[]> {
    return this.#take(
      `select paper_id from paper_pending where parked_at is null and next_at <= $1
        order by next_at limit ${BATCH} for update skip locked`,
      [now],
    );
  }

  /** Takes up one paper now, however long it should wait; undefined when it is printed or unknown. */
  async take(id: string, now: string): Promise<PendingPaper | undefined> {
    const [paper] = await this.#take('select $2::uuid', [now, id]);
    return paper;
  }

  /** The instant of now is the first of the values. */
  async #take(which: string, values: readonly [string, ...unknown[]]): Promise<PendingPaper[]> {
    const { rows } = await this.#pool.query<PendingPaper>(
      `update paper_pending q
          set attempts = q.attempts + 1,
              next_at = $1::timestamptz + (2 ^ least(q.attempts, 8)) * interval '${FIRST_PAUSE_SECONDS} s'
         from paper p
        where q.paper_id in (${which}) and p.id = q.paper_id
       returning p.id, p.number, p.code, p.issued_at as "issuedAt", p.demonstration, q.content`,
      [...values],
    );
    return rows;
  }

  /** Writes down that a paper could not be printed, and parks it after too many attempts. */
  async fail(id: string, now: string, reason: string): Promise<void> {
    await this.#pool.query(
      `update paper_pending
          set last_error = $3, parked_at = case when attempts >= ${MOST_ATTEMPTS} then $2::timestamptz end
        where paper_id = $1`,
      [id, now, reason],
    );
  }

  /** Papers that are parked, latest first. */
  async listParked(): Promise<UnprintedPaper[]> {
    const { rows } = await this.#pool.query<UnprintedPaper>(
      `select p.id, p.number, q.attempts, q.parked_at as "parkedAt", coalesce(q.last_error, '') as reason
         from paper_pending q join paper p on p.id = q.paper_id
        where q.parked_at is not null order by q.parked_at desc, p.number limit 200`,
    );
    return rows;
  }

  /** Lets a parked paper be printed again; false when it is not parked. */
  async replay(id: string, now: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      `update paper_pending set parked_at = null, attempts = 0, next_at = $2
        where paper_id = $1 and parked_at is not null`,
      [id, now],
    );
    return rowCount === 1;
  }

  /** Writes down the file of a paper; the first one counts. */
  async keepFile(
    id: string,
    file: { readonly sha256: string; readonly sizeBytes: number },
    how: Pick<PaperFormat, 'extension' | 'mediaType'> & { readonly seal: string },
    now: string,
  ): Promise<void> {
    await this.#pool.query(
      `with file as (
         insert into paper_file (paper_id, sha256, size_bytes, extension, media_type, seal, printed_at)
         values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7) on conflict (paper_id) do nothing)
       delete from paper_pending where paper_id = $1`,
      [id, file.sha256, file.sizeBytes, how.extension, how.mediaType, how.seal, now],
    );
  }

  /** The file of a paper; undefined when it is not printed or unknown. */
  async findFile(id: string): Promise<PaperFile | undefined> {
    const { rows } = await this.#pool.query<PaperFile>(
      `select p.number, p.title, encode(f.sha256, 'hex') as sha256, f.size_bytes as "sizeBytes",
              f.extension, f.media_type as "mediaType"
         from paper p join paper_file f on f.paper_id = p.id where p.id = $1`,
      [id],
    );
    return rows[0];
  }

  /** What anybody may know of the paper with a code. */
  async findPublic(code: string): Promise<PublicPaper | undefined> {
    const { rows } = await this.#pool.query<
      Pick<PublicPaper, 'number' | 'title' | 'office' | 'sha256' | 'demonstration'> & {
        readonly issued_at: string;
        readonly withdrawn_at: string | null;
      }
    >(
      `select p.number, p.title, p.office, p.issued_at, encode(f.sha256, 'hex') as sha256,
              w.withdrawn_at, p.demonstration
         from paper p left join paper_file f on f.paper_id = p.id
              left join paper_withdrawal w on w.paper_id = p.id
        where p.code = $1`,
      [code],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const { issued_at, withdrawn_at, ...paper } = row;
    return {
      ...paper,
      day: dayInShanghai(Date.parse(issued_at)),
      state: withdrawn_at === null ? 'valid' : 'withdrawn',
      withdrawnOn: withdrawn_at === null ? null : dayInShanghai(Date.parse(withdrawn_at)),
    };
  }

  /** The papers about a subject, in the order of issue. */
  async list(subject: string): Promise<PaperEntry[]> {
    const { rows } = await this.#pool.query<PaperEntry>({
      name: 'papers of a subject',
      text: `select p.id, p.number, p.code, p.title, p.issued_at as "issuedAt",
              f.paper_id is not null as "isPrinted", w.withdrawn_at as "withdrawnAt"
         from paper p left join paper_file f on f.paper_id = p.id
              left join paper_withdrawal w on w.paper_id = p.id
        where p.subject = $1 order by p.issued_at, p.number`,
      values: [subject],
    });
    return rows;
  }
}

/**
 * Withdraws a paper in the transaction of the caller: it stays, and whoever verifies it is told. False
 * when it was withdrawn before.
 */
export async function withdrawPaper(
  client: pg.ClientBase,
  id: string,
  how: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into paper_withdrawal (paper_id, withdrawn_at, withdrawn_by, reason)
     values ($1, $2, $3, $4) on conflict (paper_id) do nothing`,
    [id, how.at, how.by, how.reason],
  );
  return rowCount === 1;
}
