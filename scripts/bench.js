// Lists the benchmarks, or runs one: npm run bench -- NAME [options]
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'bench');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.slice(0, -3))
  .sort();
const [name, ...options] = process.argv.slice(2);

if (name === undefined) {
  console.log('Benchmarks (npm run bench -- NAME --help):');
  for (const each of names) {
    const text = readFileSync(path.join(folder, `${each}.ts`), 'utf8');
    const about = /\/\*\*?\s*\n?\s*\*?\s*(.+)|^\/\/ (.+)/m.exec(text);
    console.log(`  ${each.padEnd(16)} ${(about?.[1] ?? about?.[2] ?? '').trim()}`);
  }
} else if (!names.includes(name)) {
  console.error(`There is no benchmark "${name}". Known: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  const run = spawnSync(process.execPath, [path.join(folder, `${name}.ts`), ...options], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
}
