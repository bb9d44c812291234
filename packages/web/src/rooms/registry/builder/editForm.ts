import type { BuilderGroup, BuilderNode, BuilderRow, RowOperator } from '@zca/query';

/** The way to a part of a form: indexes of parts from the outermost group. */
export type Way = readonly number[];

export const EMPTY_ROW: BuilderRow = {
  kind: 'row',
  field: '',
  operator: 'words',
  values: [''],
  negated: false,
};

/** The form with the part at a way replaced; with null, removed. */
export function changePart(form: BuilderGroup, way: Way, part: BuilderNode | null): BuilderGroup {
  const [at, ...rest] = way;
  if (at === undefined) return part?.kind === 'group' ? part : form;
  const parts = form.parts.flatMap((each, index): BuilderNode[] => {
    if (index !== at) return [each];
    if (rest.length === 0) return part === null ? [] : [part];
    return each.kind === 'group' ? [changePart(each, rest, part)] : [each];
  });
  return { ...form, parts };
}

/** The values with which a way of asking begins. */
export function blankValues(operator: RowOperator): string[] {
  switch (operator) {
    case 'near':
    case 'nearOrdered':
      return ['10', '', ''];
    case 'between':
      return ['', ''];
    case 'dated':
      return ['', '', ''];
    case 'any':
    case 'every':
    case 'under':
    case 'exists':
      return [];
    default:
      return [''];
  }
}

const ONE_TEXT: readonly RowOperator[] = ['words', 'phrase', 'begins', 'contains'];
const NEAR: readonly RowOperator[] = ['near', 'nearOrdered'];
const LISTS: readonly RowOperator[] = ['any', 'every', 'under'];

/** A row asked in another way; what was filled in stays where it still fits. */
export function withOperator(row: BuilderRow, operator: RowOperator): BuilderRow {
  const alike = [ONE_TEXT, NEAR, LISTS].some(
    (some) => some.includes(operator) && some.includes(row.operator),
  );
  return { ...row, operator, values: alike ? row.values : blankValues(operator) };
}

/** People count from one: 2.1 is the first part of the second. */
export const placeOf = (way: Way): string => way.map((at) => at + 1).join('.');
