// Reads every import and fails on a wrong arrow: a lower floor that names a higher one, a room that
// reaches past another room's index, a pure package that touches the platform, or a circle.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What each package may import; `node` allows the platform's own modules. */
const MAY = {
  query: { packages: [], node: false },
  ledger: { packages: [], node: false },
  standards: { packages: [], node: false },
  lens: { packages: ['query'], node: false },
  procedure: { packages: ['standards'], node: false },
  formats: { packages: ['standards'], node: true },
  domain: { packages: ['procedure', 'query', 'standards'], node: false },
  'demo-city': { packages: ['domain', 'standards'], node: false },
  server: {
    packages: [
      'query',
      'lens',
      'procedure',
      'ledger',
      'standards',
      'formats',
      'domain',
      'demo-city',
    ],
    node: true,
  },
  web: { packages: ['query', 'ledger', 'standards', 'domain'], node: false },
};

/** Rooms by tier, lowest first; a room imports only rooms of a lower tier, through their index. */
const TIERS = [
  ['base'],
  ['law', 'identity', 'ledger', 'papers', 'notices'],
  ['places'],
  ['matters'],
  ['registry'],
  ['parties', 'geography'],
  [
    'appraisal',
    'deals',
    'custody',
    'finance',
    'protection',
    'inspection',
    'indications',
    'trademarks',
    'services',
    'programmes',
  ],
  ['indicators', 'credit', 'openData'],
];
const tierOf = new Map(TIERS.flatMap((rooms, tier) => rooms.map((room) => [room, tier])));

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'samples'].includes(entry.name)) yield* sources(full);
    } else if (/\.(ts|tsx)$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield full;
  }
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s*['"]([^'"]+)['"]/g;
const faults = [];
const graph = new Map();

/** The room of a file below a floor's src, or null for files beside the rooms. */
function roomOf(file, floor) {
  const parts = path.relative(path.join(root, 'packages', floor, 'src'), file).split(path.sep);
  const start = floor === 'web' && parts[0] === 'rooms' ? 1 : 0;
  return tierOf.has(parts[start]) && parts.length > start + 1 ? parts[start] : null;
}

for (const [floor, rule] of Object.entries(MAY)) {
  const folder = path.join(root, 'packages', floor, 'src');
  for (const file of sources(folder)) {
    const text = readFileSync(file, 'utf8');
    const edges = [];
    graph.set(file, edges);
    const where = path.relative(root, file);
    for (const match of text.matchAll(IMPORT)) {
      const target = match[1] ?? match[2] ?? match[3];
      const typeOnly = /^\s*(?:import|export)\s+type\b/.test(match[0]);
      if (target.startsWith('node:') && !rule.node)
        faults.push(`${where}: pure package imports ${target}`);
      if (target.startsWith('@zca/')) {
        const name = target.split('/')[1];
        if (name !== floor && !rule.packages.includes(name))
          faults.push(`${where}: ${floor} may not import ${target}`);
      }
      if (!target.startsWith('.')) continue;
      const resolved = path.resolve(path.dirname(file), target);
      if (!resolved.startsWith(folder))
        faults.push(`${where}: reaches outside its package: ${target}`);
      try {
        statSync(resolved);
      } catch {
        continue;
      }
      if (!typeOnly) edges.push(resolved);
      if (!['domain', 'server', 'web'].includes(floor)) continue;
      const from = roomOf(file, floor);
      const to = roomOf(resolved, floor);
      if (from === null || to === null || from === to) continue;
      if (tierOf.get(to) >= tierOf.get(from))
        faults.push(`${where}: room ${from} may not import room ${to}`);
      else if (to !== 'base' && !/\/index\.tsx?$/.test(target)) {
        faults.push(`${where}: room ${to} is entered by its index only: ${target}`);
      }
    }
  }
}

const state = new Map();
function visit(file, trail) {
  if (state.get(file) === 'done') return;
  if (state.get(file) === 'open') {
    const circle = [...trail.slice(trail.indexOf(file)), file].map((each) =>
      path.relative(root, each),
    );
    faults.push(`circle: ${circle.join(' → ')}`);
    return;
  }
  state.set(file, 'open');
  for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
  state.set(file, 'done');
}
for (const file of graph.keys()) visit(file, []);

for (const fault of faults) console.error(fault);
console.log(`imports: ${graph.size} files, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
