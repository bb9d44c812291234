import { type Cell, cellText, isBlankCell } from './cells.ts';

/** The cells of a row by target, blanks left out; several columns may bear one target. */
export class TargetValues {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(cells: Readonly<Record<string, Cell>>, columns: Readonly<Record<string, string>>) {
    const values = new Map<string, string[]>();
    for (const [header, target] of Object.entries(columns)) {
      const cell = cells[header];
      if (target === '' || cell === undefined || isBlankCell(cell)) continue;
      const known = values.get(target);
      if (known) known.push(cellText(cell!));
      else values.set(target, [cellText(cell!)]);
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
