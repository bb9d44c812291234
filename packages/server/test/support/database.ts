import { randomBytes } from 'node:crypto';
import type * as pg from 'pg';
import { connect, type Database } from '../../src/base/database/index.ts';
import { afterFile } from './closing.ts';
import {
  asSuperuser,
  configOf,
  createDatabase,
  serverVariable,
  type TestServer,
} from './server.ts';

/*
 * A fresh, migrated database for each test file. It is made on the server named by
 * ZCA_TEST_DATABASE_OWNER_URL (an account that may create roles and databases) when that is set;
 * otherwise on the embedded one that the global set-up has started for the whole run (`global-setup.ts`).
 */

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
  const server = theServer();
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
  afterFile(drop);
  const applicationRole = server.application.user;
  return { application, applicationConfig, owner, ownerConfig, applicationRole, drop };
}

/** The server of the run, which the global set-up has started. */
function theServer(): TestServer {
  const passed = process.env[serverVariable];
  if (!passed) throw new Error('no database server: is global-setup.ts in vitest.config.ts?');
  return JSON.parse(passed) as TestServer;
}
