/**
 * Officers at work over the matters of a city: 200 with pauses between what they do, then 50 without;
 * no act lost or doubled, the whole log verified afterwards, and the platform watched at rest. The named peer is the same
 * PostgreSQL, which writes a row and moves another one in a transaction, without a platform.
 *   npm run bench -- matters [--matters 100000] [--officers 200] [--seconds 90] [--closed 50]
 *     [--rights 20000] [--seed 1] [--data DIR]
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ProcedureDescription } from '@zca/domain/matters';
import type { Role } from '@zca/domain/identity';
import { addMonths, dayInShanghai } from '@zca/standards';
import { randomFrom } from '../packages/lens/test/chinese.ts';
import { loadConfig } from '../packages/server/src/base/config/index.ts';
import { createLogger } from '../packages/server/src/base/log/log.ts';
import { openGround } from '../packages/server/src/ground.ts';
import { openSealer } from '../packages/server/src/base/secrecy/index.ts';
import { IdentityStore, OrganisationStore } from '../packages/server/src/identity/index.ts';
import { SessionStore } from '../packages/server/src/identity/sessionStore.ts';
import { newToken, tokenHash } from '../packages/server/src/identity/secrets.ts';
import { mattersBesidePlatform } from '../packages/server/src/matters/index.ts';
import {
  type DemonstrationOfficer,
  fileDemonstrationMatters,
} from '../packages/server/src/protection/index.ts';
import { Line, newWork, Officer, type Work } from './load/officer.ts';
import { percentile } from './support/percentile.ts';
import { processorSeconds } from './support/processorTime.ts';
import { Workspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    matters: { type: 'string', default: '100000' },
    officers: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '90' },
    closed: { type: 'string', default: '50' },
    rights: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string' },
  },
});
const [matters, officers, seconds, closed, rights, seed] = (
  ['matters', 'officers', 'seconds', 'closed', 'rights', 'seed'] as const
).map((name) => Number(values[name])) as [number, number, number, number, number, number];

/** What an officer does between two acts of a day: 3 to 8 seconds of thought. */
const THINKING_MS = { least: 3_000, most: 8_000 };
/** For so long a platform that nobody asks is watched. */
const RESTING_MS = 120_000;
const here = path.dirname(fileURLToPath(import.meta.url));
const workspace = new Workspace();
const dataDirectory = path.resolve(values.data ?? workspace.subfolder('data'));
const random = randomFrom(seed);

