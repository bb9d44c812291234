import type { Candidate, Flow, FlowKind, FlowsAnswer, NearnessAnswer } from '@zca/domain/geography';
import { cellMiddle, flows, greatCircle, nearness, suppress } from '@zca/domain/geography';
import { numberOf, resolveParameter } from '@zca/domain/law';
import { partyTypeOf } from '@zca/domain/registry';
import type { Answer, PivotAnswer } from '@zca/query';
import { allOf, not } from '@zca/query';
import type { UnderstoodSearch } from '../../registry/index.ts';
import type { AnalysedArea, AnalysisAsker, Viewer } from './asking.ts';
import { cellsOf, countsOf, EVERYTHING, having, knownAreas, MOST_AREAS, POINTS } from './asking.ts';

/** Names on the other side of flows whose area is looked for, those of most rights first. */
const MOST_NAMES = 1000;
/** Holders near a firm that are compared, and classes of their rights. */
const MOST_HOLDERS = 100;
const MOST_CLASSES = 2000;
/** Cells of some thirty metres, whose middles stand for the places of holders. */
const POINT_ZOOM = 20;

/** The names that a kind of flow gazettes beside the holder of today, and on which side they stand. */
const FLOWS: Readonly<Record<FlowKind, { readonly field: string; readonly gives: boolean }>> = {
  transfer: { field: 'formerHolder', gives: true },
  licence: { field: 'licensee', gives: false },
};

/** What a firm needs, and around which place. */
export interface Need {
  readonly longitude: number;
  readonly latitude: number;
  /** IPC symbols from the class down. */
  readonly classes: readonly string[];
  readonly radius: number;
  /** The firm itself as a holder, which is left out. */
  readonly firm: string;
  readonly size: number;
}

/** The analyses that look at who holds what. */
export class HolderAnalyses {
  readonly #asker: AnalysisAsker;

  constructor(asker: AnalysisAsker) {
    this.#asker = asker;
  }

