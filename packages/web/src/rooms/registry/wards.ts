/**
 * The 坊图: the 108 wards of Tang Chang'an as a chart. A grid of 10 × 13 less the palace (4 × 4), the
 * two markets and Qujiang leaves 108 equal cells; one cell is 1/108 of the whole.
 */
export const WARD_COLUMNS = 10;
export const WARD_ROWS = 13;
export const WARD_COUNT = 108;

export interface Block {
  readonly name: 'palace' | 'westMarket' | 'eastMarket' | 'qujiang';
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** What is not a ward. */
export const BLOCKS: readonly Block[] = [
  { name: 'palace', column: 3, row: 0, columns: 4, rows: 4 },
  { name: 'westMarket', column: 1, row: 4, columns: 1, rows: 2 },
  { name: 'eastMarket', column: 8, row: 4, columns: 1, rows: 2 },
  { name: 'qujiang', column: 9, row: 11, columns: 1, rows: 2 },
];

export interface Ward {
  readonly column: number;
  readonly row: number;
}

function isBlocked(column: number, row: number): boolean {
  return BLOCKS.some(
    (block) =>
      column >= block.column &&
      column < block.column + block.columns &&
      row >= block.row &&
      row < block.row + block.rows,
  );
}

/** The 108 wards in the order in which they are filled: column by column, down and up in turn. */
export function wardOrder(): Ward[] {
  const wards: Ward[] = [];
  for (let column = 0; column < WARD_COLUMNS; column++) {
    for (let step = 0; step < WARD_ROWS; step++) {
      const row = column % 2 === 0 ? step : WARD_ROWS - 1 - step;
      if (!isBlocked(column, row)) wards.push({ column, row });
    }
  }
  return wards;
}

/**
 * Shares out whole seats by the method of largest remainders (Hamilton); ties fall to the earlier
 * entry. The seats add up exactly, unless every count is 0: then there are none.
 */
export function largestRemainder(counts: readonly number[], seats: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return counts.map(() => 0);
  const quotas = counts.map((count) => (count / total) * seats);
  const shares = quotas.map(Math.floor);
  const left = seats - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = quotas
    .map((quota, index) => ({ index, remainder: quota - Math.floor(quota) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** For each ward in filling order the index of the entry that it stands for; none when all are 0. */
export function allotWards(counts: readonly number[]): (Ward & { readonly entry: number })[] {
  const order = wardOrder();
  const entries = largestRemainder(counts, WARD_COUNT).flatMap((share, entry) =>
    Array.from({ length: share }, () => entry),
  );
  return order.flatMap((ward, index) => {
    const entry = entries[index];
    return entry === undefined ? [] : [{ ...ward, entry }];
  });
}
