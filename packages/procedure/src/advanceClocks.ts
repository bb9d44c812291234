import {
  type ClockState,
  endClock,
  extendClock,
  pauseClock,
  recomputeClock,
  resumeClock,
  runOut,
  startClock,
} from './clock.ts';
import type { ClockDefinition, LawValue, ProcedureDefinition } from './definition.ts';
import type { Act, ActView, Matter, Surroundings } from './matter.ts';
import { type Outcome, refuse, refused } from './refusal.ts';
import { chartOf } from './states.ts';
import type { StatePosition } from './states.ts';

type Clocks = Record<string, ClockState>;

/**
 * The clocks that an action changes: it ends some, extends some, starts some, and the state it leads
 * to lets time count or not. A clock that is started again begins anew. Refused when the law that
 * gives a period is not known for the day of the event.
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
    if ('missing' in after) return refused(refuse('LAW_MISSING', after.missing));
    const settled = pauseOrResume(definition, clock, after.clock, position, around);
    if (settled !== undefined && settled !== before) changed[name] = settled;
  }
  if (chartOf(definition).hasEnded(position)) voidAll(definition, view, changed, around);
  return { ok: true, value: changed };
}

type Advanced =
  | { readonly clock: ClockState | undefined }
  | { readonly missing: { readonly key: string; readonly day: string } };

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
  const { extension } = clock;
  if (state !== undefined && extension?.by === action) {
    if (state.extensions.length < extension.times && isOpen(state)) {
      // The extension is a matter of the same law as the period that it prolongs.
      const law = around.law(extension.parameter, state.startDay);
      if (law === undefined) return { missing: { key: extension.parameter, day: state.startDay } };
      state = extendClock(state, law, around.calendar);
    }
  }
  if (clock.startsOn.includes(action) && (clock.onlyIf?.(view) ?? true)) {
    const event = eventOf(clock, view, around);
    const law: LawValue | undefined = around.law(clock.parameter, event.day);
    if (law === undefined) return { missing: { key: clock.parameter, day: event.day } };
    state = startClock(law, clock.roll, event, around.calendar);
  }
  return { clock: state };
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
  return { day: entered, at: new Date(`${entered}T00:00:00.000+08:00`).toISOString() };
}

function pauseOrResume(
  definition: ProcedureDefinition,
  clock: ClockDefinition,
  state: ClockState | undefined,
  position: StatePosition,
  around: Surroundings,
): ClockState | undefined {
  if (state === undefined || clock.pausesIn === undefined) return state;
  const chart = chartOf(definition);
  const rests = clock.pausesIn.some((path) => chart.isIn(position, path));
  return rests
    ? pauseClock(state, around.today)
    : resumeClock(state, around.today, around.calendar);
}

/** When a matter has ended, what had not begun to be late has become needless. */
function voidAll(
  definition: ProcedureDefinition,
  view: ActView,
  changed: Clocks,
  around: Surroundings,
): void {
  for (const name of Object.keys(definition.clocks)) {
    const state = changed[name] ?? view.matter.clocks[name];
    if (state !== undefined && isOpen(state)) {
      changed[name] = endClock(state, 'void', around.now);
    }
  }
}

function isOpen(state: ClockState): boolean {
  return state.status === 'running' || state.status === 'paused';
}

/** Name of the act by which the platform writes down that clocks ran out. */
export const RAN_OUT = 'clock.ranOut';
/** Name of the act by which the platform computes clocks anew when a year has been loaded. */
export const RECOMPUTED = 'clock.recomputed';

/**
 * The act that says that clocks ran out, for every clock of a matter whose time is over and of which
 * it has not been said; null when there is none.
 */
export function ranOutAct(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
): Act | null {
  return clockAct(definition, matter, around, RAN_OUT, (state) =>
    state.status === 'running' &&
    state.ranOutAt === null &&
    state.dueAt !== null &&
    state.dueAt <= around.now
      ? runOut(state, around.now)
      : state,
  );
}

/** The act that computes clocks which waited for a year of the working calendar; null when none did. */
export function recomputedAct(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
): Act | null {
  return clockAct(definition, matter, around, RECOMPUTED, (state) => {
    const computed = recomputeClock(state, around.calendar);
    return computed.missingYear === state.missingYear ? state : computed;
  });
}

function clockAct(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
  action: string,
  change: (state: ClockState) => ClockState,
): Act | null {
  const clocks: Clocks = {};
  for (const [name, state] of Object.entries(matter.clocks)) {
    const after = change(state);
    if (after !== state) clocks[name] = after;
  }
  if (Object.keys(clocks).length === 0) return null;
  return {
    matter: matter.id,
    definition: definition.id,
    version: matter.version,
    number: matter.revision + 1,
    at: around.now,
    action,
    actor: { id: null, kind: 'system', role: null, jurisdiction: null },
    position: matter.position,
    hasEnded: matter.endedAt !== null,
    data: {},
    clocks,
  };
}
