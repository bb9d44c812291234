import type { EvidenceView, PublishedValue } from '@zca/domain/indicators';
import type pg from 'pg';
import { contentHash } from './contentHash.ts';

type Client = Pick<pg.ClientBase, 'query'>;

/** Evidence without its own id and hash: what the hash is taken of. */
export type EvidenceBody = Omit<EvidenceView, 'id' | 'sha256' | 'takenAt'>;

interface PublishedRow {
  readonly code: string;
  readonly area: string;
  readonly period: string;
  readonly vintage: number;
  readonly evidence_id: string;
  readonly sha256: string;
  readonly body: EvidenceBody;
  readonly matter_id: string;
  readonly matter_number: string;
  readonly correction: string | null;
  readonly published_at: string;
}

const PUBLISHED = `select v.code, v.area, v.period, v.vintage, v.evidence_id, encode(e.sha256, 'hex') as sha256,
    e.body, v.matter_id, v.matter_number, v.correction, v.published_at
  from indicator_value v join indicator_evidence e on e.id = v.evidence_id`;

/** Evidence and published values in the database; neither is ever changed. */
export class ValueStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Keeps evidence; gives its hash, which covers the hash of the list of records. */
  async addEvidence(
    id: string,
    body: EvidenceBody,
    records: string,
    at: string,
    by: string,
  ): Promise<string> {
    const sha256 = contentHash(body);
    await this.#pool.query(
      `insert into indicator_evidence (id, code, area, period, body, records, sha256, taken_at, taken_by)
       values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), $8, $9)`,
      [id, body.code, body.area, body.period, JSON.stringify(body), records, sha256, at, by],
    );
    return sha256;
  }

  async findEvidence(id: string, client: Client = this.#pool): Promise<EvidenceView | undefined> {
    const { rows } = await client.query<{ body: EvidenceBody; sha256: string; taken_at: string }>(
      `select body, encode(sha256, 'hex') as sha256, taken_at from indicator_evidence where id = $1`,
      [id],
    );
    const [row] = rows;
    return row === undefined
      ? undefined
      : { ...row.body, id, sha256: row.sha256, takenAt: row.taken_at };
  }

  /** The frozen list of records: one key a line, in order; undefined without such evidence. */
  async findRecords(id: string): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ records: string }>(
      'select records from indicator_evidence where id = $1',
      [id],
    );
    return rows[0]?.records;
  }

  /** Whether evidence was published: only then may everybody read it. */
  async isPublished(evidenceId: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(
      'select from indicator_value where evidence_id = $1',
      [evidenceId],
    );
    return rowCount === 1;
  }

  /** Every vintage of an indicator, or of all of them, oldest first. */
  async published(code: string | null = null): Promise<readonly PublishedValue[]> {
    const { rows } = await this.#pool.query<PublishedRow>(
      `${PUBLISHED} where $1::text is null or v.code = $1 order by v.code, v.area, v.period, v.vintage`,
      [code],
    );
    return rows.map(valueOf);
  }

  /** The number of the vintage that would be published next. */
  async nextVintage(
    code: string,
    area: string,
    period: string,
    client: Client = this.#pool,
  ): Promise<number> {
    const { rows } = await client.query<{ next: number }>(
      `select coalesce(max(vintage), 0) + 1 as next from indicator_value
        where code = $1 and area = $2 and period = $3`,
      [code, area, period],
    );
    return rows[0]!.next;
  }

  /** Publishes what the evidence says as the next vintage, in the transaction of the act. */
  async publish(
    client: Client,
    evidence: EvidenceView,
    matter: { readonly id: string; readonly number: string },
    {
      correction,
      at,
      by,
    }: { readonly correction: string | null; readonly at: string; readonly by: string },
  ): Promise<void> {
    const { code, area, period } = evidence;
    const vintage = await this.nextVintage(code, area, period, client);
    await client.query(
      `insert into indicator_value (code, area, period, vintage, evidence_id, matter_id, matter_number,
           correction, published_at, published_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [code, area, period, vintage, evidence.id, matter.id, matter.number, correction, at, by],
    );
  }
}

function valueOf(row: PublishedRow): PublishedValue {
  const { measured, method, definitionVersion } = row.body;
  return {
    code: row.code,
    area: row.area,
    period: row.period,
    vintage: row.vintage,
    value: measured.value,
    numerator: measured.numerator,
    denominator: measured.denominator,
    method,
    definitionVersion,
    publishedAt: row.published_at,
    evidence: row.evidence_id,
    evidenceHash: row.sha256,
    correction: row.correction,
    matter: { id: row.matter_id, number: row.matter_number },
  };
}
