import {
  answered,
  canExtend,
  type ClockState,
  endClock,
  extendClock,
  isCountable,
  isOpen,
  pauseClock,
  resumeClock,
  startClock,
  startOfDay,
} from './clock.ts';
import type { ClockDefinition, Extension, LawValue, ProcedureDefinition } from './definition.ts';
import { canBeExtended, extensionsOf } from './extension.ts';
import type { ActView, Surroundings } from './matter.ts';
import { type Outcome, type Refusal, refuse, refused } from './refusal.ts';
import { chartOf } from './states.ts';
import type { StatePosition } from './states.ts';

type Clocks = Record<string, ClockState>;

/**
 * The clocks that an action changes: it ends some, extends some, starts some, and the state it leads
 * to lets time count or not. A clock that is started again begins anew. Refused when the law that
 * gives a period is not known for the day of the event, or says what cannot be counted.
 */
export function advanceClocks(
  definition: ProcedureDefinition,
  action: string,
  view: ActView,
  position: StatePosition,
  around: Surroundings,
): Outcome<Readonly<Clocks>> {
  const changed: Clocks = {};
  for (const [name, clock] of Object.entries(definition.clocks)) {
    const before = view.matter.clocks[name];
    const after = advance(clock, action, view, before, around);
    if ('refusal' in after) return refused(after.refusal);
    const settled = settle(definition, clock, after.clock, position, around);
    if (settled !== undefined && settled !== before) changed[name] = settled;
  }
  if (chartOf(definition).hasEnded(position)) {
    Object.assign(changed, voidOpen({ ...view.matter.clocks, ...changed }, around.now));
  }
  return { ok: true, value: changed };
}

/** Clocks that still were open, ended as needless. */
export function voidOpen(clocks: Readonly<Clocks>, now: string): Clocks {
  return Object.fromEntries(
    Object.entries(clocks)
      .filter(([, state]) => isOpen(state))
      .map(([name, state]) => [name, endClock(state, 'void', now)]),
  );
}

type Advanced = { readonly clock: ClockState | undefined } | { readonly refusal: Refusal };

function advance(
  clock: ClockDefinition,
  action: string,
  view: ActView,
  before: ClockState | undefined,
  around: Surroundings,
): Advanced {
  let state = before;
  if (state !== undefined && clock.metBy.includes(action)) {
    state = endClock(state, 'met', around.now);
  }
  if (state !== undefined && clock.voidBy?.includes(action) === true) {
    state = endClock(state, 'void', around.now);
  }
  for (const extension of extensionsOf(clock)) {
    if (state === undefined || !isOpen(state)) break;
    const extended = askOrExtend(clock, extension, action, view, state, around);
    if ('refusal' in extended) return extended;
    state = extended.clock;
  }
  if (clock.startsOn.includes(action) && (clock.onlyIf?.(view) ?? true)) {
    const event = eventOf(clock, view, around);
    const lawDay = lawDayOf(clock, view, event.day);
    const law: LawValue | undefined = around.law(clock.parameter, lawDay);
    if (law === undefined) return missing(clock.parameter, lawDay);
    if (!isCountable(law)) return unfit(law);
    state = startClock(law, clock.roll, event, around.calendar);
  }
  return { clock: state };
}

function askOrExtend(
  clock: ClockDefinition,
  extension: Extension,
  action: string,
  view: ActView,
  state: ClockState,
  around: Surroundings,
): { readonly clock: ClockState } | { readonly refusal: Refusal } {
  if (extension.askedBy === action && canBeExtended(extension, state, around)) {
    return { clock: { ...state, asked: { at: around.now, by: view.actor.id } } };
  }
  if (extension.declinedBy === action) return { clock: answered(state) };
  if (extension.by !== action || !canBeExtended(extension, state, around)) return { clock: state };
  if (extension.askedBy !== undefined && state.asked === undefined) return { clock: state };
  // The extension is a matter of the same law as the period that it prolongs.
  const lawDay = lawDayOf(clock, view, state.startDay);
  const law = around.law(extension.parameter, lawDay);
  if (law === undefined) return missing(extension.parameter, lawDay);
  const given = extension.countField === undefined ? undefined : view.input[extension.countField];
  const count = typeof given === 'number' ? given : law.count;
  const length = { ...law, count };
  if (!canExtend(state.law, length)) return unfit(length);
  if (count > law.count || count < 1) {
    const params = { min: 1, max: law.count };
    return { refusal: refuse('EXTENSION_LENGTH', params, extension.countField) };
  }
  return { clock: extendClock(state, length, around.calendar) };
}

function missing(key: string, day: string): { readonly refusal: Refusal } {
  return { refusal: refuse('LAW_MISSING', { key, day }) };
}

function unfit(law: LawValue): { readonly refusal: Refusal } {
  return {
    refusal: refuse('LAW_UNFIT', { key: law.key, count: law.count, unit: law.unit }),
  };
}

/** When the event was from which a clock counts: the act's own moment, or a day that was entered. */
function eventOf(
  clock: ClockDefinition,
  view: ActView,
  around: Surroundings,
): { readonly day: string; readonly at: string } {
  const entered = clock.triggerDay === undefined ? undefined : view.data[clock.triggerDay];
  if (typeof entered !== 'string' || entered === around.today) {
    return { day: around.today, at: around.now };
  }
  return { day: entered, at: startOfDay(entered) };
}

/** The day whose law counts: that of the event, unless the definition names another. */
function lawDayOf(clock: ClockDefinition, view: ActView, eventDay: string): string {
  const named = clock.lawDay === undefined ? undefined : view.data[clock.lawDay];
  return typeof named === 'string' ? named : eventDay;
}

/** A clock in a state of the matter: paused where time does not count there, running elsewhere. */
export function settle(
  definition: ProcedureDefinition,
  clock: ClockDefinition,
  state: ClockState | undefined,
  position: StatePosition,
  around: Surroundings,
): ClockState | undefined {
  if (state === undefined) return state;
  const chart = chartOf(definition);
  const rests = (clock.pausesIn ?? []).some((path) => chart.isIn(position, path));
  return rests
    ? pauseClock(state, around.today, around.now)
    : resumeClock(state, around.today, around.calendar);
}
