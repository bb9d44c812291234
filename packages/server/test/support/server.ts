import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pg from 'pg';
import { migrate } from '../../src/base/database/index.ts';
import { startEmbeddedPostgres } from '../../src/base/postgres/index.ts';

/** The server on which test databases are made. Plain values: it passes through the environment. */
export interface TestServer {
  /** May create databases. */
  readonly superuser: pg.ClientConfig;
  readonly owner: { readonly user: string; readonly password: string };
  readonly application: { readonly user: string; readonly password: string };
  /** A migrated database from which others are copied. */
  readonly template: string;
}

/** Name of the variable in which the global set-up passes the server on. */
export const serverVariable = 'ZCA_TEST_SERVER';
/** Name of the variable in which it passes on where commands keep what they have compiled. */
export const compiledVariable = 'ZCA_TEST_COMPILED';

/** Starts what test databases need and makes the template; `stop` removes both. */
export async function startTestServer(): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const url = process.env.ZCA_TEST_DATABASE_OWNER_URL;
  return url ? prepareServer({ connectionString: url }, async () => {}) : startEmbedded();
}

async function startEmbedded() {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'zca-test-'));
  const embedded = await startEmbeddedPostgres({
    dataDirectory,
    // Nothing here outlives the run, so that it need not survive a power failure.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  const stop = async () => {
    await embedded.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    return await prepareServer(embedded.superuserConfig, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepareServer(superuser: pg.ClientConfig, stopServer: () => Promise<void>) {
  const run = `${process.pid}_${randomBytes(3).toString('hex')}`;
  const account = (kind: string) => ({
    user: `zca_test_${kind}_${run}`,
    password: randomBytes(12).toString('hex'),
  });
  const server: TestServer = {
    superuser,
    owner: account('owner'),
    application: account('app'),
    template: `zca_test_template_${run}`,
  };
  await asSuperuser(server, async (client) => {
    for (const { user, password } of [server.owner, server.application]) {
      await client.query(`create role ${user} login nosuperuser nocreatedb password '${password}'`);
    }
    // An account that is no superuser has to be a member of the role to which it gives a database.
    await client.query(`grant ${server.owner.user} to current_user`);
    await createDatabase(client, server, server.template, 'template0');
  });
  await migrate(configOf(server, server.owner, server.template), {
    applicationRole: server.application.user,
  });
  const stop = async () => {
    await asSuperuser(server, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        'select datname from pg_database where datdba = $1::regrole',
        [server.owner.user],
      );
      for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`);
      await client.query(`drop role ${server.application.user}`);
      await client.query(`drop role ${server.owner.user}`);
    });
    await stopServer();
  };
  return { server, stop };
}

export async function createDatabase(
  client: pg.Client,
  { owner, application }: TestServer,
  name: string,
  template: string,
): Promise<void> {
  await client.query(`create database ${name} owner ${owner.user} template ${template}`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${application.user}`);
}

export function configOf(
  server: TestServer,
  account: { user: string; password: string },
  database: string,
): pg.ClientConfig {
  const { host, port } = new pg.Client(server.superuser);
  return { host, port, user: account.user, password: account.password, database };
}

export async function asSuperuser(
  server: TestServer,
  action: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ database: 'postgres', ...server.superuser });
  await client.connect();
  try {
    await action(client);
  } finally {
    await client.end();
  }
}
