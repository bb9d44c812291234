import type { ClueBand, ClueCode, ClueRun, ClueSignal, ClueStanding } from '@zca/domain/appraisal';
import type pg from 'pg';

type Client = Pick<pg.ClientBase, 'query'>;

/** A clue as a run found it. */
export interface ClueRow {
  readonly id: string;
  readonly runId: number;
  readonly gone: boolean;
  readonly partyId: string;
  readonly partyName: string;
  readonly quarter: string;
  readonly area: string | null;
  readonly zone: string | null;
  readonly score: number;
  readonly band: ClueBand;
  readonly codes: ClueCode[];
  readonly signals: ClueSignal[];
  readonly foundAt: string;
}

export interface ClueMatterRow {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly filedAt: string;
  readonly endedAt: string | null;
}

/** A clue to be written. */
export interface WrittenClue extends Omit<ClueRow, 'runId' | 'foundAt'> {
  /** SHA-256 of everything that is told of it. */
  readonly hash: Buffer;
}

/** What a list is narrowed by; undefined narrows nothing. */
export interface ClueFilter {
  /** Areas and zones that the asker may see; null sees all. */
  readonly within: readonly string[] | null;
  readonly area?: string | undefined;
  readonly band?: ClueBand | undefined;
  readonly code?: ClueCode | undefined;
  readonly quarter?: string | undefined;
  readonly standing?: ClueStanding | undefined;
  /** Part of the applicant's name. */
  readonly name?: string | undefined;
}

/** Counts of a run, as its end keeps them. */
export interface RunCounts {
  readonly filings: number;
  readonly pairs: number;
  readonly clues: number;
  readonly changed: number;
  readonly gone: number;
  readonly tookMs: number;
  readonly complete: boolean;
}

const ROW = `c.id, c.run_id as "runId", c.gone, c.party_id as "partyId", c.party_name as "partyName",
  c.quarter, c.area, c.zone, c.score, c.band, c.codes, c.signals`;

/** The state of each clue that the latest run left, with its latest matter. */
const STANDING = `
  from clue c
  left join lateral (
    select m.id as matter_id, m.number, m.state, m.filed_at, m.ended_at
      from clue_matter cm join matter m on m.id = cm.matter_id
     where cm.clue_id = c.id order by m.filed_at desc limit 1) m on true
 where not exists (select from clue n where n.id = c.id and n.run_id > c.run_id) and not c.gone
   and ($1::text[] is null or c.area = any($1) or c.zone = any($1))
   and ($2::text is null or c.area = $2 or c.zone = $2)`;

const FILTER = `
   and ($3::text is null or c.band = $3)
   and ($4::text is null or $4 = any(c.codes))
   and ($5::text is null or c.quarter = $5)
   and ($6::text is null or c.party_name ilike '%' || $6 || '%')
   and ($7::text is null or $7 = case when m.matter_id is null then 'new'
                                      when m.ended_at is null then 'inHand' else 'done' end)`;

