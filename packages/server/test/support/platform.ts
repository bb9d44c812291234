import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Role } from '@zca/domain/identity';
import { ROLES } from '@zca/domain/identity';
import type { Right } from '@zca/domain/registry';
import { dayInShanghai } from '@zca/standards';
import type { ProcedureDefinition } from '@zca/procedure';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Config } from '../../src/base/config/index.ts';
import type { Overrides } from '../../src/base/config/load.ts';
import { loadConfig } from '../../src/base/config/load.ts';
import type { Database } from '../../src/base/database/index.ts';
import { currentGeneration, inTransaction, ownGeneration } from '../../src/base/database/index.ts';
import { createLogger, type Logger } from '../../src/base/log/log.ts';
import type { Ground } from '../../src/ground.ts';
import type { IdentityParts, IdentityStore } from '../../src/identity/index.ts';
import { newToken, tokenHash } from '../../src/identity/secrets.ts';
import type { Platform } from '../../src/platform.ts';
import { createPlatform } from '../../src/platform.ts';
import { loadCity } from '../../src/registry/loadCity.ts';
import { saveRights } from '../../src/registry/saveRights.ts';
import { afterFile, lastAfterFile } from './closing.ts';
import type { TestDatabase } from './database.ts';
import { openTestDatabase } from './database.ts';
import { sharedThread } from './searchThreads.ts';

/** Everybody who may ask: nobody in particular, or a person with one role for the whole city. */
export const ASKERS = ['anonymous', ...ROLES] as const;
export type Asker = (typeof ASKERS)[number];

export interface TestPlatform extends Platform {
  readonly config: Config;
  readonly database: TestDatabase;
  readonly dataDirectory: string;
  readonly identity: IdentityStore;
  /** The cookie of a signed-in person; empty for anonymous. */
  readonly cookies: Readonly<Record<Asker, string>>;
  /** Asks as somebody; writes carry the header against foreign origins. */
  ask(asker: Asker, options: InjectOptions): Promise<LightMyRequestResponse>;
  /** The JSON of an anonymous question that must succeed. */
  read<T = Record<string, never>>(url: string): Promise<T>;
  /** Saves records and waits until they can be found. */
  give(rights: readonly Right[], options?: { readonly knownFrom?: string }): Promise<void>;
}

export interface TestPlatformOptions {
  /** Milliseconds since the epoch; the real time by default. */
  readonly clock?: () => number;
  readonly settings?: Overrides;
  /** Silent by default. */
  readonly logger?: Logger;
  /** Procedures beside those of the rooms. */
  readonly procedures?: readonly ProcedureDefinition[];
  readonly demonstration?: boolean;
  /** A database that other platforms stand on too. */
  readonly database?: TestDatabase;
  readonly dataDirectory?: string;
}

/** A folder that is removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'zca-test-'));
  lastAfterFile(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Folders in which the keys of a database's log stand. */
const keyFolders = new WeakMap<TestDatabase, string>();

/** Keys are outside the database: another data folder on the same database needs a copy of them. */
function bringKeys(database: TestDatabase, dataDirectory: string): void {
  const known = keyFolders.get(database);
  const keys = path.join(dataDirectory, 'keys');
  if (known !== undefined && !existsSync(keys)) cpSync(known, keys, { recursive: true });
  keyFolders.set(database, keys);
}

/** The ground of a platform over a test database. */
export function groundOf(database: TestDatabase): Ground {
  return {
    kind: 'external',
    database: database.application,
    applicationTarget: database.applicationConfig,
    ownerTarget: database.ownerConfig,
    close: async () => undefined,
  };
}

/** A whole platform on a fresh database, without a socket; closed after the test file by itself. */
export async function openTestPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const database = options.database ?? (await openTestDatabase());
  const dataDirectory = options.dataDirectory ?? temporaryFolder();
  const clock = options.clock ?? Date.now;
  const loaded = loadConfig(
    {},
    { dataDirectory, rateLimitPerMinute: 0, searchWorkers: 1, demoRights: 0, ...options.settings },
  );
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.en).join('\n'));
  const { config } = loaded;
  bringKeys(database, dataDirectory);
  const platform = await createPlatform({
    config,
    ground: groundOf(database),
    logger: options.logger ?? createLogger('silent'),
    clock,
    demonstration: options.demonstration ?? false,
    // Hundreds of passwords are hashed here, and none is worth guessing.
    passwordCost: { N: 1024, r: 8, p: 1 },
    startThread: sharedThread,
    ...(options.procedures === undefined ? {} : { procedures: options.procedures }),
  });
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= platform.close());
  afterFile(close);
  await platform.search.ready();

  const cookies = { anonymous: '' } as Record<Asker, string>;
  for (const role of ROLES) cookies[role] = await signedIn(platform.accounts, role, clock());

  const ask = (asker: Asker, request: InjectOptions) =>
    platform.app.inject({
      ...request,
      headers: {
        ...(cookies[asker] === '' ? {} : { cookie: cookies[asker] }),
        ...(request.method === undefined || request.method === 'GET' ? {} : { 'x-zca-csrf': '1' }),
        ...request.headers,
      },
    });
  return {
    ...platform,
    close,
    config,
    database,
    dataDirectory,
    identity: platform.accounts.identity,
    cookies,
    ask,
    read: async <T>(url: string) => {
      const answer = await ask('anonymous', { url });
      if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
      return answer.json() as T;
    },
    give: async (rights, { knownFrom = new Date(clock()).toISOString() } = {}) => {
      await platform.search.waitFor(await save(database.application, rights, knownFrom));
    },
  };
}

/** Opens a session of a new person with a role; returns the cookie. */
export async function signedIn(
  accounts: Pick<IdentityParts, 'identity' | 'sessionStore'>,
  role: Role,
  now: number,
  jurisdiction: string | null = null,
): Promise<string> {
  const { identity, sessionStore } = accounts;
  const personId = await identity.addPerson({ displayName: role, email: null });
  await identity.grants.give(personId, { role, jurisdiction }, 'test');
  const token = newToken();
  await sessionStore.open({
    personId,
    hash: tokenHash(token),
    now: new Date(now).toISOString(),
    expiresAt: new Date(now + 3_600_000).toISOString(),
  });
  return `zca_session=${token}`;
}

/** Saves records as an import would; returns the generation from which on they can be found. */
export async function save(
  database: Database,
  rights: readonly Right[],
  knownFrom = new Date().toISOString(),
): Promise<string> {
  return inTransaction(database, async (db, client) => {
    await saveRights(
      client,
      rights.map((right) => ({
        right,
        patch: false,
        supplement: false,
        position: {},
        sourceFileId: null,
      })),
      { importRunId: null, knownFrom, today: dayInShanghai(Date.parse(knownFrom)) },
    );
    return ownGeneration(db);
  });
}

/** The small demonstration city: the same records in every run. */
export async function giveCity(platform: TestPlatform, rights = 600): Promise<void> {
  await loadCity(
    { seed: 7, rights, today: '2026-06-30' },
    { database: platform.database.application, clock: () => Date.parse('2026-06-30T04:00:00Z') },
  );
  const { db } = platform.database.application;

  await platform.search.waitFor(await currentGeneration(db));
}
