import type { Entry, EvidenceView, PlainEntry, PublishedValue } from '@zca/domain/indicators';
import type pg from 'pg';
import { contentHash } from './contentHash.ts';
import type { TakenEvidence } from './evidence.ts';

type Client = Pick<pg.ClientBase, 'query'>;

/** What the hash of evidence is taken of: everything but its id, its instant and entries as a whole. */
export type EvidenceBody = Omit<EvidenceView, 'id' | 'sha256' | 'takenAt' | 'entries'> & {
  readonly entries: readonly PlainEntry[];
};

/** Evidence as it is kept: its entries whole beside what everybody may know of them. */
export interface KeptEvidence extends EvidenceBody {
  readonly id: string;
  readonly sha256: string;
  readonly takenAt: string;
  readonly whole: readonly Entry[];
}

interface PublishedRow {
  readonly code: string;
  readonly area: string;
  readonly period: string;
  readonly vintage: number;
  readonly evidence_id: string;
  readonly sha256: string;
  readonly measured: EvidenceBody['measured'];
  readonly method: string;
  readonly definition_version: number;
  readonly matter_id: string;
  readonly matter_number: string;
  readonly correction: string | null;
  readonly published_at: string;
}

/** Published values that are asked for; what is left out is not asked about. */
export interface PublishedWanted {
  readonly code?: string;
  readonly area?: string;
  readonly period?: string;
}

// Of evidence just what is shown: its body may list thousands of entries.
const PUBLISHED = `select v.code, v.area, v.period, v.vintage, v.evidence_id, encode(e.sha256, 'hex') as sha256,
    e.body->'measured' as measured, e.body->>'method' as method,
    (e.body->>'definitionVersion')::int as definition_version,
    v.matter_id, v.matter_number, v.correction, v.published_at
  from indicator_value v join indicator_evidence e on e.id = v.evidence_id`;

/** Evidence and published values in the database; neither is ever changed. */
export class ValueStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** Keeps evidence; gives its hash, which covers the hashes of records and entries. */
  async addEvidence(
    id: string,
    { body, records, entries }: TakenEvidence,
    at: string,
    by: string,
  ): Promise<string> {
    const sha256 = contentHash(body);
    await this.#pool.query(
      `insert into indicator_evidence (id, code, area, period, body, records, entries, sha256, taken_at, taken_by)
       values ($1, $2, $3, $4, $5, $6, $7, decode($8, 'hex'), $9, $10)`,
      [
        id,
        body.code,
        body.area,
        body.period,
        JSON.stringify(body),
        records,
        JSON.stringify(entries),
        sha256,
        at,
        by,
      ],
    );
    return sha256;
  }

  async findEvidence(id: string, client: Client = this.#pool): Promise<KeptEvidence | undefined> {
    const { rows } = await client.query<{
      body: EvidenceBody;
      entries: readonly Entry[];
      sha256: string;
      taken_at: string;
    }>(
      `select body, entries, encode(sha256, 'hex') as sha256, taken_at from indicator_evidence where id = $1`,
      [id],
    );
    const [row] = rows;
    return row === undefined
      ? undefined
      : { ...row.body, id, sha256: row.sha256, takenAt: row.taken_at, whole: row.entries };
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
  async isPublished(evidenceId: string, client: Client = this.#pool): Promise<boolean> {
    const { rowCount } = await client.query('select from indicator_value where evidence_id = $1', [
      evidenceId,
    ]);
    return rowCount === 1;
  }

  /** Every vintage of what is asked for, oldest first. */
  async published({ code, area, period }: PublishedWanted): Promise<readonly PublishedValue[]> {
    const { rows } = await this.#pool.query<PublishedRow>(
      `${PUBLISHED} where ($1::text is null or v.code = $1) and ($2::text is null or v.area = $2)
          and ($3::text is null or v.period = $3)
        order by v.code, v.area, v.period, v.vintage`,
      [code ?? null, area ?? null, period ?? null],
    );
    return rows.map(valueOf);
  }

  /** Lets nobody else publish a value of the same indicator, area and period until the transaction ends. */
  async lockPeriod(
    client: Client,
    { code, area, period }: Pick<EvidenceView, 'code' | 'area' | 'period'>,
  ): Promise<void> {
    await client.query(
      `select pg_advisory_xact_lock(hashtext('indicator_value'), hashtext($1::text))`,
      [`${code}/${area}/${period}`],
    );
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

  /** Publishes what the evidence says as a vintage, in the transaction of the act that holds its period. */
  async publish(
    client: Client,
    evidence: KeptEvidence,
    vintage: number,
    matter: { readonly id: string; readonly number: string },
    {
      correction,
      at,
      by,
    }: { readonly correction: string | null; readonly at: string; readonly by: string },
  ): Promise<void> {
    const { code, area, period } = evidence;
    await client.query(
      `insert into indicator_value (code, area, period, vintage, evidence_id, matter_id, matter_number,
           correction, published_at, published_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [code, area, period, vintage, evidence.id, matter.id, matter.number, correction, at, by],
    );
  }
}

function valueOf(row: PublishedRow): PublishedValue {
  const { measured } = row;
  return {
    code: row.code,
    area: row.area,
    period: row.period,
    vintage: row.vintage,
    value: measured.value,
    numerator: measured.numerator,
    denominator: measured.denominator,
    method: row.method,
    definitionVersion: row.definition_version,
    publishedAt: row.published_at,
    evidence: row.evidence_id,
    evidenceHash: row.sha256,
    correction: row.correction,
    matter: { id: row.matter_id, number: row.matter_number },
  };
}
