import type { MatterClock } from '@zca/domain/matters';
import {
  type ClockState,
  type ColourShares,
  colourOf,
  type ProcedureDefinition,
  type Surroundings,
} from '@zca/procedure';
import { addDays, countWorkingDays, daysBetween } from '@zca/standards';

/** A clock as pages show it, at an instant. */
export function clockView(
  definition: ProcedureDefinition,
  name: string,
  clock: ClockState,
  around: Surroundings,
  shares: ColourShares,
): MatterClock {
  const declared = definition.clocks[name];
  const { sourceTitle, documentNumber, article, effectiveFrom, mark } = clock.law;
  return {
    id: name,
    title: declared?.title ?? { zh: name, en: name },
    kind: declared?.kind ?? 'statutory',
    status: clock.status,
    colour: colourOf(clock, around.now, shares),
    startDay: clock.startDay,
    dueDay: clock.dueDay,
    rawDueDay: clock.rawDueDay,
    dueAt: clock.dueAt,
    missingYear: clock.missingYear,
    daysLeft: daysLeft(clock, around),
    unit: clock.law.unit,
    count: clock.law.count,
    spans: [...clock.spans],
    extensions: clock.extensions.length,
    wasLate: clock.wasLate,
    waitsFor: declared?.waitsFor ?? 'office',
    law: { sourceTitle, documentNumber, article, effectiveFrom, mark },
  };
}

/** Days from today to the last day in the unit of the clock; negative when it is over. */
function daysLeft(clock: ClockState, around: Surroundings): number | null {
  const { dueDay } = clock;
  if (clock.status !== 'running' || dueDay === null) return null;
  const { today, calendar } = around;
  if (clock.law.unit !== 'workingDay') return daysBetween(today, dueDay);
  const [from, to] = today <= dueDay ? [today, dueDay] : [dueDay, today];
  // The first of the two days is not counted, the last one is.
  const days = countWorkingDays(addDays(from, 1), addDays(to, 1), calendar);
  if (!days.ok) return null;
  return today <= dueDay ? days.value : -days.value;
}