/** Runs and clues in the database. Nothing is ever changed: what changed is a further row. */
export class ClueStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** One page of the standing clues, highest score first, and how many fit. */
  async list(filter: ClueFilter, page: { readonly size: number; readonly from: number }) {
    const { rows } = await this.#pool.query<
      Omit<ClueRow, 'foundAt'> & { matter: ClueMatterRow | null; total: number }
    >(
      `select ${ROW}, count(*) over () as total,
              case when m.matter_id is null then null else json_build_object(
                'id', m.matter_id, 'number', m.number, 'state', m.state,
                'filedAt', m.filed_at, 'endedAt', m.ended_at) end as matter
       ${STANDING} ${FILTER}
       order by c.score desc, c.quarter desc, c.id limit $8 offset $9`,
      [...asked(filter), page.size, page.from],
    );
    return rows;
  }

  /** How many standing clues there are in each band and each area, whatever else is asked. */
  async bands({ within, area }: ClueFilter): Promise<{ band: ClueBand; count: number }[]> {
    const { rows } = await this.#pool.query<{ band: ClueBand; count: number }>(
      `select c.band, count(*) as count ${STANDING} group by c.band`,
      [within, area ?? null],
    );
    return rows;
  }

  /** A clue as the latest run left it, gone or not. */
  async find(id: string, client: Client = this.#pool): Promise<ClueRow | undefined> {
    const { rows } = await client.query<ClueRow>(
      `select ${ROW}, r.begun_at as "foundAt" from clue c join clue_run r on r.id = c.run_id
        where c.id = $1 order by c.run_id desc limit 1`,
      [id],
    );
    return rows[0];
  }

  /** The matters in which a clue was taken up, the latest first. */
  async mattersOf(id: string): Promise<ClueMatterRow[]> {
    const { rows } = await this.#pool.query<ClueMatterRow>(
      `select m.id, m.number, m.state, m.filed_at as "filedAt", m.ended_at as "endedAt"
         from clue_matter cm join matter m on m.id = cm.matter_id
        where cm.clue_id = $1 order by m.filed_at desc`,
      [id],
    );
    return rows;
  }

  async beginRun(askedBy: string, at: string): Promise<number> {
    const { rows } = await this.#pool.query<{ id: number }>(
      'insert into clue_run (asked_by, begun_at) values ($1, $2) returning id',
      [askedBy, at],
    );
    return rows[0]!.id;
  }

  /** The run that was begun and has not ended; undefined when there is none. */
  async findUnfinished(): Promise<number | undefined> {
    const { rows } = await this.#pool.query<{ id: number }>(
      `select id from clue_run r where not exists (select from clue_run_end e where e.run_id = r.id)
        order by id limit 1`,
    );
    return rows[0]?.id;
  }

  async failRun(run: number, at: string, problem: string): Promise<void> {
    await endRun(this.#pool, run, at, null, problem, {});
  }

  /** The latest runs, the newest first. */
  async runs(
    limit: number,
    endedOnly = false,
  ): Promise<(ClueRun & { generation: string | null })[]> {
    const { rows } = await this.#pool.query<{
      id: number;
      askedBy: string;
      begunAt: string;
      endedAt: string | null;
      generation: string | null;
      problem: string | null;
      counts: Partial<RunCounts> | null;
    }>(
      `select r.id, r.asked_by as "askedBy", r.begun_at as "begunAt", e.ended_at as "endedAt",
              e.generation, e.problem, e.counts
         from clue_run r left join clue_run_end e on e.run_id = r.id
        where not $2 or (e.run_id is not null and e.problem is null)
        order by r.id desc limit $1`,
      [limit, endedOnly],
    );
    return rows.map(({ counts, ...run }) => ({
      ...run,
      filings: counts?.filings ?? null,
      pairs: counts?.pairs ?? null,
      clues: counts?.clues ?? null,
      changed: counts?.changed ?? null,
      gone: counts?.gone ?? null,
      tookMs: counts?.tookMs ?? null,
      complete: counts?.complete ?? null,
    }));
  }

  /** Whether there is any patent to look at. */
  async hasPatents(): Promise<boolean> {
    const { rows } = await this.#pool.query<{ any: boolean }>(
      `select exists (select from record where collection = 'patent') as any`,
    );
    return rows[0]!.any;
  }

  async areas(within: readonly string[] | null): Promise<string[]> {
    const { rows } = await this.#pool.query<{ area: string }>(
      `select distinct area from (
         select unnest(array[c.area, c.zone]) as area ${STANDING}) t
        where area is not null and ($1::text[] is null or area = any($1)) order by area`,
      [within, null],
    );
    return rows.map(({ area }) => area);
  }
}

function asked({ within, area, band, code, quarter, name, standing }: ClueFilter): unknown[] {
  const pattern = name?.replaceAll(/[\\%_]/g, '\\$&');
  return [
    within,
    area ?? null,
    band ?? null,
    code ?? null,
    quarter ?? null,
    pattern ?? null,
    standing ?? null,
  ];
}

/** Rows written at a time. */
const BATCH = 500;

/**
 * Writes what a run found, in the caller's transaction: a row for each clue that is new or changed, one
 * that says so for each that is no longer there, and the end of the run.
 */
