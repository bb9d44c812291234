import type { FlowAreaKind, FlowKind, FlowPair, MapFlows } from '@zca/domain/geography';
import { areaKindOf, MOST_FLOW_RECORDS, suppress } from '@zca/domain/geography';
import { COUNTED_CONFIDENCE, type Placer } from '@zca/domain/places';
import type { RightParty } from '@zca/domain/registry';
import {
  countedDivision,
  districtOf,
  mayBeHome,
  partyName,
  placeQueryOf,
  splitValues,
  zoneOf,
} from '@zca/domain/registry';
import type { Bilingual, FacetAnswer, Question } from '@zca/query';
import { allOf } from '@zca/query';
import { absent } from '../base/http/problem.ts';
import type { Passings, RegistryService, UnderstoodSearch } from '../registry/index.ts';
import { readPassings, refusing, scopeOf, wholeCondition } from '../registry/index.ts';
import { areaName } from './areaName.ts';
import type { MapViewer } from './maps.ts';

const PAGE = 2000;
/** Names that the index is asked to place, beside those that their records place. */
const MOST_ASKED_NAMES = 2000;
const KEPT_ANSWERS = 30;

/** The item of an event that names the side beside the holder. */
const NAMED: Readonly<Record<FlowKind, string>> = { transfer: 'formerHolder', licence: 'licensee' };

/** What is counted: passings of a kind between areas of a kind. */
export interface AskedFlows {
  readonly kind: FlowKind;
  readonly by: FlowAreaKind;
}

/** The first-named giver and taker of a passing: a right belongs where its first-named holder sits. */
interface Passing {
  readonly key: string;
  readonly giver: string;
  readonly taker: string;
  /** Parties of the record by name, who may say where they sit. */
  readonly parties: ReadonlyMap<string, RightParty>;
}

/** Passings from an area to an area; null is a side of which nobody knows where it sits. */
interface CountedPair {
  readonly from: string | null;
  readonly to: string | null;
  /** The records, one for each passing. */
  readonly keys: string[];
}

interface Counted {
  readonly pairs: readonly CountedPair[];
  readonly passings: number;
  /** Records that name both sides of such an event, read or not. */
  readonly records: number;
  readonly cutOff: number;
  readonly complete: boolean;
}

/**
 * Transfers and licences from area to area, as the events of the records name them, with the last answers
 * kept. The map and the analysis of flows are both made from these.
 */
export class FlowCounts {
  readonly #registry: RegistryService;
  readonly #placer: () => Placer;
  readonly #kept = new Map<string, Promise<Counted>>();

  constructor(registry: RegistryService, placer: () => Placer) {
    this.#registry = registry;
    this.#placer = placer;
  }

