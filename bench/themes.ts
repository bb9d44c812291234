/**
 * What works over every record of the city beside searching: the run of clues of abnormal filings with
 * recall of planted groups, the drift of a version of the rules and its coming into force, and a roster of
 * 20,000 firms; each through the product's own services over a database.
 *   npm run bench -- themes [--records 100000] [--firms 20000] [--seed 1]
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dayInShanghai } from '@zca/standards';
import { CLUE_CODES } from '../packages/domain/src/appraisal/index.ts';
import {
  RULE_KIND_FACTS,
  RULE_LAYOUT,
  type RuleKind,
  ruleCells,
  type Right,
} from '../packages/domain/src/registry/index.ts';
import { currentGeneration, inTransaction } from '../packages/server/src/base/database/index.ts';
import { saveInventedRights } from '../packages/server/src/registry/index.ts';
import { loadCity } from '../packages/server/src/registry/loadCity.ts';
import { describeMachine, loadAverage } from './support/machine.ts';
import { openBenchGround, startBenchPlatform } from './support/platform.ts';
import { Workspace } from './support/workspace.ts';
import { plantedFilings } from './themes/plantedFilings.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    firms: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const records = Number(values.records);
const firms = Number(values.firms);
const seed = Number(values.seed);
const today = dayInShanghai(Date.now());
const everybody = { kind: 'system', name: 'bench' } as const;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const mebibytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

/** Time of some work, and the most memory that the process had meanwhile. */
async function measured<T>(work: () => Promise<T>): Promise<{
  readonly result: T;
  readonly ms: number;
  readonly before: number;
  readonly peak: number;
}> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const start = performance.now();
  try {
    const result = await work();
    return { result, ms: performance.now() - start, before, peak };
  } finally {
    clearInterval(watch);
  }
}
const told = (name: string, ms: number, before: number, peak: number): void =>
  console.log(
    `${name.padEnd(44)} ${seconds(ms).padStart(9)}   memory ${mebibytes(before)} → at most ${mebibytes(peak)} MiB`,
  );

const workspace = new Workspace();
const bench = await openBenchGround(workspace);
const { database } = bench.ground;
console.log(`machine: ${describeMachine()}`);

const load = await measured(() =>
  loadCity({ seed, rights: records, today }, { database, clock: Date.now }),
);
const { filings, planted } = plantedFilings(seed, today);
for (let from = 0; from < filings.length; from += 1000) {
  const some: readonly Right[] = filings.slice(from, from + 1000);
  await inTransaction(database, (_db, client) =>
    saveInventedRights(client, some, new Date().toISOString(), { today }),
  );
}
const platform = await startBenchPlatform(workspace, bench, { demonstration: true });
await platform.search.ready();
const { search, parties, clues, registry } = platform;
console.log(
  `${search.size.documents} records, ${filings.length} of them planted, seed ${seed}, ${today}; loaded in ${seconds(load.ms)}\n`,
);

const names = await measured(() => parties.catchUp());
told('names of every right read', names.ms, names.before, names.peak);

// Clues: the run of the product, as its button begins it.
const run = await measured(() => clues.run('bench'));
told('clues, whole run', run.ms, run.before, run.peak);
const { filings: read, pairs, clues: found, complete } = run.result;
console.log(
  `  filings ${read}, pairs of near texts ${pairs}, clues ${found}, complete: ${complete}`,
);
const signalled = new Set<string>();
for (let page = 1; ; page += 1) {
  const { rows } = await clues.list(everybody, { page });
  for (const { party, codes } of rows)
    for (const code of codes) signalled.add(`${party.name} ${code}`);
  if (rows.length === 0) break;
}
console.table(
  CLUE_CODES.map((code) => {
    const of = planted.filter((one) => one.code === code);
    const hit = of.filter(({ applicant }) => signalled.has(`${applicant} ${code}`)).length;
    return {
      kind: code,
      planted: of.length,
      found: hit,
      recall: `${((100 * hit) / of.length).toFixed(1)} %`,
    };
  }),
);
const again = await measured(() => clues.run('bench'));
told('clues, run again with nothing changed', again.ms, again.before, again.peak);
console.log(`  rows written ${again.result.changed}, clues gone ${again.result.gone}\n`);

