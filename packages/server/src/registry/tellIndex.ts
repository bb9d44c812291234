import type pg from 'pg';

/**
 * Has the index make the documents of these rights anew, also of those known by a publication alone, for
 * something beside the rights themselves changed.
 */
export async function tellIndex(
  client: Pick<pg.ClientBase, 'query'>,
  keys: readonly string[],
): Promise<void> {
  await client.query(
    `insert into change (topic, key, version_id)
     select distinct 'right', coalesce(s.key, asked.key), null::bigint
       from unnest($1::text[]) as asked(key) left join record_alias s on s.alias = asked.key`,
    [keys],
  );
  await client.query("select pg_notify('zca_change', '')");
}
