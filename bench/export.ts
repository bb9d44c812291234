/**
 * Export of everything in a data folder: rows a second and peak memory by format, beside a plain
 * cursor that prints the same rows as JSON. Run beside `npm start` on the same data folder.
 *   npm run bench -- export --data data
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { connect } from '../packages/server/src/base/database/index.ts';
import { findRunningPostgres } from '../packages/server/src/base/postgres/index.ts';
import {
  type ExportFormat,
  exportRights,
} from '../packages/server/src/registry/export/exportRights.ts';
import { countRights } from '../packages/server/src/registry/rightReader.ts';

const { values } = parseArgs({ options: { data: { type: 'string', default: 'data' } } });
const running = findRunningPostgres(values.data);
if (running === undefined) {
  console.error(`No platform runs on ${values.data}; start one with npm start first.`);
  process.exit(2);
}
const { pool, close } = connect(running.applicationConfig);
const count = await countRights(pool);
console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, Node.js ${process.version}, ${count} records`,
);

/** The named peer: node-postgres reading the rows in keyset pages and JSON.stringify. */
async function plainCursor(): Promise<void> {
  const output = createWriteStream('/dev/null');
  let after = '';
  for (;;) {
    const { rows } = await pool.query<{ key: string; data: object }>(
      `select r.key, v.data from record r join record_version v on v.id = r.version_id
        where r.key > $1 order by r.key limit 2000`,
      [after],
    );
    for (const row of rows) {
      if (!output.write(`${JSON.stringify(row.data)}\n`)) await once(output, 'drain');
    }
    if (rows.length < 2000) break;
    after = rows.at(-1)!.key;
  }
  output.end();
}

async function measure(name: string, work: () => Promise<void>): Promise<void> {
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const started = performance.now();
  await work();
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const rate = Math.round(count / seconds).toLocaleString('en');
  console.log(
    `${name.padEnd(28)} ${rate.padStart(10)} rows/s  ${seconds.toFixed(2).padStart(7)} s  peak ${Math.round(peak / 2 ** 20)} MiB`,
  );
}

// The first table waits for its threads to start and its code to be compiled.
const cases = [
  ['csv', ', first'],
  ['csv', ''],
  ['xlsx', ''],
  ['jsonl', ''],
  ['jsonl', ', no homes'],
  ['st96', ''],
] as const satisfies [ExportFormat, string][];
for (const [format, turn] of cases) {
  await measure(`export ${format}${turn}`, async () => {
    const output = createWriteStream('/dev/null');
    const request = {
      format,
      keys: null,
      past: null,
      locale: 'zh',
      homes: turn !== ', no homes',
      preface: [],
    } as const;
    await exportRights(pool, request, output);
    output.end();
  });
}
await measure('peer: pg pages + stringify', plainCursor);
await close();
