import type { BoardRow, IndicatorStatus } from '@zca/domain/indicators';
import type { IndicatorCatalogue } from '../../base/catalogue/indicators/zh.ts';
import type { GlyphShape } from '../../base/components/Glyph.tsx';

/** How a status looks beside its word: a shape of its own first, then a tone. */
interface Look {
  readonly shape: GlyphShape;
  readonly tone: 'good' | 'plain' | 'ahead' | 'behind' | 'bad' | 'none';
}

export const STATUS_LOOKS: Readonly<Record<IndicatorStatus, Look>> = {
  achieved: { shape: 'done', tone: 'good' },
  met: { shape: 'done', tone: 'good' },
  ahead: { shape: 'disc', tone: 'ahead' },
  onTrack: { shape: 'ring', tone: 'plain' },
  behind: { shape: 'triangle', tone: 'behind' },
  farBehind: { shape: 'square', tone: 'bad' },
  unlikely: { shape: 'alarm', tone: 'bad' },
  missed: { shape: 'alarm', tone: 'bad' },
  noTarget: { shape: 'dash', tone: 'none' },
  noValue: { shape: 'dotted', tone: 'none' },
};

/** The five squares of areas; each is known by its form alone. */
export type SquareForm = 'full' | 'hollow' | 'half' | 'crossed' | 'dash';

const SQUARES: Readonly<Record<IndicatorStatus, SquareForm>> = {
  achieved: 'full',
  met: 'full',
  ahead: 'full',
  onTrack: 'hollow',
  behind: 'half',
  farBehind: 'crossed',
  unlikely: 'crossed',
  missed: 'crossed',
  noTarget: 'dash',
  noValue: 'dash',
};

export const squareOf = (status: IndicatorStatus): SquareForm => SQUARES[status];

/** Squares in the order of the legend, each with a status that has it. */
export const SQUARE_LEGEND: readonly (readonly [SquareForm, IndicatorStatus])[] = [
  ['full', 'ahead'],
  ['hollow', 'onTrack'],
  ['half', 'behind'],
  ['crossed', 'farBehind'],
  ['dash', 'noTarget'],
];

/** How urgent a status is; 0 for what needs nobody. */
const URGENCY: Partial<Record<IndicatorStatus, number>> = {
  unlikely: 4,
  missed: 3,
  farBehind: 2,
  behind: 1,
};

/** Rows that somebody has to look after, the worst first. */
export function warnings(rows: readonly BoardRow[]): BoardRow[] {
  const urgency = (row: BoardRow): number => URGENCY[row.assessment.status] ?? 0;
  return rows
    .filter((row) => urgency(row) > 0)
    .toSorted((one, other) => urgency(other) - urgency(one));
}

/** Rows by rank, and the core ones by group, in the order in which they came. */
export function byGroup<Row extends { readonly group: string }>(
  rows: readonly Row[],
): { readonly group: Row['group']; readonly rows: readonly Row[] }[] {
  const groups = new Map<Row['group'], Row[]>();
  for (const row of rows) {
    const known = groups.get(row.group);
    if (known === undefined) groups.set(row.group, [row]);
    else known.push(row);
  }
  return [...groups].map(([group, members]) => ({ group, rows: members }));
}

/** Years that pages offer: from the first of the plan to the one that is running, newest first. */
export function yearsOf(plan: { readonly fromYear: number }, today: string): number[] {
  const last = Math.max(plan.fromYear, Number(today.slice(0, 4)));
  return Array.from({ length: last - plan.fromYear + 1 }, (_, back) => last - back);
}

/** Whether a period has begun on a day; there are no figures of one that has not. */
export function hasBegun(name: string, today: string): boolean {
  const { year, part } = partsOfPeriod(name);
  const number = Number(part.slice(1));
  const month = part === '' ? 1 : part.startsWith('Q') ? 3 * number - 2 : number;
  return `${year}-${String(month).padStart(2, '0')}-01` <= today;
}

/** A period as the year and its part: `2025Q3` is 2025 and `Q3`; a whole year has the part ''. */
export function partsOfPeriod(name: string): { readonly year: string; readonly part: string } {
  return { year: name.slice(0, 4), part: name.slice(4) };
}

/** The name of a period in words; `words` are those of the catalogue. */
export function periodWords(name: string, words: IndicatorCatalogue['periods']): string {
  const { year, part } = partsOfPeriod(name);
  if (part === '') return words.year(year);
  const rest = part.slice(1);
  return part.startsWith('Q') ? words.quarter(year, rest) : words.month(year, rest);
}

/** The parts that a year may have, each as it ends the name of a period. */
export const PERIOD_PARTS: readonly string[] = [
  '',
  ...[1, 2, 3, 4].map((quarter) => `Q${quarter}`),
  ...Array.from({ length: 12 }, (_, month) => `-${String(month + 1).padStart(2, '0')}`),
];

/** How rows are summed up in a line. */
export type Standing = 'done' | 'going' | 'behind' | 'unknown';

const STANDINGS: Readonly<Record<IndicatorStatus, Standing>> = {
  achieved: 'done',
  met: 'done',
  ahead: 'going',
  onTrack: 'going',
  behind: 'behind',
  farBehind: 'behind',
  unlikely: 'behind',
  missed: 'behind',
  noTarget: 'unknown',
  noValue: 'unknown',
};

/** How many rows stand how. */
export function standings(rows: readonly BoardRow[]): Record<Standing, number> {
  const counts = { done: 0, going: 0, behind: 0, unknown: 0 };
  for (const row of rows) counts[STANDINGS[row.assessment.status]] += 1;
  return counts;
}
