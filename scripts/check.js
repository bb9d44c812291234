// Every check that is not a test, in one command; prints what failed and counts.
import { spawnSync } from 'node:child_process';
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

const failed = [];
for (const [name, command, args] of CHECKS) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  const good = result.status === 0;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${name}`);
  if (good) continue;
  failed.push(name);
  console.log(`${result.stdout ?? ''}${result.stderr ?? ''}`.trim());
}
console.log(`${CHECKS.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
