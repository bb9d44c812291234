import {
  type Mention,
  evidenceText,
  mentionsOf,
  normalName,
  partyKeyOf,
} from '@zca/domain/parties';
import { parseSocialCreditCode, tidyName } from '@zca/standards';
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

/** Writes the names of rights and the parties that they stand for. */
export class NameWriter {
  /** Name and evidence of what was written. */
  #written = new Set<string>();

  /** Writes whom these rights name, in the caller's transaction. Doing so again changes nothing. */
  async write(client: pg.PoolClient, rights: readonly NamedParties[]): Promise<() => void> {
    const fresh = new Map<string, Known>();
    const codes = new Map<string, { code: string; id: string }>();
    for (const right of rights) {
      for (const mention of mentionsIn(right)) {
        const mark = `${mention.name}\n${evidenceText(mention.evidence)}`;
        if (mention.creditCode === null && this.#written.has(mark)) continue;
        const known = knownOf(mention);
        if (!this.#written.has(mark)) fresh.set(mark, known);
        const code = validCode(mention.creditCode);
        if (code !== null) codes.set(`${code} ${known.id}`, { code, id: known.id });
      }
    }
    if (fresh.size > 0) await writeNames(client, [...fresh.values()]);
    if (codes.size > 0) await writeCodes(client, [...codes.values()]);
    // What was rolled back is not written: the caller tells when it has committed.
    return () => {
      if (this.#written.size + fresh.size > KEPT) this.#written = new Set();
      for (const mark of fresh.keys()) this.#written.add(mark);
    };
  }
}

/** Everybody whom a right names, as far as the names can be kept. */
export function mentionsIn(right: NamedParties): Mention[] {
  const newHolders = right.newHolders.flatMap(jointNames);
  return mentionsOf({ ...right, newHolders }).filter(({ name }) => name.length <= LONGEST_NAME);
}

/** The names of joint holders, as `holdersOn` reads them. */
function jointNames(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((name) => tidyName(name))
    .filter((name) => name !== '');
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
     on conflict do nothing`,
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
