import {
  type Mention,
  evidenceText,
  mentionsOf,
  normalName,
  partyKindOf,
  partyKeyOf,
} from '@zca/domain/parties';
import { jointNames } from '@zca/domain/registry';
import { parseSocialCreditCode } from '@zca/standards';
import type pg from 'pg';
import { foldTraditional } from '../base/traditional.ts';
import type { NamedParties } from '../registry/index.ts';
import { partyIdOf } from './partyId.ts';

/** Names kept in memory so that one that comes again is not written again. */
const KEPT = 200_000;

/** A longer text is a mistake of its source and no name; an index could not hold it. */
const LONGEST_NAME = 300;

/** What is written of one mention. */
interface Known {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly core: string;
  readonly whole: string;
  readonly parent: string | null;
  readonly evidence: string;
}

/** A person whom a right names. */
interface PersonMention {
  readonly right: string;
  readonly name: string;
  readonly id: string;
}

/** Writes the names of rights and the parties that they stand for. */
export class NameWriter {
  /** Names of organisations that were written. */
  #written = new Set<string>();

  /**
   * Writes whom the rights of these keys name, in the caller's transaction; `rights` are those of them
   * that stand. Doing so again changes nothing.
   */
  async write(
    client: pg.PoolClient,
    keys: readonly string[],
    rights: readonly NamedParties[],
  ): Promise<() => void> {
    const fresh = new Map<string, Known>();
    const codes = new Map<string, { code: string; id: string }>();
    const persons: PersonMention[] = [];
    for (const right of rights) {
      for (const mention of mentionsIn(right)) {
        const isPerson = mention.evidence !== null;
        // A person may have been removed since the name was written.
        const isWritten = !isPerson && this.#written.has(mention.name);
        if (isWritten && mention.creditCode === null) continue;
        const known = knownOf(mention);
        if (!isWritten) fresh.set(`${mention.name}\n${known.evidence}`, known);
        if (isPerson) persons.push({ right: right.key, name: mention.name, id: known.id });
        const code = validCode(mention.creditCode);
        if (code !== null) codes.set(`${code} ${known.id}`, { code, id: known.id });
      }
    }
    if (fresh.size > 0) await writeNames(client, [...fresh.values()]);
    await writeMentions(client, keys, persons);
    await writeRenames(client, keys, rights.flatMap(renamesIn));
    if (codes.size > 0) await writeCodes(client, [...codes.values()]);
    // What was rolled back is not written: the caller tells when it has committed.
    return () => {
      if (this.#written.size + fresh.size > KEPT) this.#written = new Set();
      for (const { kind, name } of fresh.values()) {
        if (kind === 'organisation') this.#written.add(name);
      }
    };
  }
}

/** A change of name of a holder. */
interface Rename {
  readonly right: string;
  readonly former: string;
  readonly present: string;
}

/**
 * Changes of names of organisations that a right was gazetted with. Joint holders keep their places, so
 * as many names before as after are told one by one; otherwise nobody knows who was renamed.
 */
function renamesIn({ key, renames }: NamedParties): Rename[] {
  const all = renames.flatMap(({ former, present }): Rename[] => {
    const [before, after] = [jointNames(former), jointNames(present)];
    if (before.length !== after.length) return [];
    return before.map((name, place) => ({ right: key, former: name, present: after[place]! }));
  });
  const told = all.filter(
    ({ former, present }) =>
      former !== present &&
      [former, present].every(
        (name) => name.length <= LONGEST_NAME && partyKindOf({ name }) === 'organisation',
      ),
  );
  return [...new Map(told.map((one) => [`${one.former}\n${one.present}`, one])).values()];
}

async function writeRenames(
  client: pg.PoolClient,
  keys: readonly string[],
  renames: readonly Rename[],
): Promise<void> {
  await client.query('delete from party_rename where right_key = any($1)', [keys]);
  if (renames.length === 0) return;
  await client.query(
    `insert into party_rename (right_key, former, present)
     select * from unnest($1::text[], $2::text[], $3::text[])`,
    [
      renames.map((one) => one.right),
      renames.map((one) => one.former),
      renames.map((one) => one.present),
    ],
  );
}

/** Everybody whom a right names, as far as the names can be kept. */
export function mentionsIn(right: Omit<NamedParties, 'renames'>): Mention[] {
  const newHolders = right.newHolders.flatMap(jointNames);
  return mentionsOf({ ...right, newHolders }).filter(({ name }) => name.length <= LONGEST_NAME);
}

function knownOf(mention: Mention): Known {
  const key = partyKeyOf(mention, foldTraditional);
  const { whole, core, parent } = normalName(mention.name, foldTraditional);
  return {
    id: partyIdOf(key),
    key,
    kind: mention.kind,
    name: mention.name,
    core,
    whole,
    parent: parent === '' || mention.kind === 'person' ? null : partyIdOf(`o:${parent}`),
    evidence: evidenceText(mention.evidence),
  };
}

/** A code that is not well formed proves nothing. */
function validCode(code: string | null): string | null {
  if (code === null) return null;
  const parsed = parseSocialCreditCode(code);
  return parsed.ok ? parsed.value.canonical : null;
}

async function writeNames(client: pg.PoolClient, all: readonly Known[]): Promise<void> {
  // In order, so that two writers wait for each other instead of locking each other out.
  const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const column = (of: (one: Known) => string | null) => sorted.map(of);
  await client.query(
    `insert into party (id, key, kind, name, core, whole, parent_id)
     select distinct on (id) id, key, kind, name, core, whole, parent
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
            as t(id, key, kind, name, core, whole, parent)
      order by id, name
     on conflict (id) do update
        set core = excluded.core, whole = excluded.whole, parent_id = excluded.parent_id
      where (party.core, party.whole, party.parent_id)
            is distinct from (excluded.core, excluded.whole, excluded.parent_id)`,
    [
      column((one) => one.id),
      column((one) => one.key),
      column((one) => one.kind),
      column((one) => one.name),
      column((one) => one.core),
      column((one) => one.whole),
      column((one) => one.parent),
    ],
  );
  await client.query(
    `insert into party_name (name, evidence, party_id)
     select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (name, evidence) do update set party_id = excluded.party_id
      where party_name.party_id <> excluded.party_id`,
    [column((one) => one.name), column((one) => one.evidence), column((one) => one.id)],
  );
}

/**
 * Writes in which rights persons are named, in place of what these rights said before. Persons whom no
 * right names any more are removed, unless people decided something about them.
 */
async function writeMentions(
  client: pg.PoolClient,
  keys: readonly string[],
  persons: readonly PersonMention[],
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `with gone as (delete from party_mention where right_key = any($1) returning party_id)
     select distinct party_id as id from gone`,
    [keys],
  );
  if (persons.length > 0) {
    await client.query(
      `insert into party_mention (right_key, name, party_id)
       select * from unnest($1::text[], $2::text[], $3::text[])`,
      [
        persons.map((one) => one.right),
        persons.map((one) => one.name),
        persons.map((one) => one.id),
      ],
    );
  }
  const named = new Set(persons.map(({ id }) => id));
  const unsure = rows.map(({ id }) => id).filter((id) => !named.has(id));
  if (unsure.length > 0) await removeUnnamed(client, unsure);
}

async function removeUnnamed(client: pg.PoolClient, ids: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `select id from party p
      where id = any($1) and merged_into is null
        and not exists (select from party_mention m where m.party_id = p.id)
        and not exists (select from party o where o.merged_into = p.id)
        and not exists (select from party_act a where p.id in (a.party_id, a.into_id))
        and not exists (select from party_proposal o where p.id in (o.first_id, o.second_id))`,
    [ids],
  );
  const gone = rows.map(({ id }) => id);
  if (gone.length === 0) return;
  await client.query('delete from party_name where party_id = any($1)', [gone]);
  await client.query('delete from party where id = any($1)', [gone]);
}

async function writeCodes(
  client: pg.PoolClient,
  all: readonly { readonly code: string; readonly id: string }[],
): Promise<void> {
  await client.query(
    `insert into party_code (code, party_id) select * from unnest($1::text[], $2::text[])
     on conflict do nothing`,
    [all.map(({ code }) => code), all.map(({ id }) => id)],
  );
}