console.log(
  `${cpus()[0]?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
    `Node.js ${process.version}; ${matters} matters, ${rights} rights, seed ${seed}; ` +
    `load average ${loadavg()[0]!.toFixed(2)}`,
);

const { port, pid } = await startPlatform();
const loaded = loadConfig({}, { dataDirectory });
if (!loaded.ok) throw new Error(loaded.problems.map((problem) => problem.en).join('\n'));
const { config } = loaded;
const ground = await openGround(config, { log: () => undefined, mayAttach: true });
workspace.onClose(() => ground.close());
const { pool } = ground.database;
const sealer = openSealer(dataDirectory);
const identity = new IdentityStore(ground.database.db, sealer);

const staff = await engage(Math.max(officers, closed));
await fill();
const cookies = await signIn();
const line = new Line(port, Math.max(officers, closed));
workspace.onClose(async () => line.close());
const today = dayInShanghai(Date.now());
const listed = await line.ask('', '/api/v1/procedures');
const procedures = new Map(
  (JSON.parse(listed.body) as { procedures: ProcedureDescription[] }).procedures.map((one) => [
    one.id,
    one,
  ]),
);
const officerOf = (index: number, work: Work) =>
  new Officer({ line, cookie: cookies[index]!, procedures, today, random, work });

// Plans of the server and code of the platform are warm before anything is measured.
await Promise.all(
  Array.from({ length: Math.min(20, cookies.length) }, async (_, i) => {
    const officer = officerOf(i, newWork());
    for (let n = 0; n < 10; n++) {
      const matter = await officer.open();
      if (matter !== undefined) await officer.act(matter);
    }
  }),
);

const day = newWork();
await loop(officers, seconds, day, async (officer) => {
  const chance = random();
  if (chance < 0.4) await officer.readQueue();
  else {
    const matter = await officer.open();
    if (chance > 0.75 && matter !== undefined) await officer.act(matter);
  }
  await delay(THINKING_MS.least + random() * (THINKING_MS.most - THINKING_MS.least));
});
tell(`${officers} officers, thinking 3 to 8 s`, day, seconds);

const rush = newWork();
await loop(closed, Math.max(20, seconds / 3), rush, async (officer) => {
  const matter = await officer.open();
  if (matter !== undefined) await officer.actThrough(matter, 6);
});
tell(`${closed} officers without pauses`, rush, Math.max(20, seconds / 3));

await peer();
await verify([...day.entries, ...rush.entries]);
await rest();
await workspace.close();

async function startPlatform(): Promise<{ readonly port: number; readonly pid: number }> {
  const child = spawn(
    process.execPath,
    [path.join(here, 'load/servePlatform.ts'), dataDirectory, String(rights), String(seed)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  workspace.onClose(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  for await (const printed of createInterface({ input: child.stdout })) {
    const match = /^listening (\d+)$/.exec(printed);
    if (match !== null) return { port: Number(match[1]), pid: child.pid! };
  }
  throw new Error('the platform did not start');
}

async function fill(): Promise<void> {
  const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from matter');
  const started = performance.now();
  if (rows[0]!.n < matters) {
    const service = await mattersBesidePlatform({
      database: ground.database,
      config,
      logger: createLogger('error'),
      clock: () => Date.now(),
      demonstration: true,
    });
    const from = addMonths(dayInShanghai(Date.now()), -24);
    await fileDemonstrationMatters({
      service,
      count: matters,
      seed,
      from,
      to: Date.now(),
      officers: staff,
      width: 8,
      onProgress: (done) => {
        if (done % 10_000 === 0) console.log(`filled ${done} of ${matters}`);
      },
    });
  }
  const entries = await pool.query<{ n: number }>('select count(*)::int as n from journal_entry');
  console.log(
    `filled: ${matters} matters, ${entries.rows[0]!.n} acts in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  await pool.query('analyze');
  await settle();
}

