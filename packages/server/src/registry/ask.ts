import type {
  ChartsAnswer,
  CityFigures,
  Collection,
  FacetView,
  SearchAnswer,
  Right,
} from '@zca/domain/registry';
import { askedCondition, INDUSTRIES, RIGHT_TYPES, valueLabel } from '@zca/domain/registry';
import { isLensErrorCode, lensMessage } from '@zca/lens';
import type {
  Bilingual,
  Answer,
  Condition,
  FacetAnswer,
  FacetRequest,
  PivotAnswer,
  Question,
} from '@zca/query';
import { allOf } from '@zca/query';
import { HttpProblem } from '../base/http/problem.ts';
import type { SearchService } from '../base/search/service.ts';
import { SearchRefusal } from '../base/search/refusal.ts';
import type { ClassSchemes } from './classes/classSchemes.ts';
import { classTitles, facetView } from './facetView.ts';
import { familiesOf } from './families.ts';
import type { AskedSearch, Reach, UnderstoodSearch } from './question.ts';
import { PRESENT, fieldOf, understandSearch, wholeCondition } from './question.ts';
import type { RightReader } from './rightReader.ts';
import type { Summariser } from './summarise.ts';

/** Rights are public facts, and what may not be public is never stored, so everyone sees all. */
export const PUBLIC_SCOPE: Condition = { op: 'all' };

/** Facets that a list shows when it does not say which. */
export const DEFAULT_FACETS = [
  'type',
  'statusGroup',
  'holder',
  'industry',
  'district',
  'ipcSubclass',
  'nice',
  'filingYear',
];

const FACET_SIZE = 8;
const CHART_HOLDERS = 9;
const CHART_CLASSES = 12;
const MATRIX_HOLDERS = 7;

export interface AskerOptions {
  readonly search: SearchService;
  readonly reader: RightReader;
  readonly summariser: Summariser;
  readonly classes: ClassSchemes;
  /** What a street office or town is called, by its code. */
  readonly streetTitle: (code: string) => Bilingual | undefined;
  readonly budgetMs: number;
  /** Today in Shanghai. */
  readonly today: () => string;
}

export interface PageRequest {
  readonly size: number;
  readonly cursor?: string | undefined;
  /** True for one line a family. */
  readonly collapse: boolean;
  readonly facets: readonly string[];
}

/** Asks the lens for lists, facets, charts and figures, and puts the records' texts to the hits. */
export class Asker {
  readonly #options: AskerOptions;

  constructor(options: AskerOptions) {
    this.#options = options;
  }

  async understand(parameters: AskedSearch): Promise<UnderstoodSearch> {
    const { classes, today } = this.#options;
    await classes.trees();
    return understandSearch(parameters, today(), classes);
  }

  /** Asks the index within what everybody may see; a question that it refuses is the asker's to mend. */
  ask(question: Question, reach: Reach): Promise<Answer> {
    return refusing(this.#options.search.ask(question, scopeOf(reach), reach.past));
  }

  /** Asks many questions at once; refuses as `ask`. */
  askAll(questions: readonly Question[], reach: Reach): Promise<readonly Answer[]> {
    return refusing(this.#options.search.askAll(questions, scopeOf(reach), { past: reach.past }));
  }

  /** A page of results with facets. */
  async list(parameters: AskedSearch, page: PageRequest): Promise<SearchAnswer> {
    const search = await this.understand(parameters);
    const { budgetMs } = this.#options;
    const facets = Object.fromEntries(
      page.facets.map((name): [string, FacetRequest] => [
        name,
        { field: fieldOf(name).name, size: FACET_SIZE },
      ]),
    );
    const [answer, jumpTo] = await Promise.all([
      this.ask(
        {
          where: search.where,
          refinements: search.refinements,
          top: {
            size: page.size,
            sort: search.sort,
            ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
          },
          facets,
          ...(page.collapse ? { collapse: 'familyKey' } : {}),
          budgetMs,
        },
        search,
      ),
      this.#jumpTarget(search),
    ]);
    const rights = await this.#options.reader.readMany(
      answer.hits.map((hit) => hit.id),
      search.past,
    );
    const asOf = parameters.asOf ?? null;
    const summarise = (right: Right) =>
      this.#options.summariser.summarise(right, search.marks, asOf);
    const families = page.collapse
      ? await familiesOf(answer, rights, search, {
          ask: (question, reach) => this.ask(question, reach),
          readMany: (keys, past) => this.#options.reader.readMany(keys, past),
          summarise,
          budgetMs,
        })
      : null;
    return {
      count: answer.count,
      // While the index is made, only a part can be found.
      complete: answer.complete && this.#options.search.isReady,
      tookMs: Math.round(answer.tookMs * 10) / 10,
      generation: answer.generation,
      asOf,
      query: {
        normal: search.normal,
        jumpTo,
        marks: search.marks.map((mark) => mark.text),
        warnings: [...search.warnings],
      },
      rows: await Promise.all(rights.map(summarise)),
      cursor: answer.cursor ?? null,
      facets: await this.#facetViews(page.facets, answer),
      families,
    };
  }

  async #jumpTarget(search: UnderstoodSearch): Promise<string | null> {
    if (search.jumpKeys.length === 0) return null;
    const found = await this.#options.reader.resolve(search.jumpKeys);
    for (const key of search.jumpKeys) {
      const target = found.get(key);
      if (target !== undefined) return target;
    }
    return null;
  }

