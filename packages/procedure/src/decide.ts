import { findAuthority } from './authority.ts';
import type { ActionDefinition, NoticeRule, ProcedureDefinition, Spawn } from './definition.ts';
import { advanceClocks } from './advanceClocks.ts';
import type {
  Act,
  ActingPerson,
  ActView,
  HeldRole,
  JoinedParty,
  Matter,
  MatterView,
  Surroundings,
} from './matter.ts';
import { readForm } from './readForm.ts';
import { type Outcome, refuse, refused, type Refusal } from './refusal.ts';
import { chartOf, findState, routesOf, titleOfPosition } from './states.ts';
import type { StatePosition } from './states.ts';
import type { JsonObject } from './words.ts';

/** What somebody asks to be done. */
export interface ActRequest {
  readonly action: string;
  readonly input: JsonObject;
  readonly actor: ActingPerson;
  /** Revision that the asker saw; refused when the matter has moved on. Absent: whatever it is. */
  readonly seenRevision?: number;
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
 */
export function decide(
  definition: ProcedureDefinition,
  subject: Subject,
  request: ActRequest,
  around: Surroundings,
): Outcome<Decision> {
  const { matter } = subject;
  const action = definition.actions[request.action];
  if (action === undefined || (matter === null) !== (action.from.length === 0)) {
    return refused(refuse('ACTION_UNKNOWN', { action: request.action }));
  }
  if (matter !== null && (request.seenRevision ?? matter.revision) !== matter.revision) {
    const revisions = { seen: request.seenRevision!, present: matter.revision };
    return refused(refuse('MATTER_CHANGED', revisions));
  }
  const held = authorityFor(definition, action, matter, request.actor);
  if ('code' in held) return refused(held);
  const obstacle = matter === null ? null : obstacleNow(definition, request.action, matter);
  if (obstacle !== null) return refused(obstacle);

  const form = readForm(definition.fields, action.form ?? [], request.input, around.today);
  if (!form.ok) return form;
  const view: ActView = {
    matter: matter ?? draft(definition, subject, around),
    data: { ...(matter === null ? {} : subject.data), ...form.value },
    input: form.value,
    actor: request.actor,
    today: around.today,
    law: around.law,
  };
  const refusal = (matter === null ? null : action.unless?.(view)) ?? action.check?.(view) ?? null;
  if (refusal !== null) return refused(refusal);

  return complete(definition, request, action, held.role, matter, view, around);
}

function complete(
  definition: ProcedureDefinition,
  request: ActRequest,
  action: ActionDefinition,
  role: HeldRole | null,
  matter: Matter | null,
  entered: ActView,
  around: Surroundings,
): Outcome<Decision> {
  const derived = action.derive?.(entered) ?? {};
  const view: ActView = { ...entered, data: { ...entered.data, ...derived } };
  const position = nextPosition(definition, request.action, matter, view);
  const clocks = advanceClocks(definition, request.action, view, position, around);
  if (!clocks.ok) return clocks;
  const office = action.office?.(view);
  const assignee = assigneeOf(action, view);
  const joins = joinedParty(action, request.actor);
  const act: Act = {
    matter: view.matter.id,
    definition: definition.id,
    version: definition.version,
    number: (matter?.revision ?? 0) + 1,
    ...(matter === null ? { matterNumber: view.matter.number } : {}),
    at: around.now,
    action: request.action,
    actor: {
      id: request.actor.id,
      kind:
        request.actor.isSystem === true
          ? 'system'
          : request.actor.id === null
            ? 'visitor'
            : 'person',
      role: role?.role ?? null,
      jurisdiction: role?.jurisdiction ?? null,
    },
    ...(action.basis === undefined ? {} : { basis: action.basis }),
    position,
    hasEnded: chartOf(definition).hasEnded(position),
    data: { ...view.input, ...derived },
    clocks: clocks.value,
    ...(office === undefined && matter !== null ? {} : { office: office ?? null }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(joins === undefined ? {} : { joins }),
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

/** The role by which somebody may do an action in a matter, or why not. */
export function authorityFor(
  definition: ProcedureDefinition,
  action: ActionDefinition,
  matter: Matter | null,
  actor: ActingPerson,
): { readonly role: HeldRole | null } | Refusal {
  if (actor.isSystem === true) return { role: null };
  const names = { action: action.title.zh, actionEn: action.title.en };
  const held = findAuthority(actor, action.by, matter);
  if (held === undefined) return refuse('NOT_ALLOWED', names);
  if (matter === null || actor.id === null) return { role: held };
  // Whoever acts by a role may neither be a party of the matter nor have been recused from it.
  const isParty = Object.values(matter.parties).some((persons) => persons.includes(actor.id!));
  if (held !== null && (isParty || matter.recused.includes(actor.id))) {
    return refuse('CONFLICT_OF_INTEREST');
  }
  const own = action.notAfterOwn?.find((other) => matter.doneBy[other]?.includes(actor.id!));
  if (own !== undefined) {
    const other = definition.actions[own]!.title;
    return refuse('SAME_PERSON', { ...names, other: other.zh, otherEn: other.en });
  }
  return { role: held };
}

/** Why an action cannot be done in the present state, whoever asks. */
export function obstacleNow(
  definition: ProcedureDefinition,
  name: string,
  matter: Matter,
): Refusal | null {
  const action = definition.actions[name]!;
  const chart = chartOf(definition);
  if (action.from.some((path) => chart.isIn(matter.position, path))) return null;
  const state = titleOfPosition(definition, matter.position);
  return refuse('ACTION_NOT_NOW', {
    action: action.title.zh,
    actionEn: action.title.en,
    state: state.zh,
    stateEn: state.en,
  });
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
    if (action.from.length === 0 || obstacleNow(definition, name, view.matter) !== null) continue;
    const held = authorityFor(definition, action, view.matter, actor);
    if ('code' in held) {
      // Who may never do it is not told that it exists; who may, but not this time, is told why.
      if (held.code !== 'NOT_ALLOWED') offers.push({ action: name, locked: held });
      continue;
    }
    offers.push({ action: name, locked: action.unless?.(view) ?? null });
  }
  return offers;
}

function nextPosition(
  definition: ProcedureDefinition,
  name: string,
  matter: Matter | null,
  view: ActView,
): StatePosition {
  const chart = chartOf(definition);
  const routes = routesOf(definition.actions[name]!);
  const before = matter?.position ?? chart.initial;
  if (routes.length === 0) return before;
  const index = routes.findIndex((route) => route.when === undefined || route.when(view));
  const route = routes[index];
  if (route === undefined) {
    throw new RangeError(`No route of ${definition.id}.${name} is open; give it a last one.`);
  }
  // The act that files a matter may lead past the initial state.
  if (matter === null) return entry(definition, route.to);
  const after = chart.after(before, name, index);
  if (after === undefined) throw new RangeError(`${definition.id}.${name} leads nowhere.`);
  return after;
}

/** The position of a state that is entered from outside: itself and its initial states. */
export function entry(definition: ProcedureDefinition, path: string): StatePosition {
  const names = path.split('.');
  const inner = (at: string): StatePosition | undefined => {
    const node = findState(definition, at);
    if (node?.states === undefined) return undefined;
    const named = node.parallel === true ? Object.keys(node.states) : [node.initial!];
    if (node.parallel !== true && inner(`${at}.${node.initial!}`) === undefined) {
      return node.initial!;
    }
    return Object.fromEntries(named.map((name) => [name, inner(`${at}.${name}`) ?? {}]));
  };
  let position: StatePosition | undefined = inner(path);
  for (const name of names.toReversed()) {
    position = position === undefined ? name : { [name]: position };
  }
  return position!;
}

function assigneeOf(action: ActionDefinition, view: ActView): string | null | undefined {
  if (action.assign === undefined || action.assign === null) return action.assign;
  if (action.assign === 'actor') return view.actor.id;
  const named = view.input[action.assign.field];
  return typeof named === 'string' ? named : undefined;
}

function joinedParty(action: ActionDefinition, actor: ActingPerson): JoinedParty | undefined {
  return action.joins === undefined || actor.id === null
    ? undefined
    : { party: action.joins, person: actor.id };
}

/** A matter before its first act, for the conditions that look at one. */
function draft(definition: ProcedureDefinition, subject: Subject, around: Surroundings): Matter {
  const { id, number } = subject as Extract<Subject, { matter: null }>;
  return {
    id,
    definition: definition.id,
    version: definition.version,
    number,
    revision: 0,
    position: chartOf(definition).initial,
    data: {},
    office: null,
    origin: null,
    assignee: null,
    parties: {},
    clocks: {},
    doneBy: {},
    recused: [],
    filedAt: around.now,
    actedAt: around.now,
    endedAt: null,
  };
}
