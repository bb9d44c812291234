import { filingClue } from '@zca/domain/appraisal';
import { type Action, type Actor, covers, jurisdictionsOf } from '@zca/domain/identity';

/**
 * The districts and zones of which somebody may see clues: null for all by a grant for the whole city;
 * otherwise those of the offices for which a role was granted.
 */
export function areasWithin(actor: Actor, action: Action): readonly string[] | null {
  const held = jurisdictionsOf(actor, action);
  return held.includes(null) ? null : held.filter((office) => office !== null);
}

/** Whether somebody's roles let them take up a clue of an office, as the procedure says. */
export function mayTakeUp(actor: Actor, office: string | null): boolean {
  if (actor.kind !== 'person') return false;
  return actor.grants.some(
    ({ role, jurisdiction }) =>
      filingClue.actions.takeUp.by.some((authority) => authority.role === role) &&
      covers(jurisdiction, office),
  );
}