/** Waits until the platform has done what is due, and PostgreSQL has tidied up after a filling. */
async function settle(): Promise<void> {
  const started = performance.now();
  for (let quiet = 0; quiet < 5; ) {
    const { rows } = await pool.query<{ busy: boolean }>(
      `select exists (select 1 from journal_pending)
        or exists (select 1 from matter_errand where next_at <= now())
        or exists (select 1 from matter_clock where alarm_at <= now())
        or exists (select 1 from paper_pending where parked_at is null)
        or exists (select 1 from pg_stat_activity where backend_type = 'autovacuum worker') as busy`,
    );
    quiet = rows[0]!.busy ? 0 : quiet + 1;
    await delay(1000);
  }
  console.log(`settled after ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** The people of the offices: a head and an operator where they are needed, else those at the desks. */
async function engage(count: number): Promise<DemonstrationOfficer[]> {
  const districts = (await new OrganisationStore(ground.database.db).list(['district'])).map(
    ({ code }) => code,
  );
  const made: DemonstrationOfficer[] = [];
  const add = async (role: Role, jurisdiction: string | null) => {
    const id = await identity.addPerson({ displayName: `经办${made.length + 1}`, email: null });
    await identity.grants.give(id, { role, jurisdiction }, 'bench');
    made.push({ id, role, jurisdiction });
  };
  await add('operator', null);
  await add('city', null);
  await add('mediator', null);
  for (const code of districts) await add('head', code);
  for (let i = 0; i < count; i++) {
    const code = districts[i % districts.length]!;
    const station = Math.floor(i / districts.length) % 6;
    if (station < 2) await add('district', code);
    else await add('station', `${code}.0${station - 1}`);
  }
  return made;
}

/** Sessions of those at the desks. */
async function signIn(): Promise<string[]> {
  const store = new SessionStore(ground.database, sealer);
  const cookies: string[] = [];
  for (const { id, role } of staff) {
    if (role !== 'district' && role !== 'station') continue;
    const token = newToken();
    await store.open({
      personId: id,
      hash: tokenHash(token),
      now: new Date().toISOString(),
      expiresAt: new Date(Date.now() + 4 * 3_600_000).toISOString(),
    });
    cookies.push(`zca_session=${token}`);
  }
  return cookies;
}

async function loop(
  count: number,
  forSeconds: number,
  work: Work,
  turn: (officer: Officer) => Promise<void>,
): Promise<void> {
  const end = performance.now() + forSeconds * 1000;
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const officer = officerOf(index, work);
      // They do not all begin in the same instant.
      if (forSeconds === seconds) await delay(random() * THINKING_MS.least);
      while (performance.now() < end) await turn(officer);
    }),
  );
}

function tell(name: string, work: Work, forSeconds: number): void {
  const of = (times: readonly number[]) =>
    `p50 ${percentile(times, 50).toFixed(1)}, p95 ${percentile(times, 95).toFixed(1)}, p99 ${percentile(times, 99).toFixed(1)} ms`;
  console.log(
    `${name}: ${work.reads.length} reads ${of(work.reads)}; ${work.writes.length} writes ${of(work.writes)}; ` +
      `${(work.entries.length / forSeconds).toFixed(0)} acts/s; overtaken ${work.overtaken}, refused ${work.refused}, ` +
      `gone elsewhere ${work.gone}, failed ${work.failed}; sent twice ${work.repeated}, done twice ${work.doubled}`,
  );
}

/** The same server moves a row and writes another one in a transaction, for as many clients. */
async function peer(): Promise<void> {
  const owner = await openGround(config, {
    log: () => undefined,
    mayAttach: true,
    migrate: false,
  });
  const { pool: plain } = owner.database;
  const end = performance.now() + 10_000;
  let done = 0;
  const times: number[] = [];
  const body = 'x'.repeat(900);
  const run = Date.now();
  await Promise.all(
    Array.from({ length: closed }, async (_, index) => {
      while (performance.now() < end) {
        const started = performance.now();
        await plain.query(
          `with moved as (update setting set value = value where key = $1)
           insert into setting (key, value) values ($2, $3)`,
          [`bench.${run}.${index}`, `bench.${run}.${index}.${times.length}`, JSON.stringify(body)],
        );
        times.push(performance.now() - started);
        done++;
      }
    }),
  );
  await owner.close();
  console.log(
    `peer, PostgreSQL alone, one row a transaction, ${closed} clients: ${(done / 10).toFixed(0)}/s, ` +
      `p95 ${percentile(times, 95).toFixed(1)} ms`,
  );
}

/** What a platform takes of a processor while nobody asks it anything, its database included. */
async function rest(): Promise<void> {
  await settle();
  const before = processorSeconds(pid);
  await delay(RESTING_MS);
  const after = processorSeconds(pid);
  if (before === undefined || after === undefined) {
    console.log('at rest: there is no /proc here, so processor time was not measured');
    return;
  }
  const share = (after - before) / (RESTING_MS / 1000);
  console.log(`at rest for ${RESTING_MS / 1000} s: ${(100 * share).toFixed(2)} % of a core`);
}

/** Every act that was promised is in the journal, once, and the whole log holds together. */
async function verify(entries: readonly string[]): Promise<void> {
  await settle();
  const { rows } = await pool.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from journal_entry where chain like 'matter:%'`,
  );
  const written = new Set(rows.map((row) => row.hash));
  const lost = entries.filter((entry) => !written.has(entry));
  console.log(
    `journal: ${rows.length} entries of matters, ${entries.length} promised here, ${lost.length} lost, ` +
      `${entries.length - new Set(entries).size} doubled`,
  );
  const main = path.join(here, '../packages/server/src/cli/main.ts');
  const started = performance.now();
  const run = spawnSync(process.execPath, [main, 'verify', '--data', dataDirectory], {
    encoding: 'utf8',
  });
  console.log(run.stdout.trim().split('\n').slice(-4).join('\n'));
  console.log(
    `verified in ${((performance.now() - started) / 1000).toFixed(1)} s, exit ${run.status}`,
  );
  if (lost.length > 0 || run.status !== 0) process.exitCode = 1;
}