  /** The facets that the answer has, with the titles of classes. */
  async #facetViews(names: readonly string[], answer: Answer): Promise<FacetView[]> {
    const trees = await this.#options.classes.trees();
    return names.flatMap((name) => {
      const facet = answer.facets[name];
      if (facet === undefined) return [];
      return [facetView(name, facet, classTitles(trees, name), this.#options.streetTitle)];
    });
  }

  /** How many records there are of a condition as people write it. */
  async count(where: Condition): Promise<number> {
    const { classes, budgetMs } = this.#options;
    const answer = await this.ask({ where: askedCondition(where, classes), budgetMs }, PRESENT);
    return answer.count;
  }

  /** The commonest values of a field among the records of a condition, at most a thousand. */
  async values(question: Question, field: string, contains = '', size = 1000): Promise<string[]> {
    const { classes, budgetMs } = this.#options;
    const it = { field, size, ...(contains === '' ? {} : { contains }) };
    const where = askedCondition(question.where, classes);
    const answer = await this.ask({ where, facets: { it }, budgetMs }, PRESENT);
    return (answer.facets['it']?.buckets ?? []).map((bucket) => bucket.value);
  }

  /** One facet, with its values narrowed by a text. */
  async facet(
    name: string,
    parameters: AskedSearch,
    contains: string,
    size: number,
  ): Promise<FacetView> {
    const field = fieldOf(name);
    const search = await this.understand(parameters);
    const request: FacetRequest = {
      field: field.name,
      size,
      ...(contains === '' ? {} : { contains }),
    };
    const answer = await this.ask(
      {
        where: search.where,
        refinements: search.refinements,
        facets: { it: request },
        budgetMs: this.#options.budgetMs,
      },
      search,
    );
    const facet = answer.facets['it'] ?? { buckets: [], other: 0, missing: 0, distinct: 0 };
    const titles = classTitles(await this.#options.classes.trees(), name);
    return facetView(name, facet, titles, this.#options.streetTitle);
  }

  /** The charts over the same query as a list. */
  async charts(parameters: AskedSearch): Promise<ChartsAnswer> {
    const search = await this.understand(parameters);
    const { budgetMs } = this.#options;
    const values = (list: readonly { readonly value: string }[]) => list.map((each) => each.value);
    const answer = await this.ask(
      {
        where: wholeCondition(search),
        facets: {
          holder: { field: 'holder', size: CHART_HOLDERS },
          statusDetail: { field: 'statusDetail', size: 12 },
          ipcGroup: { field: 'ipcGroup', size: CHART_CLASSES },
          industry: { field: 'industry', size: INDUSTRIES.length, values: values(INDUSTRIES) },
          district: { field: 'district', size: 20 },
        },
        pivots: {
          trend: {
            rows: { field: 'type', size: RIGHT_TYPES.length },
            columns: { field: 'filingDay', unit: 'year' },
          },
          matrix: {
            rows: { field: 'holder', size: MATRIX_HOLDERS },
            columns: { field: 'industry', size: INDUSTRIES.length },
          },
        },
        budgetMs,
      },
      search,
    );
    const facet = (name: string): FacetAnswer =>
      answer.facets[name] ?? { buckets: [], other: 0, missing: 0, distinct: 0 };
    const named = (field: string, name = field) =>
      facet(name).buckets.map(({ value, count }) => ({
        value,
        label: valueLabel(field, value),
        count,
      }));
    const trend: PivotAnswer = answer.pivots['trend'] ?? { rows: [], columns: [], counts: [] };
    const matrix: PivotAnswer = answer.pivots['matrix'] ?? { rows: [], columns: [], counts: [] };
    return {
      count: answer.count,
      complete: answer.complete && this.#options.search.isReady,
      tookMs: Math.round(answer.tookMs * 10) / 10,
      trend: {
        years: trend.columns.map((column) => column.slice(0, 4)),
        types: trend.rows.map((value) => ({ value, label: valueLabel('type', value) })),
        counts: trend.counts.map((row) => [...row]),
      },
      holders: { rows: named('holder'), distinct: facet('holder').distinct },
      statuses: named('statusDetail'),
      classes: { rows: named('ipcGroup'), other: facet('ipcGroup').other },
      industries: named('industry'),
      districts: named('district'),
      matrix: {
        rows: [...matrix.rows],
        columns: matrix.columns.map((value) => ({ value, label: valueLabel('industry', value) })),
        counts: matrix.counts.map((row) => [...row]),
      },
    };
  }

  /**
   * How many rights a collection has, and from when to when they were filed; undefined while the index
   * is made or when the answer is not complete.
   */
  async findExtent(
    collection: Collection,
  ): Promise<
    { readonly count: number; readonly first?: string; readonly last?: string } | undefined
  > {
    const where: Condition = { op: 'any', field: 'collection', values: [collection] };
    const { reader, search, budgetMs } = this.#options;
    if (!search.isReady) return undefined;
    const ends = [false, true].map(async (descending) => {
      const sort = [{ by: 'filingDay', descending }];
      const answer = await this.ask({ where, top: { size: 1, sort }, budgetMs }, PRESENT);
      const [right] = await reader.readMany(answer.hits.map((hit) => hit.id));
      return { answer, day: right?.filingDay };
    });
    const [first, last] = await Promise.all(ends);
    if (!first!.answer.complete || !last!.answer.complete) return undefined;
    return {
      count: first!.answer.count,
      ...(first!.day === undefined ? {} : { first: first!.day }),
      ...(last!.day === undefined ? {} : { last: last!.day }),
    };
  }

  /** The figures of the first page, without freshness and loading. */
  async figures(): Promise<
    Pick<CityFigures, 'count' | 'byCollection' | 'industries' | 'validInventions'>
  > {
    const validInvention: Condition = allOf(
      { op: 'any', field: 'type', values: ['inventionGrant'] },
      { op: 'any', field: 'statusGroup', values: ['valid'] },
    );
    const industryValues = INDUSTRIES.map((industry) => industry.value);
    const { search, budgetMs } = this.#options;
    const [all, inventions] = await Promise.all([
      search.ask(
        {
          where: { op: 'all' },
          facets: { collection: { field: 'collection', size: 5 } },
          budgetMs,
        },
        PUBLIC_SCOPE,
      ),
      search.ask(
        {
          where: validInvention,
          facets: {
            industry: { field: 'industry', size: industryValues.length, values: industryValues },
          },
          budgetMs,
        },
        PUBLIC_SCOPE,
      ),
    ]);
    const named = (field: string, facet: FacetAnswer | undefined) =>
      (facet?.buckets ?? []).map(({ value, count }) => ({
        value,
        label: valueLabel(field, value),
        count,
      }));
    return {
      count: all.count,
      byCollection: named('collection', all.facets['collection']),
      industries: named('industry', inventions.facets['industry']),
      validInventions: inventions.count,
    };
  }

  /** Keys of everything found, for exports. */
  async keys(
    parameters: AskedSearch,
  ): Promise<{ keys: readonly string[]; search: UnderstoodSearch }> {
    const search = await this.understand(parameters);
    const keys = await refusing(
      this.#options.search.ids(wholeCondition(search), scopeOf(search), search.past),
    );
    return { keys, search };
  }
}

/** What may be found: what everybody may see, and of a list only its records. */
export function scopeOf({ within }: Reach): Condition {
  if (within === null) return PUBLIC_SCOPE;
  return { op: 'and', of: [PUBLIC_SCOPE, { op: 'ids', ids: within }] };
}

/** A question that the lens refuses is the asker's to mend. */
export async function refusing<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof SearchRefusal) || !isLensErrorCode(error.code)) throw error;
    throw new HttpProblem('request.invalid', {
      zh: lensMessage(error.code, error.params, 'zh'),
      en: lensMessage(error.code, error.params, 'en'),
    });
  }
}
