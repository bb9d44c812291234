import { settle, voidOpen } from './advanceClocks.ts';
import type { ClockState } from './clock.ts';
import { platformAct } from './clockActs.ts';
import type { ProcedureDefinition } from './definition.ts';
import type { Act, Matter, Surroundings } from './matter.ts';
import { notBefore } from './moment.ts';
import type { DefinitionFault } from './soundness.ts';
import { chartOf, leavesOf, type StatePosition } from './states.ts';
import { reachedPositions } from './wanderings.ts';

/** Name of the act by which a running matter comes to a new version of its definition. */
export const MIGRATED = 'matter.migrated';

/**
 * The act that brings a matter to a definition from the version before it: its position by the
 * definition's `migration`, its values as they are. Clocks go on under the law with which they began;
 * those that the definition does not have any more become void, and new ones begin with their acts.
 *
 * @throws RangeError when the definition is none for this matter or has no place for its state
 */
export function migrate(
  definition: ProcedureDefinition,
  matter: Matter,
  around: Surroundings,
): Act {
  const from = `${matter.definition}@${matter.version}`;
  if (matter.definition !== definition.id || matter.version !== definition.migration?.from) {
    throw new RangeError(`${definition.id}@${definition.version} takes no matters of ${from}.`);
  }
  const position = migrated(definition, matter.position);
  if (position === undefined) {
    const state = JSON.stringify(matter.position);
    throw new RangeError(`${definition.id}@${definition.version} has no place for ${state}.`);
  }
  const at = notBefore(around, matter);
  const hasEnded = chartOf(definition).hasEnded(position);
  const clocks: Record<string, ClockState> = {};
  for (const [name, state] of Object.entries(matter.clocks)) {
    const clock = Object.hasOwn(definition.clocks, name) ? definition.clocks[name] : undefined;
    const isNeedless = clock === undefined || hasEnded;
    const after = isNeedless
      ? (voidOpen({ [name]: state }, at.now)[name] ?? state)
      : settle(definition, clock, state, position, at)!;
    if (after !== state) clocks[name] = after;
  }
  return {
    ...platformAct(definition, matter, at, MIGRATED, clocks),
    version: definition.version,
    position,
    hasEnded,
  };
}

/**
 * Positions of the version before in which a matter can be and for which a new version has no place.
 */
export function checkMigration(
  before: ProcedureDefinition,
  after: ProcedureDefinition,
): readonly DefinitionFault[] {
  if (before.id !== after.id || after.migration?.from !== before.version) {
    return [{ where: 'migration', what: `not from ${before.id}@${before.version}` }];
  }
  const faults: DefinitionFault[] = [];
  for (const { position } of reachedPositions(before)?.values() ?? []) {
    if (migrated(after, position) !== undefined) continue;
    const leaves = chartOf(before).leaves(position).join('+');
    faults.push({ where: `states.${leaves}`, what: 'has no place in the new version' });
  }
  return faults;
}

function migrated(
  definition: ProcedureDefinition,
  position: StatePosition,
): StatePosition | undefined {
  const chart = chartOf(definition);
  const leaves = leavesOf(position, '');
  return chart.at(leaves.map((leaf) => renamed(leaf, definition.migration?.states ?? {})));
}

/** The new path of a state: the longest part of its path that has been renamed decides. */
function renamed(leaf: string, names: Readonly<Record<string, string>>): string {
  const parts = leaf.split('.');
  for (let length = parts.length; length > 0; length--) {
    const to = names[parts.slice(0, length).join('.')];
    if (to !== undefined) return [to, ...parts.slice(length)].join('.');
  }
  return leaf;
}
