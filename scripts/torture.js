// Kills imports with SIGKILL at random instants, resumes them, and proves that the outcome is the
// same, byte for byte, as that of an import that nobody disturbed.
//   node scripts/torture.js [--rounds 100] [--kills 20] [--records 12000] [--seed 1]
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    kills: { type: 'string', default: '20' },
    records: { type: 'string', default: '12000' },
    seed: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
const kills = Number(values.kills);
const records = Number(values.records);

/** Mulberry32: the instants of a run can be had again from its seed. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = randomFrom(Number(values.seed));
const scratch = mkdtempSync(path.join(tmpdir(), 'zca-torture-'));
const main = path.join(root, 'packages/server/src/cli/main.ts');

/** Runs the command line; with `killAfterMs` it is killed then, if it still runs. */
function zca(args, killAfterMs) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', main, ...args],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let out = '';
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (out += chunk));
    const timer =
      killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, out });
    });
  });
}

/** A table of invented records in which every 97th has a fault. */
async function writeTable(file) {
  const { generateCity } = await import(path.join(root, 'packages/demo-city/src/index.ts'));
  const { exportCells } = await import(path.join(root, 'packages/domain/src/registry/index.ts'));
  const { writeCsv } = await import(path.join(root, 'packages/formats/src/index.ts'));
  const city = generateCity({ seed: 7, rights: Math.max(2_000, records * 2), today: '2026-11-22' });
  const rows = [];
  for (let index = 0; rows.length < records; index++) {
    const right = city.rightAt(index);
    if (right.collection !== 'patent') continue;
    const cells = exportCells(right);
    if (rows.length % 97 === 96) cells['申请日'] = '2026-02-30';
    rows.push(cells);
  }
  const columns = Object.keys(rows[0]).map((header) => ({ header, value: (row) => row[header] }));
  const output = createWriteStream(file);
  await writeCsv(rows, columns, output, { formulaGuard: false });
  await new Promise((resolve) => output.end(resolve));
}

/** Hash of everything that an import leaves behind. */
async function outcome(data) {
  const hash = createHash('sha256');
  for (const [name, args] of [
    ['records', ['export', path.join(data, 'records.jsonl'), '--data', data]],
    ['quarantine', ['quarantine', 'export', path.join(data, 'quarantine.csv'), '--data', data]],
  ]) {
    const run = await zca(args);
    if (run.code !== 0) throw new Error(`${name}: exit ${run.code}\n${run.out}`);
  }
  hash.update(readFileSync(path.join(data, 'records.jsonl')));
  // Ids are given by the database and may have gaps after a rollback; all else must be the same.
  const lines = readFileSync(path.join(data, 'quarantine.csv'), 'utf8').split('\r\n');
  for (const line of lines) hash.update(line.replace(/^\d+,\d+,/, ''));
  return { hash: hash.digest('hex'), refused: lines.length - 2 };
}

/** Kills the database server of a data folder as well, as a power failure would. */
function killServer(data) {
  const file = path.join(data, 'postgres', 'cluster', 'postmaster.pid');
  if (!existsSync(file)) return;
  try {
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Starts the import again and again and kills it, until it was killed often enough or has ended. */
async function killOften(data, instant) {
  for (let killed = 0; killed < kills; killed++) {
    const run = await zca(['import', table, '--json', '--data', data], instant());
    if (run.signal !== 'SIGKILL') return killed;
    if (killed % 4 === 3) killServer(data);
  }
  return kills;
}

const table = path.join(scratch, 'records.csv');
let passed = 0;
let failed = 0;
try {
  await writeTable(table);
  const calm = path.join(scratch, 'calm');
  const started = performance.now();
  const undisturbed = await zca(['import', table, '--json', '--data', calm]);
  const wholeMs = performance.now() - started;
  if (undisturbed.code !== 0 && undisturbed.code !== 4) throw new Error(undisturbed.out);
  const expected = await outcome(calm);
  const worked = JSON.parse(
    undisturbed.out
      .trim()
      .split('\n')
      .findLast((line) => line.startsWith('{')),
  );
  const workMs = worked.seconds * 1000;
  const startMs = wholeMs - workMs;
  // Half of the kills meet the start and recovery, half the work. A round in which the import ended
  // before its last kill is run again with earlier kills, since machines differ from run to run.
  let pace = 1;
  const instant = () => startMs / 2 + random() * pace * (startMs / 2 + (1.5 * workMs) / kills);
  console.log(
    `${records} records, ${expected.refused} refused, ${Math.round(wholeMs)} ms undisturbed, seed ${values.seed}`,
  );
  for (let round = 1; round <= rounds; round++) {
    const data = path.join(scratch, `round-${round}`);
    let killed = await killOften(data, instant);
    while (killed < kills && pace > 0.05) {
      pace *= 0.6;
      rmSync(data, { recursive: true, force: true });
      killed = await killOften(data, instant);
    }
    const last = await zca(['import', table, '--json', '--data', data]);
    const actual = last.code === 0 || last.code === 4 ? await outcome(data) : { hash: last.out };
    const same = actual.hash === expected.hash && killed === kills;
    if (same) passed += 1;
    else failed += 1;
    console.log(
      `round ${round}: killed ${killed} times, ${actual.hash === expected.hash ? 'same outcome' : `DIFFERENT: ${actual.hash}`}`,
    );
    if (same) rmSync(data, { recursive: true, force: true });
  }
} catch (error) {
  failed += 1;
  console.error(error instanceof Error ? error.message : error);
}
if (failed === 0) rmSync(scratch, { recursive: true, force: true });
else console.log(`kept for a look: ${scratch}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
