/*
 * Looking parties up among a million names as the API does it, in the process: by names as written, by
 * credit code, by the right that names the party, by typed text, and by what nobody bears. Peers: the same
 * texts by `ILIKE` over the names as written, and by equality with them.
 *   npm run bench -- party-lookup [--names 1000000] [--asks 2000] [--seed 1] [--data DIR]
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { normalName, partyKeyOf } from '@zca/domain/parties';
import { organisationCheckCharacter, socialCreditCheckCharacter } from '@zca/standards';
import {
  type Database,
  inTransaction,
  openClient,
} from '../packages/server/src/base/database/index.ts';
import { foldTraditional } from '../packages/server/src/base/traditional.ts';
import { partyIdOf } from '../packages/server/src/parties/index.ts';
import { mergeParties } from '../packages/server/src/parties/mergeStore.ts';
import type { Platform } from '../packages/server/src/platform.ts';
import { saveInventedRights } from '../packages/server/src/registry/inventedRights.ts';
import { applicationNumber, patent } from '../packages/server/test/support/rights.ts';
import { draws, type NamedSet, namesOfCity } from './parties/namesOfCity.ts';
import { describeMachine, loadAverage } from './support/machine.ts';
import { percentile } from './support/percentile.ts';
import { openBenchGround, startBenchPlatform } from './support/platform.ts';
import { processorSeconds } from './support/processorTime.ts';
import { Workspace } from './support/workspace.ts';

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '1000000' },
    asks: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** Kept and used again; without it a temporary folder. */
    data: { type: 'string' },
  },
});
const count = Number(values.names);
const asks = Number(values.asks);
const seed = Number(values.seed);

const BATCH = 2000;
/** One name in so many is stated with a credit code; one right in so many has a second holder. */
const CODED = 5;
const JOINT = 5;
/** Parties that are merged into another one before anybody asks. */
const MERGES = 2000;
const WARM_ASKS = 1000;
/** The peers that scan take so long that fewer asks have to do. */
const SCANS = 20;
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';

const workspace = new Workspace();
const since = (started: number) => ((performance.now() - started) / 1000).toFixed(1);
const draw = draws(seed + 1);
const pick = <T>(list: readonly T[] | string): T => list[Math.floor(draw() * list.length)] as T;

function codeOf(index: number): string | undefined {
  if (index % CODED !== 0) return undefined;
  const organisation = index.toString().padStart(8, '0');
  const first17 = `91610131${organisation}${organisationCheckCharacter(organisation)}`;
  return first17 + socialCreditCheckCharacter(first17);
}

function numberOf(index: number): string {
  return applicationNumber(2010 + Math.floor(index / 100_000), index % 100_000);
}

/** One right a name, which is its first holder. */
function rightOf({ names }: NamedSet, index: number) {
  const inventor = () => pick<string>(SURNAMES) + pick<string>(SURNAMES) + pick<string>(SURNAMES);
  const party = (at: number) => {
    const creditCode = codeOf(at);
    return {
      name: names[at]!,
      type: 'firm' as const,
      ...(creditCode === undefined ? {} : { creditCode }),
    };
  };
  const other = Math.floor(draw() * names.length);
  return {
    ...patent({ number: numberOf(index), inventors: [inventor(), inventor()] }),
    applicants:
      index % JOINT === 1 && other !== index ? [party(index), party(other)] : [party(index)],
  };
}

async function fill(database: Database, set: NamedSet): Promise<void> {
  const knownFrom = new Date().toISOString();
  for (let from = 0; from < set.names.length; from += BATCH) {
    const size = Math.min(BATCH, set.names.length - from);
    const rights = Array.from({ length: size }, (_, at) => rightOf(set, from + at));
    await inTransaction(database, (_, client) => saveInventedRights(client, rights, knownFrom));
  }
}

const idOf = (name: string) =>
  partyIdOf(
    partyKeyOf({ name, kind: 'organisation', evidence: null, creditCode: null }, foldTraditional),
  );

/** Merges writings of one organisation that have different normal forms, as the platform would. */
async function merge(database: Database, { names, truth }: NamedSet): Promise<number> {
  let merged = 0;
  const at = new Date().toISOString();
  const decision = { actor: 'platform', why: '', reasons: [], matterId: null, at };
  for (let index = 1; index < names.length && merged < MERGES; index++) {
    if (truth[index] !== truth[index - 1]) continue;
    const [into, party] = [idOf(names[index - 1]!), idOf(names[index]!)];
    const act = await inTransaction(database, (_, client) =>
      mergeParties(client, party, into, decision),
    );
    if (typeof act === 'number') merged++;
  }
  return merged;
}

/** A run of characters out of a name's own part, without place and legal form. */
function midstOf(name: string, length: number): string {
  const { core } = normalName(name, foldTraditional);
  const from = Math.floor(draw() * Math.max(1, core.length - length));
  return core.slice(from, from + length).trim() || core;
}

interface Ask {
  readonly kind: string;
  readonly text: string;
  readonly right?: string;
  /** The party that has to be found. */
  readonly wanted?: string;
}

