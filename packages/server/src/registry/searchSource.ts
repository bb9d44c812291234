import type { LegalParameter } from '@zca/domain/law';
import type { Placement } from '@zca/domain/places';
import type { AwardFact, Right, RightParty, RightRules } from '@zca/domain/registry';
import { placeQueryOf, provisionalKeys, SHIPPED_RULES } from '@zca/domain/registry';
import {
  RIGHT_FIELDS,
  expiryDayOf,
  highValueAge,
  holdersOn,
  rightValidity,
  toDocument,
} from '@zca/domain/registry';
import type { LensSchema } from '@zca/lens';
import type { SearchDocument } from '@zca/query';
import { dayInShanghai } from '@zca/standards';
import type pg from 'pg';
import type { IndexChange, SearchSource } from '../base/search/source.ts';
import { listParameters } from '../law/index.ts';
import { loadPlacer, OnlinePlaces } from '../places/index.ts';
import { awardsOf, readAwardFacts } from './awards/awardStore.ts';
import { overridesOf, readStandingOverrides, type StandingRow } from './labels/labelStore.ts';
import {
  RightReader,
  countRights,
  readAllKeys,
  readAllRights,
  readChangedSince,
  readReplaced,
  readRawRights,
} from './rightReader.ts';
import { RulesInForce } from './rules/rulesInForce.ts';
import { spell } from './spelling.ts';

/** Legal parameters change rarely; each batch of changes need not read them again. */
const PARAMETERS_MS = 10_000;

/** The index of rights; facets of lists and charts that are often asked for together are combined. */
export const RIGHT_SCHEMA: LensSchema = {
  fields: RIGHT_FIELDS,
  combined: [['collection', 'type', 'statusGroup', 'country', 'filingYear']],
};

/** Standing awards by the key under which they were entered. */
type Awards = ReadonlyMap<string, readonly AwardFact[]>;
/** Standing corrections of labels by the key under which they were made. */
type Overrides = ReadonlyMap<string, readonly StandingRow[]>;

/** Everything about a right that passes with time, as one text. */
function stateOn(
  right: Right,
  parameters: readonly LegalParameter[],
  awards: Awards,
  day: string,
): string {
  const validity = rightValidity(right, parameters, day);
  const overlays = validity.overlays.map((overlay) => overlay.overlay).join(',');
  const holders = holdersOn(right, day).map((holder) => holder.name);
  const age =
    right.collection === 'patent'
      ? highValueAge(right, parameters, awardsOf(right, awards), day)
      : '';
  return [validity.status, overlays, expiryDayOf(validity) ?? '', age, ...holders].join('|');
}

/** What the threads of the search are told. */
export interface RightSourceSettings {
  /** Folder of the gazetteer; that of Xi'an when absent. */
  readonly gazetteer?: string | undefined;
}

/** Placements that are remembered: holders come again and again. */
const REMEMBERED_PLACES = 100_000;

