import { Kysely, PostgresDialect } from 'kysely';
import * as pg from 'pg';
import { StartupProblem } from '../problem.ts';
import type { Schema } from './schema.ts';
import { typeParsers } from './types.ts';

/** Where a database is and who connects: an address, or the parts of one. */
export type ConnectionTarget = string | pg.ClientConfig;

/** A pool of connections as one role, and the query builder over it. */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Shown in `pg_stat_activity`. */
  readonly name?: string;
  readonly maxConnections?: number;
  /** Told about connections that the server ends while they are idle. */
  readonly onIdleError?: (error: Error) => void;
}

/** Settings of one connection: our type parsers, UTC, a name, and an end to forgotten transactions. */
export function clientConfig(target: ConnectionTarget, name = 'zca'): pg.ClientConfig {
  const address = typeof target === 'string' ? { connectionString: target } : target;
  return {
    ...address,
    application_name: name,
    types: typeParsers,
    connectionTimeoutMillis: 10_000,
    // A firewall that drops idle connections in silence would leave us deaf to changes.
    keepAlive: true,
    // A transaction left open would hold the change feed back for everyone. COPY is not idle.
    options: '-c timezone=UTC -c datestyle=ISO -c idle_in_transaction_session_timeout=300000',
  };
}

/** Opens a pool; the first query makes the first connection. */
export function connect(target: ConnectionTarget, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    ...clientConfig(target, options.name),
    max: options.maxConnections ?? 10,
    idleTimeoutMillis: 30_000,
  });
  // Without a listener, the end of an idle connection would end the process.
  pool.on('error', options.onIdleError ?? (() => {}));
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= pool.end();
    return closing;
  };
  return { db, pool, close };
}

/** A query builder over one connection, for work that needs the connection itself beside it. */
export function queryBuilderOn(client: pg.ClientBase): Kysely<Schema> {
  const held = {
    query: (text: string, values: unknown[]) => client.query(text, values),
    release: () => {},
    processID: (client as unknown as { processID: number }).processID,
  };
  const pool = { connect: async () => held, end: async () => {}, options: {} };
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }),
  });
}

/** A single connection outside any pool. Throws `StartupProblem` when it cannot be made. */
export async function openClient(target: ConnectionTarget, name?: string): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(target, name));
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(error, client);
  }
  return client;
}

/** Makes sure that the database answers. Throws `StartupProblem` that says why it does not. */
export async function checkConnection(target: ConnectionTarget): Promise<void> {
  const client = await openClient(target, 'zca check');
  await client.end();
}

function unreachable(cause: unknown, client: pg.Client): StartupProblem {
  const { code, message } = cause as { code?: string; message: string };
  const where = `${client.user ?? '?'}@${client.host}:${client.port}/${client.database ?? '?'}`;
  if (code === '28P01' || code === '28000') {
    return new StartupProblem(
      'database-login-refused',
      {
        zh: `数据库拒绝登录 ${where}：请检查 DATABASE_URL 与 DATABASE_OWNER_URL 中的用户名和口令。`,
        en: `The database refused the login ${where}: check user and password in DATABASE_URL and DATABASE_OWNER_URL.`,
      },
      { cause },
    );
  }
  return new StartupProblem(
    'database-unreachable',
    {
      zh: `无法连接数据库 ${where}（${code ?? message}）：请检查地址，以及数据库是否已启动。`,
      en: `The database ${where} cannot be reached (${code ?? message}): check the address and that the server runs.`,
    },
    { cause },
  );
}
