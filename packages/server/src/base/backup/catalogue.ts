import type pg from 'pg';

/** A table as backup and restore see it. */
export interface TableShape {
  /** `schema.table`. */
  readonly name: string;
  /**
   * Columns whose values are kept. Transaction numbers (xid8) are not: they mean nothing in another
   * database, so that on loading they take their default, the number of the restoring transaction.
   */
  readonly columns: readonly string[];
}

const ours = `
  n.nspname not in ('information_schema', 'pg_catalog', 'pg_toast') and n.nspname not like 'pg\\_%'
  and not exists (
    select from pg_depend d
     where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** The migrator's own tables: a restore makes them by migrating. */
const journals = `c.relname in ('schema_migration', 'schema_migration_lock')`;

/** Every ordinary table of the database, by name, the migrator's own excepted. */
export async function listTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select n.nspname || '.' || c.relname as name,
           coalesce(
             (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype),
             '{}') as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours} and not ${journals}
     order by n.nspname, c.relname`);
  return rows;
}

/** True when the database has no table, view or sequence of anybody's. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(`
    select not exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${ours}) as empty`);
  return rows[0]!.empty;
}

/** The sequences of the database with the values that they have reached. */
export async function listSequences(
  client: pg.ClientBase,
): Promise<{ name: string; lastValue: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string; quoted: string }>(`
    select n.nspname || '.' || c.relname as name,
           quote_ident(n.nspname) || '.' || quote_ident(c.relname) as quoted
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${ours}
     order by n.nspname, c.relname`);
  const sequences = [];
  for (const { name, quoted } of rows) {
    const values = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${quoted}`,
    );
    sequences.push({ name, ...values.rows[0]! });
  }
  return sequences;
}

/**
 * The tables in an order in which each comes after those that it refers to, so that they can be
 * loaded with their foreign keys in force.
 */
export async function orderByReferences(
  client: pg.ClientBase,
  tables: readonly TableShape[],
): Promise<TableShape[]> {
  const { rows } = await client.query<{ from: string; to: string }>(`
    select distinct n.nspname || '.' || c.relname as "from", m.nspname || '.' || r.relname as "to"
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class r on r.oid = k.confrelid join pg_namespace m on m.oid = r.relnamespace
     where k.contype = 'f' and c.oid <> r.oid`);
  const needs = new Map(tables.map((table) => [table.name, new Set<string>()]));
  for (const { from, to } of rows) needs.get(from)?.add(to);
  const ordered: TableShape[] = [];
  const done = new Set<string>();
  while (ordered.length < tables.length) {
    const ready = tables.filter(
      ({ name }) => !done.has(name) && [...needs.get(name)!].every((need) => done.has(need)),
    );
    if (ready.length === 0) throw new Error('Tables refer to each other in a circle.');
    for (const table of ready) done.add(table.name);
    ordered.push(...ready);
  }
  return ordered;
}
