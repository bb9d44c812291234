import { type ClockState, type ColourShares, instantOfShare } from '@zca/procedure';

/** When somebody has to be told of a clock next; `level`: 1 amber, 2 orange, 3 it has run out. */
export interface Alarm {
  readonly level: number;
  readonly at: string | null;
}

/** The first alarm of a clock that lies after an instant, or the expiry that has not been written down. */
export function nextAlarm(clock: ClockState, now: string, shares: ColourShares): Alarm {
  if (clock.status !== 'running' || clock.dueAt === null) return { level: 0, at: null };
  if (clock.ranOutAt !== null) return { level: 3, at: null };
  const steps = [
    { level: 1, at: instantOfShare(clock, shares.amber)! },
    { level: 2, at: instantOfShare(clock, shares.orange)! },
    { level: 3, at: clock.dueAt },
  ];
  return steps.find((step) => step.at > now || step.level === 3)!;
}

/** The clock of a matter that runs out first. */
export function firstDue(
  clocks: Readonly<Record<string, ClockState>>,
): { readonly name: string; readonly dueAt: string } | undefined {
  let first: { name: string; dueAt: string } | undefined;
  for (const [name, clock] of Object.entries(clocks)) {
    if (clock.status !== 'running' || clock.dueAt === null) continue;
    if (first === undefined || clock.dueAt < first.dueAt) first = { name, dueAt: clock.dueAt };
  }
  return first;
}
