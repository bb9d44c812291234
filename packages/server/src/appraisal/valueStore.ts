import type pg from 'pg';

type Client = Pick<pg.ClientBase, 'query'>;

/** The papers of a matter, in the order of issue. */
export async function readPapers(client: Client, matter: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from paper where subject = 'matter:' || $1 order by issued_at, number`,
    [matter],
  );
  return rows.map(({ id }) => id);
}

/** The appraisal of that number whose report stands, with the patent of which it is. */
export async function findIssued(
  client: Client,
  number: string,
): Promise<{ readonly id: string; readonly right: string } | undefined> {
  const { rows } = await client.query<{ id: string; right: string }>(
    `select id, body->'data'->>'right' as right from matter
      where definition = 'patentValue' and number = $1 and state = 'issued'`,
    [number],
  );
  return rows[0];
}
