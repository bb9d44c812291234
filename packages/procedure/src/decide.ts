import { advanceClocks } from './advanceClocks.ts';
import { isConflictedId } from './authority.ts';
import { articleOf, instrumentOf } from './basis.ts';
import type { ActionDefinition, NoticeRule, ProcedureDefinition, Spawn } from './definition.ts';
import {
  type Act,
  type ActingPerson,
  type ActView,
  blankMatter,
  type Matter,
  type Surroundings,
} from './matter.ts';
import { notBefore } from './moment.ts';
import { authorityFor, doneElsewhere, lockOf, obstacleNow, type Permission } from './offers.ts';
import { isAsked, readForm } from './readForm.ts';
import { type Outcome, refuse, refused, type Refusal } from './refusal.ts';
import { chartOf, routesOf } from './states.ts';
import type { StatePosition } from './states.ts';
import type { Json, JsonObject } from './words.ts';

/** What somebody asks to be done. */
export interface ActRequest {
  readonly action: string;
  readonly input: JsonObject;
  readonly actor: ActingPerson;
  /** Revision that the asker saw; refused when the matter has moved on. Absent: whatever it is. */
  readonly seenRevision?: number;
  /** The page of `onlyAt` asks, with values that it knows; never set from what somebody sends. */
  readonly isAtItsPage?: boolean;
}

/** A matter with its values in clear, or what names a new one. */
export type Subject =
  | { readonly matter: Matter; readonly data: JsonObject }
  | { readonly matter: null; readonly id: string; readonly number: string };

/** What an act is, and what else follows from it in the same moment. */
export interface Decision {
  /** With every value in clear; what is personal is concealed before it is written down. */
  readonly act: Act;
  readonly papers: readonly string[];
  readonly notices: readonly NoticeRule[];
  readonly spawns: readonly Spawn[];
  readonly events: readonly string[];
}

/**
 * Decides on a request: every reason to refuse it, or the whole act. Pure: the same arguments give
 * the same act. The order of the questions is that in which people can mend things: is there such an
 * action, may this person, can it be done in this state, is the form right, does the rule allow it.
 *
 * @throws RangeError when the matter runs under another definition or version, and for what
 *   `checkDefinition` finds or a rule of the definition gets wrong: no route, an undeclared value
 */
export function decide(
  definition: ProcedureDefinition,
  subject: Subject,
  request: ActRequest,
  around: Surroundings,
): Outcome<Decision> {
  const { matter } = subject;
  if (matter !== null) assertRunsUnder(definition, matter);
  // Names come from outside: what every object inherits is no action.
  const action = Object.hasOwn(definition.actions, request.action)
    ? definition.actions[request.action]
    : undefined;
  if (action === undefined || (matter === null) !== (action.from.length === 0)) {
    return refused(refuse('ACTION_UNKNOWN', { action: request.action }));
  }
  if (matter !== null && (request.seenRevision ?? matter.revision) !== matter.revision) {
    const revisions = { seen: request.seenRevision!, present: matter.revision };
    return refused(refuse('MATTER_CHANGED', revisions));
  }
  const permission = authorityFor(definition, action, matter, request.actor);
  if ('code' in permission) return refused(permission);
  const elsewhere = request.isAtItsPage === true ? null : doneElsewhere(action);
  if (elsewhere !== null) return refused(elsewhere);
  const present = notBefore(around, matter);
  const known = matter === null ? {} : subject.data;
  if (matter !== null) {
    const view = { matter, data: known, today: present.today, law: present.law };
    const obstacle =
      obstacleNow(definition, request.action, matter) ??
      lockOf(definition, request.action, view, request.actor, present.now);
    if (obstacle !== null) return refused(obstacle);
  }
  const form = readForm(definition.fields, action.form ?? [], request.input, present.today);
  if (!form.ok) return form;
  const input = { ...cleared(action, known, form.value, request.input), ...form.value };
  const entered: ActView = {
    matter: matter ?? draft(definition, subject, present),
    data: { ...known, ...input },
    input,
    actor: request.actor,
    today: present.today,
    law: present.law,
  };
  const refusal = action.check?.(entered) ?? null;
  if (refusal !== null) return refused(refusal);
  return complete(definition, request, action, permission, matter, entered, present);
}

function assertRunsUnder(definition: ProcedureDefinition, matter: Matter): void {
  if (matter.definition === definition.id && matter.version === definition.version) return;
  const [own, given] = [matter, definition].map((one) =>
    'definition' in one ? `${one.definition}@${one.version}` : `${one.id}@${one.version}`,
  );
  throw new RangeError(`A matter that runs under ${own} is not decided by ${given}.`);
}

/**
 * Values that a form takes back: known, and now sent as null, or made needless by the other answers.
 * A field that is merely left out keeps what it had.
 */
function cleared(
  action: ActionDefinition,
  known: JsonObject,
  read: JsonObject,
  sent: JsonObject,
): JsonObject {
  const values: Record<string, Json> = {};
  for (const entry of action.form ?? []) {
    const { field } = entry;
    if (known[field] === undefined || known[field] === null || Object.hasOwn(read, field)) continue;
    if (sent[field] === null || !isAsked(entry, read)) values[field] = null;
  }
  return values;
}

