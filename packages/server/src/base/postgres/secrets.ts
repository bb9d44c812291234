import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../files/durable.ts';
import { secretMissing } from './problems.ts';

/** Passwords of the three accounts inside the embedded database. */
export interface DatabaseSecrets {
  readonly superuser: string;
  readonly owner: string;
  readonly application: string;
}

const names = ['superuser', 'owner', 'application'] as const;

/**
 * Reads the database passwords from `DATA/secrets`, readable by the platform's account only. They
 * are made once, before the cluster is (`create`); afterwards a missing one is a `StartupProblem`,
 * since a new one would not open the database.
 */
export function readSecrets(dataDirectory: string, create: boolean): DatabaseSecrets {
  const folder = join(dataDirectory, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secrets = names.map((name) => {
    const file = join(folder, `postgres-${name}`);
    if (!existsSync(file)) {
      if (!create) throw secretMissing(file);
      writeFileDurably(file, randomBytes(24).toString('base64url'));
    }
    return [name, readFileSync(file, 'utf8').trim()];
  });
  return Object.fromEntries(secrets) as DatabaseSecrets;
}
