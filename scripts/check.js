// Every check that is not a test, in one command; prints what failed and counts.
import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => path.join(root, 'node_modules/.bin', name);
const node = process.execPath;

const CHECKS = [
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the web', bin('tsc'), ['-p', 'packages/web/tsconfig.json']],
  [
    'lint',
    bin('oxlint'),
    ['--type-aware', '--deny-warnings', 'packages', 'scripts', 'bench', 'e2e'],
  ],
  ['format', bin('biome'), ['format', '.']],
  ['import directions', node, ['scripts/check-imports.js']],
  ['released procedures unchanged', node, ['scripts/check-procedures.js']],
  ['dead code', bin('knip'), ['--no-progress']],
  ['generated documents up to date', node, ['scripts/generate.js', '--check']],
];

const waiting = [...CHECKS];
let failed = 0;

/** Runs one check after the other, while there are any. */
async function work() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const [name, command, args] = check;
    const problem = await problemOf(command, args);
    console.log(`${problem === null ? 'ok  ' : 'FAIL'} ${name}`);
    if (problem === null) continue;
    failed += 1;
    console.log(problem);
  }
}

/** What a check has to say when it fails; null when nothing is wrong. */
function problemOf(command, args) {
  return new Promise((resolve) => {
    const options = { cwd: root, encoding: 'utf8', maxBuffer: Number.POSITIVE_INFINITY };
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve(error === null ? null : `${stdout}${stderr}`.trim() || error.message);
    });
  });
}

// Many of them use one processor.
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${CHECKS.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
