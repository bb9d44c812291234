import { type ClockState, hasRunOut, isOpen } from './clock.ts';
import type { ClockDefinition, Extension, ProcedureDefinition } from './definition.ts';
import type { ActingPerson, Matter } from './matter.ts';
import { type Refusal, refuse } from './refusal.ts';

/** The ways in which a clock can be extended. */
export function extensionsOf(clock: ClockDefinition): readonly Extension[] {
  const first = clock.extension === undefined ? [] : [clock.extension];
  return [...first, ...(clock.furtherExtensions ?? [])];
}

/** The present: an instant where it is known to the moment, else the day in Shanghai. */
interface Present {
  readonly now?: string;
  readonly today: string;
}

function isOver(state: ClockState, present: Present): boolean {
  if (state.ranOutAt !== null) return true;
  if (present.now !== undefined) return hasRunOut(state, present.now);
  return state.status === 'running' && state.dueDay !== null && state.dueDay < present.today;
}

function isSpent(extension: Extension, state: ClockState): boolean {
  const given = state.extensions.filter((law) => law.key === extension.parameter).length;
  return given >= extension.times;
}

/** Whether a clock can get an extension at all: open, not run out, and not extended too often. */
export function canBeExtended(extension: Extension, state: ClockState, present: Present): boolean {
  return isOpen(state) && !isOver(state, present) && !isSpent(extension, state);
}

/**
 * Why an action that asks for, gives or declines extensions cannot be done: it would do nothing to
 * any clock. Null for other actions, and where there is a clock for it.
 */
export function extensionObstacle(
  definition: ProcedureDefinition,
  action: string,
  matter: Matter,
  actor: ActingPerson,
  present: Present,
): Refusal | null {
  let obstacle: Refusal | null = null;
  for (const [name, clock] of Object.entries(definition.clocks)) {
    for (const extension of extensionsOf(clock)) {
      if (![extension.by, extension.askedBy, extension.declinedBy].includes(action)) continue;
      const state = matter.clocks[name];
      const found = obstacleOf(definition, clock, extension, action, state, actor, present);
      if (found === null) return null;
      obstacle ??= found;
    }
  }
  return obstacle;
}

function obstacleOf(
  definition: ProcedureDefinition,
  clock: ClockDefinition,
  extension: Extension,
  action: string,
  state: ClockState | undefined,
  actor: ActingPerson,
  present: Present,
): Refusal | null {
  const names = { clock: clock.title.zh, clockEn: clock.title.en };
  if (state === undefined || !isOpen(state)) return refuse('CLOCK_NOT_OPEN', names);
  if (action === extension.declinedBy) {
    return state.asked === undefined ? refuse('EXTENSION_NOT_ASKED', names) : null;
  }
  if (isOver(state, present)) return refuse('CLOCK_RAN_OUT', names);
  if (isSpent(extension, state)) {
    return refuse('EXTENSION_SPENT', { ...names, times: extension.times });
  }
  if (action === extension.askedBy) {
    return state.asked === undefined ? null : refuse('EXTENSION_ASKED', names);
  }
  if (extension.askedBy === undefined) return null;
  if (state.asked === undefined) return refuse('EXTENSION_NOT_ASKED', names);
  if (actor.id === null || state.asked.by !== actor.id) return null;
  const [given, asked] = [definition.actions[action]!, definition.actions[extension.askedBy]!];
  return refuse('SAME_PERSON', {
    action: given.title.zh,
    actionEn: given.title.en,
    other: asked.title.zh,
    otherEn: asked.title.en,
  });
}
