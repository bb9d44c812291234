import { heldAuthorities, isConflicted } from './authority.ts';
import type { ActionDefinition, ProcedureDefinition } from './definition.ts';
import { extensionObstacle } from './extension.ts';
import type { ActingPerson, HeldRole, Matter, MatterView } from './matter.ts';
import { type Refusal, refuse } from './refusal.ts';
import { chartOf, titleOfPosition } from './states.ts';

/** How somebody may do an action. */
export interface Permission {
  /** Role and place by which; null for parties, the public and the platform. */
  readonly role: HeldRole | null;
  /** Whether they do it for somebody else. */
  readonly onBehalf: boolean;
}

/**
 * The role by which somebody may do an action in a matter, or why not. Of several ways the first that
 * no conflict of interest bars is taken: an official who is a party acts as that party.
 */
export function authorityFor(
  definition: ProcedureDefinition,
  action: ActionDefinition,
  matter: Matter | null,
  actor: ActingPerson,
): Permission | Refusal {
  if (actor.isSystem === true) return { role: null, onBehalf: false };
  const names = { action: action.title.zh, actionEn: action.title.en };
  const held = heldAuthorities(actor, action.by, matter);
  if (held.length === 0) return refuse('NOT_ALLOWED', names);
  const isBarred = isConflicted(actor, matter);
  const way = held.find(({ role }) => role === null || !isBarred);
  if (way === undefined) return refuse('CONFLICT_OF_INTEREST');
  const own = action.notAfterOwn?.find(
    (other) => actor.id !== null && matter?.doneBy[other]?.includes(actor.id),
  );
  if (own !== undefined) {
    const other = definition.actions[own]!.title;
    return refuse('SAME_PERSON', { ...names, other: other.zh, otherEn: other.en });
  }
  return { role: way.role, onBehalf: way.authority.onBehalf === true };
}

/** Whether the present state allows an action, whoever asks. */
function isPossible(definition: ProcedureDefinition, name: string, matter: Matter): boolean {
  const chart = chartOf(definition);
  return definition.actions[name]!.from.some((path) => chart.isIn(matter.position, path));
}

/** Why an action cannot be done in the present state, whoever asks. */
export function obstacleNow(
  definition: ProcedureDefinition,
  name: string,
  matter: Matter,
): Refusal | null {
  if (isPossible(definition, name, matter)) return null;
  const action = definition.actions[name]!;
  const state = titleOfPosition(definition, matter.position);
  return refuse('ACTION_NOT_NOW', {
    action: action.title.zh,
    actionEn: action.title.en,
    state: state.zh,
    stateEn: state.en,
  });
}

/** Refuses by hand what a page does with values of its own; the platform itself may do it. */
export function doneElsewhere(action: ActionDefinition): Refusal | null {
  if (action.onlyAt === undefined) return null;
  const [names, page] = [action.title, action.onlyAt];
  return refuse('ONLY_AT_PAGE', {
    action: names.zh,
    actionEn: names.en,
    page: page.zh,
    pageEn: page.en,
  });
}

/** Why an action of the present state cannot be done, known before its form is filled in. */
export function lockOf(
  definition: ProcedureDefinition,
  name: string,
  view: MatterView,
  actor: ActingPerson,
  now?: string,
): Refusal | null {
  const present = now === undefined ? { today: view.today } : { now, today: view.today };
  return (
    extensionObstacle(definition, name, view.matter, actor, present) ??
    definition.actions[name]!.unless?.(view) ??
    null
  );
}

/** An action that somebody could take in a matter, or why it is locked. */
export interface Offer {
  readonly action: string;
  readonly locked: Refusal | null;
}

/**
 * The actions of the present state that a person has authority for; those that a condition forbids
 * are told with the reason.
 */
export function offersOf(
  definition: ProcedureDefinition,
  view: MatterView,
  actor: ActingPerson,
): readonly Offer[] {
  const offers: Offer[] = [];
  for (const [name, action] of Object.entries(definition.actions)) {
    if (!isPossible(definition, name, view.matter)) continue;
    const permission = authorityFor(definition, action, view.matter, actor);
    if ('code' in permission) {
      // Who may never do it is not told that it exists; who may, but not this time, is told why.
      if (permission.code !== 'NOT_ALLOWED') offers.push({ action: name, locked: permission });
      continue;
    }
    offers.push({
      action: name,
      locked: lockOf(definition, name, view, actor) ?? doneElsewhere(action),
    });
  }
  return offers;
}
