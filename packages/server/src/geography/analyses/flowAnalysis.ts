import type { Flow, FlowKind, FlowsAnswer } from '@zca/domain/geography';
import { flows, suppress } from '@zca/domain/geography';
import { allOf, not } from '@zca/query';
import type { UnderstoodSearch } from '../../registry/index.ts';
import type { AnalysedArea, AnalysisAsker, Viewer } from './asking.ts';
import {
  countsOf,
  EVERYTHING,
  having,
  isOrganisation,
  knownAreas,
  MOST_AREAS,
  pivotOf,
} from './asking.ts';

/** Names on the other side of flows whose area is looked for, those of most rights first. */
const MOST_NAMES = 1000;

/** The names that a kind of flow gazettes beside the holder of today, and on which side they stand. */
const FLOWS: Readonly<Record<FlowKind, { readonly field: string; readonly gives: boolean }>> = {
  transfer: { field: 'formerHolder', gives: true },
  licence: { field: 'licensee', gives: false },
};

/** Flows of rights between areas. */
export class FlowAnalysis {
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
}
