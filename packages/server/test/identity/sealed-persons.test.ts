import { rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/base/config/load.ts';
import { openSealer } from '../../src/base/secrecy/index.ts';
import { createIdentity } from '../../src/identity/index.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/platform.ts';

let database: TestDatabase;
const dataDirectory = temporaryFolder();
beforeAll(async () => {
  database = await openTestDatabase();
});

const room = () => {
  const loaded = loadConfig({}, { dataDirectory });
  if (!loaded.ok) throw new Error('no configuration');
  return createIdentity({
    database: database.application,
    sealer: openSealer(dataDirectory),
    config: loaded.config,
    demonstration: false,
    clock: Date.now,
  });
};

describe('addresses that the release before left in clear', () => {
  it('are sealed when the platform starts, and still found', async () => {
    await database.owner.pool.query(
      "insert into person (display_name, email) values ('旧', 'Alt@bureau.example')",
    );
    const { identity, prepare } = room();
    await prepare();
    const { rows } = await database.owner.pool.query<{ email: string | null; text: string }>(
      'select email, row_to_json(p)::text as text from person p',
    );
    expect(rows).toMatchObject([{ email: null }]);
    expect(rows[0]!.text.toLowerCase()).not.toContain('alt@bureau');
    const id = await identity.findPersonByEmail('ALT@bureau.example');
    expect((await identity.findPerson(id!))?.email).toBe('Alt@bureau.example');
  });
});

describe('without the keys that sealed', () => {
  it('the platform says which files it needs, and starts with none of its own', async () => {
    rmSync(path.join(dataDirectory, 'keys'), { recursive: true });
    await expect(room().prepare()).rejects.toMatchObject({ code: 'sealing-key-missing' });
  });
});
