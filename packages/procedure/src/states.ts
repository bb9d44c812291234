import { createMachine, initialTransition, transition } from 'xstate';
import type { AnyStateMachine, StateValue, StateValueMap } from 'xstate';
import type { ActionDefinition, ProcedureDefinition, Route, StateNode } from './definition.ts';
import type { Words } from './words.ts';

/**
 * Where a matter is: the name of a state, or of a state with the states inside it. Plain JSON, as
 * state charts write it.
 */
export type StatePosition = StateValue;

/** The state chart of a definition. Pure: positions in, positions out. */
export interface StateChart {
  readonly initial: StatePosition;
  /** Position of a matter that begins in a state: inside it, and in all that holds at once with it. */
  enter(path: string): StatePosition;
  /**
   * The whole position of the innermost states named, completed by initial states where they leave
   * something open; undefined when they cannot hold at once or do not exist.
   */
  at(leaves: readonly string[]): StatePosition | undefined;
  /** Position after an action took a route, or undefined where it cannot be taken. */
  after(position: StatePosition, action: string, route: number): StatePosition | undefined;
  /** Paths of the innermost states, in order: `mediating.talks`. */
  leaves(position: StatePosition): readonly string[];
  /** Whether the matter is in the state or inside it. */
  isIn(position: StatePosition, path: string): boolean;
  /** Whether the whole matter has ended. */
  hasEnded(position: StatePosition): boolean;
}

/** Steps that a chart remembers. */
const MOST_KNOWN = 10_000;

const CHARTS = new WeakMap<ProcedureDefinition, StateChart>();

/** Routes of an action; an action that stays where it is has none. */
export function routesOf(action: ActionDefinition): readonly Route[] {
  if (action.to === undefined) return [];
  return typeof action.to === 'string' ? [{ to: action.to }] : action.to;
}

/** The state at a path, or undefined. */
export function findState(definition: ProcedureDefinition, path: string): StateNode | undefined {
  let states = definition.states as Readonly<Record<string, StateNode>> | undefined;
  let node: StateNode | undefined;
  for (const name of path.split('.')) {
    node = states?.[name];
    if (node === undefined) return undefined;
    states = node.states;
  }
  return node;
}

/** Titles of the innermost states, joined where several hold at once. */
export function titleOfPosition(definition: ProcedureDefinition, position: StatePosition): Words {
  const titles = chartOf(definition)
    .leaves(position)
    .map((path) => findState(definition, path)!.title);
  return {
    zh: titles.map((title) => title.zh).join('、'),
    en: titles.map((title) => title.en).join(', '),
  };
}

/** The state chart of a definition; made once. */
export function chartOf(definition: ProcedureDefinition): StateChart {
  let chart = CHARTS.get(definition);
  if (chart === undefined) {
    chart = makeChart(definition);
    CHARTS.set(definition, chart);
  }
  return chart;
}

function makeChart(definition: ProcedureDefinition): StateChart {
  const machine = toMachine(definition);
  const leaves = (position: StatePosition): string[] => leavesOf(position, '');
  const outside = initialTransition(machine)[0];
  const known = new Map<string, StatePosition | undefined>();
  const entered = new Map<string, StatePosition>();
  const enter = (path: string): StatePosition => {
    const before = entered.get(path);
    if (before !== undefined) return before;
    const position = transition(machine, outside, { type: enterEvent(path) })[0].value;
    entered.set(path, position);
    return position;
  };
  return {
    initial: enter(definition.initial),
    enter,
    at: (paths) => {
      if (paths.length === 0 || paths.some((path) => findState(definition, path) === undefined)) {
        return undefined;
      }
      const position = machine.resolveState({ value: nested(paths), context: undefined }).value;
      const whole = leaves(position);
      const holds = (path: string) =>
        whole.some((leaf) => leaf === path || leaf.startsWith(`${path}.`));
      return paths.every(holds) ? position : undefined;
    },
    after: (position, action, route) => {
      const type = eventName(action, route);
      // A definition has few positions, and matters by the hundred thousand stand in them.
      const key = `${type} ${JSON.stringify(position)}`;
      if (known.has(key)) return known.get(key);
      const present = machine.resolveState({ value: position, context: undefined });
      const next = present.can({ type })
        ? transition(machine, present, { type })[0].value
        : undefined;
      if (known.size < MOST_KNOWN) known.set(key, next);
      return next;
    },
    leaves,
    isIn: (position, path) =>
      leaves(position).some((leaf) => leaf === path || leaf.startsWith(`${path}.`)),
    // An ended machine takes no event; resolving it anew finds whether its states are final.
    hasEnded: (position) => leaves(position).every((leaf) => isFinal(definition, leaf)),
  };
}

