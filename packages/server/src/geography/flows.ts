import type { Flow, FlowKind, MapFlows } from '@zca/domain/geography';
import { flows, MOST_FLOW_RECORDS, suppress } from '@zca/domain/geography';
import { COUNTED_CONFIDENCE, type Placer } from '@zca/domain/places';
import type { RightParty } from '@zca/domain/registry';
import { districtOf, partyName, placeQueryOf, splitValues, valueLabel } from '@zca/domain/registry';
import type { Question } from '@zca/query';
import { allOf } from '@zca/query';
import type { Passings, RegistryService, UnderstoodSearch } from '../registry/index.ts';
import { readPassings, refusing, scopeOf, wholeCondition } from '../registry/index.ts';
import type { MapViewer } from './maps.ts';

const PAGE = 2000;
/** Names that the index is asked to place, beside those that their records place. */
const MOST_ASKED_NAMES = 2000;
const KEPT_ANSWERS = 50;

/** The first-named giver and taker of a passing: a right belongs where its first-named holder sits. */
interface Passing {
  readonly giver: string;
  readonly taker: string;
  /** Parties of the record by name, who may say where they sit. */
  readonly parties: ReadonlyMap<string, RightParty>;
}

interface Counted {
  readonly pairs: readonly Flow[];
  readonly passings: number;
  readonly cutOff: number;
}

/** Transfers and licences from area to area, with the last answers kept. */
export class MapFlowCounts {
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
    kind: FlowKind,
    { threshold }: MapViewer,
  ): Promise<MapFlows> {
    const { options } = this.#registry;
    const started = performance.now();
    const { content, generation } = options.search.size;
    const { pairs, passings, cutOff } = await this.#counted(search, kind, content);
    const areas = [...new Set(pairs.flatMap(({ from, to }) => [from, to]))]
      .filter((area) => area !== null)
      .toSorted();
    const { matrix, unknown } = flows(pairs, areas);
    const known = matrix
      .flatMap((row, from) =>
        row.map((count, to) => ({ from: areas[from]!, to: areas[to]!, count })),
      )
      .filter(({ count }) => count > 0)
      .toSorted((one, other) => other.count - one.count);
    const shown = suppress(
      [...known.map(({ count }) => count), unknown.from, unknown.to, unknown.both],
      { threshold, totalKnown: true },
    );
    const after = known.length;
    const listed = known.map((pair, place) => ({ ...pair, count: shown.counts[place]! }));
    return {
      kind,
      count: passings,
      threshold,
      complete: options.search.isReady,
      generation,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
      areas: areas.map(areaOf),
      // Pairs whose number is hidden stand in no order that tells of it.
      pairs: [
        ...listed.filter(({ count }) => count !== null),
        ...listed
          .filter(({ count }) => count === null)
          .toSorted((one, other) => (one.from + one.to < other.from + other.to ? -1 : 1)),
      ],
      unknown: {
        from: shown.counts[after]!,
        to: shown.counts[after + 1]!,
        both: shown.counts[after + 2]!,
      },
      passings,
      hidden: shown.hidden,
      cutOff,
    };
  }

  #counted(search: UnderstoodSearch, kind: FlowKind, content: string): Promise<Counted> {
    const asked = [wholeCondition(search), search.within, search.past];
    const key = JSON.stringify([content, kind, ...asked]);
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const counted = this.#count(search, kind);
    this.#kept.set(key, counted);
    counted.catch(() => this.#kept.delete(key));
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= KEPT_ANSWERS) break;
      this.#kept.delete(oldest);
    }
    return counted;
  }

  async #count(search: UnderstoodSearch, kind: FlowKind): Promise<Counted> {
    const { options } = this.#registry;
    const where = allOf(wholeCondition(search), {
      op: 'exists',
      field: kind === 'transfer' ? 'formerHolder' : 'licensee',
    });
    const keys = await refusing(options.search.ids(where, scopeOf(search), search.past));
    const read = keys.slice(0, MOST_FLOW_RECORDS);
    const passings: Passing[] = [];
    for (let at = 0; at < read.length; at += PAGE) {
      const page = read.slice(at, at + PAGE);
      const records = await readPassings(options.database.pool, page, kind, search.past);
      passings.push(...records.flatMap((record) => passingsOf(record, kind)));
    }
    const areas = await this.#areasOf(passings, search);
    const counts = new Map<string, Flow>();
    for (const passing of passings) {
      const [from, to] = [areas(passing, passing.giver), areas(passing, passing.taker)];
      const key = JSON.stringify([from, to]);
      counts.set(key, { from, to, n: (counts.get(key)?.n ?? 0) + 1 });
    }
    return {
      pairs: [...counts.values()],
      passings: passings.length,
      cutOff: keys.length - read.length,
    };
  }

  /** Says where a name of a passing sits: by the record itself, else by the rights that it holds. */
  async #areasOf(
    passings: readonly Passing[],
    search: UnderstoodSearch,
  ): Promise<(passing: Passing, name: string) => string | null> {
    const placer = this.#placer();
    const stated = ({ parties }: Passing, name: string): string | null => {
      const party = parties.get(name);
      return party === undefined ? null : seatAreaOf(party, placer);
    };
    const names = new Set(
      passings.flatMap((passing) =>
        [passing.giver, passing.taker].filter((name) => stated(passing, name) === null),
      ),
    );
    names.delete('');
    const asked = [...names].slice(0, MOST_ASKED_NAMES);
    const { asker, options } = this.#registry;
    const questions = asked.map(
      (name): Question => ({
        where: { op: 'any', field: 'holder', values: [name] },
        facets: { it: { field: 'district', size: 1 } },
        budgetMs: options.budgetMs,
      }),
    );
    const answers =
      questions.length === 0
        ? []
        : await asker.askAll(questions, { past: search.past, within: null });
    const found = new Map(
      answers.map(({ facets }, place): [string, string | null] => [
        asked[place]!,
        facets['it']?.buckets[0]?.value ?? null,
      ]),
    );
    return (passing, name) => stated(passing, name) ?? found.get(name) ?? null;
  }
}

/** Whom the events of a record name on both sides. */
function passingsOf({ applicants, holders, events }: Passings, kind: FlowKind): Passing[] {
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
    return giver === '' || taker === '' ? [] : [{ giver, taker, parties }];
  });
}

/** District by code, the city, or the name of a place outside; null where nobody can tell. */
function seatAreaOf(party: RightParty, placer: Placer): string | null {
  const placement = placer.place(placeQueryOf(party));
  const district = districtOf(party, placement);
  if (district !== undefined) return district;
  if (placement.confidence < COUNTED_CONFIDENCE) return null;
  if (placement.level === 'elsewhere') return placement.elsewhere ?? null;
  return placement.division ?? null;
}

function areaOf(area: string): MapFlows['areas'][number] {
  const outside = !/^\d{6}$/.test(area);
  const name = outside ? { zh: area, en: area } : valueLabel('district', area);
  return { area, name, outside };
}
