// The drill of backup and restore: imports, backs up, restores into a new folder, and compares what
// both export and what is quarantined, and verifies the ledger of all three. Then damages the backup and
// expects a refusal.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const main = path.join(root, 'packages/server/src/cli/main.ts');
const scratch = mkdtempSync(path.join(tmpdir(), 'zca-drill-'));
const at = (...parts) => path.join(scratch, ...parts);

function zca(...args) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    encoding: 'utf8',
  });
}

function must(...args) {
  const run = zca(...args);
  if (run.status !== 0 && run.status !== 4)
    throw new Error(`zca ${args.join(' ')}: exit ${run.status}\n${run.stderr}${run.stdout}`);
  return run;
}

/** Starts the platform, and stops it once its ledger waits for nothing. */
async function run(folder) {
  const platform = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      main,
      'start',
      '--no-demo',
      '--port',
      '0',
      '--data',
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const ended = new Promise((resolve) => {
    platform.once('exit', resolve);
  });
  const running = new Promise((resolve) => {
    platform.stdout.on('data', (chunk) => {
      if (String(chunk).includes('Ready.')) resolve();
    });
  });
  try {
    await Promise.race([running, ended]);
    for (let left = 60; left > 0 && platform.exitCode === null; left -= 1) {
      if (JSON.parse(zca('verify', '--json', '--data', folder).stdout).waiting === 0) break;
      await new Promise((resolve) => {
        setTimeout(resolve, 500);
      });
    }
  } finally {
    platform.kill('SIGTERM');
    await ended;
  }
}

const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const results = [];
const check = (name, good) => {
  results.push(good);
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}`);
};

try {
  writeFileSync(
    at('table.csv'),
    '申请号,发明名称,申请日,申请人\n2017106018623,一种测试装置,2017-07-21,甲乙丙\n2017106018624,校验位不对的一件,2017-07-21,甲乙丙\n',
  );
  must('demo', '--scale', '3000', '--data', at('one'));
  must('import', at('table.csv'), '--data', at('one'));
  must('person', 'add', '--name', '甲', '--role', 'auditor', '--data', at('one'));
  await run(at('one'));
  must('backup', at('backup'), '--data', at('one'));
  must('restore', at('backup'), '--data', at('two'));
  for (const folder of ['one', 'two']) {
    must('export', at(`${folder}.jsonl`), '--data', at(folder));
    must('quarantine', 'export', at(`${folder}-quarantine.csv`), '--data', at(folder));
  }
  check('restored records equal the original', sha256(at('one.jsonl')) === sha256(at('two.jsonl')));
  check('records are there', readFileSync(at('one.jsonl'), 'utf8').split('\n').length === 3002);
  check(
    'restored quarantine equals the original',
    sha256(at('one-quarantine.csv')) === sha256(at('two-quarantine.csv')),
  );
  const verified = (...args) => {
    const { status, stdout } = zca('verify', '--json', ...args);
    return status === 0 && JSON.parse(stdout).entries > 0;
  };
  check('the ledger is sound', verified('--data', at('one')));
  check('the ledger of the backup is sound', verified('--backup', at('backup')));
  const keyless = zca('start', '--no-demo', '--data', at('two'));
  check(
    'without the signing key a start is refused in a sentence',
    keyless.status === 3 && keyless.stderr.includes('zca keys replace'),
  );
  cpSync(at('one', 'keys'), at('two', 'keys'), { recursive: true });
  await run(at('two'));
  check('the restored ledger goes on and is sound', verified('--data', at('two')));
  check('doctor finds nothing', zca('doctor', '--data', at('two')).status === 0);
  check(
    'a folder that is not empty is refused',
    zca('restore', at('backup'), '--data', at('two')).status === 3,
  );

  const largest = readdirSync(at('backup'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort((a, b) => readFileSync(b).length - readFileSync(a).length)[0];
  const bytes = readFileSync(largest);
  bytes[Math.floor(bytes.length / 2)] ^= 1;
  writeFileSync(largest, bytes);
  const refused = zca('restore', at('backup'), '--data', at('three'));
  check(
    'a damaged backup is refused in a sentence',
    refused.status === 3 && !/\n\s+at /.test(refused.stderr),
  );
} catch (error) {
  results.push(false);
  console.error(error instanceof Error ? error.message : error);
}
const failed = results.filter((good) => !good).length;
if (failed === 0) rmSync(scratch, { recursive: true, force: true });
else console.log(`kept for a look: ${scratch}`);
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