/** Places parties by the gazetteer of a folder, which is read when the first one is asked for. */
class Places {
  readonly #folder: string | undefined;
  readonly #remembered = new Map<string, Placement>();
  readonly #online = new OnlinePlaces();
  #loaded: ReturnType<typeof loadPlacer> | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  get digest(): string {
    return this.#gazetteer().digest;
  }

  /** Takes in what an online geocoder found since. */
  async refresh(pool: pg.Pool): Promise<void> {
    if (await this.#online.refresh(pool)) this.#remembered.clear();
  }

  readonly place = (party: RightParty): Placement => {
    const query = placeQueryOf(party);
    const key = JSON.stringify(Object.values(query));
    let placement = this.#remembered.get(key);
    if (placement === undefined) {
      const { placer } = this.#gazetteer();
      placement = this.#online.refine(query, placer.place(query), placer.gazetteer.city.name);
      if (this.#remembered.size >= REMEMBERED_PLACES) this.#remembered.clear();
      this.#remembered.set(key, placement);
    }
    return placement;
  };

  #gazetteer(): ReturnType<typeof loadPlacer> {
    return (this.#loaded ??= loadPlacer(this.#folder));
  }
}

/** Rights as documents of the lens, with status and expiry computed for today. */
export function createSearchSource(settings: RightSourceSettings = {}): SearchSource {
  const places = new Places(settings.gazetteer);
  let parameters: readonly LegalParameter[] = [];
  let awards: Awards = new Map();
  let overrides: Overrides = new Map();
  let rules: RightRules = SHIPPED_RULES;
  const inForce = new RulesInForce();
  let readAt = Number.NEGATIVE_INFINITY;

  const refresh = async (pool: pg.Pool, keptMs = PARAMETERS_MS) => {
    // Another version of a mapping is why its records are asked for: it is never taken from memory.
    rules = await inForce.read(pool);
    // So with places that were found: their records are told to the index at once.
    await places.refresh(pool);
    if (performance.now() - readAt < keptMs) return;
    parameters = await listParameters(pool);
    awards = await readAwardFacts(pool);
    overrides = await readStandingOverrides(pool);
    readAt = performance.now();
  };
  const document = (
    right: Right,
    today = dayInShanghai(Date.now()),
    given: Awards = awards,
    corrected: Overrides = overrides,
  ): SearchDocument =>
    toDocument(right, {
      today,
      parameters,
      spell,
      rules,
      place: places.place,
      awards: (patent) => awardsOf(patent, given),
      overrides: (patent) => overridesOf(patent, corrected),
    });

  /** Records whose status, holders or expiry differ between two days though nothing was written. */
  async function* aged(pool: pg.Pool, fromDay: string, toDay: string): AsyncIterable<Right[]> {
    for await (const page of readAllRights(pool)) {
      const rights = page.map((record) => JSON.parse(record.json) as Right);
      yield rights.filter(
        (right) =>
          stateOn(right, parameters, awards, fromDay) !== stateOn(right, parameters, awards, toDay),
      );
    }
  }

  return {
    schema: RIGHT_SCHEMA,
    topic: 'right',
    async version(pool) {
      // Statuses are computed with the legal parameters, so an index knows which it was made with; the
      // first figure says how documents are made, and rises when that changes. So it is with the gazetteer.
      const { rows } = await pool.query<{ latest: number | null }>(
        'select max(id) as latest from legal_parameter',
      );
      return `7/${rows[0]!.latest ?? 0}/${places.digest.slice(0, 16)}`;
    },
    count: (pool) => countRights(pool),

    async *readAll(pool, range) {
      // The index may be made anew because they changed.
      await refresh(pool, 0);
      for await (const page of readAllRights(pool, range)) {
        yield page.map((record) => document(JSON.parse(record.json) as Right));
      }
    },

    async *readBorders(pool, size) {
      // Asked before the ranges are read elsewhere: changes that follow need the same parameters.
      await refresh(pool, 0);
      for await (const keys of readAllKeys(pool, { pageSize: size })) {
        if (keys.length === size) yield keys.at(-1)!;
      }
    },

    async readKeys(pool, keys): Promise<IndexChange> {
      await refresh(pool);
      const records = await readRawRights(pool, keys);
      const rights = records.map((record) => JSON.parse(record.json) as Right);
      // An award or a correction that was just entered or withdrawn is why its patent is among the keys.
      const known = rights.flatMap((right) => [right.key, ...provisionalKeys(right)]);
      const given = await readAwardFacts(pool, known);
      const corrected = await readStandingOverrides(pool, known);
      const standing = new Set(records.map((record) => record.key));
      return {
        upserts: rights.map((right) => document(right, undefined, given, corrected)),
        deletes: keys.filter((key) => !standing.has(key)),
      };
    },

    async *readAged(pool, fromDay, toDay) {
      await refresh(pool);
      for await (const rights of aged(pool, fromDay, toDay)) {
        if (rights.length > 0) yield rights.map((right) => document(right));
      }
    },

    async readPast(pool, instant): Promise<IndexChange> {
      await refresh(pool);
      const changed = await readChangedSince(pool, instant);
      const reader = new RightReader(pool);
      const successors = await reader.readMany(changed, instant);
      const replaced = await readReplaced(pool, changed);
      // One that had taken the place of a provisional key by then already bore that number.
      const ended = new Set(successors.flatMap(provisionalKeys));
      const stood = replaced.filter(({ key }) => !ended.has(key)).map(({ key }) => key);
      const then = [...successors, ...(await reader.readMany(stood, instant))];
      const known = new Set(then.map((right) => right.key));
      // The day asked about ends at the instant; statuses and holders are those of that day.
      const day = dayInShanghai(Date.parse(instant) - 1);
      const touched = new Set(changed);
      const upserts = then.map((right) => document(right, day));
      for await (const rights of aged(pool, day, dayInShanghai(Date.now()))) {
        for (const right of rights) {
          if (!touched.has(right.key)) upserts.push(document(right, day));
        }
      }
      return { upserts, deletes: changed.filter((key) => !known.has(key)) };
    },
  };
}
