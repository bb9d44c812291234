import {
  type MergeReason,
  type PartyKind,
  type PartyName,
  readEvidence,
} from '@zca/domain/parties';
import type pg from 'pg';

/** A party as it stands, or one that was merged. */
export interface PartyRow {
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
  readonly parentId: string | null;
  readonly mergedInto: string | null;
}

/** A name with the party to which it belongs by its normal form, and the one that stands for it. */
export interface NameRow extends PartyName {
  readonly home: string;
  readonly standing: string;
}

export interface ActRow {
  readonly id: number;
  readonly kind: 'merge' | 'undo';
  readonly partyId: string;
  readonly partyName: string;
  readonly intoId: string;
  readonly intoName: string;
  readonly at: string;
  readonly actor: string;
  readonly why: string;
  readonly reasons: readonly MergeReason[];
  readonly matter: string | null;
  readonly undone: boolean;
}

type Queryable = Pick<pg.ClientBase, 'query'>;

/** Units of an organisation that its page lists. */
const MOST_UNITS = 50;

const ROW = `id, kind, name, parent_id as "parentId", merged_into as "mergedInto"`;

/** From some parties up to those that stand for them. */
const UP = `
  up as (
    select id as asked, id, merged_into from party where id in (select id from begun)
    union all
    select up.asked, p.id, p.merged_into from up join party p on p.id = up.merged_into
  )`;

/** Reads parties and their names. */
export class PartyStore {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** The parties that stand for these, by the id asked; ids of no party are left out. */
  async standingOf(
    ids: readonly string[],
    client: Queryable = this.#pool,
  ): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await client.query<{ asked: string; id: string }>(
      `with recursive begun as (select unnest($1::text[]) as id), ${UP}
       select asked, id from up where merged_into is null`,
      [ids],
    );
    return new Map(rows.map(({ asked, id }) => [asked, id]));
  }

  /** Parties by id; absent ones are left out. */
  async read(ids: readonly string[]): Promise<Map<string, PartyRow>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.#pool.query<PartyRow>(
      `select ${ROW} from party where id = any($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** All names of standing parties, those of merged ones among them, in order of name. */
  async namesOf(standing: readonly string[]): Promise<NameRow[]> {
    if (standing.length === 0) return [];
    const { rows } = await this.#pool.query<{
      name: string;
      evidence: string;
      home: string;
      standing: string;
    }>(
      `with recursive down as (
         select id as standing, id from party where id = any($1)
         union all
         select down.standing, p.id from down join party p on p.merged_into = down.id
       )
       select n.name, n.evidence, n.party_id as home, down.standing
         from down join party_name n on n.party_id = down.id
        order by n.name, n.evidence`,
      [standing],
    );
    return rows.map(({ evidence, ...row }) => ({ ...row, evidence: readEvidence(evidence) }));
  }

  /** The standing organisations of names exactly as written; names of persons lead to none. */
  async findNames(names: readonly string[]): Promise<Map<string, string>> {
    if (names.length === 0) return new Map();
    const { rows } = await this.#pool.query<{ name: string; id: string }>(
      `with recursive begun as (
         select party_id as id from party_name where name = any($1) and evidence = ''
       ), ${UP}
       select n.name, up.id from party_name n join up on up.asked = n.party_id
        where n.name = any($1) and n.evidence = '' and up.merged_into is null`,
      [names],
    );
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  /** Standing parties that bear a name of this normal form. */
  async findByWhole(whole: string, most: number): Promise<string[]> {
    return this.#standing('select id from party where whole = $1 order by id limit $2', [
      whole,
      most,
    ]);
  }

  /** Standing parties whose names begin so, by their whole or by what distinguishes them. */
  async findByBeginning(beginning: string, most: number): Promise<string[]> {
    return this.#standing(
      `(select id from party where core >= $1 and core < $3 order by core, id limit $2)
       union (select id from party where whole >= $1 and whole < $3 order by whole, id limit $2)`,
      // Above every text that begins so: no character is greater.
      [beginning, most, `${beginning}\u{10ffff}`],
    );
  }

  /** Standing parties with which rights state a unified social credit code. */
  async findByCode(code: string): Promise<string[]> {
    return this.#standing('select party_id as id from party_code where code = $1', [code]);
  }

  async #standing(which: string, values: readonly unknown[]): Promise<string[]> {
    const { rows } = await this.#pool.query<{ id: string }>(
      `with recursive begun as (${which}), ${UP}
       select distinct id from up where merged_into is null order by id`,
      [...values],
    );
    return rows.map(({ id }) => id);
  }

  /** Codes that rights state with any of these parties. */
  async codesOf(homes: readonly string[]): Promise<string[]> {
    const { rows } = await this.#pool.query<{ code: string }>(
      'select distinct code from party_code where party_id = any($1) order by code',
      [homes],
    );
    return rows.map(({ code }) => code);
  }

  /** Units and branches of parties, as they stand, in order of name. */
  async unitsOf(homes: readonly string[]): Promise<{ id: string; name: string }[]> {
    const { rows } = await this.#pool.query<{ id: string; name: string }>(
      `select id, name from party where parent_id = any($1) and merged_into is null
        order by name, id limit ${MOST_UNITS}`,
      [homes],
    );
    return rows;
  }

  /** Merges and their undoing in which any of these parties had a part, newest first. */
  async actsOf(homes: readonly string[]): Promise<ActRow[]> {
    const { rows } = await this.#pool.query<ActRow>(
      `select a.id, a.kind, a.party_id as "partyId", p.name as "partyName", a.into_id as "intoId",
              i.name as "intoName", a.at, a.actor, a.why, a.reasons, m.number as matter,
              exists (select from party_act u where u.undoes = a.id) as undone
         from party_act a join party p on p.id = a.party_id join party i on i.id = a.into_id
         left join matter m on m.id = a.matter_id
        where a.party_id = any($1) or a.into_id = any($1) order by a.id desc`,
      [homes],
    );
    return rows;
  }
}
