import type pg from 'pg';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Display names by what `askerOf` wrote down; who is no person, as the platform itself, is left out. */
export async function readPersonNames(
  client: Pick<pg.ClientBase, 'query'>,
  askers: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(askers)].filter((one) => UUID.test(one));
  if (ids.length === 0) return new Map();
  const { rows } = await client.query<{ id: string; name: string }>(
    'select id, display_name as name from person where id = any($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
