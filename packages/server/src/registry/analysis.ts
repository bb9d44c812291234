import type {
  AgePyramid,
  ClassTree,
  FieldMatrix,
  LifeCycle,
  YearOfActivity,
} from '@zca/domain/registry';
import { RIGHT_TYPES, lifeTable, phasesOf, valueLabel } from '@zca/domain/registry';
import type { Answer, Condition, HistogramAnswer, PivotAnswer, Question } from '@zca/query';
import { allOf } from '@zca/query';
import { IPC_SECTIONS } from '@zca/standards';
import { HttpProblem } from '../base/http/problem.ts';
import type { Reach, UnderstoodSearch } from './question.ts';
import { dayOf, wholeCondition } from './question.ts';
import type { RightReader } from './rightReader.ts';

const MATRIX_HOLDERS = 12;
const MATRIX_FIELDS = 12;
const MOST_CHILDREN = 60;
/** Years of activity that a life cycle shows, the last ones. */
const MOST_YEARS = 30;
/** Applications are published up to 18 months after filing, so two years are never complete. */
export const UNPUBLISHED_YEARS = 2;
const GRANTED_TYPES = ['inventionGrant', 'utilityModel', 'design'] as const;

export interface AnalystOptions {
  readonly ask: (question: Question, reach: Reach) => Promise<Answer>;
  readonly askAll: (questions: readonly Question[], reach: Reach) => Promise<readonly Answer[]>;
  readonly isReady: () => boolean;
  readonly reader: RightReader;
  readonly budgetMs: number;
  /** Today in Shanghai. */
  readonly today: () => string;
}

/** Charts that are more than one facet or pivot, each over the same search as the list. */
export class Analyst {
  readonly #options: AnalystOptions;

  constructor(options: AnalystOptions) {
    this.#options = options;
  }

