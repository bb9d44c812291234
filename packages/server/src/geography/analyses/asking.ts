import type { AnalysisKind, MapAreaKind, Place } from '@zca/domain/geography';
import { EXPLANATIONS } from '@zca/domain/geography';
import { type Boundaries, type BoundaryArea, areaContaining } from '@zca/domain/places';
import { mayBeHome, RIGHT_FIELDS } from '@zca/domain/registry';
import type { Answer, Bilingual, CellsAnswer, Condition, PivotAnswer, Question } from '@zca/query';
import { allOf } from '@zca/query';
import type { PlacesService } from '../../places/index.ts';
import type { RegistryService, UnderstoodSearch } from '../../registry/index.ts';
import { dayOf, wholeCondition } from '../../registry/index.ts';
import { areaName } from '../areaName.ts';

/** Points of organisations; natural persons are placed by district alone. */
export const POINTS = 'location';

/** Fields by which records are counted by area. */
export const ANALYSED_AREAS = ['district', 'zone'] as const;
export type AnalysedArea = (typeof ANALYSED_AREAS)[number];

/** Organisations with their places that are told apart: more than a city has. */
export const MOST_HOLDER_PLACES = 100_000;

/** The exchanges of values are the same for everybody, so that the same question has the same answer. */
export const EXCHANGE_SEED = 1;

/** Who looks, as far as it matters to what is shown. */
export interface Viewer {
  readonly threshold: number;
}

export type QuestionParts = Omit<Question, 'where' | 'budgetMs'>;

/** Asks the index for an analysis, and says with every answer what it rests on. */
export class AnalysisAsker {
  readonly registry: RegistryService;
  readonly #places: PlacesService;

  constructor(registry: RegistryService, places: PlacesService) {
    this.registry = registry;
    this.#places = places;
  }

  /** The boundaries of districts in force; null where there are none. */
  async boundarySet(): Promise<Boundaries | null> {
    return (await this.#places.boundaries('district'))?.boundaries ?? null;
  }

  /** The districts by the boundaries in force; none where there are none. */
  async boundaries(): Promise<readonly BoundaryArea[]> {
    return (await this.boundarySet())?.features ?? [];
  }

  /** The district of a place by the boundaries in force; null for what lies in none. */
  async districts(): Promise<(place: Place) => string | null> {
    const areas = await this.boundaries();
    return ({ longitude, latitude }) => areaContaining(areas, [longitude, latitude])?.code ?? null;
  }

  /** Every area of a kind that the platform knows, with its name. */
  areas(by: AnalysedArea): { code: string; name: Bilingual }[] {
    const values = RIGHT_FIELDS.find(({ name }) => name === by)?.values ?? [];
    return values.map(({ value }) => ({ code: value, name: this.nameOf(by, value) }));
  }

  /** What an area is called. */
  nameOf(kind: MapAreaKind, code: string): Bilingual {
    return areaName(this.registry, kind, code);
  }

  /** Questions among the records of a search, each narrowed by its own condition, answered together. */
  askAll(
    search: UnderstoodSearch,
    questions: readonly { readonly also: Condition; readonly parts: QuestionParts }[],
  ): Promise<readonly Answer[]> {
    const { asker, options } = this.registry;
    const whole = wholeCondition(search);
    return asker.askAll(
      questions.map(({ also, parts }) => ({
        where: allOf(whole, also),
        ...parts,
        budgetMs: options.budgetMs,
      })),
      search,
    );
  }

  /** A question among all records of the day that the search asks about. */
  askEverything(search: UnderstoodSearch, where: Condition, parts: QuestionParts): Promise<Answer> {
    const { asker, options } = this.registry;
    const reach = { past: search.past, within: null };
    return asker.ask({ where, ...parts, budgetMs: options.budgetMs }, reach);
  }

  /** The calendar day that is asked about. */
  dayOf(search: UnderstoodSearch): string {
    return dayOf(search, this.registry.options.today);
  }

  /** What every answer says of itself. */
  basis(
    kind: AnalysisKind,
    answers: readonly Answer[],
    { threshold }: Viewer,
    { hidden, started }: { readonly hidden: number; readonly started: number },
  ) {
    return {
      count: answers[0]!.count,
      threshold,
      hidden,
      complete: answers.every(({ complete }) => complete) && this.registry.options.search.isReady,
      generation: answers[0]!.generation,
      tookMs: Math.round((performance.now() - started) * 10) / 10,
      explanation: EXPLANATIONS[kind],
    };
  }
}

export const EVERYTHING: Condition = { op: 'all' };

/** The records of one value of a field. */
export function having(field: string, ...values: readonly string[]): Condition {
  return { op: 'any', field, values };
}

/** Points by cell of an answer; none where the index is not made. */
export function cellsOf(answer: Answer, name: string): CellsAnswer {
  return answer.cells[name] ?? { zoom: 0, cells: [], other: 0, missing: 0 };
}

/** Counts by value of a facet. */
export function countsOf(answer: Answer, name: string): Map<string, number> {
  const buckets = answer.facets[name]?.buckets ?? [];
  return new Map(buckets.map(({ value, count }) => [value, count]));
}

/** What is certainly no natural person nor sole trader, whose places are not shown. */
export function isOrganisation(name: string): boolean {
  return !mayBeHome({ name });
}

export function pivotOf(answer: Answer): PivotAnswer {
  return answer.pivots['it'] ?? { rows: [], columns: [], counts: [] };
}
