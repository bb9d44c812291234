import type { MergeReason } from '@zca/domain/parties';
import type pg from 'pg';
import { StandingParties } from './standingParties.ts';

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
/** Merges of one party that its page lists. */
const MOST_ACTS = 200;

/** Writings of one party, and former names, that are read to compare it. */
const MOST_WRITINGS = 50;

/** An organisation as it is compared with all others. */
export interface OrganisationRow {
  readonly id: string;
  /** Its first writing comes first. */
  readonly names: readonly string[];
  readonly former: readonly string[];
  readonly codes: readonly string[];
}

/** From some parties up to those that stand for them. */
const UP = `
  up as (
    select id as asked, id, merged_into from party where id in (select id from begun)
    union all
    select up.asked, p.id, p.merged_into from up join party p on p.id = up.merged_into
  )`;

/** Reads parties and what was decided of them, of the pool or in a transaction. */
export class PartyStore {
  readonly standing: StandingParties;
  readonly #pool: Queryable;

  constructor(pool: Queryable) {
    this.standing = new StandingParties(pool);
    this.#pool = pool;
  }

  /** The parties that stand for these, by the id asked; ids of no party are left out. */
  async standingOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.#pool.query<{ asked: string; id: string }>({
      name: 'parties.standingOf',
      text: `with recursive begun as (select unnest($1::text[]) as id), ${UP}
       select asked, id from up where merged_into is null`,
      values: [ids],
    });
    return new Map(rows.map(({ asked, id }) => [asked, id]));
  }

  /** The standing organisations of names exactly as written; names of persons lead to none. */
  async findNames(names: readonly string[]): Promise<Map<string, string>> {
    if (names.length === 0) return new Map();
    const { rows } = await this.#pool.query<{ name: string; id: string }>({
      name: 'parties.findNames',
      text: `with recursive begun as (
         select party_id as id from party_name where name = any($1) and evidence = ''
       ), ${UP}
       select n.name, up.id from party_name n join up on up.asked = n.party_id
        where n.name = any($1) and n.evidence = '' and up.merged_into is null`,
      values: [names],
    });
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  /** Codes that rights state with any of these parties. */
  async codesOf(homes: readonly string[]): Promise<string[]> {
    const { rows } = await this.#pool.query<{ code: string }>(
      'select distinct code from party_code where party_id = any($1) order by code',
      [homes],
    );
    return rows.map(({ code }) => code);
  }

  /** Former names that gazettes tell of any of these parties. */
  async formerNamesOf(homes: readonly string[]): Promise<string[]> {
    const { rows } = await this.#pool.query<{ former: string }>(
      `select distinct r.former from party_name n join party_rename r on r.present = n.name
        where n.party_id = any($1) and n.evidence = '' order by r.former limit ${MOST_WRITINGS}`,
      [homes],
    );
    return rows.map(({ former }) => former);
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
        where a.party_id = any($1) or a.into_id = any($1) order by a.id desc
        limit ${MOST_ACTS}`,
      [homes],
    );
    return rows;
  }

  /** Whether people or an undoing keep the clusters of two standing parties apart, or decide about them. */
  async areApart(first: string, second: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ apart: boolean }>(
      `with recursive down as (
         select id as side, id from party where id = any($1)
         union all
         select down.side, p.id from down join party p on p.merged_into = down.id
       ), decided as (
         select o.first_id as a, o.second_id as b from down join party_proposal o on o.first_id = down.id
           join matter m on m.id = o.matter_id where m.state in ('proposed', 'apart')
         union all
         select a.party_id, a.into_id from down join party_act a on a.party_id = down.id
          where a.kind = 'undo'
       )
       select exists (
         select from decided d join down x on x.id = d.a join down y on y.id = d.b
          where x.side <> y.side
       ) as apart`,
      [[first, second]],
    );
    return rows[0]!.apart;
  }

  /** Number of the matter in which people are asked of exactly these two; undefined for none. */
  async openProposal(first: string, second: string): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ number: string }>(
      `select m.number from party_proposal o join matter m on m.id = o.matter_id
        where m.state = 'proposed' and (o.first_id, o.second_id) in (($1, $2), ($2, $1)) limit 1`,
      [first, second],
    );
    return rows[0]?.number;
  }

  /** Writes down that people are asked of two parties in a matter. */
  async addProposal(first: string, second: string, matter: string): Promise<void> {
    await this.#pool.query(
      `insert into party_proposal (first_id, second_id, matter_id)
       values (least($1::text collate "C", $2), greatest($1::text collate "C", $2), $3)`,
      [first, second, matter],
    );
  }

  /** How many names had each of these Latin words at the last comparison; the empty word counts all. */
  async wordsSeen(words: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await this.#pool.query<{ word: string; seen: number }>(
      'select word, seen from party_word where word = any($1)',
      [['', ...words]],
    );
    return new Map(rows.map(({ word, seen }) => [word, seen]));
  }

  /** Keeps these counts in place of those of the comparison before, in the caller's transaction. */
  async keepWordsSeen(seen: ReadonlyMap<string, number>): Promise<void> {
    await this.#pool.query('delete from party_word');
    await this.#pool.query(
      'insert into party_word (word, seen) select * from unnest($1::text[], $2::integer[])',
      [[...seen.keys()], [...seen.values()]],
    );
  }

  /**
   * Organisations with writings of their names, former names that gazettes tell, and codes, in order of
   * id, so many after an id; the nameless are left out.
   */
  async organisationsAfter(after: string, most: number): Promise<OrganisationRow[]> {
    const { rows } = await this.#pool.query<OrganisationRow>(
      `select p.id,
              array(select n.name from party_name n where n.party_id = p.id
                     order by n.name <> p.name, n.name limit ${MOST_WRITINGS}) as names,
              array(select distinct r.former from party_name n join party_rename r on r.present = n.name
                     where n.party_id = p.id and n.evidence = '' limit ${MOST_WRITINGS}) as former,
              array(select c.code from party_code c where c.party_id = p.id) as codes
         from party p
        where p.kind = 'organisation' and p.id > $1
          and exists (select from party_name n where n.party_id = p.id)
        order by p.id limit $2`,
      [after, most],
    );
    return rows;
  }

  /** Organisations of which a decision was made and whose names moved to others. */
  async namelessOrganisations(): Promise<
    { id: string; name: string; mergedInto: string | null }[]
  > {
    const { rows } = await this.#pool.query<{
      id: string;
      name: string;
      mergedInto: string | null;
    }>(
      `select id, name, merged_into as "mergedInto" from party p
        where kind = 'organisation'
          and not exists (select from party_name n where n.party_id = p.id) order by id`,
    );
    return rows;
  }

  /** Lets a party without names stand under another from now on; no act, since both are one name. */
  async leadOn(id: string, to: string): Promise<void> {
    await this.#pool.query('update party set merged_into = $2 where id = $1', [id, to]);
  }
}
