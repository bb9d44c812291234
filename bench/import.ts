/*
 * Importing a table: the demonstration city as the platform's own CSV of whole sheets, read by
 * `zca import` in a process of its own while a platform on the same database makes the records
 * findable. The peer is PostgreSQL's COPY of the same lines into one column.
 *   npm run bench -- import [--records 100000] [--seed 1]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadConfig } from '../packages/server/src/base/config/index.ts';
import type { Database } from '../packages/server/src/base/database/index.ts';
import {
  copyInto,
  connect,
  currentGeneration,
  inTransaction,
} from '../packages/server/src/base/database/index.ts';
import { createLogger } from '../packages/server/src/base/log/log.ts';
import { openGround } from '../packages/server/src/ground.ts';
import { createPlatform } from '../packages/server/src/platform.ts';
import { exportRights } from '../packages/server/src/registry/export/exportRights.ts';
import { loadCity } from '../packages/server/src/registry/loadCity.ts';
import { Workspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const records = Number(values.records);
const seed = Number(values.seed);
const workspace = new Workspace();
const MAIN = path.join(import.meta.dirname, '..', 'packages', 'server', 'src', 'cli', 'main.ts');
/** So often the memory of the importing process is looked at. */
const LOOK_MS = 100;

async function ground(name: string) {
  const dataDirectory = workspace.subfolder(name);
  const loaded = loadConfig({}, { dataDirectory, rateLimitPerMinute: 0, demoRights: 0 });
  if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.en).join('\n'));
  const opened = await openGround(loaded.config, { log: console.log, mayAttach: false });
  return { ground: opened, config: loaded.config };
}

/** Writes the city as CSV through a database of its own. */
async function writeTable(file: string): Promise<void> {
  const { ground: source } = await ground('source');
  const { database } = source;
  await loadCity({ seed, rights: records, today: '2026-11-22' }, { database, clock: Date.now });
  const target = createWriteStream(file);
  const request = {
    format: 'csv',
    keys: null,
    past: null,
    locale: 'zh',
    homes: true,
    preface: [],
  } as const;
  await exportRights(database.pool, request, target);
  target.end();
  if (!target.writableFinished) await once(target, 'finish');
  await source.close();
}

/** Runs `zca import` and gives what it printed, and the most memory that it held, in MiB. */
async function importFile(file: string, data: string): Promise<{ said: string; memory: number }> {
  const importer = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', MAIN, 'import', file, '--data', data, '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let said = '';
  importer.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  let memory = 0;
  const looking = setInterval(() => {
    const status = readFileSync(`/proc/${importer.pid}/status`, 'utf8');
    memory = Math.max(memory, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  }, LOOK_MS);
  const [code] = await once(importer, 'exit');
  clearInterval(looking);
  if (code !== 0) throw new Error(`the import ended with ${code}: ${said}`);
  return { said: said.trim(), memory };
}

async function copyLines(database: Database, file: string): Promise<void> {
  await inTransaction(database, async (_db, client) => {
    await client.query('create table line (text text)');
    const lines = createInterface({ input: createReadStream(file) });
    const rows = (async function* () {
      for await (const text of lines) yield [text];
    })();
    await copyInto(client, 'line', ['text'], rows);
  });
}

function rate(count: number, milliseconds: number): string {
  return Math.round(count / (milliseconds / 1000)).toLocaleString('en');
}

async function run(): Promise<void> {
  const file = path.join(workspace.folder, 'city.csv');
  await writeTable(file);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}; Node.js ${process.version}; ${records} rights, seed ${seed}; ` +
      `CSV of ${(statSync(file).size / 2 ** 20).toFixed(0)} MiB; load average ${loadavg()[0]!.toFixed(2)}`,
  );
  const { ground: target, config } = await ground('target');
  workspace.onClose(() => target.close());
  const platform = await createPlatform({
    config,
    ground: target,
    logger: createLogger('silent'),
    clock: Date.now,
  });
  workspace.onClose(() => platform.close());
  await platform.search.ready();
  const started = performance.now();
  const { said, memory } = await importFile(file, config.dataDirectory);
  const imported = performance.now() - started;
  await platform.search.waitFor(await currentGeneration(target.database.db));
  const found = performance.now() - started;
  console.log(`zca import: ${said}`);
  console.log(
    `${rate(records, imported)} rows/s from the start of the command to its end, at most ${memory.toFixed(0)} MiB; ` +
      `${rate(records, found)} rows/s until all ${platform.search.size.documents} are found; load average ${loadavg()[0]!.toFixed(2)}`,
  );
  const copying = performance.now();
  const owner = connect(target.ownerTarget);
  try {
    await copyLines(owner, file);
  } finally {
    await owner.close();
  }
  console.log(`peer, COPY of the lines: ${rate(records, performance.now() - copying)} rows/s`);
}

try {
  await run();
} finally {
  await workspace.close();
}