  /** The passings of the records of a search. Small numbers are hidden from those who may not see them. */
  async flows(
    search: UnderstoodSearch,
    asked: AskedFlows,
    { threshold }: MapViewer,
  ): Promise<MapFlows> {
    const { options } = this.#registry;
    const started = performance.now();
    const { content, generation } = options.search.size;
    const counted = await this.#counted(search, asked, content);
    const { pairs, unknown, hidden } = shownPairs(counted, threshold);
    const areas = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))].toSorted();
    return {
      ...asked,
      count: counted.records,
      threshold,
      complete: counted.complete && options.search.isReady,
      generation,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
      areas: areas.map((area) => ({
        area,
        name: this.#nameOf(area, asked.by),
        outside: areaKindOf(area) === undefined,
      })),
      pairs,
      unknown,
      passings: counted.passings,
      hidden,
      cutOff: counted.cutOff,
    };
  }

  /**
   * The records of one pair, each once, with what the pair is called. Throws `resource.absent` for a pair
   * that there is not, and for one whose number the asker may not see.
   */
  async records(
    search: UnderstoodSearch,
    asked: AskedFlows,
    { from, to }: Pick<FlowPair, 'from' | 'to'>,
    { threshold }: MapViewer,
  ): Promise<{ readonly keys: readonly string[]; readonly name: Bilingual }> {
    const counted = await this.#counted(search, asked, this.#registry.options.search.size.content);
    const isAsked = (pair: Pick<CountedPair, 'from' | 'to'>) =>
      pair.from === from && pair.to === to;
    const told = shownPairs(counted, threshold).pairs.find(isAsked);
    if (told === undefined || told.count === null) throw noFlow(from, to);
    const [giver, taker] = [this.#nameOf(from, asked.by), this.#nameOf(to, asked.by)];
    return {
      keys: [...new Set(counted.pairs.find(isAsked)!.keys)],
      name: { zh: `${giver.zh} → ${taker.zh}`, en: `${giver.en} → ${taker.en}` },
    };
  }

  #nameOf(area: string, by: FlowAreaKind): Bilingual {
    const kind = areaKindOf(area);
    if (kind === undefined) return { zh: area, en: area };
    const name = areaName(this.#registry, kind, area);
    if (area !== this.#placer().gazetteer.city.code) return name;
    // Of the city alone it is known that it is neither of its districts, or lies in none of its zones.
    return by === 'district'
      ? { zh: `${name.zh}（区县不明）`, en: `${name.en}, district not known` }
      : { zh: `${name.zh}（开发区以外）`, en: `${name.en}, in no zone` };
  }

  #counted(search: UnderstoodSearch, asked: AskedFlows, content: string): Promise<Counted> {
    const whole = [wholeCondition(search), search.within, search.past];
    const key = JSON.stringify([content, asked.kind, asked.by, ...whole]);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const counted = this.#count(search, asked);
    this.#kept.set(key, counted);
    counted
      // What was cut short is counted anew.
      .then(({ complete }) => complete || this.#kept.delete(key))
      .catch(() => this.#kept.delete(key));
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= KEPT_ANSWERS) break;
      this.#kept.delete(oldest);
    }
    return counted;
  }

  async #count(search: UnderstoodSearch, { kind, by }: AskedFlows): Promise<Counted> {
    const { options } = this.#registry;
    const where = allOf(
      wholeCondition(search),
      { op: 'any', field: 'event', values: [kind] },
      { op: 'exists', field: NAMED[kind] },
    );
    const keys = await refusing(options.search.ids(where, scopeOf(search), search.past));
    const read = keys.slice(0, MOST_FLOW_RECORDS);
    const passings: Passing[] = [];
    for (let at = 0; at < read.length; at += PAGE) {
      const page = read.slice(at, at + PAGE);
      const records = await readPassings(options.database.pool, page, kind, search.past);
      passings.push(...records.flatMap((record) => passingsOf(record, kind)));
    }
    const { areaOf, complete } = await this.#seats(passings, search, by);
    const pairs = new Map<string, CountedPair>();
    for (const passing of passings) {
      const [from, to] = [areaOf(passing, passing.giver), areaOf(passing, passing.taker)];
      const key = JSON.stringify([from, to]);
      const pair = pairs.get(key);
      if (pair === undefined) pairs.set(key, { from, to, keys: [passing.key] });
      else pair.keys.push(passing.key);
    }
    return {
      pairs: [...pairs.values()],
      passings: passings.length,
      records: keys.length,
      cutOff: keys.length - read.length,
      complete,
    };
  }

  /**
   * Says where a name of a passing sits: by the record itself, else by the area of most rights that it holds. A
   * natural person is placed by the record alone, for a person's name is no identity.
   */
  async #seats(
    passings: readonly Passing[],
    search: UnderstoodSearch,
    by: FlowAreaKind,
  ): Promise<{
    readonly areaOf: (passing: Passing, name: string) => string | null;
    readonly complete: boolean;
  }> {
    const placer = this.#placer();
    const stated = ({ parties }: Passing, name: string): string | null => {
      const party = parties.get(name);
      return party === undefined ? null : seatAreaOf(party, placer, by);
    };
    const names = new Set(
      passings.flatMap((passing) =>
        [passing.giver, passing.taker].filter((name) => stated(passing, name) === null),
      ),
    );
    const asked = [...names].filter((name) => !mayBeHome({ name })).slice(0, MOST_ASKED_NAMES);
    const { asker, options } = this.#registry;
    const questions = asked.map(
      (name): Question => ({
        where: { op: 'any', field: 'holder', values: [name] },
        facets: { area: { field: by, size: 1 }, district: { field: 'district', size: 1 } },
        budgetMs: options.budgetMs,
      }),
    );
    const answers =
      questions.length === 0
        ? []
        : await asker.askAll(questions, { past: search.past, within: null });
    const city = placer.gazetteer.city.code;
    const commonest = (facet: FacetAnswer | undefined) => facet?.buckets[0]?.value;
    const found = new Map(
      answers.map(({ facets }, place): [string, string | null] => [
        asked[place]!,
        commonest(facets['area']) ?? (commonest(facets['district']) === undefined ? null : city),
      ]),
    );
    return {
      areaOf: (passing, name) => stated(passing, name) ?? found.get(name) ?? null,
      complete: answers.every((answer) => answer.complete),
    };
  }
}