// Rules: a version that moves whole subclasses, from its comparison until the index has it.
const person = async (name: string) =>
  platform.accounts.identity.addPerson({ displayName: name, email: null });
const [editor, other] = [await person('bench editor'), await person('bench head')];
async function changeOf(kind: RuleKind, drop: (label: string) => boolean): Promise<void> {
  const rows = RULE_KIND_FACTS[kind].shipped.rows.filter(
    ({ label }, at) => !drop(label) || at % 2 > 0,
  );
  const file = path.join(workspace.folder, `${kind}.csv`);
  const columns = RULE_LAYOUT.columns;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [
    columns.map(({ header }) => header.zh).join(','),
    ...rows.map((row) => {
      const cells = ruleCells(kind, row);
      return columns.map(({ field }) => quoted(cells[field] ?? '')).join(',');
    }),
  ];
  writeFileSync(file, `${lines.join('\r\n')}\r\n`);
  const upload = await registry.rules.take(
    kind,
    { name: 'bench.csv', source: file },
    { version: 'bench/1', note: '', by: editor },
  );
  if (upload.version === null) throw new Error(JSON.stringify(upload.remarks));
  const { id } = upload.version;
  const drift = await measured(async () => {
    for (let state = await registry.rules.compare(kind, id); ; ) {
      if (state.state === 'done') return state;
      if (state.state !== 'running') throw new Error(`The comparison is ${state.state}.`);
      await delay(20);
      state = await registry.rules.drift(kind, id);
    }
  });
  told(`${kind}: drift report`, drift.ms, drift.before, drift.peak);
  const report = drift.result.report!;
  console.log(`  patents ${report.patents}, labels change of ${report.changed}`);
  const activated = await measured(() =>
    registry.rules.activate(kind, id, drift.result.id!, other),
  );
  told(`${kind}: put in force`, activated.ms, activated.before, activated.peak);
  const indexed = await measured(async () => search.waitFor(await currentGeneration(database.db)));
  told(`${kind}: until the index has it`, indexed.ms, indexed.before, indexed.peak);
}
await changeOf('industry', (label) => label === 'XA-04' || label === 'XA-05');
await changeOf('strategic', (label) => label.startsWith('1.'));
console.log('');

// A roster: half of it holders of the city, half firms that no right names.
const { rows: holders } = await database.pool.query<{ name: string }>(
  `select name from party where kind = 'organisation' and merged_into is null order by id limit $1`,
  [Math.floor(firms / 2)],
);
const listed = [
  ...holders.map(({ name }) => name),
  ...Array.from({ length: firms - holders.length }, (_, at) => `西安名录${at}号实业有限公司`),
];
const rosterFile = path.join(workspace.folder, 'roster.csv');
writeFileSync(
  rosterFile,
  `企业名称,区县,行业\n${listed.map((name, at) => `${name},${at % 2 ? '雁塔区' : '未央区'},行业${at % 20}`).join('\n')}\n`,
);
const taken = await measured(() =>
  parties.rosters.take(
    { name: 'bench.csv', source: rosterFile },
    { name: 'bench', by: editor, at: new Date().toISOString() },
    () => true,
  ),
);
told(`roster of ${listed.length} firms taken`, taken.ms, taken.before, taken.peak);
const ask = () =>
  parties.rosters.detail(
    Number(taken.result.id),
    { patents: 'all', validity: 'valid', day: today },
    () => true,
    { from: 0, size: 100 },
    () => true,
  );
for (const which of ['first', 'second']) {
  const asked = await measured(ask);
  told(`roster asked, ${which} time`, asked.ms, asked.before, asked.peak);
  console.log(`  without a patent ${asked.result.zero}, to be looked at ${asked.result.unsure}`);
}
console.log(`at the end: ${loadAverage()}`);
await workspace.close();
