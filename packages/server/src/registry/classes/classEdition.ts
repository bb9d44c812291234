import type { TitleRow } from './classTree.ts';

/** A title of the newest edition that is loaded in its language. */
export interface EditionRow extends TitleRow {
  /** 1 for the newest edition of the scheme in any language, 2 for the one before it. */
  readonly age: number;
  /** Subgroups with dots in the edition and language of the row. */
  readonly dotted: number;
}

/**
 * The rows that make one scheme: each language in its newest edition, with the order and the dots of a
 * single one of them, for dots of two editions put together would hang symbols below the wrong ones.
 * That one is the newest that tells dots, and among equals the one that tells most. Another language of
 * the same edition tells the dots of what it alone has; a symbol that only a newer edition has stands
 * there without dots, so that its main group is known not to tell; an older edition gives titles only.
 */
export function schemeRows(rows: readonly EditionRow[]): TitleRow[] {
  const byLanguage = [...Map.groupBy(rows, ({ language }) => language).values()];
  const [first] = byLanguage.toSorted(([a], [b]) => tellsBetter(a!, b!));
  if (first === undefined) return [];
  const { language, age } = first[0]!;
  const others = byLanguage.filter(([one]) => one!.language !== language);
  const symbols = new Set(
    [first, ...others.filter(([one]) => one!.age <= age)].flat().map(({ symbol }) => symbol),
  );
  const rest = others.flat().filter(({ symbol }) => symbols.has(symbol));
  return [
    ...first,
    ...rest.map((row) => ({ ...row, depth: row.age === age ? row.depth : null, place: null })),
  ];
}

/** Less than 0 when the first tells the structure of the scheme better. */
function tellsBetter(a: EditionRow, b: EditionRow): number {
  return (
    Number(b.dotted > 0) - Number(a.dotted > 0) ||
    a.age - b.age ||
    b.dotted - a.dotted ||
    // Chinese before English, whatever the order in which they were loaded.
    (a.language < b.language ? 1 : -1)
  );
}
