import type { Breakdown } from '@zca/domain/indicators';
import type { DrillAddress } from './address.ts';

/** A part as addresses name it: `breakdown:part`. */
export const partName = (breakdown: string, part: string): string => `${breakdown}:${part}`;

/** The breakdown and the part of a name; parts may hold colons themselves. */
export function readPart(name: string): { readonly breakdown: string; readonly part: string } {
  const at = name.indexOf(':');
  return { breakdown: name.slice(0, at), part: name.slice(at + 1) };
}

/** The title of a part among breakdowns; undefined for one that they do not know. */
export function findPart(
  breakdowns: readonly Breakdown[],
  name: string,
): Breakdown['parts'][number] | undefined {
  const { breakdown, part } = readPart(name);
  return breakdowns.find(({ id }) => id === breakdown)?.parts.find(({ id }) => id === part);
}

/** How much overlapping parts count twice: their sum, and by how much it is more than the whole. */
export function overlapOf(
  breakdown: Breakdown,
  whole: number,
): { readonly sum: number; readonly twice: number } | null {
  if (!breakdown.overlapping) return null;
  const sum = breakdown.parts.reduce((total, { count }) => total + count, 0);
  return sum > whole ? { sum, twice: sum - whole } : null;
}

/** The path after choosing a part in a column: what was chosen there before, and deeper, is left. */
export function choose(path: readonly string[], column: number, name: string): string[] {
  return [...path.slice(0, column), name];
}

/** What a step changes: the parts, whether records stand in front, and the record that is explained. */
export interface StepChange {
  readonly part?: readonly string[];
  readonly show?: 'records' | undefined;
  readonly item?: string | undefined;
}

/** Gives the address that a step leads to. */
export type Step = (change: StepChange) => DrillAddress;

/** An address with a step taken; what a step leaves out stays, what it sets to nothing goes. */
export function stepTo(address: DrillAddress, change: StepChange): DrillAddress {
  const { part, show, item, ...kept } = { ...address, ...change };
  return {
    ...kept,
    ...(part === undefined || part.length === 0 ? {} : { part }),
    ...(show === undefined ? {} : { show }),
    ...(item === undefined ? {} : { item }),
  };
}
