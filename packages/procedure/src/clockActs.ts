import { type ClockState, hasRunOut, recomputeClock, runOut } from './clock.ts';
import { decide, type Decision, type Subject } from './decide.ts';
import type { ProcedureDefinition } from './definition.ts';
import { type Act, type ActingPerson, evolve, type Matter, type Surroundings } from './matter.ts';
import { notBefore } from './moment.ts';
import { obstacleNow } from './offers.ts';
import type { Refusal } from './refusal.ts';

/** Name of the act by which the platform writes down that clocks ran out. */
export const RAN_OUT = 'clock.ranOut';
/** Name of the act by which the platform computes clocks anew when a year has been loaded. */
export const RECOMPUTED = 'clock.recomputed';

/** The platform itself. */
export const PLATFORM: ActingPerson = { id: null, isSystem: true, roles: [], parties: [] };

/**
 * The act that says that clocks ran out, for every clock of a matter whose time is over and of which
 * it has not been said; null when there is none.
 */
export function ranOutAct(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
): Act | null {
  const at = notBefore(around, matter);
  return clockAct(definition, matter, at, RAN_OUT, (state) =>
    state.ranOutAt === null && hasRunOut(state, at.now) ? runOut(state, at.now) : state,
  );
}

/** The act that computes clocks which waited for a year of the working calendar; null when none did. */
export function recomputedAct(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
): Act | null {
  const at = notBefore(around, matter);
  return clockAct(definition, matter, at, RECOMPUTED, (state) => {
    const computed = recomputeClock(state, at.calendar);
    return computed.missingYear === state.missingYear ? state : computed;
  });
}

/** What follows when clocks have run out; to be written in one transaction, in order. */
export interface Expiry {
  /** The act `RAN_OUT`, then what the platform does about each clock that says so. */
  readonly decisions: readonly Decision[];
  /** What the platform should have done and could not: the law is missing, a guard forbids it. */
  readonly refusals: readonly Refusal[];
}

/**
 * Decides what happens because clocks ran out: that they did, and, where a clock has an `onExpiry`
 * that the state then allows, the platform's own act. Null when no clock has run out anew.
 *
 * @param subject the matter with its values in clear
 */
export function decideExpiry(
  definition: ProcedureDefinition,
  subject: Extract<Subject, { data: unknown }>,
  around: Surroundings,
): Expiry | null {
  const act = ranOutAct(definition, subject.matter, around);
  if (act === null) return null;
  const decisions: Decision[] = [{ act, papers: [], notices: [], spawns: [], events: [] }];
  const refusals: Refusal[] = [];
  let matter = evolve(subject.matter, act);
  let { data } = subject;
  for (const name of Object.keys(act.clocks)) {
    const action = definition.clocks[name]?.onExpiry;
    // An act before it may have ended this clock, or have led elsewhere.
    if (action === undefined || matter.clocks[name]!.status !== 'running') continue;
    if (obstacleNow(definition, action, matter) !== null) continue;
    const request = { action, input: {}, actor: PLATFORM };
    const outcome = decide(definition, { matter, data }, request, around);
    if (outcome.ok) {
      decisions.push(outcome.value);
      matter = evolve(matter, outcome.value.act);
      data = { ...data, ...outcome.value.act.data };
    } else {
      refusals.push(...outcome.refusals);
    }
  }
  return { decisions, refusals };
}

function clockAct(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
  action: string,
  change: (state: ClockState) => ClockState,
): Act | null {
  const clocks: Record<string, ClockState> = {};
  for (const [name, state] of Object.entries(matter.clocks)) {
    const after = change(state);
    if (after !== state) clocks[name] = after;
  }
  return Object.keys(clocks).length === 0
    ? null
    : platformAct(definition, matter, around, action, clocks);
}

/** An act of the platform that leaves a matter where it is. */
export function platformAct(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
  action: string,
  clocks: Readonly<Record<string, ClockState>>,
): Act {
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
