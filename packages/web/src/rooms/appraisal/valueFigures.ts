import {
  type Convention,
  MOST_YEARS,
  readEntries,
  type RoyaltyEntries,
  royaltyRelief,
  type ValueSubject,
  writeRevenue,
} from '@zca/domain/appraisal';
import { numberOf } from '../../base/typedNumbers.ts';

/** A figure that is moved with a slider or typed; the slider ends where figures become rare. */
export interface FigureScale {
  readonly name: FigureName;
  readonly max: number;
  readonly step: number;
  readonly unit: 'percent' | 'years';
  /** What an empty figure stands for. */
  readonly missing?: string;
}
export type FigureName =
  | 'royaltyRate'
  | 'royaltyDecline'
  | 'discountRate'
  | 'taxRate'
  | 'economicYears'
  | 'ownShare';

export const SCALES: readonly FigureScale[] = [
  { name: 'royaltyRate', max: 20, step: 0.1, unit: 'percent' },
  { name: 'discountRate', max: 50, step: 0.1, unit: 'percent' },
  { name: 'taxRate', max: 50, step: 0.5, unit: 'percent' },
  { name: 'economicYears', max: MOST_YEARS, step: 0.5, unit: 'years' },
  { name: 'royaltyDecline', max: 50, step: 0.5, unit: 'percent', missing: '0' },
  { name: 'ownShare', max: 100, step: 1, unit: 'percent', missing: '100' },
];

/** What somebody has typed: every figure as its text. Revenue in 万元, one text a year. */
export interface Figures extends Readonly<Record<FigureName, string>> {
  readonly convention: Convention;
  readonly revenue: readonly string[];
}

/** A workbench before anybody has typed: the platform proposes no figure. */
export const NO_FIGURES: Figures = {
  royaltyRate: '',
  discountRate: '',
  taxRate: '',
  economicYears: '',
  royaltyDecline: '',
  ownShare: '',
  convention: 'end',
  revenue: [],
};

/** Most of a year's revenue that the slider reaches, in 万元, when figures are small; it grows with them. */
const LEAST_REACH = 1000;

/** How many years the forecast has: those of the economic life, one before it is known. */
export function yearsOf(figures: Figures): number {
  const years = numberOf(figures.economicYears) ?? 0;
  return Math.min(MOST_YEARS, Math.max(1, Math.ceil(years)));
}

/** Where the sliders of revenue end, in 万元: a power of ten times one, two or five, twice the largest or more. */
export function reachOf({ revenue }: Figures): number {
  const largest = Math.max(LEAST_REACH, ...revenue.map((text) => numberOf(text) ?? 0));
  let reach = LEAST_REACH;
  for (let place = 0; reach < 2 * largest && place < 40; place += 1) {
    reach *= place % 3 === 1 ? 2.5 : 2;
  }
  return reach;
}

/**
 * The figures as the fields of the matter keep them; what was left empty is null. Of a right owned jointly the
 * share must be given: the whole is no answer that nobody has given.
 */
export function entriesOf(
  figures: Figures,
  subject: Pick<ValueSubject, 'baseDay' | 'legalEnd' | 'holders'>,
): RoyaltyEntries {
  const number = (name: FigureName): number | null => {
    const text = figures[name];
    return text.trim() === '' ? null : (numberOf(text) ?? Number.NaN);
  };
  return {
    baseDay: subject.baseDay,
    legalEnd: subject.legalEnd,
    economicYears: number('economicYears'),
    revenue: writeRevenue(
      Array.from({ length: yearsOf(figures) }, (_, place) =>
        numberOf(figures.revenue[place] ?? ''),
      ),
    ),
    royaltyRate: number('royaltyRate'),
    royaltyDecline: number('royaltyDecline'),
    taxRate: number('taxRate'),
    discountRate: number('discountRate'),
    convention: figures.convention,
    ownShare: number('ownShare') ?? (subject.holders.length > 1 ? Number.NaN : null),
  };
}

/** What follows from the figures, by the very code that the server runs. */
export function computed(entries: RoyaltyEntries) {
  const inputs = readEntries(entries);
  return { inputs, result: royaltyRelief(inputs) };
}

/** The figures that a matter remembers, as texts. */
export function figuresOf(value: (field: string) => unknown): Figures {
  const text = (name: FigureName): string => {
    const given = value(name);
    return typeof given === 'number' ? String(given) : '';
  };
  const revenue = value('revenue');
  return {
    royaltyRate: text('royaltyRate'),
    discountRate: text('discountRate'),
    taxRate: text('taxRate'),
    economicYears: text('economicYears'),
    royaltyDecline: text('royaltyDecline'),
    ownShare: text('ownShare'),
    convention: value('convention') === 'mid' ? 'mid' : 'end',
    revenue:
      typeof revenue === 'string'
        ? readEntries({ revenue }).revenue.map((fen) => String(fen / 1_000_000))
        : [],
  };
}
