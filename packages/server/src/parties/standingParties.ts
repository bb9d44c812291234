import { type PartyKind, type PartyName, readEvidence } from '@zca/domain/parties';
import type pg from 'pg';

/** A name with the party to which it belongs by its normal form. */
export interface NameRow extends PartyName {
  readonly home: string;
}

/** A party that stands for itself and for those merged into it. */
export interface StandingParty {
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
  readonly parentId: string | null;
  /** Its names and those of the merged, in order; at most `MOST_NAMES`. */
  readonly names: readonly NameRow[];
  /** Whether it is what was looked for, and not only like it. */
  readonly exact: boolean;
}

/** Names of one party that are read: more would make no question to the index. */
export const MOST_NAMES = 2_000;
/** Rights of one person that are read. */
const MOST_RIGHTS = 5_000;

/** Parties that a look-up finds at most. */
export const MOST_FOUND = 21;

/**
 * Ids to begin with. Out of an array the planner takes them for ten, whoever asks for what: so a plan for
 * all values costs what one for these values would, and the server keeps it. Planning each time takes
 * several times longer than answering.
 */
const begin = (ids: string, exact: boolean) =>
  `select unnest(array(${ids})) as id, ${exact} as exact`;

/**
 * Of the parties that were begun with, those that stand for them, the exact ones first, each with its
 * names: one statement, since going to and fro takes longer than answering.
 */
const withNames = (most: number | 'all') => `
  up as (
    select p.id, p.merged_into, begun.exact from begun join party p on p.id = begun.id
    union all
    select p.id, p.merged_into, up.exact from up join party p on p.id = up.merged_into
  ), top as (
    select id, bool_or(exact) as exact from up where merged_into is null
     group by id order by 2 desc, 1 limit ${most}
  ), down as (
    select id as standing, exact, id from top
    union all
    select down.standing, down.exact, p.id from down join party p on p.merged_into = down.id
  ), named as (
    select p.id, p.kind, p.name as first, p.parent_id as "parentId", down.exact,
           n.name, n.evidence, n.party_id as home,
           row_number() over (partition by p.id order by n.name, n.evidence) as place
      from down join party p on p.id = down.standing
      left join party_name n on n.party_id = down.id
  )
  select id, kind, first, "parentId", exact, name, evidence, home,
         case when evidence = '' then null else array(
           select m.right_key from party_mention m
            where m.party_id = named.home and m.name = named.name order by 1 limit ${MOST_RIGHTS}
         ) end as rights
    from named where place <= ${MOST_NAMES} order by exact desc, id, place`;

interface FoundRow {
  readonly id: string;
  readonly kind: PartyKind;
  readonly first: string;
  readonly parentId: string | null;
  readonly exact: boolean;
  /** Null with the other columns of a name where a party has none. */
  readonly name: string | null;
  readonly evidence: string;
  readonly home: string;
  readonly rights: string[] | null;
}

/**
 * Finds parties that stand for themselves and for others, with their names. The statements have names,
 * so that the server plans them once a connection.
 */
export class StandingParties {
  readonly #pool: Pick<pg.ClientBase, 'query'>;

  constructor(pool: Pick<pg.ClientBase, 'query'>) {
    this.#pool = pool;
  }

  /** Those that stand for these; ids of no party are left out. */
  of(ids: readonly string[]): Promise<StandingParty[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.#find('parties.of', [begin('select unnest($1::text[])', true)], [ids], 'all');
  }

  /** Those with which rights state a unified social credit code. */
  withCode(code: string): Promise<StandingParty[]> {
    const coded = 'select party_id from party_code where code = $1';
    return this.#find('parties.withCode', [begin(coded, true)], [code]);
  }

  /** Organisations of names exactly as written; names of persons lead to none. */
  named(names: readonly string[]): Promise<StandingParty[]> {
    if (names.length === 0) return Promise.resolve([]);
    const named = `select distinct party_id from party_name where name = any($1) and evidence = ''`;
    return this.#find('parties.named', [begin(named, false)], [names]);
  }

  /**
   * Exact are those that bear a name of this normal form, of persons those whom most rights name; then
   * those of whom a name begins with `core`, as a whole or by what distinguishes it. An empty core is
   * the beginning of none.
   */
  alike(whole: string, core: string): Promise<StandingParty[]> {
    const bearing = `
      select p.id from party p
       where p.whole = $1 and exists (select from party_name n where n.party_id = p.id)
       order by (select count(*) from party_mention m where m.party_id = p.id) desc, p.id
       limit ${MOST_FOUND}`;
    const beginning = (form: string) => `
      select id from party where ${form} >= $2 and ${form} < $3 order by ${form}, id limit ${MOST_FOUND}`;
    const parts = [
      begin(bearing, true),
      begin(beginning('core'), false),
      begin(beginning('whole'), false),
    ];
    // Above every text that begins so: no character is greater. Nothing lies between null and null.
    const [from, to] = core === '' ? [null, null] : [core, `${core}\u{10ffff}`];
    return this.#find('parties.alike', parts, [whole, from, to]);
  }

  async #find(
    name: string,
    parts: readonly string[],
    values: readonly unknown[],
    most: number | 'all' = MOST_FOUND,
  ): Promise<StandingParty[]> {
    const { rows } = await this.#pool.query<FoundRow>({
      name,
      text: `with recursive begun as (${parts.join(' union all ')}), ${withNames(most)}`,
      values: [...values],
    });
    return [...Map.groupBy(rows, ({ id }) => id).values()].map(partyOf);
  }
}

function partyOf(rows: readonly FoundRow[]): StandingParty {
  const { id, kind, first, parentId, exact } = rows[0]!;
  const names = rows.flatMap(({ name, evidence, home, rights }): NameRow[] =>
    name === null ? [] : [{ name, evidence: readEvidence(evidence), home, rights: rights ?? [] }],
  );
  return { id, kind, name: first, parentId, names, exact };
}
