/**
 * Placing addresses: how many a second by one thread, beside the Python package cpca where it is installed,
 * and how many of the labelled and of real addresses are placed rightly.
 *   npm run bench -- geocoding [--addresses 200000] [--seed 1] [--python python3] [--data FOLDER]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { COUNTED_CONFIDENCE, type Placer } from '../packages/domain/src/places/index.ts';
import { loadPlacer } from '../packages/server/src/places/index.ts';
import {
  type LabelledAddress,
  labelledAddresses,
  labelOf,
} from '../packages/server/test/places/labelledAddresses.ts';
import { describeMachine } from './support/machine.ts';

const { values } = parseArgs({
  options: {
    addresses: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string', default: 'python3' },
    data: { type: 'string', default: path.join(import.meta.dirname, '..', '..', 'shared', 'data') },
  },
});
const count = Number(values.addresses);
const seed = Number(values.seed);
const patents = path.join(values.data, 'patents-cn', 'cnipa_pss_biblio_listed_companies.jsonl.gz');

console.log(`${describeMachine()}; ${count} addresses, seed ${seed}`);
const loading = performance.now();
const { placer } = loadPlacer();
console.log(`gazetteer read and placer made: ${(performance.now() - loading).toFixed(0)} ms`);

const samples = ['xian-addresses.tsv', 'xian-addresses-second.tsv'];
for (const file of samples) accuracy(file, placer);
const real = realAddresses();
if (real.length > 0) realAccuracy(real);
speed();

/** Shares by what tells the district, and every address that was placed otherwise than labelled. */
function accuracy(file: string, by: Placer): void {
  const rows = labelledAddresses(file).map((row) => {
    const placement = by.place({ address: row.address, postcode: row.postcode });
    return { ...row, placement, got: labelOf(by, placement) };
  });
  console.log(`\n${file}: ${rows.length} labelled addresses`);
  const kinds: readonly LabelledAddress['told'][] = ['division', 'place', 'postcode', '-'];
  for (const kind of kinds) {
    const of = rows.filter(({ told }) => told === kind);
    const right = of.filter(({ label, got }) => label === got).length;
    console.log(`  told by ${kind.padEnd(9)} ${right} of ${of.length}`);
  }
  for (const { label, got, address, postcode, placement } of rows) {
    if (label === got) continue;
    const counted = placement.confidence >= COUNTED_CONFIDENCE ? 'would count' : 'does not count';
    console.log(`  ${address} ${postcode ?? ''}: ${label}, placed ${got} (${counted})`);
  }
}

function realAddresses(): { readonly address: string; readonly province: string }[] {
  if (!existsSync(patents)) {
    console.log(`\nreal addresses skipped: ${patents} is not there`);
    return [];
  }
  return gunzipSync(readFileSync(patents))
    .toString('utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const row = JSON.parse(line) as Record<string, string>;
      const address = (row['地址'] ?? '').split(';')[0]!.trim();
      const province = row['申请人/专利权人所在国代码'] ?? '';
      return address === '' ? [] : [{ address, province }];
    });
}

/** Real addresses, none of which lies in Xi'an: nothing may be placed there, and the province be right. */
function realAccuracy(
  rows: readonly { readonly address: string; readonly province: string }[],
): void {
  const placements = rows.map((row) => ({ ...row, placement: placer.place(row) }));
  const levels = new Map<string, number>();
  for (const { placement } of placements) {
    levels.set(placement.level, (levels.get(placement.level) ?? 0) + 1);
  }
  const stated = placements.filter(
    ({ province, placement }) => province !== '' && placement.level === 'elsewhere',
  );
  const wrong = stated.filter(
    ({ province, placement }) => !provinceOf(placement.division ?? '').startsWith(province),
  );
  const city = stated.filter(({ placement }) => !(placement.division ?? '').endsWith('0000'));
  console.log(`\n${rows.length} real addresses of firms listed elsewhere (patents-cn)`);
  console.log(`  by level: ${[...levels].map(([level, n]) => `${level} ${n}`).join(', ')}`);
  console.log(
    `  province as the record states: ${stated.length - wrong.length} of ${stated.length}`,
  );
  console.log(`  city or county known beside the province: ${city.length} of ${stated.length}`);
  const shown = (list: typeof placements) =>
    [...new Set(list.map(({ address, province }) => `${address} (${province})`))].slice(0, 12);
  for (const line of shown(wrong)) console.log(`  province differs: ${line}`);
  for (const line of shown(placements.filter(({ placement }) => placement.level !== 'elsewhere'))) {
    console.log(`  not placed: ${line}`);
  }
}

function provinceOf(code: string): string {
  const found = placer.place({ division: code });
  return found.elsewhere ?? '';
}

/** Addresses drawn from the samples and the real ones, each with a house number of its own. */
function drawn(): string[] {
  const pool = [
    ...samples.flatMap((file) => labelledAddresses(file).map(({ address }) => address)),
    ...real.map(({ address }) => address),
  ].filter((address) => address !== '');
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from(
    { length: count },
    () => `${pool[Math.floor(next() * pool.length)]}${1 + Math.floor(next() * 999)}号`,
  );
}

function speed(): void {
  const addresses = drawn();
  for (const address of addresses.slice(0, 20_000)) placer.place({ address });
  const before = process.cpuUsage();
  const start = performance.now();
  for (const address of addresses) placer.place({ address });
  const ms = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  const rate = (milliseconds: number): string =>
    `${Math.round((count / milliseconds) * 1000).toLocaleString('en')} a second`;
  console.log(
    `\nplaced by one thread: ${rate(ms)} (${rate((user + system) / 1000)} of processor time)`,
  );
  peer(addresses.slice(0, Math.min(count, 20_000)));
}

/** The same addresses by cpca 0.5.5 (PyPI), which finds province, city and county by a dictionary. */
function peer(addresses: readonly string[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'zca-geocoding-'));
  try {
    const file = path.join(folder, 'addresses.json');
    writeFileSync(file, JSON.stringify(addresses));
    const program = `
import json, sys, time, warnings
warnings.filterwarnings('ignore')
import cpca
rows = json.load(open(sys.argv[1], encoding='utf-8'))
cpca.transform(rows[:200])
start = time.perf_counter()
cpca.transform(rows)
print(json.dumps({'seconds': time.perf_counter() - start}))
`;
    const run = spawnSync(values.python, ['-c', program, file], { encoding: 'utf8' });
    const line = run.stdout?.trim().split('\n').at(-1) ?? '';
    if (run.status !== 0 || line === '') {
      console.log(`cpca skipped: ${values.python} cannot import it (pip install cpca)`);
      return;
    }
    const { seconds } = JSON.parse(line) as { seconds: number };
    const each = Math.round(addresses.length / seconds).toLocaleString('en');
    console.log(`by cpca (Python, ${addresses.length} of them): ${each} a second`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