export async function writeFindings(
  client: Client,
  run: number,
  clues: readonly WrittenClue[],
  end: {
    readonly at: string;
    readonly generation: string;
    readonly counts: Omit<RunCounts, 'changed' | 'gone' | 'clues'>;
  },
): Promise<RunCounts> {
  const { rows: before } = await client.query<{ id: string; hash: Buffer; gone: boolean }>(
    `select distinct on (id) id, content_hash as hash, gone from clue order by id, run_id desc`,
  );
  const known = new Map(before.map((row) => [row.id, row]));
  const changed = clues.filter(({ id, hash }) => {
    const row = known.get(id);
    return row === undefined || row.gone || !row.hash.equals(hash);
  });
  for (let from = 0; from < changed.length; from += BATCH) {
    const rows = changed.slice(from, from + BATCH);
    await client.query(
      `insert into clue (id, run_id, gone, party_id, party_name, quarter, area, zone, score, band, codes, signals, content_hash)
       select id, $1, false, party_id, party_name, quarter, area, zone, score, band,
              string_to_array(codes, ','), signals, decode(hash, 'hex')
         from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::float8[],
                     $9::text[], $10::text[], $11::jsonb[], $12::text[])
              as t(id, party_id, party_name, quarter, area, zone, score, band, codes, signals, hash)`,
      [
        run,
        rows.map((row) => row.id),
        rows.map((row) => row.partyId),
        rows.map((row) => row.partyName),
        rows.map((row) => row.quarter),
        rows.map((row) => row.area),
        rows.map((row) => row.zone),
        rows.map((row) => row.score),
        rows.map((row) => row.band),
        rows.map((row) => row.codes.join(',')),
        rows.map((row) => JSON.stringify(row.signals)),
        rows.map((row) => row.hash.toString('hex')),
      ],
    );
  }
  const still = new Set(clues.map(({ id }) => id));
  const gone = before.filter((row) => !row.gone && !still.has(row.id)).map(({ id }) => id);
  await client.query(
    `insert into clue (id, run_id, gone, party_id, party_name, quarter, area, zone, score, band, codes, signals, content_hash)
     select distinct on (id) id, $1, true, party_id, party_name, quarter, area, zone, score, band, codes, signals, content_hash
       from clue where id = any($2) order by id, run_id desc`,
    [run, gone],
  );
  const counts = { ...end.counts, clues: clues.length, changed: changed.length, gone: gone.length };
  await endRun(client, run, end.at, end.generation, null, counts);
  return counts;
}

async function endRun(
  client: Client,
  run: number,
  at: string,
  generation: string | null,
  problem: string | null,
  counts: object,
): Promise<void> {
  await client.query(
    `insert into clue_run_end (run_id, ended_at, generation, problem, counts) values ($1, $2, $3, $4, $5)`,
    [run, at, generation, problem, JSON.stringify(counts)],
  );
}

/** Waits until nobody else takes this clue up, in the caller's transaction. */
export async function lockClue(client: Client, id: string): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('zca clue ' || $1))`, [id]);
}

/** The number of the open matter of a clue; undefined when there is none. */
export async function findOpenMatter(client: Client, id: string): Promise<string | undefined> {
  const { rows } = await client.query<{ number: string }>(
    `select m.number from clue_matter cm join matter m on m.id = cm.matter_id
      where cm.clue_id = $1 and m.ended_at is null limit 1`,
    [id],
  );
  return rows[0]?.number;
}

export async function addClueMatter(
  client: Client,
  matterId: string,
  clue: { readonly id: string; readonly runId: number },
): Promise<void> {
  await client.query('insert into clue_matter (matter_id, clue_id, run_id) values ($1, $2, $3)', [
    matterId,
    clue.id,
    clue.runId,
  ]);
}

/** For each merged party the one that stands for it now. */
export async function readMerged(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; into: string }>(
    'select id, merged_into as into from party where merged_into is not null',
  );
  const edges = new Map(rows.map(({ id, into }) => [id, into]));
  const standing = new Map<string, string>();
  for (const id of edges.keys()) {
    let at = id;
    for (let next = edges.get(at); next !== undefined; next = edges.get(at)) at = next;
    standing.set(id, at);
  }
  return standing;
}

/** Names of parties by id; absent ones are left out. */
export async function readPartyNames(
  client: Client,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; name: string }>(
    'select id, name from party where id = any($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
