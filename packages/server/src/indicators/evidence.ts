import { createHash } from 'node:crypto';
import {
  type Area,
  type Entry,
  type IndicatorDefinition,
  type Measured,
  type Period,
  type RightsCount,
  type Span,
} from '@zca/domain/indicators';
import { canonicalJson } from '@zca/ledger';
import { allOf, type Condition } from '@zca/query';
import type { SearchService } from '../base/search/service.ts';
import { rightsLeaf } from './breakdowns.ts';
import type { FigureSet } from './figures.ts';
import { inArea } from './tallies.ts';
import type { EvidenceBody } from './valueStore.ts';

/** The condition by which the rights of a value are found in an area. */
export function rightsCondition(leaf: RightsCount, span: Span, area: string): Condition {
  return allOf(leaf.where(span), inArea(area));
}

/** The hash of an entry by which evidence names it. */
export function entryHash(entry: Entry): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(entry)) as never))
    .digest('hex');
}

export interface TakenEvidence {
  readonly body: EvidenceBody;
  /** Keys of the records, one a line, in order of code units; empty where no rights are counted. */
  readonly records: string;
  readonly measured: Measured;
}

/**
 * What a value is counted from at this moment, to be frozen: definition, question, generation, the
 * sorted list of records and every registered entry. The list and the count come from the same index, and
 * where it changed in between the count is taken from the list.
 */
export async function takeEvidence(
  definition: IndicatorDefinition,
  area: Area,
  period: Period,
  figures: FigureSet,
  search: Pick<SearchService, 'ids' | 'size'>,
): Promise<TakenEvidence | undefined> {
  const [method] = definition.methods;
  const measured = figures.measure(method, area.code, period);
  const span = figures.span(period);
  const leaf = rightsLeaf(definition);
  const condition = leaf === undefined ? null : rightsCondition(leaf, span, area.code);
  const keys = condition === null ? [] : await search.ids(condition, { op: 'all' });
  // Somebody changed a record since the value was counted: take both anew.
  if (figures.generation !== search.size.generation) return undefined;
  if (leaf !== undefined && leaf.distinct === undefined && keys.length !== measured.numerator) {
    return undefined;
  }
  const records = [...keys]
    .toSorted(compareUnits)
    .map((key) => `${key}\n`)
    .join('');
  const body: EvidenceBody = {
    code: definition.code,
    definitionVersion: definition.version,
    method: method.id,
    area: area.code,
    period: period.name,
    day: span.day,
    measured,
    question: condition === null ? null : canonicalJson(condition as never),
    generation: figures.generation,
    records: {
      count: keys.length,
      sha256: createHash('sha256').update(records).digest('hex'),
    },
    entries: figures
      .inputs(method.formula, area.code, period)
      .map((entry) => ({ id: entry.id, sha256: entryHash(entry), entry })),
  };
  return { body, records, measured };
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
