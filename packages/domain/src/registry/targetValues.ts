import { type Cell, cellText, isBlankCell } from './cells.ts';
import { targetOfHeader } from './columns.ts';
import { jsonListText } from './joinedCell.ts';
import type { Collection } from './model.ts';

/** The cells of a row by target, blanks left out; several columns may bear one target. */
export class TargetValues {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(
    cells: Readonly<Record<string, Cell>>,
    collection: Collection,
    columns: Readonly<Record<string, string>>,
  ) {
    const values = new Map<string, string[]>();
    const add = (header: string, target: string): void => {
      const cell = cells[header];
      if (target === '' || cell === undefined || isBlankCell(cell)) return;
      const text = jsonListText(cellText(cell));
      if (isBlankCell(text)) return;
      const known = values.get(target);
      if (known) known.push(text);
      else values.set(target, [text]);
    };
    // In the order of the mapping, then members that the first rows of the table had not.
    for (const [header, target] of Object.entries(columns)) add(header, target);
    for (const header of Object.keys(cells)) {
      if (!Object.hasOwn(columns, header)) add(header, targetOfHeader(collection, header) ?? '');
    }
    this.#values = values;
  }

  /** The first value of a target. */
  first(target: string): string | undefined {
    return this.#values.get(target)?.[0];
  }

  /** Every value of a target, in the order of the columns. */
  all(target: string): readonly string[] {
    return this.#values.get(target) ?? [];
  }

  /** True when no cell that counts has a value. */
  get isEmpty(): boolean {
    return this.#values.size === 0;
  }
}
