import { type Field, levelOf, type Level, type ProcedureDefinition } from '@zca/procedure';
import type pg from 'pg';
import type { Sealer } from '../base/secrecy/index.ts';
import { MatterStore } from './matterStore.ts';
import { wordsOf } from './prepareAct.ts';
import type { Procedures } from './procedures.ts';
import type { WordHasher } from './words.ts';

/** Which values are erased, and by what act. */
export interface Erasing {
  readonly levels: readonly Extract<Level, 'personal' | 'sensitive'>[];
  /** Instant of the act. */
  readonly at: string;
  /** The matter of the act: `matter:<id>`. */
  readonly by: string;
}

/** Told of matters whose values were erased, to erase what was made of them; in the same transaction. */
export type OnErase = (client: pg.PoolClient, matterIds: readonly string[]) => Promise<void>;

export interface EraserOptions {
  readonly procedures: Procedures;
  readonly sealer: Sealer;
  readonly words: WordHasher;
  readonly onErase: OnErase;
}

/**
 * Empties concealed values of matters: content and salt go, so that the commitments in the journal say
 * nothing any more and every hash stays as it is. What was made of the values goes with them: words of
 * the search, hashes of requests, and the files that they named.
 */
export class Eraser {
  readonly #options: EraserOptions;

  constructor(options: EraserOptions) {
    this.#options = options;
  }

  /** Erases in the caller's transaction. Returns how many values were erased. */
  async erase(client: pg.PoolClient, matterIds: readonly string[], how: Erasing): Promise<number> {
    let erased = 0;
    for (const id of matterIds) erased += await this.#one(client, id, how);
    if (matterIds.length > 0) await this.#options.onErase(client, matterIds);
    return erased;
  }

  async #one(client: pg.PoolClient, id: string, { levels, at, by }: Erasing): Promise<number> {
    const { procedures, sealer, words } = this.#options;
    // Nobody acts in the matter until this is done, or what they write would be missed.
    await client.query('select from matter where id = $1::uuid for update', [id]);
    const store = new MatterStore(client, sealer);
    const before = await store.load(id);
    if (before === undefined) return 0;
    const definition = procedures.get(before.matter.definition, before.matter.version);
    const fields = fieldsOf(definition, levels);
    const { rowCount } = await client.query(
      `update matter_value set salt = null, sealed = null, erased_at = $3, erased_by = $4
        where matter_id = $1::uuid and field = any($2) and sealed is not null`,
      [id, fields, at, by],
    );
    if (rowCount === null || rowCount === 0) return 0;
    const after = (await store.load(id))!;
    const left = wordsOf(definition, after.matter, store.openData(definition, after), words);
    await client.query(
      'delete from matter_word where matter_id = $1::uuid and word <> all ($2::bigint[])',
      [id, left],
    );
    // The hash of a request has no salt: with it, guesses of what was sent could be tried.
    await client.query('delete from act_key where matter_id = $1::uuid', [id]);
    await client.query(
      `with gone as (delete from matter_file where matter_id = $1::uuid and field = any($2)
         returning sha256)
       insert into file_removal (sha256, asked_at) select distinct sha256, $3::timestamptz from gone
       on conflict do nothing`,
      [id, fields, at],
    );
    return rowCount;
  }
}

function fieldsOf(definition: ProcedureDefinition, levels: readonly Level[]): string[] {
  return Object.entries<Field>(definition.fields)
    .filter(([, field]) => levels.includes(levelOf(field)))
    .map(([name]) => name);
}