function complete(
  definition: ProcedureDefinition,
  request: ActRequest,
  action: ActionDefinition,
  permission: Permission,
  matter: Matter | null,
  entered: ActView,
  around: Surroundings,
): Outcome<Decision> {
  const derived = derivedValues(definition, request.action, entered);
  const view: ActView = { ...entered, data: { ...entered.data, ...derived } };
  const office = action.office?.(view);
  const recuses = personNamed(action.recuses, view);
  const assignee = assigneeAfter(action, view, office, recuses);
  const conflict = assigneeConflict(definition, action, matter, assignee);
  if (conflict !== null) return refused(conflict);
  const position = nextPosition(definition, request.action, matter, view);
  const clocks = advanceClocks(definition, request.action, view, position, around);
  if (!clocks.ok) return clocks;
  const { actor } = request;
  const article = articleOf(action, instrumentOf(definition, view.data, view.matter.filedAt));
  const isJoined = action.joins !== undefined && actor.id !== null && !permission.onBehalf;
  const act: Act = {
    matter: view.matter.id,
    definition: definition.id,
    version: definition.version,
    number: (matter?.revision ?? 0) + 1,
    ...(matter === null ? { matterNumber: view.matter.number } : {}),
    at: around.now,
    action: request.action,
    actor: {
      id: actor.id,
      kind: actor.isSystem === true ? 'system' : actor.id === null ? 'visitor' : 'person',
      role: permission.role?.role ?? null,
      jurisdiction: permission.role?.jurisdiction ?? null,
    },
    ...(article === undefined ? {} : { basis: article }),
    position,
    hasEnded: chartOf(definition).hasEnded(position),
    data: { ...view.input, ...derived },
    clocks: clocks.value,
    ...(office === undefined && matter !== null ? {} : { office: office ?? null }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(isJoined ? { joins: { party: action.joins, person: actor.id } } : {}),
    ...(recuses === undefined ? {} : { recuses }),
  };
  return {
    ok: true,
    value: {
      act,
      papers: action.papers ?? [],
      notices: action.notices ?? [],
      spawns: action.spawns?.(view) ?? [],
      events: action.emits ?? [],
    },
  };
}

/** What follows from what was entered; only declared fields have a level, and so may be remembered. */
function derivedValues(definition: ProcedureDefinition, name: string, view: ActView): JsonObject {
  const derived = definition.actions[name]!.derive?.(view) ?? {};
  const unknown = Object.keys(derived).find((field) => !Object.hasOwn(definition.fields, field));
  if (unknown === undefined) return derived;
  throw new RangeError(`${definition.id}.${name} derives ${unknown}, which is no field.`);
}

function nextPosition(
  definition: ProcedureDefinition,
  name: string,
  matter: Matter | null,
  view: ActView,
): StatePosition {
  const chart = chartOf(definition);
  const routes = routesOf(definition.actions[name]!);
  if (routes.length === 0) return matter?.position ?? chart.initial;
  const index = routes.findIndex((route) => route.when === undefined || route.when(view));
  const route = routes[index];
  if (route === undefined) {
    throw new RangeError(`No route of ${definition.id}.${name} is open; give it a last one.`);
  }
  // The act that files a matter may lead past the initial state.
  if (matter === null) return chart.enter(route.to);
  const after = chart.after(matter.position, name, index);
  if (after === undefined) throw new RangeError(`${definition.id}.${name} leads nowhere.`);
  return after;
}

/** The person that an action names: its doer, or whoever stands in a field; null for nobody. */
function personNamed(
  named: 'actor' | { readonly field: string } | undefined,
  view: ActView,
): string | undefined {
  if (named === undefined) return undefined;
  const person = named === 'actor' ? view.actor.id : view.input[named.field];
  return typeof person === 'string' ? person : undefined;
}

function assigneeAfter(
  action: ActionDefinition,
  view: ActView,
  office: string | null | undefined,
  recuses: string | undefined,
): string | null | undefined {
  if (action.assign === null) return null;
  const named = personNamed(action.assign, view);
  if (named !== undefined) return named;
  const present = view.matter.assignee;
  if (present === null) return undefined;
  const hasMoved = office !== undefined && office !== view.matter.office;
  return hasMoved || present === recuses ? null : undefined;
}

/** Why a matter cannot be given to somebody: they would have to keep out of it. */
function assigneeConflict(
  definition: ProcedureDefinition,
  action: ActionDefinition,
  matter: Matter | null,
  assignee: string | null | undefined,
): Refusal | null {
  const { assign } = action;
  if (matter === null || typeof assignee !== 'string' || !isConflictedId(assignee, matter)) {
    return null;
  }
  if (typeof assign !== 'object' || assign === null) return refuse('CONFLICT_OF_INTEREST');
  const { title } = definition.fields[assign.field]!;
  return refuse('ASSIGNEE_CONFLICT', { field: title.zh, fieldEn: title.en }, assign.field);
}

/** A matter before its first act, for the conditions that look at one. */
function draft(definition: ProcedureDefinition, subject: Subject, around: Surroundings): Matter {
  const { id, number } = subject as Extract<Subject, { matter: null }>;
  return blankMatter({
    matter: id,
    definition: definition.id,
    version: definition.version,
    matterNumber: number,
    position: chartOf(definition).initial,
    at: around.now,
  });
}
