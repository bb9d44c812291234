import type { FacetView } from '@zca/domain/registry';
import { figureNote, valueLabel } from '@zca/domain/registry';
import type { Bilingual, FacetAnswer } from '@zca/query';
import type { ClassSchemes } from './classes/classSchemes.ts';
import { fieldOf } from './question.ts';

type TitleOf = (value: string) => Bilingual | undefined;

/** Official titles of the values of a facet; none for facets that hold no classes. */
export function classTitles(
  trees: Awaited<ReturnType<ClassSchemes['trees']>>,
  facet: string,
): TitleOf | undefined {
  switch (facet) {
    case 'ipc':
    case 'ipcSubclass':
      return (value) => trees.ipc.title(value);
    case 'ipcGroup':
      return (value) => trees.ipc.title(`${value}/00`);
    case 'cpc':
    case 'locarno':
      return (value) => trees[facet].title(value);
    case 'nice':
      return (value) => trees.nice.title(String(Number(value)));
    default:
      return undefined;
  }
}

/** A facet of an answer as it is shown, with the titles of classes and streets where there are any. */
export function facetView(
  name: string,
  facet: FacetAnswer,
  titleOf?: TitleOf,
  streetTitle?: TitleOf,
): FacetView {
  const labelOf = (value: string): Bilingual =>
    (name === 'street' ? streetTitle?.(value) : undefined) ?? valueLabel(name, value);
  const note = figureNote(name);
  return {
    field: name,
    label: fieldOf(name).label,
    buckets: facet.buckets.map(({ value, count }) => {
      const title = titleOf?.(value);
      const bucket = { value, label: labelOf(value), count };
      return title === undefined ? bucket : { ...bucket, title };
    }),
    other: facet.other,
    missing: facet.missing,
    distinct: facet.distinct,
    ...(note && { note }),
  };
}