/** A leaf that ends the whole matter: an end at the top, or inside a state that leads nowhere else. */
function isFinal(definition: ProcedureDefinition, leaf: string): boolean {
  if (findState(definition, leaf)?.end !== true) return false;
  const names = leaf.split('.');
  return names.slice(0, -1).every((_name, i) => {
    const above = findState(definition, names.slice(0, i + 1).join('.'));
    return above?.whenDone === undefined;
  });
}

/** Paths of the innermost states of a position, of whatever definition. */
export function leavesOf(position: StatePosition, above: string): string[] {
  if (typeof position === 'string') return [above + position];
  return Object.entries(position).flatMap(([name, inner]) =>
    inner === undefined ? [above + name] : leavesOrSelf(inner, `${above}${name}`),
  );
}

function leavesOrSelf(inner: StatePosition, path: string): string[] {
  return typeof inner === 'object' && Object.keys(inner).length === 0
    ? [path]
    : leavesOf(inner, `${path}.`);
}

/** Paths as the nested value that state charts write: `a.b` and `a.c` become { a: { b: {}, c: {} } }. */
function nested(paths: readonly string[]): StatePosition {
  const value: { [name: string]: StateValueMap } = {};
  for (const path of paths) {
    let at = value;
    for (const name of path.split('.')) at = (at[name] ??= {}) as typeof at;
  }
  return value;
}

/** Where a machine stands before a matter is filed; no state of a definition has such a name. */
const OUTSIDE = '$outside';

function enterEvent(path: string): string {
  return `${OUTSIDE}:${path}`;
}

function eventName(action: string, route: number): string {
  return `${action}:${route}`;
}

interface MachineNode {
  id: string;
  initial?: string;
  type?: 'parallel' | 'final';
  states?: Record<string, MachineNode>;
  on?: Record<string, string>;
  onDone?: string;
}

function toMachine(definition: ProcedureDefinition): AnyStateMachine {
  // A dot in a target would lead from the named state to one inside it.
  const idOf = (path: string) => path.replaceAll('.', '/');
  const nodes = new Map<string, MachineNode>();
  const node = (path: string, state: StateNode): MachineNode => {
    const made: MachineNode = { id: idOf(path) };
    nodes.set(path, made);
    if (state.end === true) made.type = 'final';
    if (state.whenDone !== undefined) made.onDone = `#${idOf(state.whenDone)}`;
    if (state.states !== undefined) {
      if (state.parallel === true) made.type = 'parallel';
      else if (state.initial !== undefined) made.initial = state.initial;
      made.states = inside(state.states, `${path}.`);
    }
    return made;
  };
  const inside = (
    states: Readonly<Record<string, StateNode>>,
    above: string,
  ): Record<string, MachineNode> =>
    Object.fromEntries(
      Object.entries(states).map(([name, state]) => [name, node(above + name, state)]),
    );
  const states = inside(definition.states, '');
  for (const [name, action] of Object.entries(definition.actions)) {
    for (const path of action.from) {
      const from = nodes.get(path);
      if (from === undefined) continue;
      from.on ??= {};
      for (const [index, route] of routesOf(action).entries()) {
        from.on[eventName(name, index)] = `#${idOf(route.to)}`;
      }
    }
  }
  const enter = [...nodes.keys()].map((path) => [enterEvent(path), `#${idOf(path)}`]);
  const outside: MachineNode = { id: OUTSIDE, on: Object.fromEntries(enter) };
  return createMachine({
    id: '$matter',
    initial: OUTSIDE,
    states: { ...states, [OUTSIDE]: outside },
  });
}
