import { createHash } from 'node:crypto';
import {
  type Area,
  countingRowsOn,
  type Entry,
  type IndicatorDefinition,
  type Period,
  type PlainEntry,
  type RightsCount,
  type Span,
} from '@zca/domain/indicators';
import { canonicalJson } from '@zca/ledger';
import { allOf, type Condition } from '@zca/query';
import type { SearchService } from '../base/search/service.ts';
import { PUBLIC_SCOPE } from '../registry/index.ts';
import { rightsLeaf } from './breakdowns.ts';
import { contentHash } from './contentHash.ts';
import type { FigureSet } from './figures.ts';
import { inArea } from './tallies.ts';
import type { EvidenceBody } from './valueStore.ts';

/** The condition by which the rights of a value are found in an area. */
export function rightsCondition(leaf: RightsCount, span: Span, area: string): Condition {
  return allOf(leaf.where(span), inArea(area));
}

export interface TakenEvidence {
  readonly body: EvidenceBody;
  /** Keys of the records, one a line, in order of code units; empty where no rights are counted. */
  readonly records: string;
  /** Every registered entry that went into it. */
  readonly entries: readonly Entry[];
}

/**
 * What a value is counted from at this moment, to be frozen: definition, question, generation, the
 * sorted list of records and every registered entry. Undefined when the index showed another view between
 * count and list: what was counted and what is listed must be the same records.
 *
 * @param viewNow the view that the index shows when it is called
 */
export async function takeEvidence(
  definition: IndicatorDefinition,
  area: Area,
  period: Period,
  figures: FigureSet,
  search: Pick<SearchService, 'ids'>,
  viewNow: () => string,
): Promise<TakenEvidence | undefined> {
  const [method] = definition.methods;
  const measured = figures.measure(method, area.code, period);
  const span = figures.span(period);
  const leaf = rightsLeaf(definition);
  const condition = leaf === undefined ? null : rightsCondition(leaf, span, area.code);
  const keys = condition === null ? [] : await search.ids(condition, PUBLIC_SCOPE);
  // A view is asked by its end as by its beginning: while it is the same, nothing came between.
  if (figures.view !== viewNow()) return undefined;
  if (leaf !== undefined && leaf.distinct === undefined && keys.length !== measured.numerator) {
    return undefined;
  }
  const records = [...keys]
    .toSorted(compareUnits)
    .map((key) => `${key}\n`)
    .join('');
  const entries = figures.inputs(method.formula, area.code, period);
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
    parameters: countingRowsOn(span.parameters, span.day, { ofRights: leaf !== undefined }).map(
      ({ key, effectiveFrom, value, mark }) => ({ key, effectiveFrom, value, mark }),
    ),
    entries: entries.map(plainEntry),
  };
  return { body, records, entries };
}

/** What everybody may know of an entry. */
function plainEntry(entry: Entry): PlainEntry {
  const { id, register, area, category, from, to, due } = entry;
  return {
    id,
    register,
    area,
    category: category ?? null,
    from,
    to: to ?? null,
    due: due ?? null,
    sha256: contentHash(entry),
  };
}

function compareUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
