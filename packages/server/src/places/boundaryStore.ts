import type {
  Boundaries,
  BoundaryArea,
  BoundaryLevel,
  BoundarySet,
  Datum,
  RefusedArea,
} from '@zca/domain/places';
import { type Kysely, sql } from 'kysely';
import type { Row, Schema } from '../base/database/schema.ts';
import { keepable } from '../base/database/index.ts';

/** What is entered with a set. */
export interface NewBoundarySet {
  readonly level: BoundaryLevel;
  readonly title: { readonly zh: string; readonly en: string };
  /** Null makes it a schematic. */
  readonly approval: string | null;
  readonly source: string;
  readonly givenDatum: Datum;
  readonly fileName: string;
  readonly fileHash: Buffer;
  readonly recordedBy: string;
  /** Instant in UTC. */
  readonly recordedAt: string;
  readonly areas: readonly BoundaryArea[];
  readonly refused: readonly RefusedArea[];
}

type SetRow = Row<'boundary_set'> & { readonly areas: number };

/** Two imports at once would each find that theirs is new. */
const LOCK = 8_610_022;

/** Imported sets of boundaries: append only, the newest of a level is in force. */
export class BoundaryStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** Number of the set of a level that is in force; null where none was imported. */
  async inForce(level: BoundaryLevel): Promise<number | null> {
    const row = await this.#db
      .selectFrom('boundary_set')
      .select('id')
      .where('level', '=', level)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** What is known of every set, the newest first. */
  async list(): Promise<readonly BoundarySet[]> {
    const rows = await this.#sets().orderBy('boundary_set.id', 'desc').execute();
    return rows.map(asSet);
  }

  /** A set with its areas in the order of their codes; null for a number that there is not. */
  async read(id: number): Promise<Boundaries | null> {
    const set = await this.#sets().where('boundary_set.id', '=', id).executeTakeFirst();
    if (set === undefined) return null;
    const areas = await this.#db
      .selectFrom('boundary_area')
      .selectAll()
      .where('set_id', '=', id)
      .orderBy('code')
      .execute();
    return {
      set: asSet(set),
      features: areas.map((row) => ({
        code: row.code,
        name: { zh: row.name, en: row.name_en },
        centre: row.centre,
        areaKm2: row.area_km2,
        polygons: row.polygons,
      })),
    };
  }

  /** The set in force when it came from the same file with the same particulars; null otherwise. */
  async findSame(set: NewBoundarySet): Promise<number | null> {
    const id = await this.inForce(set.level);
    if (id === null) return null;
    const row = await this.#db
      .selectFrom('boundary_set')
      .select('id')
      .where('id', '=', id)
      .where('file_sha256', '=', set.fileHash)
      .where('given_datum', '=', set.givenDatum)
      .where('title', '=', set.title.zh)
      .where('title_en', '=', set.title.en)
      .where('source', '=', set.source)
      .where(sql<boolean>`approval is not distinct from ${set.approval}`)
      .executeTakeFirst();
    return row?.id ?? null;
  }

  /** Keeps other imports waiting until the end of the caller's transaction. */
  async lock(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(this.#db);
  }

  /** Adds a set, which is in force from the commit of the caller's transaction; its number. */
  async add(set: NewBoundarySet): Promise<number> {
    const { id } = await this.#db
      .insertInto('boundary_set')
      .values({
        level: set.level,
        title: keepable(set.title.zh),
        title_en: keepable(set.title.en),
        approval: set.approval,
        source: keepable(set.source),
        given_datum: set.givenDatum,
        file_name: keepable(set.fileName),
        file_sha256: set.fileHash,
        recorded_by: set.recordedBy,
        recorded_at: set.recordedAt,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const area of set.areas) {
      await this.#db
        .insertInto('boundary_area')
        .values({
          set_id: id,
          code: area.code,
          name: keepable(area.name.zh),
          name_en: keepable(area.name.en),
          centre: JSON.stringify(area.centre),
          area_km2: area.areaKm2,
          polygons: JSON.stringify(area.polygons),
        })
        .execute();
    }
    for (const { fault, feature } of set.refused) {
      await this.#db
        .insertInto('boundary_refusal')
        .values({
          set_id: id,
          number: fault.feature!,
          fault: JSON.stringify(keepable(fault)),
          feature: JSON.stringify(feature) ?? 'null',
        })
        .execute();
    }
    return id;
  }

  #sets() {
    return this.#db
      .selectFrom('boundary_set')
      .selectAll('boundary_set')
      .select(
        sql<number>`(select count(*) from boundary_area where set_id = boundary_set.id)`.as(
          'areas',
        ),
      );
  }
}

function asSet(row: SetRow): BoundarySet {
  return {
    id: String(row.id),
    level: row.level as BoundaryLevel,
    title: { zh: row.title, en: row.title_en },
    approval: row.approval,
    schematic: row.approval === null,
    source: row.source,
    datum: 'CGCS2000',
    givenDatum: row.given_datum as Datum,
    importedAt: row.recorded_at,
    areas: row.areas,
  };
}