function makeAsks({ names }: NamedSet, unknown: readonly string[]): Ask[] {
  const any = () => Math.floor(draw() * names.length);
  const coded = () => Math.floor(draw() * Math.floor(names.length / CODED)) * CODED;
  const makers: readonly (() => Ask)[] = [
    () => {
      const text = pick<string>(names);
      return { kind: 'name as written', text, wanted: idOf(text) };
    },
    () => {
      const index = coded();
      return { kind: 'credit code', text: codeOf(index)!, wanted: idOf(names[index]!) };
    },
    () => {
      const index = any();
      const text = names[index]!;
      return { kind: 'name in a right', text, right: `CN${numberOf(index)}`, wanted: idOf(text) };
    },
    () => ({ kind: 'name that nobody bears', text: pick<string>(unknown) }),
    () => ({
      kind: 'trade name and business',
      text: normalName(pick<string>(names), foldTraditional).core,
    }),
    () => ({ kind: 'first six characters', text: pick<string>(names).slice(0, 6).trim() }),
    () => ({ kind: 'four characters of the midst', text: midstOf(pick<string>(names), 4) }),
    () => ({ kind: 'two characters of the midst', text: midstOf(pick<string>(names), 2) }),
  ];
  return Array.from({ length: asks * makers.length }, (_, at) => makers[at % makers.length]!());
}

/** `spent` are seconds of processor time of the platform with its threads and its PostgreSQL. */
function row(times: readonly number[], found: number, spent?: number) {
  const at = (p: number) => percentile(times, p).toFixed(2);
  return {
    asks: times.length,
    ...(spent === undefined ? {} : { 'processor ms': ((spent / times.length) * 1000).toFixed(2) }),
    'p50 ms': at(50),
    'p95 ms': at(95),
    'p99 ms': at(99),
    'most ms': at(100),
    'lines found': (found / times.length).toFixed(1),
  };
}

async function measure({ parties }: Platform, set: NamedSet, unknown: readonly string[]) {
  const all = makeAsks(set, unknown);
  // Merged parties lead to those that stand for them.
  const wanted = [...new Set(all.flatMap((ask) => ask.wanted ?? []))];
  const standing = await parties.store.standingOf(wanted);
  const find = ({ text, right }: Ask) =>
    right === undefined ? parties.find(text) : parties.findInRight(text, right);
  for (const ask of all.slice(0, WARM_ASKS)) await find(ask);
  const times: number[] = [];
  const shown: Record<string, ReturnType<typeof row>> = {};
  let lines = 0;
  for (const [kind, own] of Map.groupBy(all, (ask) => ask.kind)) {
    const before = {
      asks: times.length,
      lines,
      spent: processorSeconds(process.pid) ?? Number.NaN,
    };
    for (const ask of own) {
      const started = performance.now();
      const { rows } = await find(ask);
      times.push(performance.now() - started);
      lines += rows.length;
      if (ask.wanted === undefined) continue;
      const first = standing.get(ask.wanted);
      if (!rows.some((one) => one.exact && one.id === first))
        throw new Error(`${ask.text} was not found`);
    }
    const spent = (processorSeconds(process.pid) ?? Number.NaN) - before.spent;
    shown[kind] = row(times.slice(before.asks), lines - before.lines, spent);
  }
  console.table({ ...shown, 'all of these': row(times, lines) });
  return all;
}

async function measurePeers({ pool }: Database, all: readonly Ask[]): Promise<void> {
  const timed = async (texts: readonly string[], sql: string, of: (text: string) => string) => {
    const times: number[] = [];
    let found = 0;
    for (const text of texts) {
      const started = performance.now();
      const { rows } = await pool.query(sql, [of(text)]);
      times.push(performance.now() - started);
      found += rows.length;
    }
    return row(times, found);
  };
  const named = all.filter(({ kind }) => kind === 'name as written').map(({ text }) => text);
  const typed = all.filter(({ kind }) => kind.endsWith('midst')).map(({ text }) => text);
  const like = `select name from party_name where name ilike $1 limit 21`;
  const equal = 'select name, party_id from party_name where name = $1';
  const part = (text: string) => `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;
  console.table({
    'ILIKE, names as written': await timed(named.slice(0, SCANS), like, part),
    'ILIKE, characters of the midst': await timed(typed.slice(0, SCANS), like, part),
    'equality, names as written': await timed(named, equal, (text) => text),
  });
}

async function run(): Promise<void> {
  console.log(`machine: ${describeMachine()}`);
  const dataDirectory = path.resolve(values.data ?? workspace.subfolder('data'));
  const bench = await openBenchGround(workspace, { dataDirectory });
  const { database, ownerTarget } = bench.ground;
  const set = namesOfCity(count, seed);
  const { rows } = await database.pool.query<{ n: number }>('select count(*) as n from record');
  if (rows[0]!.n === 0) {
    const filling = performance.now();
    await fill(database, set);
    console.log(`${count} rights written in ${since(filling)} s`);
  }
  const starting = performance.now();
  const platform = await startBenchPlatform(workspace, bench);
  await platform.search.ready();
  console.log(`index of ${platform.search.size.documents} rights after ${since(starting)} s`);
  await platform.parties.catchUp();
  console.log(`names read after ${since(starting)} s`);
  if (rows[0]!.n === 0) console.log(`${await merge(database, set)} parties merged`);
  // As autovacuum does within a minute or so.
  const owner = await openClient(ownerTarget, 'zca bench');
  await owner.query('analyze');
  await owner.end();
  const known = new Set(set.names);
  const unknown = namesOfCity(asks, seed + 7).names.filter((name) => !known.has(name));
  const { rows: held } = await database.pool.query<{ parties: number; names: number }>(
    `select (select count(*) from party) as parties, (select count(*) from party_name) as names`,
  );
  console.log(
    `${held[0]!.names} names of ${held[0]!.parties} parties, seed ${seed}; ${loadAverage()}\n`,
  );
  const all = await measure(platform, set, unknown);
  console.log('peers');
  await measurePeers(database, all);
  console.log(loadAverage());
}

try {
  await run();
} finally {
  await workspace.close();
}