  /**
   * Rights that passed, or were licensed, from holders of one area to those of another. The holder of today has the
   * area of the right; the other side that in which most of its own rights are, where it has
   * any. Of natural persons, whose names are no identity, it is not known.
   */
  async flows(
    search: UnderstoodSearch,
    kind: FlowKind,
    by: AnalysedArea,
    viewer: Viewer,
  ): Promise<FlowsAnswer> {
    const started = performance.now();
    const { field, gives } = FLOWS[kind];
    const areas = knownAreas(by);
    const names = { field, size: MOST_NAMES };
    const placed = having(by, ...areas.map(({ code }) => code));
    const answers = await this.#asker.askAll(search, [
      { also: EVERYTHING, parts: {} },
      {
        also: allOf({ op: 'exists', field }, placed),
        parts: { pivots: { it: { rows: names, columns: { field: by, size: MOST_AREAS } } } },
      },
      { also: allOf({ op: 'exists', field }, not(placed)), parts: { facets: { it: names } } },
    ]);
    const [, inAreas, outside] = answers;
    const table = pivotOf(inAreas!);
    const lost = countsOf(outside!, 'it');
    const areaOf = await this.#areasOf(search, by, new Set([...table.rows, ...lost.keys()]));
    const codes = new Set(areas.map(({ code }) => code));
    const pairs = new Map<string, Flow>();
    const add = (name: string, holderArea: string | null, n: number) => {
      const other = areaOf.get(name) ?? null;
      const [from, to] = gives ? [other, holderArea] : [holderArea, other];
      const key = `${from} ${to}`;
      pairs.set(key, { from, to, n: n + (pairs.get(key)?.n ?? 0) });
    };
    for (const [row, name] of table.rows.entries()) {
      for (const [column, area] of table.columns.entries()) {
        const n = table.counts[row]![column]!;
        if (n > 0 && codes.has(area)) add(name, area, n);
      }
    }
    for (const [name, n] of lost) add(name, null, n);
    const list = [...pairs.values()];
    const known = list.filter(({ from, to }) => from !== null && to !== null);
    const shown = suppress(
      known.map(({ n }) => n),
      { ...viewer, totalKnown: true },
    );
    const open = known.flatMap((pair, place) => (shown.counts[place] === null ? [] : [pair]));
    const unknown = list.filter(({ from, to }) => from === null || to === null);
    return {
      ...this.#asker.basis('flows', answers, viewer, { hidden: shown.hidden, started }),
      areas,
      names: areaOf.size,
      result: flows(
        [...open, ...unknown],
        areas.map(({ code }) => code),
      ),
    };
  }

  /** The area in which most rights of an organisation are; of equal ones the first by code. */
  async #areasOf(
    search: UnderstoodSearch,
    by: AnalysedArea,
    names: ReadonlySet<string>,
  ): Promise<Map<string, string>> {
    const organisations = [...names].filter(isOrganisation);
    if (organisations.length === 0) return new Map();
    const answer = await this.#asker.askEverything(
      search,
      allOf(having('holder', ...organisations), { op: 'exists', field: by }),
      {
        pivots: {
          it: {
            // Holders of a right together with these stand in the table as well.
            rows: { field: 'holder', size: 4 * MOST_NAMES },
            columns: { field: by, size: MOST_AREAS },
          },
        },
      },
    );
    const table = pivotOf(answer);
    const found = new Map<string, string>();
    for (const [row, name] of table.rows.entries()) {
      if (!names.has(name) || !isOrganisation(name)) continue;
      const counts = table.columns.map((area, column) => ({
        area,
        n: table.counts[row]![column]!,
      }));
      const best = counts.toSorted(
        (one, other) => other.n - one.n || (one.area < other.area ? -1 : 1),
      )[0];
      if (best !== undefined && best.n > 0) found.set(name, best.area);
    }
    return found;
  }

  /** Organisations near a place that hold rights in force in the classes that are needed. */
  async nearness(
    search: UnderstoodSearch,
    { longitude, latitude, classes, radius, firm, size }: Need,
    viewer: Viewer,
  ): Promise<NearnessAnswer> {
    const started = performance.now();
    const place = { longitude, latitude };
    const families = [...new Set(classes.map((symbol) => symbol.slice(0, 3)))];
    const here = allOf(having('statusGroup', 'valid'), having('ipcClass', ...families), {
      op: 'radius',
      field: POINTS,
      longitude,
      latitude,
      radiusMetres: radius,
    });
    const [answers, parameters] = await Promise.all([
      this.#asker.askAll(search, [
        { also: EVERYTHING, parts: {} },
        {
          also: here,
          parts: {
            facets: { holders: { field: 'holder', size: 2 * MOST_HOLDERS } },
            pivots: {
              it: {
                rows: { field: 'holder', size: 2 * MOST_HOLDERS },
                columns: { field: 'ipc', size: MOST_CLASSES },
              },
            },
          },
        },
      ]),
      this.#asker.registry.summariser.parameters(),
    ]);
    const table = pivotOf(answers[1]!);
    const holders = table.rows.filter(isOrganisation).slice(0, MOST_HOLDERS);
    const places = await this.#asker.askAll(
      search,
      holders.map((name) => ({
        also: allOf(here, having('holder', name)),
        parts: { cells: { it: { field: POINTS, zoom: POINT_ZOOM } } },
      })),
    );
    const candidates = holders.flatMap((name, at): Candidate[] => {
      const row = table.counts[table.rows.indexOf(name)]!;
      const owned = table.columns.flatMap((symbol, column) =>
        row[column]! > 0 && /^[A-H]\d{2}/.test(symbol) ? [{ symbol, n: row[column]! }] : [],
      );
      const cells = cellsOf(places[at]!, 'it').cells.map((cell) => cellMiddle(POINT_ZOOM, cell));
      // The commonest place within the radius: holders of the same rights may lie beyond it.
      const near = cells.find((cell) => greatCircle(place, cell) <= radius) ?? null;
      return near === null ? [] : [{ id: name, place: near, classes: owned }];
    });
    const halfDistance = numberOf(
      resolveParameter(parameters, 'map.nearnessHalfDistance', this.#asker.dayOf(search)),
    );
    return {
      ...this.#asker.basis('nearness', answers, viewer, { hidden: 0, started }),
      radius,
      halfDistance,
      compared: candidates.length,
      holders: answers[1]!.facets['holders']?.distinct ?? 0,
      result: nearness(
        { id: firm, place },
        classes.map((symbol) => ({ symbol, weight: 1 })),
        candidates,
        // Texts are not compared here.
        { halfDistance, textShare: 0 },
        size,
      ),
    };
  }
}

/** What is certainly no natural person, whose places are not shown. */
function isOrganisation(name: string): boolean {
  const type = partyTypeOf({ name });
  return type !== undefined && type !== 'person';
}

function pivotOf(answer: Answer): PivotAnswer {
  return answer.pivots['it'] ?? { rows: [], columns: [], counts: [] };
}
