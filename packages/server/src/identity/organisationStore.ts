import type { Organisation } from '@zca/domain/identity';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Row, Schema } from '../base/database/index.ts';

/** Offices of the city and the bodies that work with it. */
export class OrganisationStore {
  readonly #db: Kysely<Schema>;

  constructor(db: Kysely<Schema>) {
    this.#db = db;
  }

  /** Adds what is not there yet; what is there keeps the name that the bureau has given it. */
  async seed(organisations: readonly Organisation[]): Promise<void> {
    if (organisations.length === 0) return;
    await this.#db
      .insertInto('organisation')
      .values(organisations.map(asRow))
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute();
  }

  /** Every organisation in the order of the code, closed ones too. */
  async list(kinds?: readonly Organisation['kind'][]): Promise<Organisation[]> {
    let query = this.#db.selectFrom('organisation').selectAll().orderBy('code');
    if (kinds !== undefined) query = query.where('kind', 'in', [...kinds]);
    return (await query.execute()).map(asOrganisation);
  }

  async find(code: string): Promise<Organisation | undefined> {
    const row = await this.#db
      .selectFrom('organisation')
      .selectAll()
      .where('code', '=', code)
      .executeTakeFirst();
    return row === undefined ? undefined : asOrganisation(row);
  }

  /** Adds an organisation; false when the code is taken. */
  async add(organisation: Organisation): Promise<boolean> {
    const row = await this.#db
      .insertInto('organisation')
      .values(asRow(organisation))
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('code')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Closes an organisation or opens it again; false when there is none. */
  async setClosed(code: string, closed: boolean): Promise<boolean> {
    const row = await this.#db
      .updateTable('organisation')
      .set({ closed_at: closed ? sql<string>`coalesce(closed_at, now())` : null })
      .where('code', '=', code)
      .returning('code')
      .executeTakeFirst();
    return row !== undefined;
  }
}

function asRow({ code, kind, name, superior, closedAt }: Organisation) {
  return { code, kind, name_zh: name.zh, name_en: name.en, superior, closed_at: closedAt };
}

function asOrganisation(row: Row<'organisation'>): Organisation {
  const { code, kind, name_zh: zh, name_en: en, superior, closed_at: closedAt } = row;
  return { code, kind, name: { zh, en }, superior, closedAt };
}
