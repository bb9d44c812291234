import { setTimeout as delay } from 'node:timers/promises';
import { type Area, type Placer, areaContaining, onlineQuestion } from '@zca/domain/places';
import { type Right, type RightParty, holdersOn, placeQueryOf } from '@zca/domain/registry';
import { dayInShanghai } from '@zca/standards';
import type { Database } from '../base/database/index.ts';
import {
  type Geocoder,
  GeocoderFault,
  Throttle,
  keepAnswer,
  readAsked,
  takeQuota,
} from '../places/index.ts';
import { readAllRights } from './rightReader.ts';
import { tellIndex } from './tellIndex.ts';

export interface GeocodeOptions {
  readonly database: Database;
  readonly placer: Placer;
  readonly geocoder: Geocoder;
  /** Districts in which points are placed. */
  readonly areas: readonly Area[];
  readonly perMinute: number;
  readonly perDay: number;
  /** Most addresses of this run; no limit by default. */
  readonly most?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly onProgress?: (report: GeocodeReport) => void;
}

/** What a run did. */
export interface GeocodeReport {
  rights: number;
  /** Different addresses that may be asked: of organisations, placed no finer than a district. */
  addresses: number;
  asked: number;
  found: number;
  /** Not known to the geocoder, or known no finer than a town. */
  notFound: number;
  /** Points outside the districts. */
  elsewhere: number;
  failed: number;
  /** Rights whose document in the index is made anew. */
  told: number;
  /** Why no more was asked; null when nothing is left. */
  stopped: 'quota' | 'limit' | 'provider' | 'asked' | null;
}

/** Up to which place the index was told of all rights. */
const TOLD = 'places.geocode.told';
/** After so many failures one after the other the geocoder is asked no more. */
const MOST_FAILURES = 3;

/**
 * Asks an online geocoder for the addresses of organisations that the gazetteer places no finer than their
 * district, each once, and has the index show what was found. What was found stands at once, so a run
 * that is stopped goes on where it was when the command is given again.
 */
export async function geocodeRights(options: GeocodeOptions): Promise<GeocodeReport> {
  const { database, clock, signal } = options;
  const run = new Run(options);
  const toldBefore = await readTold(database);
  let latest = toldBefore;
  for await (const page of readAllRights(database.pool, { pageSize: 500 })) {
    const rights = page.map(({ json }) => JSON.parse(json) as Right);
    const keys = new Map<string, string[]>();
    const today = dayInShanghai(clock());
    for (const right of rights) {
      run.report.rights += 1;
      for (const party of holdersOn(right, today)) {
        const address = run.questionOf(party);
        if (address === null) continue;
        const known = keys.get(address);
        if (known === undefined) keys.set(address, [right.key]);
        else known.push(right.key);
      }
    }
    const places = await run.answer([...keys.keys()]);
    const told = new Set<string>();
    for (const [address, id] of places) {
      if (id === null || id <= toldBefore) continue;
      latest = Math.max(latest, id);
      for (const key of keys.get(address)!) told.add(key);
    }
    if (told.size > 0) await tellIndex(database.pool, [...told]);
    run.report.told += told.size;
    options.onProgress?.(run.report);
    // What this page found is told; what later pages share of it, the next run tells.
    if (signal.aborted) return run.report;
  }
  if (latest > toldBefore) await writeTold(database, latest);
  return run.report;
}

class Run {
  readonly report: GeocodeReport = {
    rights: 0,
    addresses: 0,
    asked: 0,
    found: 0,
    notFound: 0,
    elsewhere: 0,
    failed: 0,
    told: 0,
    stopped: null,
  };
  readonly #options: GeocodeOptions;
  readonly #throttle: Throttle;
  /** Questions by what is known of a party: holders come again and again. */
  readonly #questions = new Map<string, string | null>();
  readonly #addresses = new Set<string>();
  #failures = 0;

  constructor(options: GeocodeOptions) {
    this.#options = options;
    this.#throttle = new Throttle(options.perMinute, options.clock);
  }

  /** The address of a party that may be asked; null when none may. */
  questionOf(party: RightParty): string | null {
    const { placer } = this.#options;
    const query = placeQueryOf(party);
    const key = JSON.stringify(Object.values(query));
    let question = this.#questions.get(key);
    if (question === undefined) {
      question = onlineQuestion(query, placer.place(query), placer.gazetteer.city.name);
      this.#questions.set(key, question);
    }
    if (question !== null) this.#addresses.add(question);
    this.report.addresses = this.#addresses.size;
    return question;
  }

  /** Numbers of the places of some addresses, null where none was found; asks for those not asked before. */
  async answer(addresses: readonly string[]): Promise<ReadonlyMap<string, number | null>> {
    const { database, geocoder } = this.#options;
    const places = new Map(await readAsked(database.pool, geocoder.id, addresses));
    for (const address of addresses) {
      if (places.has(address)) continue;
      if (this.report.stopped !== null) break;
      const id = await this.#ask(address);
      if (id !== undefined) places.set(address, id);
    }
    return places;
  }

  /** Asks for one address; undefined when there is no answer. */
  async #ask(address: string): Promise<number | null | undefined> {
    const { database, geocoder, clock, signal, areas } = this.#options;
    const { report } = this;
    if (!(await this.#mayAsk())) return undefined;
    report.asked += 1;
    try {
      const answer = await geocoder.find(address, signal);
      this.#failures = 0;
      const division = answer === null ? null : (areaContaining(areas, answer.point)?.code ?? null);
      const level = answer === null ? 'absent' : division === null ? 'elsewhere' : answer.level;
      if (level === 'elsewhere') report.elsewhere += 1;
      else if (level === 'parcel' || level === 'street') report.found += 1;
      else report.notFound += 1;
      const askedAt = new Date(clock()).toISOString();
      const kept = { address, provider: geocoder.id, level, division, answer, askedAt } as const;
      const id = await keepAnswer(database.pool, kept);
      return level === 'parcel' || level === 'street' ? id : null;
    } catch (error) {
      if (!(error instanceof GeocoderFault)) throw error;
      if (signal.aborted) {
        report.stopped = 'asked';
        return undefined;
      }
      report.failed += 1;
      this.#failures += 1;
      if (error.isFinal || this.#failures >= MOST_FAILURES) report.stopped = 'provider';
      return undefined;
    }
  }

  /** Waits for its turn; false when nothing more may be asked. */
  async #mayAsk(): Promise<boolean> {
    const { database, geocoder, clock, signal, perDay, most } = this.#options;
    while (!signal.aborted) {
      if (most !== undefined && this.report.asked >= most) {
        this.report.stopped = 'limit';
        return false;
      }
      if (!this.#throttle.take()) {
        await delay(this.#throttle.wait(), undefined, { signal }).catch(() => undefined);
        continue;
      }
      const day = dayInShanghai(clock());
      if (await takeQuota(database.pool, geocoder.id, day, perDay)) return true;
      this.report.stopped = 'quota';
      return false;
    }
    this.report.stopped = 'asked';
    return false;
  }
}

async function readTold({ db }: Database): Promise<number> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', TOLD)
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}

async function writeTold({ db }: Database, id: number): Promise<void> {
  const value = JSON.stringify(id);
  await db
    .insertInto('setting')
    .values({ key: TOLD, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
