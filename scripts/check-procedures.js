// Checks the definitions of procedures, packages/domain/src/<room>/procedures/<id>.v<version>.ts: each
// file exports one sound definition of its name, and a released one is as it was when it was released.
// Matters run under it, so what it says may not change; packages/domain/procedures.json holds the
// hashes. A hash covers the file and what it imports, in its turn, inside packages/domain/src; imports
// of types alone are left out, because they cannot change what is done.
//
//   node scripts/check-procedures.js [--root folder] [--release complaint@1]
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const repository = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values: options } = parseArgs({
  options: { root: { type: 'string', default: repository }, release: { type: 'string' } },
});
const domain = path.join(path.resolve(options.root), 'packages/domain');
const source = path.join(domain, 'src');
const list = path.join(domain, 'procedures.json');
const engine = path.join(repository, 'packages/procedure/src/index.ts');
const { checkDefinition, checkMigration } = await import(pathToFileURL(engine).href);

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;

const faults = [];

/** The text of a file, with the line ends of the repository whatever the checkout has. */
function textOf(file) {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

/** A file and all that it imports inside the package, in order of their paths. */
function closure(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const match of textOf(file).matchAll(IMPORT)) {
    const target = match[1] ?? match[2] ?? match[3];
    if (/^\s*(?:import|export)\s+type\b/.test(match[0]) || !target.startsWith('.')) continue;
    const resolved = path.resolve(path.dirname(file), target);
    if (resolved.startsWith(source + path.sep) && existsSync(resolved)) closure(resolved, found);
  }
  return found;
}

function hashOf(file) {
  const hash = createHash('sha256');
  for (const each of [...closure(file)].toSorted()) {
    const name = path.relative(source, each).split(path.sep).join('/');
    hash.update(`${name}\0${textOf(each)}\0`);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** The one definition that a file exports; undefined, with a fault, when it does not. */
async function load(file, id, version) {
  const where = path.relative(domain, file);
  let exported;
  try {
    exported = await import(pathToFileURL(file).href);
  } catch (error) {
    faults.push(`${where}: cannot be loaded: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
  const definitions = Object.values(exported).filter(
    (one) => typeof one === 'object' && one !== null && 'states' in one && 'actions' in one,
  );
  if (definitions.length !== 1) {
    faults.push(`${where}: exports ${definitions.length} definitions; it should export one.`);
    return undefined;
  }
  const [definition] = definitions;
  if (definition.id !== id || definition.version !== version) {
    faults.push(
      `${where}: defines ${definition.id}@${definition.version}; its name says ${id}@${version}.`,
    );
    return undefined;
  }
  for (const fault of checkDefinition(definition)) {
    faults.push(`${where}: ${fault.where}: ${fault.what}`);
  }
  return definition;
}

const files = new Map();
const definitions = new Map();
for (const name of globSync('*/procedures/*.v*.ts', { cwd: source }).toSorted()) {
  const match = /^([A-Za-z0-9]+)\.v([1-9]\d*)\.ts$/.exec(path.basename(name));
  if (match === null) {
    faults.push(`src/${name}: should be named <id>.v<version>.ts`);
    continue;
  }
  const key = `${match[1]}@${match[2]}`;
  if (files.has(key)) faults.push(`src/${name}: ${key} is defined twice`);
  files.set(key, path.join(source, name));
  const definition = await load(path.join(source, name), match[1], Number(match[2]));
  if (definition !== undefined) definitions.set(key, definition);
}
for (const [key, definition] of definitions) {
  const before = definitions.get(`${definition.id}@${definition.migration?.from}`);
  for (const fault of before === undefined ? [] : checkMigration(before, definition)) {
    faults.push(`${key}: migration: ${fault.where}: ${fault.what}`);
  }
}

const released = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
for (const [key, hash] of Object.entries(released)) {
  const [id, version] = key.split('@');
  const file = files.get(key);
  if (file === undefined) {
    faults.push(
      `${key} is released, but src/<room>/procedures/${id}.v${version}.ts is gone. Bring the file back: matters may still run under it.`,
    );
  } else if (hashOf(file) !== hash) {
    const covered = [...closure(file)].map((each) => path.relative(domain, each)).toSorted();
    faults.push(
      `${key} is released and must not change, but one of these has: ${covered.join(', ')}. Put it back, make ${id}.v${Number(version) + 1}.ts beside it with the change, and release that.`,
    );
  }
}

if (options.release !== undefined && faults.length === 0) {
  const file = files.get(options.release);
  if (file === undefined) {
    faults.push(
      `There is no definition ${options.release}; known: ${[...files.keys()].join(', ')}`,
    );
  } else if (released[options.release] !== undefined) {
    console.log(`${options.release} has been released before`);
  } else {
    const entries = Object.entries({ ...released, [options.release]: hashOf(file) });
    const sorted = Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(list, `${JSON.stringify(sorted, null, 2)}\n`);
    console.log(`released ${options.release}: commit ${path.relative(process.cwd(), list)}`);
  }
}

for (const fault of faults) console.error(fault);
console.log(
  `procedures: ${files.size} definitions, ${Object.keys(released).length} released, ${faults.length} faults`,
);
process.exit(faults.length === 0 ? 0 : 1);
