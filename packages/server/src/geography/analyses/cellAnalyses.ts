import type {
  AreaPopulation,
  CentreAnswer,
  HotSpotsAnswer,
  MoranAnswer,
  Place,
  ReachAnswer,
  ServedHolder,
  Station,
  WeightedPlace,
} from '@zca/domain/geography';
import {
  cellMetres,
  cellMiddle,
  centre,
  centrePath,
  hotSpots,
  moranSteps,
  MOST_ANALYSED_CELLS,
  onceEach,
  populationReach,
  reach,
  seededRandom,
  touching,
} from '@zca/domain/geography';
import { numberOf, resolveParameter } from '@zca/domain/law';
import { readHolderPlace } from '@zca/domain/registry';
import type { Answer, CellsAnswer } from '@zca/query';
import { HttpProblem } from '../../base/http/problem.ts';
import type { UnderstoodSearch } from '../../registry/index.ts';
import { inPauses } from './inPauses.ts';
import type { AnalysisAsker, Viewer } from './asking.ts';
import {
  cellsOf,
  countsOf,
  EVERYTHING,
  EXCHANGE_SEED,
  having,
  MOST_HOLDER_PLACES,
  POINTS,
} from './asking.ts';

/** Cells of some thirty metres, whose middles stand for the points in them. */
const POINT_ZOOM = 20;

/** The analyses that look at where points lie. */
export class CellAnalyses {
  readonly #asker: AnalysisAsker;
  readonly #population: (day: string) => Promise<readonly AreaPopulation[]>;

  /** @param population residents by district on a day */
  constructor(
    asker: AnalysisAsker,
    population: (day: string) => Promise<readonly AreaPopulation[]>,
  ) {
    this.#asker = asker;
    this.#population = population;
  }

  async hotSpots(search: UnderstoodSearch, zoom: number, viewer: Viewer): Promise<HotSpotsAnswer> {
    const { cells, values, neighbours, basis } = await this.#grid('hotSpots', search, zoom, viewer);
    return { ...basis(), cells, result: hotSpots(values, neighbours) };
  }

  /** Whether neighbouring cells are alike. */
  async moranOfCells(search: UnderstoodSearch, zoom: number, viewer: Viewer): Promise<MoranAnswer> {
    const { values, neighbours, basis } = await this.#grid('moran', search, zoom, viewer);
    return {
      ...basis(),
      unit: 'cells',
      result: await inPauses(moranSteps(values, neighbours, seededRandom(EXCHANGE_SEED))),
    };
  }