  #ask(where: Condition, parts: Omit<Question, 'where'>, search: UnderstoodSearch) {
    const { ask, budgetMs } = this.#options;
    return ask({ where, ...parts, budgetMs }, search);
  }

  #base(answers: readonly Answer[]): { count: number; complete: boolean; tookMs: number } {
    const took = Math.max(0, ...answers.map((answer) => answer.tookMs));
    return {
      count: answers[0]?.count ?? 0,
      complete: answers.every((answer) => answer.complete) && this.#options.isReady(),
      tookMs: Math.round(took * 10) / 10,
    };
  }

  /** The holders with most records by the fields of technology that they work in. */
  async fields(search: UnderstoodSearch): Promise<FieldMatrix> {
    const answer = await this.#ask(
      wholeCondition(search),
      {
        facets: {
          holder: { field: 'holder', size: 0 },
          field: { field: 'technologyField', size: 0 },
        },
        pivots: {
          matrix: {
            rows: { field: 'holder', size: MATRIX_HOLDERS },
            columns: { field: 'technologyField', size: MATRIX_FIELDS },
          },
        },
      },
      search,
    );
    const matrix = answer.pivots['matrix'] ?? { rows: [], columns: [], counts: [] };
    return {
      ...this.#base([answer]),
      holders: [...matrix.rows],
      distinctHolders: answer.facets['holder']?.distinct ?? 0,
      fields: matrix.columns.map((value) => ({
        value,
        label: valueLabel('technologyField', value),
      })),
      distinctFields: answer.facets['field']?.distinct ?? 0,
      counts: matrix.counts.map((row) => [...row]),
    };
  }

  /** What lies directly below a place in the IPC. Throws `request.invalid` for what is no place. */
  async classes(search: UnderstoodSearch, node: string): Promise<ClassTree> {
    const level = LEVELS.find(({ pattern }) => pattern.test(node));
    if (level === undefined) {
      throw new HttpProblem('request.invalid', {
        zh: `“${node}”不是 IPC 的部、大类、小类或大组。`,
        en: `"${node}" is no section, class, subclass or main group of the IPC.`,
      });
    }
    const here: Condition[] =
      level.field === null ? [] : [{ op: 'any', field: level.field, values: [node] }];
    const answer = await this.#ask(
      allOf(wholeCondition(search), ...here),
      {
        facets: {
          children: {
            field: level.childField,
            size: MOST_CHILDREN,
            ...(node === '' ? {} : { contains: level.childField === 'ipc' ? `${node}/` : node }),
          },
        },
      },
      search,
    );
    const facet = answer.facets['children'];
    const buckets = facet?.buckets ?? [];
    const titles = await this.#titles([node, ...buckets.map(({ value }) => value)]);
    return {
      ...this.#base([answer]),
      node,
      title: titles(node),
      childField: level.childField,
      children: buckets.map(({ value, count }) => ({ symbol: value, title: titles(value), count })),
      others: Math.max(0, (facet?.distinct ?? 0) - buckets.length),
    };
  }

  async #titles(symbols: readonly string[]) {
    const { reader } = this.#options;
    const [zh, en] = await Promise.all([
      reader.readClassTitles('ipc', symbols, 'zh'),
      reader.readClassTitles('ipc', symbols, 'en'),
    ]);
    return (symbol: string): { zh: string; en: string } | null => {
      const section = IPC_SECTIONS.find((each) => each.symbol === symbol);
      const one = zh.get(symbol) ?? section?.zh ?? en.get(symbol);
      const other = en.get(symbol) ?? section?.en ?? zh.get(symbol);
      return one === undefined || other === undefined ? null : { zh: one, en: other };
    };
  }

  /** Rights in force by calendar year of filing and of expiry. */
  async ages(search: UnderstoodSearch): Promise<AgePyramid> {
    const types = { field: 'type', size: RIGHT_TYPES.length };
    const answer = await this.#ask(
      allOf(wholeCondition(search), { op: 'any', field: 'statusGroup', values: ['valid'] }),
      {
        pivots: {
          filed: { rows: types, columns: { field: 'filingDay', unit: 'year' } },
          expires: { rows: types, columns: { field: 'expiryDay', unit: 'year' } },
        },
        statistics: {
          filed: { field: 'filingDay', percentiles: [50] },
          expires: { field: 'expiryDay', percentiles: [50] },
        },
      },
      search,
    );
    const side = (name: 'filed' | 'expires'): AgePyramid['filed'] => {
      const pivot: PivotAnswer = answer.pivots[name] ?? { rows: [], columns: [], counts: [] };
      return {
        years: pivot.columns.map(yearOf),
        types: pivot.rows.map((value) => ({ value, label: valueLabel('type', value) })),
        counts: pivot.counts.map((row) => [...row]),
        missing: answer.statistics[name]?.missing ?? 0,
      };
    };
    const median = (name: string): string | null => {
      const value = answer.statistics[name]?.percentiles['50'];
      return typeof value === 'string' ? value : null;
    };
    return {
      ...this.#base([answer]),
      today: dayOf(search, this.#options.today),
      filed: side('filed'),
      expires: side('expires'),
      medianFiling: median('filed'),
      medianExpiry: median('expires'),
    };
  }

  /** Filings and holders by year with their phase, and the life table of granted patents by type. */
  async lifeCycle(search: UnderstoodSearch): Promise<LifeCycle> {
    const whole = wholeCondition(search);
    const thisYear = yearOf(dayOf(search, this.#options.today));
    const years = Array.from({ length: MOST_YEARS }, (_, back) => thisYear - back).toReversed();
    const { askAll, budgetMs } = this.#options;
    const questions: Question[] = [
      { where: whole, histograms: { filed: { field: 'filingDay', unit: 'year' } } },
      ...years.map((year) => holdersOf(year, whole)),
      ...GRANTED_TYPES.flatMap((type) => livesOf(type, whole)),
    ];
    // At once, so that the list of a search is sent once for all of them.
    const answers = await askAll(
      questions.map((question) => ({ ...question, budgetMs })),
      search,
    );
    const [filed, ...others] = answers;
    const activity = activityOf(filed!, years, others.slice(0, years.length));
    const lives = others.slice(years.length);
    const lastComplete = thisYear - UNPUBLISHED_YEARS;
    const phases = phasesOf(activity, lastComplete);
    return {
      ...this.#base(answers),
      years: activity.map((year, place) => ({ ...year, phase: phases[place] ?? null })),
      lastComplete,
      survival: GRANTED_TYPES.map((type, place) =>
        survivalOf(type, lives[2 * place]!, lives[2 * place + 1]!, thisYear),
      ).filter((curve) => curve.ages.length > 0),
    };
  }
}

/** The number of holders who filed in a year. */
function holdersOf(year: number, whole: Condition): Question {
  return {
    where: allOf(whole, { op: 'any', field: 'filingYear', values: [String(year)] }),
    statistics: { holders: { field: 'holder', distinct: true } },
  };
}

/** Filings and holders of each year between the first and the last in which something was filed. */
function activityOf(
  filed: Answer,
  years: readonly number[],
  holders: readonly Answer[],
): YearOfActivity[] {
  const filings = new Map(
    (filed.histograms['filed']?.buckets ?? []).map(({ from, count }) => [
      yearOf(String(from)),
      count,
    ]),
  );
  return years.flatMap((year, place) => {
    const count = filings.get(year);
    if (count === undefined) return [];
    const distinct = holders[place]!.statistics['holders']?.distinct ?? 0;
    return [{ year, filings: count, holders: distinct }];
  });
}

/** The patents of a type that were granted and have ended, and those that are in force. */
function livesOf(type: string, whole: Condition): [ended: Question, living: Question] {
  const granted = (group: string): Condition =>
    allOf(
      whole,
      { op: 'any', field: 'type', values: [type] },
      { op: 'any', field: 'statusGroup', values: [group] },
      { op: 'exists', field: 'grantDay' },
    );
  return [
    {
      where: granted('invalid'),
      pivots: {
        lives: {
          rows: { field: 'filingDay', unit: 'year' },
          columns: { field: 'expiryDay', unit: 'year' },
        },
      },
    },
    {
      where: granted('valid'),
      histograms: { filed: { field: 'filingDay', unit: 'year' } },
    },
  ];
}

function survivalOf(
  type: string,
  ended: Answer,
  living: Answer,
  thisYear: number,
): LifeCycle['survival'][number] {
  const endedByAge = agesOfEnd(ended.pivots['lives']);
  const known = [...endedByAge.values()].reduce((sum, count) => sum + count, 0);
  const table = lifeTable(endedByAge, agesNow(living.histograms['filed'], thisYear));
  return {
    value: type,
    label: valueLabel('type', type),
    ages: table.map(({ age, atRisk, ended: end, survival }) => ({
      age,
      atRisk,
      ended: end,
      survival,
    })),
    unknown: ended.count - known,
  };
}

/** Levels of the IPC by the form of their symbols, with the field of the level and of the one below. */
const LEVELS = [
  { pattern: /^$/, field: null, childField: 'ipcSection' },
  { pattern: /^[A-H]$/, field: 'ipcSection', childField: 'ipcClass' },
  { pattern: /^[A-H]\d{2}$/, field: 'ipcClass', childField: 'ipcSubclass' },
  { pattern: /^[A-H]\d{2}[A-Z]$/, field: 'ipcSubclass', childField: 'ipcGroup' },
  { pattern: /^[A-H]\d{2}[A-Z]\d{1,4}$/, field: 'ipcGroup', childField: 'ipc' },
] as const;

const yearOf = (day: string): number => Number(day.slice(0, 4));

function agesOfEnd(pivot: PivotAnswer | undefined): Map<number, number> {
  const ages = new Map<number, number>();
  for (const [row, filed] of (pivot?.rows ?? []).entries()) {
    for (const [column, end] of pivot!.columns.entries()) {
      const count = pivot!.counts[row]![column]!;
      const age = yearOf(end) - yearOf(filed);
      if (count > 0 && age >= 0) ages.set(age, (ages.get(age) ?? 0) + count);
    }
  }
  return ages;
}

function agesNow(histogram: HistogramAnswer | undefined, thisYear: number): Map<number, number> {
  return new Map(
    (histogram?.buckets ?? [])
      .filter(({ count }) => count > 0)
      .map(({ from, count }) => [thisYear - yearOf(String(from)), count]),
  );
}
