import type { ClassHierarchy, SearchParameters } from '@zca/domain/registry';
import { RIGHT_FIELDS, RIGHT_FIELD_REGISTRY, understand } from '@zca/domain/registry';
import type {
  Condition,
  FieldDefinition,
  Mark,
  QueryProblem,
  Refinement,
  SortKey,
} from '@zca/query';
import { allOf, anyOf, describe, explainProblem, marks, not, print } from '@zca/query';
import { isCalendarDay } from '@zca/standards';
import { HttpProblem } from '../base/http/problem.ts';

const FIELDS = new Map(RIGHT_FIELDS.map((field) => [field.name, field]));

/** What is asked, with the records that the asker's own list names. */
export interface AskedSearch extends SearchParameters {
  readonly within?: readonly string[];
}

/** Among which records something is asked. */
export interface Reach {
  /** ISO instant after the last moment of the day asked about; null asks the present. */
  readonly past: string | null;
  /** Only these records, as the asker's list names them; null for no list. */
  readonly within: readonly string[] | null;
}

/** Every record as it is now. */
export const PRESENT: Reach = { past: null, within: null };

/**
 * A search as it was understood: what must hold, and what was narrowed in facets. The asker's list is
 * no condition: to bring one of fifty thousand ids into normal form takes longer than to answer.
 */
export interface UnderstoodSearch extends Reach {
  readonly where: Condition;
  readonly refinements: readonly Refinement[];
  /** The same as people wrote it, to be told in words. */
  readonly stated: Condition;
  readonly sort: readonly SortKey[];
  readonly marks: readonly Mark[];
  /** Keys and publication keys that the text may be a number of, when it is nothing but a number. */
  readonly jumpKeys: readonly string[];
  readonly normal: string;
  /** What may be meant otherwise than it was read. */
  readonly warnings: readonly { readonly zh: string; readonly en: string }[];
}

/** The field of that name, or a refusal that names it. */
export function fieldOf(name: string): FieldDefinition {
  const field = FIELDS.get(name);
  if (field !== undefined) return field;
  throw new HttpProblem('request.invalid', {
    zh: `没有名为“${name}”的字段。`,
    en: `There is no field named "${name}".`,
  });
}

/**
 * Understands what was asked. Throws `HttpProblem` `query.syntax` that points at the first mistake,
 * with all mistakes listed.
 */
export function understandSearch(
  parameters: AskedSearch,
  today: string,
  hierarchy: ClassHierarchy,
): UnderstoodSearch {
  const understood = understand(parameters.q, today, hierarchy);
  if (!understood.ok) throw queryMistake(understood.problems, parameters.q);
  const excluded = group(parameters.exclude).map(([field, values]) =>
    not(anyOf(...values.map((value) => valueCondition(field, value)))),
  );
  return {
    where: allOf(understood.condition, ...excluded),
    stated: allOf(understood.written, ...excluded),
    within: parameters.within ?? null,
    refinements: group(parameters.include).map(([field, values]) => ({
      field,
      where: anyOf(...values.map((value) => valueCondition(field, value))),
    })),
    sort: sortOf(parameters.sort),
    marks: marks(understood.condition),
    jumpKeys: understood.candidates,
    warnings: understood.warnings.map((warning) => ({
      zh: explainProblem(warning, 'zh', parameters.q, RIGHT_FIELD_REGISTRY),
      en: explainProblem(warning, 'en', parameters.q, RIGHT_FIELD_REGISTRY),
    })),
    normal: print(understood.written, RIGHT_FIELD_REGISTRY, 'zh'),
    past: parameters.asOf === undefined ? null : endOfDay(parameters.asOf),
  };
}

/** Everything that must hold within the reach, facets included; for exports, charts and counts. */
export function wholeCondition(search: UnderstoodSearch): Condition {
  return allOf(search.where, ...search.refinements.map((refinement) => refinement.where));
}

/** Everything that must hold, in words; a list of numbers by its size. */
export function describeSearch(search: UnderstoodSearch, language: 'zh' | 'en'): string {
  const whole = allOf(search.stated, ...search.refinements.map((refinement) => refinement.where));
  const words = describe(whole, RIGHT_FIELD_REGISTRY, language);
  if (search.within === null) return words;
  const count = search.within.length;
  return language === 'zh'
    ? `${words}；限于号单查到的 ${count} 件`
    : `${words}; among the ${count} records of a list of numbers`;
}

/** The first instant that is not in the Shanghai day. Shanghai has kept UTC+8 all year since 1992. */
export function endOfDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();
}

/** The Shanghai day that is asked about: today, or the one whose end the past instant is. */
export function dayOf({ past }: Reach, today: () => string): string {
  // The instant is the first after the day.
  return past === null
    ? today()
    : new Date(Date.parse(past) + 8 * 3_600_000 - 1).toISOString().slice(0, 10);
}

function queryMistake(problems: readonly QueryProblem[], text: string): HttpProblem {
  const first = problems[0]!;
  return new HttpProblem(
    'query.syntax',
    {
      zh: explainProblem(first, 'zh', text, RIGHT_FIELD_REGISTRY),
      en: explainProblem(first, 'en', text, RIGHT_FIELD_REGISTRY),
    },
    {
      position: { from: first.from, to: first.to },
      fields: problems.map((problem) => ({
        path: `q:${problem.from}-${problem.to}`,
        message: {
          zh: explainProblem(problem, 'zh', text, RIGHT_FIELD_REGISTRY),
          en: explainProblem(problem, 'en', text, RIGHT_FIELD_REGISTRY),
        },
      })),
    },
  );
}

/** `field:value` pairs by field, in order of first mention. */
function group(pairs: readonly string[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const pair of pairs) {
    const colon = pair.indexOf(':');
    const field = pair.slice(0, colon);
    if (colon <= 0 || !FIELDS.has(field)) {
      throw new HttpProblem('request.invalid', {
        zh: `分面条件“${pair}”应写成“字段:值”。`,
        en: `The facet condition "${pair}" should be written field:value.`,
      });
    }
    const values = groups.get(field) ?? [];
    values.push(pair.slice(colon + 1));
    groups.set(field, values);
  }
  return [...groups];
}

function valueCondition(field: string, value: string): Condition {
  const definition = fieldOf(field);
  if (value === '') return not({ op: 'exists', field });
  const { kind } = definition;
  if (kind === 'keyword') return { op: 'any', field, values: [value] };
  if (kind === 'date' && isCalendarDay(value)) return { op: 'any', field, values: [value] };
  if (kind === 'integer' && Number.isSafeInteger(Number(value))) {
    return { op: 'any', field, values: [Number(value)] };
  }
  throw new HttpProblem('request.invalid', {
    zh: `“${value}”不是“${definition.label.zh}”的值。`,
    en: `"${value}" is no value of ${definition.label.en}.`,
  });
}

function sortOf(text: string): SortKey[] {
  const descending = text.startsWith('-');
  const by = descending ? text.slice(1) : text;
  if (by === 'relevance')
    return [
      { by: 'relevance', descending: true },
      { by: 'filingDay', descending: true },
    ];
  const field = fieldOf(by);
  if (field.many === true || field.kind === 'text' || field.kind === 'point') {
    throw new HttpProblem('request.invalid', {
      zh: `不能按“${field.label.zh}”排序。`,
      en: `Results cannot be sorted by ${field.label.en}.`,
    });
  }
  return [{ by, descending }];
}
