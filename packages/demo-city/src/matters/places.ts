import type { CalendarDay } from '@zca/standards';
import type { Draws } from '../base/random.ts';

export interface MatterOptions {
  readonly seed: number;
  readonly count: number;
  /** First day of receipt, and the present: milliseconds since the epoch. */
  readonly from: CalendarDay;
  readonly present: number;
  /** Offices of districts, zones and stations in which somebody works. */
  readonly offices: readonly { readonly code: string; readonly name: string }[];
  /** Whether there is an operator, and a head of an office. */
  readonly hasOperator: boolean;
  readonly headsOf: ReadonlySet<string>;
  /** District or zone that has a good part of them, so that its few accounts have work to look at. */
  readonly favoured?: string;
  /** Ids of mediators. */
  readonly mediators: readonly string[];
}

/** What the plans of all matters share. */
export interface Scenery {
  readonly options: MatterOptions;
  readonly counties: readonly { readonly code: string; readonly name: string }[];
  readonly stationsOf: ReadonlyMap<string, readonly string[]>;
}

const FAVOUR = 0.3;

/** A district or zone in which something happens. */
export function placeOf(draws: Draws, { counties, options }: Scenery): Scenery['counties'][number] {
  const favoured = counties.find(({ code }) => code === options.favoured);
  return favoured !== undefined && draws.chance(FAVOUR) ? favoured : draws.pick(counties);
}
