import type { MatterDetail, ProcedureDescription } from '@zca/domain/matters';
import type { Grant } from '@zca/domain/identity';

/** One act that can be done in several of the chosen matters, each on its own. */
export interface TakingUp {
  readonly action: string;
  readonly title: ProcedureDescription['title'];
  readonly matters: readonly MatterDetail[];
}

/** Whether somebody holds a role in which matters are taken up by an act without a form. */
export function mayTakeUp(
  procedures: readonly ProcedureDescription[],
  grants: readonly Grant[],
): boolean {
  return procedures.some(({ actions }) =>
    actions.some(
      ({ takesUp, by }) =>
        takesUp && by.some((one) => grants.some(({ role }) => role === one.role)),
    ),
  );
}

/** What takes up some of the matters now, with those in which it is offered. */
export function takingsUp(
  matters: readonly MatterDetail[],
  procedures: readonly ProcedureDescription[],
): readonly TakingUp[] {
  const found = new Map<string, { title: TakingUp['title']; matters: MatterDetail[] }>();
  for (const matter of matters) {
    const procedure = procedures.find(({ id }) => id === matter.row.procedure);
    for (const { action, title, locked } of matter.offers) {
      const takesUp = procedure?.actions.some((each) => each.id === action && each.takesUp);
      if (locked !== null || takesUp !== true) continue;
      // Two procedures may call different things by one name.
      const key = `${action} ${title.zh}`;
      const known = found.get(key) ?? { title, matters: [] };
      known.matters.push(matter);
      found.set(key, known);
    }
  }
  return [...found].map(([key, { title, matters: offered }]) => ({
    action: key.slice(0, key.indexOf(' ')),
    title,
    matters: offered,
  }));
}