/** The pairs with both sides known as the asker may see them, most first, and the others together. */
function shownPairs(
  { pairs }: Counted,
  threshold: number,
): Pick<MapFlows, 'pairs' | 'unknown' | 'hidden'> {
  const known = pairs
    .flatMap(({ from, to, keys }) => (from === null || to === null ? [] : [{ from, to, keys }]))
    .toSorted((one, other) => other.keys.length - one.keys.length || byName(one, other));
  const lost = { from: 0, to: 0, both: 0 };
  for (const { from, to, keys } of pairs) {
    if (from !== null && to !== null) continue;
    lost[from !== null ? 'to' : to !== null ? 'from' : 'both'] += keys.length;
  }
  const shown = suppress([...known.map(({ keys }) => keys.length), lost.from, lost.to, lost.both], {
    threshold,
    totalKnown: true,
  });
  const [from, to, both] = shown.counts.slice(known.length);
  const listed = known.map(
    (pair, place): FlowPair => ({
      from: pair.from,
      to: pair.to,
      count: shown.counts[place]!,
    }),
  );
  return {
    // Pairs whose number is hidden stand in no order that tells of it.
    pairs: [
      ...listed.filter(({ count }) => count !== null),
      ...listed.filter(({ count }) => count === null).toSorted(byName),
    ],
    unknown: { from: from!, to: to!, both: both! },
    hidden: shown.hidden,
  };
}

type Ends = Pick<FlowPair, 'from' | 'to'>;

function byName(one: Ends, other: Ends): number {
  if (one.from !== other.from) return one.from < other.from ? -1 : 1;
  return one.to < other.to ? -1 : 1;
}

/** Whom the events of a record name on both sides. */
function passingsOf({ key, applicants, holders, events }: Passings, kind: FlowKind): Passing[] {
  const parties = new Map([...applicants, ...holders].map((party) => [party.name, party]));
  const holder = (holders[0] ?? applicants[0])?.name ?? '';
  return events.flatMap(({ details }): Passing[] => {
    const first = (item: string): string => {
      const written = details?.[item];
      const [name = ''] = typeof written === 'string' ? splitValues(written) : [];
      return partyName(name);
    };
    const [giver, taker] =
      kind === 'transfer'
        ? [first('formerHolder'), first('newHolder') || holder]
        : [first('licensor') || holder, first('licensee')];
    // An event that does not say from whom or to whom is no passing.
    return giver === '' || taker === '' ? [] : [{ key, giver, taker, parties }];
  });
}

/** District or zone by code, the city, or the name of a place outside; null where nobody can tell. */
function seatAreaOf(party: RightParty, placer: Placer, by: FlowAreaKind): string | null {
  const placement = placer.place(placeQueryOf(party));
  const district = districtOf(party, placement);
  const area = by === 'district' ? district : zoneOf(party, placement);
  if (area !== undefined) return area;
  const city = placer.gazetteer.city.code;
  if (district !== undefined || countedDivision(placement) !== undefined) return city;
  if (placement.confidence < COUNTED_CONFIDENCE) return null;
  return placement.level === 'elsewhere' ? (placement.elsewhere ?? null) : null;
}

function noFlow(from: string, to: string): ReturnType<typeof absent> {
  return absent(
    `没有从“${from}”到“${to}”的流向，或者其数目不显示。`,
    `There is no flow from "${from}" to "${to}", or its number is not shown.`,
  );
}
