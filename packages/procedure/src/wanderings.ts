import type { ProcedureDefinition, StateNode } from './definition.ts';
import type { DefinitionFault } from './soundness.ts';
import { chartOf, routesOf, type StatePosition } from './states.ts';

/** More positions than this are a mistake of the definition. */
const MOST_POSITIONS = 5_000;

/** A position that can be reached, and where it leads. */
export interface Reached {
  readonly position: StatePosition;
  /** Keys of the positions that follow; `reachedPositions` has them. */
  readonly next: Set<string>;
}

/**
 * Every position in which a matter can be, whatever the conditions say, by its text; undefined when
 * there are too many.
 */
export function reachedPositions(
  definition: ProcedureDefinition,
): ReadonlyMap<string, Reached> | undefined {
  const chart = chartOf(definition);
  const seen = new Map<string, Reached>();
  const waiting: Reached[] = [];
  const visit = (position: StatePosition): string => {
    const key = JSON.stringify(position);
    if (!seen.has(key)) {
      const reached = { position, next: new Set<string>() };
      seen.set(key, reached);
      waiting.push(reached);
    }
    return key;
  };
  for (const one of Object.values(definition.actions)) {
    if (one.from.length > 0) continue;
    if (one.to === undefined) visit(chart.initial);
    for (const route of routesOf(one)) visit(chart.enter(route.to));
  }
  for (let reached = waiting.pop(); reached !== undefined; reached = waiting.pop()) {
    if (seen.size > MOST_POSITIONS) return undefined;
    const key = JSON.stringify(reached.position);
    for (const [name, one] of Object.entries(definition.actions)) {
      for (const index of routesOf(one).keys()) {
        const after = chart.after(reached.position, name, index);
        if (after === undefined) continue;
        const next = visit(after);
        if (next !== key) reached.next.add(next);
      }
    }
  }
  return seen;
}

/** States that cannot be reached, that lead nowhere, and circles that never come to an end. */
export function* wanderings(definition: ProcedureDefinition): Generator<DefinitionFault> {
  const chart = chartOf(definition);
  const reached = reachedPositions(definition);
  if (reached === undefined) {
    yield { where: 'states', what: `more than ${MOST_POSITIONS} positions` };
    return;
  }
  const seen = new Set<string>();
  const ends = new Set<string>();
  for (const [key, { position, next }] of reached) {
    const leaves = chart.leaves(position);
    for (const leaf of leaves) seen.add(leaf);
    if (chart.hasEnded(position)) ends.add(key);
    else if (next.size === 0) {
      yield { where: `states.${leaves.join('+')}`, what: 'no way out, and no end' };
    }
  }
  const all = [...leavesOf(definition.states, '')];
  for (const [leaf] of all) {
    if (!seen.has(leaf)) yield { where: `states.${leaf}`, what: 'cannot be reached' };
  }
  // A register may run for ever; what has an end must be able to come to it from everywhere.
  if (!all.some(([, node]) => node.end === true)) return;
  for (const key of never(reached, ends)) {
    const { position, next } = reached.get(key)!;
    if (next.size === 0) continue;
    yield { where: `states.${chart.leaves(position).join('+')}`, what: 'never comes to an end' };
  }
}

/** Positions from which no end can be reached. */
function never(reached: ReadonlyMap<string, Reached>, ends: ReadonlySet<string>): string[] {
  const before = new Map<string, string[]>();
  for (const [key, { next }] of reached) {
    for (const after of next) before.set(after, [...(before.get(after) ?? []), key]);
  }
  const good = new Set(ends);
  const waiting = [...ends];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const one of before.get(key) ?? []) {
      if (good.has(one)) continue;
      good.add(one);
      waiting.push(one);
    }
  }
  return [...reached.keys()].filter((key) => !good.has(key));
}

function* leavesOf(
  states: Readonly<Record<string, StateNode>>,
  above: string,
): Generator<readonly [string, StateNode]> {
  for (const [name, node] of Object.entries(states)) {
    if (node.states === undefined) yield [above + name, node];
    else yield* leavesOf(node.states, `${above}${name}.`);
  }
}
