import type { Config } from './base/config/index.ts';
import pg from 'pg';
import { assertRestoreFinished } from './base/backup/index.ts';
import { checkConnection, connect, migrate } from './base/database/index.ts';
import type { ConnectionTarget, Database } from './base/database/index.ts';
import { lockDataFolder } from './base/files/index.ts';
import { findRunningPostgres, startEmbeddedPostgres } from './base/postgres/index.ts';

/** The database that a command stands on: started, reached, migrated. */
export interface Ground {
  /** As the application's role. */
  readonly database: Database;
  readonly applicationTarget: ConnectionTarget;
  readonly ownerTarget: ConnectionTarget;
  /** `embedded`: our own server; `attached`: one that another of our processes runs; `external`. */
  readonly kind: 'embedded' | 'attached' | 'external';
  close(): Promise<void>;
}

export interface GroundOptions {
  readonly log: (sentence: string) => void;
  /** True lets a command join the database of a platform that runs on the same data folder. */
  readonly mayAttach: boolean;
  /** False leaves the schema as it is; for commands that only look. */
  readonly migrate?: boolean;
}

const EMBEDDED_APPLICATION_ROLE = 'zca_app';

/**
 * Opens the database: `DATABASE_URL` when given; otherwise the embedded PostgreSQL of the data
 * folder, started here or, where allowed, joined. Brings the schema up to date.
 *
 * Throws `StartupProblem` for everything that a person can mend.
 */
export async function openGround(config: Config, options: GroundOptions): Promise<Ground> {
  const targets = await reachDatabase(config, options);
  try {
    if (options.migrate !== false) {
      await migrate(targets.ownerTarget, { applicationRole: applicationRoleOf(config, targets) });
    }
    // A restore that broke off left half a database, on which nothing may be built.
    if (options.migrate !== false) await refuseHalfRestore(targets.ownerTarget);
    let closing = false;
    const database = connect(targets.applicationTarget, {
      name: 'zca',
      maxConnections: config.databaseConnections,
      onIdleError: (error) => {
        if (!closing) options.log(error.message);
      },
    });
    return {
      ...targets,
      database,
      close: async () => {
        closing = true;
        await database.close();
        await targets.close();
      },
    };
  } catch (error) {
    await targets.close();
    throw error;
  }
}

async function refuseHalfRestore(owner: ConnectionTarget): Promise<void> {
  const { db, close } = connect(owner, { name: 'zca check', maxConnections: 1 });
  try {
    await assertRestoreFinished(db);
  } finally {
    await close();
  }
}

type Targets = Pick<Ground, 'applicationTarget' | 'ownerTarget' | 'kind' | 'close'>;

async function reachDatabase(config: Config, options: GroundOptions): Promise<Targets> {
  if (config.databaseUrl !== undefined) {
    const ownerTarget = config.databaseOwnerUrl ?? config.databaseUrl;
    await checkConnection(config.databaseUrl);
    // The data folder holds files and snapshots also when the database is elsewhere.
    const lock = options.mayAttach ? undefined : lockDataFolder(config.dataDirectory);
    return {
      kind: 'external',
      applicationTarget: config.databaseUrl,
      ownerTarget,
      close: async () => lock?.release(),
    };
  }
  if (options.mayAttach) {
    const running = findRunningPostgres(config.dataDirectory);
    if (running !== undefined) {
      return {
        kind: 'attached',
        applicationTarget: running.applicationConfig,
        ownerTarget: running.ownerConfig,
        close: async () => undefined,
      };
    }
  }
  const embedded = await startEmbeddedPostgres({
    dataDirectory: config.dataDirectory,
    log: options.log,
  });
  return {
    kind: 'embedded',
    applicationTarget: embedded.applicationConfig,
    ownerTarget: embedded.ownerConfig,
    close: () => embedded.stop(),
  };
}

/** Role of the application, to which migrations grant what it may do. */
export function applicationRoleOf(config: Config, ground: Pick<Ground, 'kind'>): string {
  if (ground.kind !== 'external' || config.databaseUrl === undefined)
    return EMBEDDED_APPLICATION_ROLE;
  return new pg.Client(config.databaseUrl).user ?? EMBEDDED_APPLICATION_ROLE;
}
