import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pg from 'pg';
import { afterAll } from 'vitest';
import { connect, type Database, migrate } from '../../src/base/database/index.ts';
import { startEmbeddedPostgres } from '../../src/base/postgres/index.ts';

/*
 * A fresh, migrated database for each test file. It is made on the server named by
 * ZCA_TEST_DATABASE_OWNER_URL (an account that may create roles and databases) when that is set;
 * otherwise on an embedded server: the one that the global set-up has started for the whole run
 * (`global-setup.ts`), or one of this test file's own.
 */

/** The server on which test databases are made. Plain values: it passes through the environment. */
export interface TestServer {
  /** May create databases. */
  readonly superuser: pg.ClientConfig;
  readonly owner: { readonly user: string; readonly password: string };
  readonly application: { readonly user: string; readonly password: string };
  /** A migrated database from which others are copied. */
  readonly template: string;
}

export interface TestDatabase {
  /** As the application's role: what the platform itself uses. */
  readonly application: Database;
  readonly applicationConfig: pg.ClientConfig;
  /** As the owner: migrations, backup, and setting the scene. */
  readonly owner: Database;
  readonly ownerConfig: pg.ClientConfig;
  readonly applicationRole: string;
  /** Drops the database; done after the test file by itself. */
  drop(): Promise<void>;
}

/** Name of the variable in which the global set-up passes the server on. */
export const serverVariable = 'ZCA_TEST_SERVER';

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

/**
 * A fresh database with the newest schema, for one test file; call it in `beforeAll` or at the top.
 * It and what it needs are removed after the file.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  return openDatabase('template');
}

/** The same without any table, for tests of migration and restore. */
export async function openEmptyTestDatabase(): Promise<TestDatabase> {
  return openDatabase('empty');
}

async function openDatabase(kind: 'template' | 'empty'): Promise<TestDatabase> {
  const server = await theServer();
  const name = `zca_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await asSuperuser(server, (client) =>
    createDatabase(client, server, name, kind === 'empty' ? 'template0' : server.template),
  );
  const applicationConfig = configOf(server, server.application, name);
  const ownerConfig = configOf(server, server.owner, name);
  const application = connect(applicationConfig, { name: 'zca test', maxConnections: 8 });
  const owner = connect(ownerConfig, { name: 'zca test owner', maxConnections: 3 });
  const drop = async () => {
    await Promise.all([application.close(), owner.close()]);
    await asSuperuser(server, (client) =>
      client.query(`drop database if exists ${name} with (force)`),
    );
  };
  drops.push(drop);
  const applicationRole = server.application.user;
  return { application, applicationConfig, owner, ownerConfig, applicationRole, drop };
}

const drops: (() => Promise<void>)[] = [];
let own: ReturnType<typeof startTestServer> | undefined;

afterAll(async () => {
  for (const drop of drops.splice(0)) await drop();
  const started = await own?.catch(() => undefined);
  await started?.stop();
  own = undefined;
});

async function theServer(): Promise<TestServer> {
  const passed = process.env[serverVariable];
  if (passed) return JSON.parse(passed) as TestServer;
  own ??= startTestServer();
  return (await own).server;
}

async function createDatabase(
  client: pg.Client,
  { owner, application }: TestServer,
  name: string,
  template: string,
): Promise<void> {
  await client.query(`create database ${name} owner ${owner.user} template ${template}`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${application.user}`);
}

function configOf(
  server: TestServer,
  account: { user: string; password: string },
  database: string,
): pg.ClientConfig {
  const { host, port } = new pg.Client(server.superuser);
  return { host, port, user: account.user, password: account.password, database };
}

async function asSuperuser(
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
