/**
 * The board of indicators over a demonstration city: first asking, repeated asking, how soon a changed
 * record stands on it, and every value recomputed. The named peer is PostgreSQL, which counts one
 * condition by division over the same records.
 *   npm run bench -- indicators [--records 100000] [--asks 200] [--changes 30] [--seed 1] [--data DIR]
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dayInShanghai } from '@zca/standards';
import {
  demonstrationEntries,
  demonstrationTargets,
  generateCity,
} from '../packages/demo-city/src/index.ts';
import {
  AREAS,
  INDICATORS,
  type Period,
  PLAN,
  yearPeriod,
} from '../packages/domain/src/indicators/index.ts';
import type { Right } from '../packages/domain/src/registry/index.ts';
import { inTransaction, ownGeneration } from '../packages/server/src/base/database/index.ts';
import { Figures } from '../packages/server/src/indicators/figures.ts';
import { LawStore } from '../packages/server/src/law/index.ts';
import { loadCity } from '../packages/server/src/registry/loadCity.ts';
import { saveRights } from '../packages/server/src/registry/saveRights.ts';
import { describeMachine } from './support/machine.ts';
import { percentile } from './support/percentile.ts';
import { openBenchGround, startBenchPlatform } from './support/platform.ts';
import { Workspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    asks: { type: 'string', default: '200' },
    changes: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    /** Kept and used again; without it a temporary folder. */
    data: { type: 'string' },
  },
});
const records = Number(values.records);
const seed = Number(values.seed);
const today = dayInShanghai(Date.now());
const instant = new Date().toISOString();
const everybody = { kind: 'system', name: 'bench' } as const;

const workspace = new Workspace();
const dataDirectory = path.resolve(values.data ?? workspace.subfolder('data'));
const bench = await openBenchGround(workspace, { dataDirectory });
const { database } = bench.ground;
console.log(`machine: ${describeMachine()}`);
const { rows: held } = await database.pool.query('select from record limit 1');
if (held.length === 0)
  await loadCity({ seed, rights: records, today }, { database, clock: () => Date.now() });
const platform = await startBenchPlatform(workspace, bench, { demonstration: true });
await platform.search.ready();

const { indicators, search } = platform;
const entries = demonstrationEntries({ seed, rights: records, today });
await inTransaction(database, async (_db, client) => {
  const withIds = entries.map((draft) => ({ ...draft, id: crypto.randomUUID() }));
  await indicators.entries.add(withIds, instant, 'bench', client);
  for (const target of demonstrationTargets()) {
    await indicators.entries.setTarget(target, instant, 'bench', client);
  }
});
console.log(
  `${search.size.documents} records, ${entries.length} entries of registers, seed ${seed}, ${today}; ${INDICATORS.length} definitions, ${AREAS.length} areas\n`,
);

const board = () => indicators.board(everybody, { source: 'live' });
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const spread = (times: readonly number[]) =>
  [50, 95, 100].map((p) => percentile(times, p).toFixed(1)).join(' / ');

console.log(`first board                          ${(await timed(board)).toFixed(1)} ms`);

const asked: number[] = [];
const spent = process.threadCpuUsage();
for (let ask = 0; ask < Number(values.asks); ask += 1) asked.push(await timed(board));
const { user, system } = process.threadCpuUsage(spent);
console.log(`board, ${asked.length} asks, p50 / p95 / max      ${spread(asked)} ms`);
console.log(
  `processor time of the thread that answers, a board  ${((user + system) / 1000 / asked.length).toFixed(1)} ms`,
);

// A granted invention is written; from the commit to the board that counts it.
const more = generateCity({ seed: seed + 1, rights: 20_000, today });
const until: number[] = [];
const during: number[] = [];
const anew: number[] = [];
let content = search.size.content;
for (let index = 0; until.length < Number(values.changes) && index < 20_000; index += 1) {
  const right: Right = more.rightAt(index);
  const isInvention =
    right.collection === 'patent' && right.kind === 'invention' && right.grantDay !== undefined;
  if (!isInvention) continue;
  const seen = await countedOn();
  const { generation, outcome } = await inTransaction(database, async (db, client) => {
    const [outcome] = await saveRights(
      client,
      [{ right, patch: false, supplement: false, sourceFileId: null, position: { index } }],
      { importRunId: null, knownFrom: new Date().toISOString(), today },
    );
    return { generation: await ownGeneration(db), outcome };
  });
  if (outcome !== 'new') continue;
  const committed = performance.now();
  let isFound = false;
  const found = async () => {
    await search.waitForOwn(generation);
    isFound = true;
  };
  void found();
  for (let changed = false; !changed; ) {
    const wasFound = isFound;
    const start = performance.now();
    const isNew = search.size.content !== content;
    content = search.size.content;
    changed = (await countedOn()) !== seen;
    (isNew ? anew : during).push(performance.now() - start);
    if (changed) until.push(performance.now() - committed);
    // Found by the index and not counted for a while: a right that no number of the board is about.
    else if (wasFound && performance.now() - committed > 3_000) break;
    else await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
console.log(`a changed record on the board, ${until.length} changes  ${spread(until)} ms`);
console.log(`the first board after a change, ${anew.length}     ${spread(anew)} ms`);
console.log(`other boards asked meanwhile, ${during.length}     ${spread(during)} ms`);

async function countedOn(): Promise<string> {
  const { rows } = await board();
  return rows
    .filter(({ code }) => code.startsWith('c'))
    .map(({ measured }) => measured.numerator)
    .join();
}

// Every value of every method, area and year of the plan, with nothing remembered.
const years: readonly Period[] = Array.from({ length: PLAN.toYear - PLAN.fromYear + 2 }, (_, at) =>
  yearPeriod(PLAN.fromYear - 1 + at),
);
const methods = INDICATORS.flatMap((definition) => definition.methods);
let counted = 0;
const whole = await timed(async () => {
  const figures = new Figures({
    search,
    entries: indicators.entries,
    law: new LawStore(database.db),
    budgetMs: bench.config.queryBudgetMs,
    clock: () => Date.now(),
    today: () => today,
  });
  const set = await figures.gather(
    methods.flatMap((method) => years.map((period) => ({ method, period }))),
  );
  for (const method of methods) {
    for (const { code } of AREAS) {
      for (const period of years) {
        set.measure(method, code, period);
        counted += 1;
      }
    }
  }
});
console.log(`every value anew: ${counted} values         ${whole.toFixed(1)} ms`);

const peer: number[] = [];
for (let round = 0; round < 3; round += 1) {
  peer.push(
    await timed(() =>
      database.pool.query(
        `select v.data->'applicants'->0->>'division' as division, count(*)
           from record r join record_version v on v.id = r.version_id
          where r.collection = 'patent' and v.data->>'kind' = 'invention' and v.data->>'grantDay' <= $1
          group by 1`,
        [today],
      ),
    ),
  );
}
console.log(
  `peer: PostgreSQL, one count by division, best of 3  ${Math.min(...peer).toFixed(1)} ms`,
);
await workspace.close();