  /**
   * The counts of a search in every cell of the city in which any record lies: the places where there
   * could be some. Hills and fields without any holder are no cold spots. Throws `request.invalid` for more cells
   * than are compared.
   */
  async #grid(kind: 'hotSpots' | 'moran', search: UnderstoodSearch, zoom: number, viewer: Viewer) {
    const started = performance.now();
    const parts = { cells: { it: { field: POINTS, zoom } } };
    const [answers, all, districtOf] = await Promise.all([
      this.#asker.askAll(search, [{ also: EVERYTHING, parts }]),
      this.#asker.askEverything(search, { op: 'exists', field: 'district' }, parts),
      this.#asker.districts(),
    ]);
    const found = cellsOf(answers[0]!, 'it');
    // In the order of the grid, which does not change with the search.
    const cells = cellsOf(all, 'it')
      .cells.map(({ x, y }) => ({ x, y }))
      .filter((cell) => districtOf(cellMiddle(zoom, cell)) !== null)
      .toSorted((one, other) => one.y - other.y || one.x - other.x);
    if (cells.length > MOST_ANALYSED_CELLS) throw tooManyCells(cells.length);
    const counts = new Map(found.cells.map(({ x, y, count }) => [`${x},${y}`, count]));
    const isHidden = (count: number) => count > 0 && count < viewer.threshold;
    let hidden = 0;
    const values = cells.map(({ x, y }) => {
      const count = counts.get(`${x},${y}`) ?? 0;
      if (!isHidden(count)) return count;
      hidden += 1;
      return 0;
    });
    const middle = cells[cells.length >> 1];
    return {
      cells,
      values,
      neighbours: touching(
        cells.map(({ x, y }) => [x, y] as const),
        'square',
      ),
      basis: () => ({
        ...this.#asker.basis(kind, [...answers, all], viewer, { hidden, started }),
        zoom,
        cellMetres:
          middle === undefined ? null : cellMetres(zoom, cellMiddle(zoom, middle).latitude),
        missing: found.missing,
      }),
    };
  }

  /** The centre of all points, and of those of each of the last years. */
  async centre(search: UnderstoodSearch, years: number, viewer: Viewer): Promise<CentreAnswer> {
    const started = performance.now();
    const last = Number(this.#asker.dayOf(search).slice(0, 4));
    const shown = Array.from({ length: years }, (_, place) => last - years + 1 + place);
    const parts = { cells: { it: { field: POINTS, zoom: POINT_ZOOM } } };
    const answers = await this.#asker.askAll(search, [
      { also: EVERYTHING, parts },
      ...shown.map((year) => ({ also: having('filingYear', String(year)), parts })),
    ]);
    const [whole, ...byYear] = answers.map((answer) => placesOf(cellsOf(answer, 'it')));
    return {
      ...this.#asker.basis('centre', answers, viewer, { hidden: 0, started }),
      missing: cellsOf(answers[0]!, 'it').missing,
      result: centre(whole!),
      path: centrePath(shown.map((year, place) => ({ year, places: byYear[place]! }))),
    };
  }

  /**
   * What lies within given distances of the nearest station: records and organisations of the search, and
   * the people who live there; `detour` is the platform's unless given.
   */
  async reach(
    search: UnderstoodSearch,
    stations: readonly Station[],
    asked: { readonly distances: readonly number[]; readonly detour?: number | undefined },
    viewer: Viewer,
  ): Promise<ReachAnswer> {
    const started = performance.now();
    const day = this.#asker.dayOf(search);
    const [parameters, answers, districtOf, boundaries, population] = await Promise.all([
      this.#asker.registry.summariser.parameters(),
      this.#asker.askAll(search, [
        {
          also: EVERYTHING,
          parts: {
            cells: { it: { field: POINTS, zoom: POINT_ZOOM } },
            facets: { holders: { field: 'holderPlace', size: MOST_HOLDER_PLACES } },
          },
        },
      ]),
      this.#asker.districts(),
      this.#asker.boundarySet(),
      this.#population(day),
    ]);
    const detour = asked.detour ?? numberOf(resolveParameter(parameters, 'map.detour', day));
    const rule = { distances: asked.distances, detour };
    const found = cellsOf(answers[0]!, 'it');
    // By where a point lies: a record's other holders may be in other districts.
    const served = placesOf(found).map(({ records, ...place }) => ({
      ...place,
      area: districtOf(place),
      n: records,
    }));
    const result = reach(stations, served, rule, found.missing);
    const { features, set } = boundaries ?? { features: [], set: null };
    const people = populationReach(features, population, stations, rule);
    const holders = reach(stations, onceEach(stations, holdersOf(answers[0]!)), rule);
    const basis = this.#asker.basis('reach', answers, viewer, { hidden: 0, started });
    return {
      ...basis,
      complete: basis.complete && (answers[0]!.facets['holders']?.other ?? 0) === 0,
      areas: features.map(({ code, name }) => ({ code, name })),
      result,
      holders: { whole: holders.whole, within: holders.within, stations: holders.stations },
      population: people,
      schematic: set?.approval === null || set?.schematic === true,
    };
  }
}

/** The organisations of a facet of holders with their places, each with all that it has. */
function holdersOf(answer: Answer): ServedHolder[] {
  const places = new Map<string, Place[]>();
  for (const text of countsOf(answer, 'holders').keys()) {
    const read = readHolderPlace(text);
    if (read === null) continue;
    const { holder, ...place } = read;
    const known = places.get(holder);
    if (known === undefined) places.set(holder, [place]);
    else known.push(place);
  }
  return [...places].map(([id, list]) => ({ id, places: list }));
}

function placesOf({ zoom, cells }: CellsAnswer): WeightedPlace[] {
  return cells.map((cell) => ({ ...cellMiddle(zoom, cell), records: cell.count }));
}

function tooManyCells(cells: number): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: `有${cells}个格子，最多比较${MOST_ANALYSED_CELLS}个。请选择大一些的格子。`,
    en: `There are ${cells} cells; at most ${MOST_ANALYSED_CELLS} are compared. Choose larger cells.`,
  });
}
