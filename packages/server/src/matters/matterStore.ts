import type { ActReceipt } from '@zca/domain/matters';
import type { JsonObject, Json, Matter, ProcedureDefinition } from '@zca/procedure';
import type pg from 'pg';
import type { Sealer } from '../base/secrecy/index.ts';
import { reveal, type ValueRow } from './conceal.ts';
import type { OwnMatters } from './scope.ts';

/** What has been done under a client's key. */
export interface KeyedAct {
  readonly requestHash: Buffer;
  readonly receipt: ActReceipt;
}

/** A matter as it is stored. */
export interface LoadedMatter {
  readonly matter: Matter;
  /** Hash of the last entry of its journal, hexadecimal. */
  readonly head: string;
  readonly values: readonly ValueRow[];
  readonly keyed: KeyedAct | undefined;
}

interface MatterSqlRow {
  readonly body: Matter;
  readonly head: string;
  readonly values: readonly ValueSqlRow[] | null;
  readonly keyed: KeyedSqlRow | null;
}

interface ValueSqlRow {
  readonly field: string;
  readonly revision: number;
  readonly sealed: string | null;
  readonly salt: string | null;
}

interface KeyedSqlRow {
  readonly matter_id: string;
  readonly number: string;
  readonly revision: number;
  readonly request_hash: string;
  readonly hash: string;
  readonly at: string;
  /** What the act filed beside its own matter. */
  readonly filed: readonly { id: string; number: string; relation: string }[] | null;
}

const KEYED = `select k.matter_id, m.number, k.revision, encode(k.request_hash, 'hex') as request_hash,
    encode(e.hash, 'hex') as hash, e.at,
    (select json_agg(json_build_object('id', o.id, 'number', o.number, 'relation', l.relation))
      from matter_link l join matter o on o.id = l.other_id
      where l.matter_id = k.matter_id and o.filed_at = e.at) as filed
  from act_key k
  join matter m on m.id = k.matter_id
  join journal_entry e on e.chain = 'matter:' || k.matter_id and e.number = k.revision
  where k.asker = $1 and k.key = $2`;

/** Reads matters, by a pool or inside a transaction. Writing is `actStatement`'s alone. */
export class MatterStore {
  readonly #pool: Pick<pg.ClientBase, 'query'>;
  readonly #sealer: Sealer;

  constructor(pool: Pick<pg.ClientBase, 'query'>, sealer: Sealer) {
    this.#pool = pool;
    this.#sealer = sealer;
  }

  /** A matter with its sealed values, and what its asker has done under a key; one round trip. */
  async load(id: string, asker = '', key?: string): Promise<LoadedMatter | undefined> {
    const { rows } = await this.#pool.query<MatterSqlRow>({
      name: 'matter load',
      text: `select m.body, encode(m.head, 'hex') as head,
          (select json_agg(json_build_object('field', v.field, 'revision', v.revision,
                    'sealed', encode(v.sealed, 'base64'), 'salt', encode(v.salt, 'base64')) order by v.revision)
             from matter_value v where v.matter_id = m.id) as values,
          (select row_to_json(k) from (${KEYED}) k) as keyed
        from matter m where m.id = $3::uuid`,
      values: [asker, key ?? '', id],
    });
    const row = rows[0];
    if (row === undefined) return undefined;
    return {
      matter: row.body,
      head: row.head,
      values: (row.values ?? []).map((value) => ({
        ...value,
        sealed: bytesOf(value.sealed),
        salt: bytesOf(value.salt),
      })),
      keyed: row.keyed === null ? undefined : keyedAct(row.keyed),
    };
  }

  /** What an asker has done under a key. */
  async findKey(asker: string, key: string): Promise<KeyedAct | undefined> {
    const { rows } = await this.#pool.query<KeyedSqlRow>(KEYED, [asker, key]);
    return rows[0] === undefined ? undefined : keyedAct(rows[0]);
  }

  /** The values of a matter in clear; erased ones are left out. */
  openData(definition: ProcedureDefinition, loaded: LoadedMatter): JsonObject {
    const data: Record<string, Json> = { ...loaded.matter.data };
    // In the order of their acts, so that the last one stands.
    for (const row of loaded.values) {
      if (definition.fields[row.field] === undefined) continue;
      const value = reveal(loaded.matter.id, row, this.#sealer);
      if (value === undefined) delete data[row.field];
      else data[row.field] = value;
    }
    return data;
  }

  /** The matters in which a person is a party. */
  async ownMatters(personId: string | null): Promise<OwnMatters> {
    if (personId === null) return new Map();
    const { rows } = await this.#pool.query<{ party: string; ids: string[] }>({
      name: 'own matters',
      text: `select party, array_agg(matter_id) as ids from matter_party
        where person_id = $1::uuid group by party`,
      values: [personId],
    });
    return new Map(rows.map(({ party, ids }) => [party, ids]));
  }

  /** The id of the matter that a tracking code opens. */
  async findTracked(hash: Buffer): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ id: string }>(
      'select id from matter where tracking_hash = $1',
      [hash],
    );
    return rows[0]?.id;
  }

  /** The running number of a new matter. Numbers are never used twice; some are never used. */
  async nextNumber(): Promise<number> {
    const { rows } = await this.#pool.query<{ n: number }>(
      "select nextval('matter_number_seq') as n",
    );
    return rows[0]!.n;
  }
}

function bytesOf(base64: string | null): Uint8Array | null {
  return base64 === null ? null : Buffer.from(base64, 'base64');
}

function keyedAct(row: KeyedSqlRow): KeyedAct {
  return {
    requestHash: Buffer.from(row.request_hash, 'hex'),
    receipt: {
      matter: row.matter_id,
      number: row.number,
      revision: row.revision,
      entry: row.hash,
      at: new Date(row.at).toISOString(),
      trackingCode: null,
      filed: (row.filed ?? []).map((filed) => ({ ...filed, trackingCode: null })),
    },
  };
}
