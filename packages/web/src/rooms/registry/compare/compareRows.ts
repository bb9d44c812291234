import type { RightDetail } from '@zca/domain/registry';
import type { ComparedRun } from './sharedText.ts';
import { comparedRuns } from './sharedText.ts';

/** One value of a record: whether all records have it, some, or this one alone. */
export interface ComparedValue {
  readonly value: string;
  readonly among: 'all' | 'some' | 'one';
}

/** Rows of values and rows of running text, by the name of what they show. */
export type ComparedRow =
  | {
      readonly kind: 'values';
      readonly name: ValueRow;
      readonly cells: readonly (readonly ComparedValue[])[];
      /** True when every record says the same. */
      readonly same: boolean;
    }
  | {
      readonly kind: 'text';
      readonly name: TextRow;
      readonly cells: readonly (readonly ComparedRun[])[];
      readonly same: boolean;
      /** True when the texts differ for the most part, so that what they share is the less. */
      readonly apart: boolean;
    };

export const VALUE_ROWS = [
  'type',
  'status',
  'overlays',
  'holders',
  'inventors',
  'agency',
  'country',
  'filingDay',
  'grantDay',
  'expiryDay',
  'publications',
  'priorities',
  'ipc',
  'cpc',
  'locarno',
  'nice',
  'industries',
  'claimCount',
  'citations',
  'family',
] as const;
export type ValueRow = (typeof VALUE_ROWS)[number];

export const TEXT_ROWS = ['title', 'abstract', 'claim', 'goods'] as const;
export type TextRow = (typeof TEXT_ROWS)[number];

/** Share of a text beyond which it is told by what it shares. */
const MOSTLY = 0.6;

/** Share of the characters that stand in one text alone. */
function ownShare(cells: readonly (readonly ComparedRun[])[]): number {
  let own = 0;
  let all = 0;
  for (const run of cells.flat()) {
    all += run.text.length;
    if (run.own) own += run.text.length;
  }
  return all === 0 ? 0 : own / all;
}

type Say = (text: { readonly zh: string; readonly en: string }) => string;

/**
 * The rows of a comparison; rows of which no record says anything are left out. The first record is
 * the measure of running texts: the others show what it has not, and it shows what none of them has.
 */
export function compareRows(details: readonly RightDetail[], say: Say): ComparedRow[] {
  const texts = TEXT_ROWS.flatMap((name): ComparedRow[] => {
    const written = details.map((detail) => textOf(detail, name));
    const [first = '', ...rest] = written;
    if (written.every((text) => text === '')) return [];
    const cells = written.map((text, index) => comparedRuns(text, index === 0 ? rest : [first]));
    const same = rest.every((text) => text === first);
    return [{ kind: 'text', name, cells, same, apart: ownShare(cells) > MOSTLY }];
  });
  const values = VALUE_ROWS.flatMap((name): ComparedRow[] => {
    const written = details.map((detail) => [...new Set(valuesOf(detail, name, say))]);
    if (written.every((list) => list.length === 0)) return [];
    const cells = written.map((list) =>
      list.map((value): ComparedValue => {
        const count = written.filter((other) => other.includes(value)).length;
        return { value, among: count === details.length ? 'all' : count > 1 ? 'some' : 'one' };
      }),
    );
    return [
      {
        kind: 'values',
        name,
        cells,
        same: cells.every((list) => list.every(({ among }) => among === 'all')),
      },
    ];
  });
  const [title, ...prose] = texts;
  return [...(title === undefined ? [] : [title]), ...values, ...prose];
}

function textOf({ record }: RightDetail, name: TextRow): string {
  switch (name) {
    case 'title':
      return record.title;
    case 'abstract':
      if (record.collection === 'trademark') return '';
      return (record.collection === 'patent' ? record.abstract : record.specification) ?? '';
    case 'claim':
      return record.collection === 'patent' ? (record.firstClaim ?? '') : '';
    case 'goods':
      return record.collection === 'trademark'
        ? record.classes.flatMap((each) => each.goods ?? []).join(' / ')
        : '';
  }
}

function valuesOf(detail: RightDetail, name: ValueRow, say: Say): readonly string[] {
  const { record, status, display } = detail;
  const patent = record.collection === 'patent' ? record : undefined;
  const mark = record.collection === 'trademark' ? record : undefined;
  const indication = record.collection === 'geographicalIndication' ? record : undefined;
  const one = (value: string | number | null | undefined): string[] =>
    value === null || value === undefined || value === '' ? [] : [String(value)];
  switch (name) {
    case 'type':
      return [say(display.typeLabel)];
    case 'status':
      return [say(status.label)];
    case 'overlays':
      return status.overlays;
    case 'holders':
      return (record.holders ?? record.applicants).map((party) => party.name);
    case 'inventors':
      return patent?.inventors ?? [];
    case 'agency':
      return one(record.agency?.name);
    case 'country':
      return one(record.country);
    case 'filingDay':
      return one(record.filingDay);
    case 'grantDay':
      return one(patent?.grantDay ?? (mark ?? indication)?.registrationDay);
    case 'expiryDay':
      return one(status.expiryDay);
    case 'publications':
      return patent?.publications.map((each) => each.number) ?? [];
    case 'priorities':
      return (
        patent?.priorities?.map(({ country, number, day }) =>
          [country, number, day].filter((each) => each !== undefined).join(' '),
        ) ?? []
      );
    case 'ipc':
      return patent?.ipc.map((each) => each.symbol) ?? [];
    case 'cpc':
      return patent?.cpc ?? [];
    case 'locarno':
      return patent?.locarno ?? [];
    case 'nice':
      return (mark?.classes.map((each) => each.nice) ?? indication?.niceClasses ?? []).map((nice) =>
        String(nice).padStart(2, '0'),
      );
    case 'industries':
      return detail.industries.map((industry) => say(industry.label));
    case 'claimCount':
      return one(patent?.claimCount);
    case 'citations':
      return patent?.citations?.map((each) => each.number) ?? [];
    case 'family':
      return patent?.family ?? [];
  }
}

/** What one record of a comparison is to another, by their places. */
export interface Relation {
  readonly kind: 'cites' | 'family' | 'cocites';
  readonly from: number;
  readonly to: number;
  /** Documents that both cite. */
  readonly documents: readonly string[];
}

/** Citations between the records, members of one family, and documents that two of them cite. */
export function relationsOf(details: readonly RightDetail[]): Relation[] {
  const relations: Relation[] = [];
  const linked = (detail: RightDetail, numbers: readonly string[]): Set<string> =>
    new Set(numbers.flatMap((number) => detail.links[number] ?? []));
  const facts = details.map((detail) => {
    const patent = detail.record.collection === 'patent' ? detail.record : undefined;
    const cited = patent?.citations?.map((each) => each.number) ?? [];
    return {
      key: detail.record.key,
      cited,
      citedKeys: linked(detail, cited),
      family: linked(detail, patent?.family ?? []),
    };
  });
  for (const [from, one] of facts.entries()) {
    for (const [to, other] of facts.entries()) {
      if (from === to) continue;
      if (one.citedKeys.has(other.key)) relations.push({ kind: 'cites', from, to, documents: [] });
      if (from > to) continue;
      if (one.family.has(other.key) || other.family.has(one.key)) {
        relations.push({ kind: 'family', from, to, documents: [] });
      }
      const documents = one.cited.filter((number) => other.cited.includes(number));
      if (documents.length > 0) relations.push({ kind: 'cocites', from, to, documents });
    }
  }
  return relations;
}
