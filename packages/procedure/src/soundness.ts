import { entry } from './decide.ts';
import type { ProcedureDefinition, StateNode } from './definition.ts';
import { chartOf, findState, routesOf, type StatePosition } from './states.ts';

/** What is wrong with a definition, and where. */
export interface DefinitionFault {
  readonly where: string;
  readonly what: string;
}

/** More positions than this are a mistake of the definition. */
const MOST_POSITIONS = 5_000;

/**
 * Whether a definition can be run: everything that it names exists, every state can be reached, and
 * every state that can be reached leads on or is an end. Conditions are taken to hold at times: what
 * is found to be unreachable is so whatever they say.
 */
export function checkDefinition(definition: ProcedureDefinition): readonly DefinitionFault[] {
  const faults = [...namedThings(definition)];
  // The chart cannot be made of states that do not exist.
  if (faults.length > 0) return faults;
  return [...wanderings(definition)];
}

function* namedThings(definition: ProcedureDefinition): Generator<DefinitionFault> {
  const { actions, fields, clocks, papers = {}, parties } = definition;
  const state = (where: string, path: string): DefinitionFault[] =>
    findState(definition, path) === undefined ? [{ where, what: `no state ${path}` }] : [];
  const action = (where: string, name: string): DefinitionFault[] =>
    actions[name] === undefined ? [{ where, what: `no action ${name}` }] : [];
  const field = (where: string, name: string): DefinitionFault[] =>
    fields[name] === undefined ? [{ where, what: `no field ${name}` }] : [];
  const party = (where: string, name: string): DefinitionFault[] =>
    name.startsWith('party:') && parties[name.slice(6)] === undefined
      ? [{ where, what: `no party ${name}` }]
      : [];

  if (!/^[a-z][A-Za-z0-9]*$/.test(definition.id)) yield { where: 'id', what: 'lower camel case' };
  if ([...definition.mark].length !== 1) yield { where: 'mark', what: 'one character' };
  if (definition.basis.length === 0) yield { where: 'basis', what: 'no legal basis' };
  yield* field('subject', definition.subject);
  yield* state('initial', definition.initial);
  yield* shapes(definition.states, '');
  if (!Object.values(actions).some((one) => one.from.length === 0)) {
    yield { where: 'actions', what: 'none files a matter' };
  }
  const expiries = new Set(Object.values(clocks).map((clock) => clock.onExpiry));
  for (const [name, one] of Object.entries(actions)) {
    const where = `actions.${name}`;
    for (const path of one.from) yield* state(where, path);
    for (const route of routesOf(one)) yield* state(where, route.to);
    const routes = routesOf(one);
    if (routes.length > 0 && routes.at(-1)!.when !== undefined) {
      yield { where, what: 'the last route has a condition' };
    }
    if (one.by.length === 0 && !expiries.has(name)) yield { where, what: 'nobody may do it' };
    for (const authority of one.by) yield* party(where, authority.where);
    for (const item of one.form ?? []) {
      yield* field(where, item.field);
      if (item.onlyIf !== undefined) yield* field(where, item.onlyIf.field);
    }
    for (const other of one.notAfterOwn ?? []) yield* action(where, other);
    for (const paper of one.papers ?? []) {
      if (papers[paper] === undefined) yield { where, what: `no paper ${paper}` };
    }
    if (one.joins !== undefined) yield* party(where, `party:${one.joins}`);
    if (one.assign !== null && typeof one.assign === 'object') {
      yield* field(where, one.assign.field);
    }
    for (const notice of one.notices ?? []) yield* party(where, notice.to.where);
  }
  for (const [name, clock] of Object.entries(clocks)) {
    const where = `clocks.${name}`;
    const named = [...clock.startsOn, ...clock.metBy, ...(clock.voidBy ?? [])];
    for (const one of named) yield* action(where, one);
    if (clock.startsOn.length === 0) yield { where, what: 'nothing starts it' };
    if (clock.onExpiry !== undefined) yield* action(where, clock.onExpiry);
    if (clock.extension !== undefined) yield* action(where, clock.extension.by);
    if (clock.triggerDay !== undefined) yield* field(where, clock.triggerDay);
    for (const path of clock.pausesIn ?? []) yield* state(where, path);
    yield* party(where, clock.waitsFor);
  }
  for (const authority of definition.readBy) yield* party('readBy', authority.where);
  for (const path of definition.publication?.states ?? []) yield* state('publication', path);
  for (const name of definition.publication?.fields ?? []) yield* field('publication', name);
}

function* shapes(
  states: Readonly<Record<string, StateNode>>,
  above: string,
): Generator<DefinitionFault> {
  for (const [name, node] of Object.entries(states)) {
    const where = `states.${above}${name}`;
    if (/[.:]/.test(name)) yield { where, what: 'a name without dots and colons' };
    if (node.states === undefined) continue;
    if (node.end === true) yield { where, what: 'an end has no states inside' };
    if (node.parallel !== true && node.states[node.initial ?? ''] === undefined) {
      yield { where, what: 'no initial state' };
    }
    yield* shapes(node.states, `${above}${name}.`);
  }
}

function* wanderings(definition: ProcedureDefinition): Generator<DefinitionFault> {
  const chart = chartOf(definition);
  const seen = new Map<string, StatePosition>();
  const waiting: StatePosition[] = [];
  const visit = (position: StatePosition): void => {
    const key = JSON.stringify(position);
    if (seen.has(key)) return;
    seen.set(key, position);
    waiting.push(position);
  };
  for (const one of Object.values(definition.actions)) {
    if (one.from.length > 0) continue;
    if (one.to === undefined) visit(chart.initial);
    for (const route of routesOf(one)) visit(entry(definition, route.to));
  }
  const reached = new Set<string>();
  for (let position = waiting.pop(); position !== undefined; position = waiting.pop()) {
    const leaves = chart.leaves(position);
    for (const leaf of leaves) reached.add(leaf);
    if (seen.size > MOST_POSITIONS) {
      yield { where: 'states', what: `more than ${MOST_POSITIONS} positions` };
      return;
    }
    let leadsOn = false;
    for (const [name, one] of Object.entries(definition.actions)) {
      for (const index of routesOf(one).keys()) {
        const after = chart.after(position, name, index);
        if (after === undefined) continue;
        if (JSON.stringify(after) !== JSON.stringify(position)) leadsOn = true;
        visit(after);
      }
    }
    const where = `states.${leaves.join('+')}`;
    if (!leadsOn && !chart.hasEnded(position)) yield { where, what: 'no way out, and no end' };
  }
  for (const leaf of leavesOf(definition.states, '')) {
    if (!reached.has(leaf)) yield { where: `states.${leaf}`, what: 'cannot be reached' };
  }
}

function* leavesOf(states: Readonly<Record<string, StateNode>>, above: string): Generator<string> {
  for (const [name, node] of Object.entries(states)) {
    if (node.states === undefined) yield above + name;
    else yield* leavesOf(node.states, `${above}${name}.`);
  }
}
